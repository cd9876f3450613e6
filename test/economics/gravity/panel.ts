import { type Columns, columnsOf } from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';

export interface Panel {
  readonly columns: Columns;
  readonly exporter: number[];
  readonly importer: number[];
  readonly year: number[];
  readonly trade: number[];
  readonly x: number[];
  readonly z: number[];
}

/** A small panel of countries and years with two regressors, some zeros, and a part of its rows missing. */
export function panel(seed: number, countries: number, years: number, filled = 0.9, slope = 0.5): Panel {
  const random = seeded(seed);
  const own = Array.from({ length: countries * years * 2 + countries * countries }, () => random() * 2 - 1);
  const exporter: number[] = [];
  const importer: number[] = [];
  const year: number[] = [];
  const trade: number[] = [];
  const x: number[] = [];
  const z: number[] = [];
  for (let t = 0; t < years; t += 1) {
    for (let i = 0; i < countries; i += 1) {
      for (let j = 0; j < countries; j += 1) {
        if (random() > filled) continue;
        const one = random() < 0.4 ? 1 : 0;
        const other = random() * 2;
        const predictor =
          1 +
          slope * one -
          0.3 * other +
          (own[t * countries + i] as number) +
          (own[(years + t) * countries + j] as number) +
          (own[2 * years * countries + i * countries + j] as number);
        exporter.push(i);
        importer.push(j);
        year.push(2000 + t);
        x.push(one);
        z.push(other);
        trade.push(random() < 0.15 ? 0 : Math.exp(predictor) * (0.3 + 1.4 * random()));
      }
    }
  }
  const columns = columnsOf({
    exporter: exporter.map((i) => `c${i}`),
    importer: importer.map((j) => `c${j}`),
    year: Float64Array.from(year),
    trade: Float64Array.from(trade),
    x: Float64Array.from(x),
    z: Float64Array.from(z),
  });
  return { columns, exporter, importer, year, trade, x, z };
}
