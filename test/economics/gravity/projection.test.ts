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
});
