import type { Shape } from '../plan/shape.js';
import { type Dialect, greatest, least } from './dialect.js';

/** Where the columns of a shape's amounts and constants are. */
export interface Places {
  amount(name: string): string;
  /** the constant at a place, counted over the whole shape */
  constant(place: number): string;
}

/** Takes the constants of a shape one by one. */
class Reader {
  private place = 0;

  constructor(
    private readonly places: Places,
    private readonly dialect: Dialect,
  ) {}

  write(shape: Shape): string {
    switch (shape.kind) {
      case 'linear':
        return this.sum(shape.names);
      case 'sum':
        return shape.of.map((each) => this.write(each)).join(' + ');
      case 'below': {
        const [left, right, due] = [shape.left, shape.right, shape.due].map((each) => this.write(each));
        return `CASE WHEN ${left} < ${right} THEN ${due} ELSE 0 END`;
      }
      default: {
        return shape.of.map((each) => this.write(each)).reduce(shape.kind === 'least' ? least : greatest);
      }
    }
  }

  private sum(names: readonly string[]): string {
    const { wide } = this.dialect;
    const terms = names.map((name) => {
      const constant = this.places.constant(this.place);
      this.place += 1;
      return `${wide(constant)} * ${this.places.amount(name)}`;
    });
    return terms.length === 0 ? wide('0') : `(${terms.join(' + ')})`;
  }
}

/** A shape as an expression: its value before it is divided, or no value where an amount is lacking. */
export function shapeSql(shape: Shape, places: Places, names: readonly string[], dialect: Dialect): string {
  const whole = new Reader(places, dialect).write(shape);
  const plain = shape.kind === 'linear';
  if (plain) return whole;
  const lacking = [...new Set(names)].map((name) => `${places.amount(name)} IS NULL`).join(' OR ');
  const value = `(${whole})`;
  return lacking === '' ? value : `CASE WHEN ${lacking} THEN NULL ELSE ${value} END`;
}
