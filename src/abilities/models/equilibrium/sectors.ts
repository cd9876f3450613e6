import { basename } from 'node:path';
import { nearest, Problem } from '../../../base/index.js';
import { type SectorRegionResult, welfareTerms } from '../../../economics/index.js';
import type { Label } from '../../../law/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import { column, type Frame } from '../frame.js';
import type { EquilibriumModel } from './model.js';
import { type SolvedSectors, solveSectorTables } from './solveSectors.js';

type ModelName = 'caliendo-parro' | 'multi-sector';

const SOURCES = [
  {
    title:
      'Caliendo, L. and Parro, F. (2015), Estimates of the Trade and Welfare Effects of NAFTA, Review of Economic Studies 82(1)',
    locator: 'section 3, equations 10 to 15',
  },
  {
    title:
      'Costinot, A. and Rodríguez-Clare, A. (2014), Trade Theory with Numbers, Handbook of International Economics 4',
    locator: 'section 3',
  },
] as const;

const known = (value: number | undefined): number | null => value ?? null;

const countriesOf = (regions: readonly SectorRegionResult[]) =>
  regions.map(({ exports, imports, tariffRevenue, ...rest }) => ({
    ...rest,
    exports: known(exports),
    imports: known(imports),
    tariffRevenue: known(tariffRevenue),
  }));

/** The terms of one country's welfare, summed by sector and by partner. Throws Problem with the nearest names. */
function breakdownOf({ before, equilibrium, tables, change }: SolvedSectors, country: string) {
  const { regions, sectors } = tables;
  const region = regions.indexOf(country);
  if (region < 0) {
    throw new Problem(
      'invalidInput',
      `"${country}" is not a country of the trade table`,
      nearest(country, regions),
    );
  }
  const N = regions.length;
  const terms = welfareTerms(before, equilibrium, region, change.tradeCosts);
  const sum = (of: (cell: number) => boolean) => {
    const total = { termsOfTrade: 0, volumeOfTrade: 0, tradeCosts: 0 };
    for (let cell = 0; cell < terms.termsOfTrade.length; cell++) {
      if (!of(cell)) continue;
      total.termsOfTrade += terms.termsOfTrade[cell] as number;
      total.volumeOfTrade += terms.volumeOfTrade[cell] as number;
      total.tradeCosts += terms.tradeCosts[cell] as number;
    }
    return total;
  };
  return {
    country,
    sectors: sectors.map((id, j) => ({ id, ...sum((cell) => Math.floor(cell / N) === j) })),
    partners: regions.map((id, i) => ({ id, ...sum((cell) => cell % N === i) })),
  };
}

function tradeFrame({ before, equilibrium, tables }: SolvedSectors): Frame {
  const { regions, sectors } = tables;
  const N = regions.length;
  return {
    sector: (row) => sectors[Math.floor(row / (N * N))] as string,
    exporter: (row) => regions[row % N] as string,
    importer: (row) => regions[Math.floor(row / N) % N] as string,
    trade: column(before.trade),
    tradeNew: column(equilibrium.trade),
    tariff: column(before.tariffs),
    tariffNew: column(equilibrium.tariffs),
  };
}

/** Below this the accounts count as balanced; numbers in a table are rounded. */
const ROUNDED = 1e-6;

function notesOf(solved: SolvedSectors, request: EquilibriumRequest): Label[] {
  const { imbalance, dutyFree, capped, tariffCeiling, change } = solved;
  const notes: Label[] = [];
  if (imbalance > ROUNDED) {
    const percent = (100 * Math.expm1(imbalance)).toPrecision(2);
    notes.push({
      en: `uses and supplies of the accounts differ by up to ${percent} %: the base is their equilibrium at the same tariffs and deficits, found first`,
      ja: `勘定の使用と供給に最大${percent}%の差があるため、先に同じ関税・赤字での均衡を求めて基準とした`,
    });
  }
  if (dutyFree.length > 0) {
    notes.push({
      en: `tariffs set to zero in ${dutyFree.join(', ')}`,
      ja: `関税をゼロとした部門：${dutyFree.join('、')}`,
    });
  }
  if (capped.length > 0) {
    const ceiling = 100 * tariffCeiling;
    notes.push({
      en: `tariffs above ${ceiling} % lowered to it: ${capped.length}; the JSON lists each`,
      ja: `${ceiling}%を超える関税${capped.length}件を${ceiling}%に引き下げた（一覧は JSON）`,
    });
  }
  if (change.tariffs === undefined && change.tradeCosts === undefined && request.closure !== 'removed') {
    notes.push({
      en: 'neither new tariffs nor a shock are given: everything stays as it is',
      ja: '新しい関税も変化も指定されていないため、すべて元のまま',
    });
  }
  return notes;
}

const answerOf = (model: ModelName, request: EquilibriumRequest, solved: SolvedSectors) => {
  const { regions, convergence, equilibrium, imbalance, tables, capped, tariffCeiling, dutyFree } = solved;
  const { closure = 'additive', removeDeficits = false, breakdown } = request;
  return {
    model,
    file: basename(request.file),
    closure: removeDeficits ? 'balanced' : closure,
    countries: countriesOf(regions),
    sectors: tables.sectors.map((id, j) => ({ id, elasticity: tables.elasticities[j] as number })),
    ...convergence,
    walras: equilibrium.walras,
    tradeBalance: equilibrium.tradeBalance,
    imbalance,
    tariffCeiling: Number.isFinite(tariffCeiling) ? tariffCeiling : null,
    capped: [...capped],
    dutyFree: [...dutyFree],
    ...(breakdown !== undefined && { breakdown: breakdownOf(solved, breakdown) }),
    notes: notesOf(solved, request),
    citations: SOURCES,
  };
};

const COMMON = [
  'shock',
  'where',
  'columns',
  'tariffs',
  'elasticity',
  'elasticities',
  'elasticitySet',
  'deficits',
  'closure',
  'removeDeficits',
  'tariffCeiling',
  'services',
  'dutiesIncluded',
  'breakdown',
  'tolerance',
  'table',
] as const satisfies readonly (keyof EquilibriumRequest)[];

function sectorModel(
  model: ModelName,
  takes: readonly (keyof EquilibriumRequest)[],
  check: (request: EquilibriumRequest) => void = () => {},
): EquilibriumModel {
  return {
    takes: [...COMMON, ...takes],
    async solve(request, signal) {
      check(request);
      const { closure, removeDeficits = false } = request;
      const twice = removeDeficits && closure === 'removed';
      if (twice || closure === 'multiplicative') {
        const why = twice
          ? 'deficits are to be removed both before the change and with it'
          : `the model ${model} has no multiplicative deficits`;
        throw new Problem('usage', why, [
          '--closure additive holds them, in terms of world income',
          '--closure balanced closes them before the change, as --remove-deficits does',
          '--closure removed closes them with the change',
        ]);
      }
      const solved = await solveSectorTables(request, signal);
      return {
        answer: answerOf(model, request, solved),
        trade: { frame: tradeFrame(solved), rows: solved.equilibrium.trade.length },
      };
    },
  };
}

/** Caliendo and Parro (2015), with input–output linkages. */
export const caliendoParroModel = sectorModel(
  'caliendo-parro',
  ['inputs', 'valueAdded', 'finalUse'],
  ({ inputs }) => {
    if (inputs !== undefined) return;
    throw new Problem('usage', 'the model caliendo-parro needs an input–output table', [
      '--inputs inputs.csv, a row a region, using sector and input',
      '--model multi-sector, which has none',
    ]);
  },
);

/** The same without intermediates: all of a sector's output is value added. */
export const multiSectorModel = sectorModel('multi-sector', []);
