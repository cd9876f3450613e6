import { describe, expect, it } from 'vitest';
import { columnsOf, estimateGravity } from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';

/** Exporter, importer, year and how many rows: so sparse that two of the three sets of effects span the third. */
const CELLS = [
  '1 5 0 4, 4 3 0 3, 4 5 0 2, 7 1 0 3, 7 3 0 3, 0 6 1 4, 1 5 1 4',
  '2 1 1 3, 2 5 1 2, 2 6 1 3, 4 1 1 4, 5 3 1 2, 5 6 1 2, 7 4 1 4',
]
  .join(', ')
  .split(', ')
  .flatMap((cell) => {
    const [exporter, importer, year, rows] = cell.split(' ').map(Number) as [number, number, number, number];
    return Array.from({ length: rows }, () => ({ exporter, importer, year }));
  });

describe('the projection on sets of effects that span each other', () => {
  it.each([false, true])('takes what rounding leaves for nothing (plain: %s)', (plain) => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seeded(seed);
      const columns = columnsOf({
        exporter: CELLS.map(({ exporter }) => exporter),
        importer: CELLS.map(({ importer }) => importer),
        year: CELLS.map(({ year }) => year),
        x: CELLS.map(() => Math.round(100 * random())),
        trade: CELLS.map(() => Math.exp(14 * random() - 7)),
      });
      const formula = 'trade ~ x | exporter^year + importer^year + exporter^importer';
      const { observations, coefficients } = estimateGravity(columns, formula, { plain });
      expect(observations).toBe(43);
      expect(coefficients[0]?.standardErrors.none).toBeGreaterThan(0);
    }
  });

  it('leaves values of the effects that add up to the linear predictor', () => {
    const codesOf = (keys: readonly string[]): number[] => {
      const places = new Map<string, number>();
      return keys.map((key) => places.get(key) ?? places.set(key, places.size).size - 1);
    };
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seeded(seed);
      const cells = Array.from({ length: 7 * 7 * 3 }, (_, cell) => ({
        exporter: cell % 7,
        importer: Math.floor(cell / 7) % 7,
        year: Math.floor(cell / 49),
        times: random() < 0.35 ? 1 + Math.floor(4 * random()) : 0,
      })).flatMap(({ times, ...cell }) => Array.from({ length: times }, () => cell));
      const columns = {
        exporter: cells.map(({ exporter }) => exporter),
        importer: cells.map(({ importer }) => importer),
        year: cells.map(({ year }) => year),
        x: cells.map(() => Math.round(100 * random())),
        trade: cells.map(() => Math.exp(14 * random() - 7)),
      };
      const found = estimateGravity(
        columnsOf(columns),
        'trade ~ x | exporter^year + importer^year + exporter^importer',
        { effects: true, keepSingletons: true },
      );
      const codes = [
        codesOf(cells.map(({ exporter, year }) => `${exporter} ${year}`)),
        codesOf(cells.map(({ importer, year }) => `${importer} ${year}`)),
        codesOf(cells.map(({ exporter, importer }) => `${exporter} ${importer}`)),
      ];
      columns.x.forEach((x, row) => {
        const effects = codes.map(
          (code, set) => found.effectEstimates?.[set]?.values[code[row] as number] ?? 0,
        );
        const sum = (found.coefficients[0]?.estimate as number) * x + effects.reduce((a, b) => a + b);
        expect(Math.abs(sum - (found.linearPredictor[row] as number))).toBeLessThan(1e-7);
      });
    }
  });
});
