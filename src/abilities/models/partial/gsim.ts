import { gsim, gsimLinear, type IndustryResult } from '../../../economics/index.js';
import { readIndustries } from './readIndustries.js';
import type { MarketFields } from './rows.js';
import { type Model, type ModelQuestion, sum, tariffNotes } from './solved.js';

const SUMMED = ['producerSurplus', 'consumerSurplus', 'revenueChange', 'subsidyChange', 'net'] as const;
const BY_COUNTRY = ['price', 'producerPrice', 'output', 'compositePrice', ...SUMMED] as const;

/** Where the parts of each line begin. */
function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, i) => {
    starts[i + 1] = (starts[i] as number) + size;
  });
  return starts;
}

/** GSIM on a table: the trade of an industry by exporter and importer, sales at home included where the table has them. */
export const gsimModel: Model = {
  required: ['source', 'importer', 'value', 'tariff', 'tariff_new'],
  sources: [
    {
      title: 'Francois, J. and Hall, H. K. (2003), Global Simulation Analysis of Industry-Level Trade Policy',
      locator: 'version 3.0, 21 April 2003',
    },
  ],
  solve(table: MarketFields, question: ModelQuestion) {
    const read = readIndustries(table, question);
    const solve: (industry: (typeof read)[number]['industry']) => IndustryResult =
      question.solution === 'linear' ? gsimLinear : gsim;
    const results = read.map(({ industry }) => solve(industry));
    const countryStarts = startsOf(read.map(({ industry }) => industry.countries.length));
    const pairStarts = startsOf(read.map(({ pairs }) => pairs.length));
    const within = (starts: Int32Array): Int32Array => {
      const lineOf = new Int32Array(starts.at(-1) as number);
      for (let line = 0; line < read.length; line += 1) {
        lineOf.fill(line, starts[line] as number, starts[line + 1] as number);
      }
      return lineOf;
    };
    const lineOfCountry = within(countryStarts);
    const lineOfPair = within(pairStarts);
    const ofCountry =
      (name: (typeof BY_COUNTRY)[number]) =>
      (row: number): number => {
        const line = lineOfCountry[row] as number;
        return results[line]?.[name][row - (countryStarts[line] as number)] as number;
      };
    const cellOf = (row: number): { line: number; cell: number; n: number } => {
      const line = lineOfPair[row] as number;
      const one = read[line] as (typeof read)[number];
      return {
        line,
        cell: one.pairs[row - (pairStarts[line] as number)] as number,
        n: one.industry.countries.length,
      };
    };
    const ofPair =
      (name: 'value' | 'tariff' | 'newTariff') =>
      (row: number): number => {
        const { line, cell } = cellOf(row);
        return read[line]?.industry[name][cell] as number;
      };
    const ofResult =
      (name: 'newValue' | 'quantity') =>
      (row: number): number => {
        const { line, cell } = cellOf(row);
        return results[line]?.[name][cell] as number;
      };
    const countryAt = (line: number, place: number): string => read[line]?.industry.countries[place] ?? '';
    const flows = {
      exporter: (row: number) => {
        const { line, cell, n } = cellOf(row);
        return countryAt(line, Math.floor(cell / n));
      },
      importer: (row: number) => {
        const { line, cell, n } = cellOf(row);
        return countryAt(line, cell % n);
      },
      value: ofPair('value'),
      newValue: ofResult('newValue'),
      tariff: ofPair('tariff'),
      newTariff: ofPair('newTariff'),
      quantityRatio: ofResult('quantity'),
    };
    const add = (cells: Float64Array | undefined): number => (cells ? sum(cells) : 0);
    const lineSums: Record<string, (line: number) => number> = {
      value: (line) => add(read[line]?.industry.value),
      newValue: (line) => add(results[line]?.newValue),
      ...Object.fromEntries(SUMMED.map((name) => [name, (line: number) => add(results[line]?.[name])])),
    };
    const lines = read.map((_, line) => line);
    const name = (line: number): string | null => read[line]?.line ?? null;
    const most = (of: (result: IndustryResult) => number): number =>
      results.reduce((largest, result) => Math.max(largest, of(result)), 0);
    return {
      lines: { line: name, ...lineSums },
      count: read.length,
      parts: {
        countries: {
          frame: {
            country: (row) => {
              const line = lineOfCountry[row] as number;
              return countryAt(line, row - (countryStarts[line] as number));
            },
            ...Object.fromEntries(BY_COUNTRY.map((each) => [each, ofCountry(each)])),
          },
          starts: countryStarts,
        },
        flows: { frame: flows, starts: pairStarts },
      },
      table: {
        frame: { line: (row) => name(lineOfPair[row] as number), ...flows },
        rows: lineOfPair.length,
      },
      totals: Object.fromEntries(
        Object.entries(lineSums).map(([measure, of]) => [
          measure,
          lines.reduce((total, line) => total + of(line), 0),
        ]),
      ),
      convergence: {
        iterations: most(({ convergence }) => convergence.iterations),
        residual: most(({ convergence }) => convergence.residual),
        tolerance: most(({ convergence }) => convergence.tolerance),
        converged: true,
      },
      notes: tariffNotes(question, ...read.flatMap(({ industry }) => [industry.tariff, industry.newTariff])),
    };
  },
};
