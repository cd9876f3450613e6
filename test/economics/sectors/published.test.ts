import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { solveSectorTables } from '../../../src/abilities/models/equilibrium/solveSectors.js';
import { sectorCounterfactual, tablesFromShares } from '../../../src/economics/index.js';

const MODELS = fileURLToPath(new URL('../../../../shared/data/models/cp2015/', import.meta.url));
const FLOWS = fileURLToPath(new URL('../../../../shared/data/trade/oecd-icio-2022/', import.meta.url));
const PRESENT = existsSync(MODELS);
const FLOWS_PRESENT = existsSync(FLOWS);
if (!PRESENT) console.warn('skipped: ../shared/data/models/cp2015 is missing, Table 2 is not compared');
if (!FLOWS_PRESENT)
  console.warn('skipped: ../shared/data/trade/oecd-icio-2022 is missing, the flows are not run');

const prepared = {
  file: `${MODELS}prepared_trade.csv.gz`,
  elasticities: `${MODELS}prepared_theta.csv.gz`,
  inputs: `${MODELS}prepared_intermediate_consumption.csv.gz`,
  valueAdded: `${MODELS}prepared_value_added.csv.gz`,
  finalUse: `${MODELS}prepared_final_consumption.csv.gz`,
  deficits: `${MODELS}prepared_deficit.csv.gz`,
};

/** The paper's figures are rounded to two decimals; a figure that rounds to it agrees. */
const agrees = (ours: number, published: string) =>
  expect(Math.abs(ours - Number(published))).toBeLessThanOrEqual(0.005 + 1e-12);

describe.skipIf(!PRESENT)('Table 2 of Caliendo and Parro (2015)', () => {
  const published = PRESENT
    ? readFileSync(`${MODELS}expected_table2.csv`, 'utf8').trim().split('\n').slice(1)
    : [];

  it.each(['zero_aggregate_deficit', 'with_aggregate_deficits'])(
    '%s, to the last decimal',
    async (scenario) => {
      const removeDeficits = scenario === 'zero_aggregate_deficit';
      const { regions, equilibrium, convergence } = await solveSectorTables({ ...prepared, removeDeficits });
      let compared = 0;
      for (const line of published) {
        const [of, country, terms, volume, welfare, realWage] = line.trim().split(',');
        if (of !== scenario) continue;
        const region = regions.find(({ id }) => id === country);
        if (!region) throw new Error(`${country} is missing`);
        agrees(region.termsOfTrade, terms as string);
        agrees(region.volumeOfTrade, volume as string);
        agrees(region.welfare, welfare as string);
        agrees(100 * (region.realWage - 1), realWage as string);
        compared += 1;
      }
      expect(compared).toBe(3);
      expect(convergence.residual).toBeLessThanOrEqual(1e-10);
      expect(equilibrium.walras).toBeLessThan(1e-10);
    },
  );

  it('follows from the authors’ own files of shares as from the prepared tables', async () => {
    const numbers = (file: string) =>
      Float64Array.from(
        gunzipSync(readFileSync(`${MODELS}${file}.txt.gz`))
          .toString()
          .trim()
          .split(/\s+/),
        Number,
      );
    const { regions, sectors } = JSON.parse(readFileSync(`${MODELS}sets.json`, 'utf8')) as {
      regions: string[];
      sectors: string[];
    };
    const N = regions.length;
    const J = sectors.length;
    const wide = (values: Float64Array, length: number, unit: number, rest = 0) =>
      Float64Array.from({ length }, (_, place) =>
        place < values.length ? (values[place] as number) * unit : rest,
      );
    const tariffs = wide(numbers('tariffs1993'), J * N * N, 0.01);
    const later = wide(numbers('tariffs2005'), J * N * N, 0.01);
    const members = new Set(['Canada', 'Mexico', 'USA'].map((name) => regions.indexOf(name)));
    const tables = tablesFromShares({
      regions,
      sectors,
      output: numbers('GO'),
      valueAddedShares: numbers('B'),
      inputShares: numbers('IO'),
      trade: wide(numbers('xbilat1993'), J * N * N, 1000),
      tariffs,
      elasticities: wide(numbers('T'), J, 1, 8.22),
    });
    const among = (cell: number) => members.has(cell % N) && members.has(Math.floor(cell / N) % N);
    const fromShares = sectorCounterfactual(tables, {
      removeDeficits: true,
      tariffs: tariffs.map((rate, cell) => (among(cell) ? (later[cell] as number) : rate)),
    });
    const fromTables = await solveSectorTables({ ...prepared, removeDeficits: true });
    for (const region of fromTables.regions) {
      const other = fromShares.regions.find(({ id }) => id === region.id);
      expect(other?.welfare).toBeCloseTo(region.welfare, 4);
      expect(other?.realIncome).toBeCloseTo(region.realIncome, 6);
    }
  });
});

describe.skipIf(!FLOWS_PRESENT)('81 economies and 28 sectors without input–output tables', () => {
  const question = {
    file: `${FLOWS}icio_2022_81x81x28.csv.gz`,
    elasticities: `${FLOWS}sectors.csv`,
    elasticitySet: 'CP',
    columns: ['value=value_musd', 'tariff=applied_tariff'],
  };

  it('sets tariffs on services to zero, caps the outliers and lists each of them', async () => {
    const { capped, dutyFree, tariffCeiling, regions } = await solveSectorTables(question);
    expect(dutyFree).toEqual(['28']);
    expect(tariffCeiling).toBe(0.5);
    expect(capped).toHaveLength(405);
    expect(new Set(capped.map(({ sector }) => sector))).toEqual(new Set(['9']));
    expect(capped.find(({ exporter, importer }) => exporter === 'JPN' && importer === 'USA')?.tariff).toBe(
      0.91328,
    );
    expect(regions).toHaveLength(81);
    for (const { realIncome } of regions) expect(realIncome).toBe(1);
  });

  it('answers what it costs when goods of the U.S. and Japan trade free of duty, whatever the set', async () => {
    for (const set of ['CP', 'U4']) {
      const shock = fileURLToPath(new URL('./free.csv', import.meta.url));
      const { regions, equilibrium } = await solveSectorTables({ ...question, elasticitySet: set, shock });
      const of = (id: string) => regions.find((region) => region.id === id)?.realIncome as number;
      expect(equilibrium.walras).toBeLessThan(1e-10);
      expect(of('JPN')).toBeGreaterThan(1);
      expect(Math.abs(of('DEU') - 1)).toBeLessThan(1e-3);
    }
  });

  it('knows no set of another name', async () => {
    await expect(solveSectorTables({ ...question, elasticitySet: 'CPP' })).rejects.toMatchObject({
      kind: 'invalidInput',
      suggestions: ['CP'],
    });
  });
});
