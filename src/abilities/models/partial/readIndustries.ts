import { Problem } from '../../../base/index.js';
import type { Industry } from '../../../economics/index.js';
import { elasticities, ofGroups } from '../elasticity.js';
import { type MarketField, type MarketFields, namesIn, ratesOf } from './rows.js';
import type { ModelQuestion } from './solved.js';

/** One industry of a table, with the rows it has: pairs of countries. */
export interface ReadIndustry {
  readonly line: string | null;
  readonly industry: Industry;
  /** the pairs that the table has, as cells of the matrices */
  readonly pairs: Int32Array;
}

const ELASTICITIES = [
  {
    key: 'demandElasticity',
    field: 'import_demand_elasticity',
    what: 'the elasticity of demand for the composite good',
    option: '--import-demand-elasticity',
    of: 'importer',
  },
  {
    key: 'substitutionElasticity',
    field: 'substitution_elasticity',
    what: 'the elasticity of substitution',
    option: '--substitution-elasticity',
    of: 'importer',
  },
  {
    key: 'supplyElasticity',
    field: 'supply_elasticity',
    what: 'the elasticity of supply',
    option: '--supply-elasticity',
    of: 'exporter',
  },
] as const;

const OPTIONS = {
  demandElasticity: 'importDemandElasticity',
  substitutionElasticity: 'substitutionElasticity',
  supplyElasticity: 'supplyElasticity',
} as const;

const NEUTRAL = { demandElasticity: 0, substitutionElasticity: 2, supplyElasticity: 0 } as const;

/**
 * Groups the rows of a table into industries, one a line, each a matrix of all countries that stand in it. A country that only
 * sells or only buys needs no elasticity of the other kind. Throws Problem `invalidInput` for a pair that stands twice, and
 * where the rows of a country do not agree.
 */
export function readIndustries(table: MarketFields, question: ModelQuestion): readonly ReadIndustry[] {
  const line = namesIn(table, 'line');
  const exporter = namesIn(table, 'source');
  const importer = namesIn(table, 'importer');
  const cells = {
    value: table.numbers('value'),
    tariff: ratesOf(table, 'tariff', question.tariffs),
    newTariff: ratesOf(table, 'tariff_new', question.tariffs),
  };
  const given = ELASTICITIES.map(({ key, field, what, option }) =>
    elasticities(table, { field, what, option, text: question[OPTIONS[key]] }),
  );
  const rates = (field: MarketField): Float64Array | undefined =>
    table.has(field)
      ? ratesOf(table, field, question.tariffs).map((rate) => (Number.isNaN(rate) ? 0 : rate))
      : undefined;
  const subsidy = rates('subsidy');
  const newSubsidy = rates('subsidy_new') ?? subsidy;
  const rowsOfLine: number[][] = line.levels.map(() => []);
  line.codes.forEach((code, row) => {
    rowsOfLine[code]?.push(row);
  });
  return rowsOfLine.map((rows, at) => {
    const exporterName = (row: number): string => exporter.levels[exporter.codes[row] as number] ?? '';
    const importerName = (row: number): string => importer.levels[importer.codes[row] as number] ?? '';
    const countries = [...new Set(rows.flatMap((row) => [exporterName(row), importerName(row)]))].sort();
    const place = new Map(countries.map((country, i) => [country, i]));
    const n = countries.length;
    const seller = Int32Array.from(rows, (row) => place.get(exporterName(row)) as number);
    const buyer = Int32Array.from(rows, (row) => place.get(importerName(row)) as number);
    const pairs = seller.map((r, i) => r * n + (buyer[i] as number));
    const seen = new Map<number, number>();
    pairs.forEach((pair, i) => {
      const row = rows[i] as number;
      const before = seen.get(pair);
      if (before !== undefined) {
        throw new Problem(
          'invalidInput',
          `${exporterName(row)} to ${importerName(row)} stands twice, in rows ${table.place(before)} and ${table.place(row)}`,
          ['add up the rows of a pair, or give the file a column for the line'],
        );
      }
      seen.set(pair, row);
    });
    const matrix = (column: Float64Array): Float64Array => {
      const filled = new Float64Array(n * n);
      pairs.forEach((pair, i) => {
        filled[pair] = column[rows[i] as number] as number;
      });
      return filled;
    };
    const vector = (
      column: Float64Array,
      of: 'exporter' | 'importer',
      what: string,
      otherwise: number,
    ): Float64Array => {
      const groups = of === 'exporter' ? seller : buyer;
      const own = Float64Array.from(rows, (row) => column[row] as number);
      const values = ofGroups(own, groups, n, (a, b) => {
        const [first, second] = [table.place(rows[a] as number), table.place(rows[b] as number)];
        return `${what} of ${countries[groups[a] as number]} is not one number in rows ${first} and ${second}`;
      });
      const standing = new Set(groups);
      return values.map((value, country) => (standing.has(country) ? value : otherwise));
    };
    const [demandElasticity, substitutionElasticity, supplyElasticity] = ELASTICITIES.map(
      ({ key, what, of }, i) => vector(given[i] as Float64Array, of, what, NEUTRAL[key]),
    ) as [Float64Array, Float64Array, Float64Array];
    const ofLine = line.levels[at] == null ? '' : ` of line ${line.levels[at]}`;
    return {
      line: line.levels[at] ?? null,
      pairs,
      industry: {
        countries,
        names: {
          whole: `the world market${ofLine}`,
          country: (one) => `${countries[one]}${ofLine}`,
          pair: (cell) => {
            const flow = `${countries[Math.floor(cell / n)]} to ${countries[cell % n]}${ofLine}`;
            const row = seen.get(cell);
            return row === undefined ? flow : `row ${table.place(row)} (${flow})`;
          },
        },
        value: matrix(cells.value),
        tariff: matrix(cells.tariff),
        newTariff: matrix(cells.newTariff),
        demandElasticity,
        substitutionElasticity,
        supplyElasticity,
        ...(subsidy && { subsidy: vector(subsidy, 'exporter', 'the subsidy', 0) }),
        ...(newSubsidy && { newSubsidy: vector(newSubsidy, 'exporter', 'the new subsidy', 0) }),
      },
    };
  });
}
