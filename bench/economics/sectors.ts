import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSectors } from '../../src/abilities/models/equilibrium/readSectors.js';
import {
  economyOf,
  ruledTariffs,
  sectorCounterfactual,
  settle,
  solveSectors,
  tablesFromLong,
} from '../../src/economics/index.js';
import { medianSeconds } from '../measure.js';
import type { Timing } from './row.js';

const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Times of the multi-sector model: 31 regions × 40 sectors with inputs, 81 × 28 without. */
export async function sectors(): Promise<readonly Timing[]> {
  return [...(await nafta()), ...(await unitedStatesAndJapan())];
}

async function nafta(): Promise<Timing[]> {
  const folder = `${SHARED}models/cp2015/`;
  if (!existsSync(folder)) return [];
  const { long } = await readSectors(
    {
      file: `${folder}prepared_trade.csv.gz`,
      elasticities: `${folder}prepared_theta.csv.gz`,
      inputs: `${folder}prepared_intermediate_consumption.csv.gz`,
      valueAdded: `${folder}prepared_value_added.csv.gz`,
      finalUse: `${folder}prepared_final_consumption.csv.gz`,
    },
    undefined,
  );
  const { tables, change } = tablesFromLong(long);
  const none = new Float64Array(tables.regions.length);
  const base = settle(economyOf(tables), none).economy;
  const one = solveSectors(base, change);
  const whole = sectorCounterfactual(tables, { ...change, removeDeficits: true });
  const found = ({ iterations, residual }: { iterations: number; residual: number }) =>
    `${iterations} iterations, residual ${residual.toExponential(1)}`;
  return [
    {
      what: 'Caliendo–Parro 31 × 40 at 1e-10, one equilibrium from the base in balance',
      seconds: medianSeconds(() => solveSectors(base, change), 15),
      toBeat: 0.25,
      found: found(one.convergence),
    },
    {
      what: 'the same from the accounts: shares, deficits removed, NAFTA, welfare decomposed',
      seconds: medianSeconds(() => sectorCounterfactual(tables, { ...change, removeDeficits: true }), 15),
      toBeat: 0.25,
      found: `${found(whole.convergence)}, Mexico ${whole.regions.find(({ id }) => id === 'Mexico')?.welfare.toFixed(2)} %`,
    },
  ];
}

async function unitedStatesAndJapan(): Promise<Timing[]> {
  const folder = `${SHARED}trade/oecd-icio-2022/`;
  if (!existsSync(folder)) return [];
  const { long, services } = await readSectors(
    {
      file: `${folder}icio_2022_81x81x28.csv.gz`,
      elasticities: `${folder}sectors.csv`,
      elasticitySet: 'CP',
      columns: ['value=value_musd', 'tariff=applied_tariff'],
    },
    undefined,
  );
  const read = tablesFromLong(long).tables;
  const rule = { ceiling: 0.5, dutyFree: services };
  const tables = { ...read, tariffs: ruledTariffs(read, read.tariffs, rule).tariffs };
  const N = tables.regions.length;
  const pair = new Set([tables.regions.indexOf('USA'), tables.regions.indexOf('JPN')]);
  const tariffs = tables.tariffs.map((rate, cell) =>
    pair.has(cell % N) && pair.has(Math.floor(cell / N) % N) ? 0 : rate,
  );
  const economy = economyOf(tables);
  const one = solveSectors(economy, { tariffs });
  return [
    {
      what: 'ICIO 81 × 28 without input–output tables at 1e-10, U.S.–Japan tariffs to zero, one equilibrium',
      seconds: medianSeconds(() => solveSectors(economy, { tariffs }), 15),
      found: `${one.convergence.iterations} iterations, residual ${one.convergence.residual.toExponential(1)}`,
    },
    {
      what: 'the same from the accounts, welfare decomposed',
      seconds: medianSeconds(() => sectorCounterfactual(tables, { tariffs }), 7),
    },
  ];
}
