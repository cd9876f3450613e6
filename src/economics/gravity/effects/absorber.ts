import { invertCholesky } from '../../numeric/cholesky.js';
import {
  ConjugateGradient,
  type GradientOptions,
  type GradientReport,
} from '../../numeric/conjugateGradient.js';
import { gramOf, weightedProduct } from '../gram.js';
import { DirectEffects } from './direct.js';
import type { Layout } from './layout.js';

const AT_ONCE: GradientReport = { iterations: 0, residual: 0, converged: true };

/**
 * Weighted projection on fixed effects. The effects that are eliminated exactly leave, for the values d of the others,
 * the system P'W Q P d = P'W Q v (P the indicators, W the weights, Q what the exact projection leaves), which is solved by
 * conjugate gradients. Columns are in the order of the layout.
 */
export class Absorber {
  readonly direct: DirectEffects;
  /** sums of weights of the iterated levels */
  readonly diagonal: Float64Array;
  private weights: Float64Array = new Float64Array(0);
  private readonly gradient: ConjugateGradient;
  private readonly right: Float64Array;
  readonly work: Float64Array;

  constructor(readonly layout: Layout) {
    this.direct = new DirectEffects(layout);
    this.diagonal = new Float64Array(layout.iteratedCount);
    this.right = new Float64Array(layout.iteratedCount);
    this.gradient = new ConjugateGradient(layout.iteratedCount);
    this.work = new Float64Array(layout.rows);
  }

  /** Takes the weights of the rows; they are read again by every projection. */
  weigh(weights: Float64Array): void {
    this.weights = weights;
    this.direct.weigh(weights);
    this.diagonal.fill(0);
    for (const { codes, offset } of this.layout.iterated) {
      const { diagonal } = this;
      for (let row = 0; row < codes.length; row += 1) {
        const place = offset + (codes[row] as number);
        diagonal[place] = (diagonal[place] as number) + (weights[row] as number);
      }
    }
  }

  /** Sums of weights times a column over the iterated levels. */
  gather(column: Float64Array, sums: Float64Array): void {
    const { weights } = this;
    sums.fill(0);
    for (const { codes, offset } of this.layout.iterated) {
      for (let row = 0; row < codes.length; row += 1) {
        const place = offset + (codes[row] as number);
        sums[place] = (sums[place] as number) + (weights[row] as number) * (column[row] as number);
      }
    }
  }

  /** The column that values of the iterated levels make. */
  spread(values: Float64Array, column: Float64Array): void {
    this.layout.iterated.forEach(({ codes, offset }, place) => {
      if (place === 0) {
        for (let row = 0; row < codes.length; row += 1) column[row] = values[codes[row] as number] as number;
      } else {
        for (let row = 0; row < codes.length; row += 1) {
          column[row] = (column[row] as number) + (values[offset + (codes[row] as number)] as number);
        }
      }
    });
  }

  /** The product of the system of the iterated effects. */
  readonly apply = (values: Float64Array, product: Float64Array): void => {
    const { direct, work, layout } = this;
    const [only] = layout.iterated;
    if (only && layout.iterated.length === 1) {
      direct.restByLevel(values, only.codes, product, work);
      return;
    }
    this.spread(values, work);
    direct.residualise(work);
    this.gather(work, product);
  };

  /**
   * Replaces a column by what its projection on all effects leaves. `values` starts and receives the values of the
   * iterated effects; those of the others are left in `direct`.
   */
  residualise(column: Float64Array, values: Float64Array, options: GradientOptions): GradientReport {
    const { direct, right, work } = this;
    if (this.layout.iteratedCount === 0) {
      direct.residualise(column);
      return AT_ONCE;
    }
    work.set(column);
    direct.residualise(work);
    this.gather(work, right);
    const report = this.gradient.solve(this.apply, this.diagonal, right, values, options);
    this.spread(values, work);
    for (let row = 0; row < column.length; row += 1) {
      column[row] = (column[row] as number) - (work[row] as number);
    }
    direct.residualise(column);
    return report;
  }

  /** Solves the system of the iterated effects less a part of low rank (see `jointStep`). */
  solve(
    apply: (vector: Float64Array, product: Float64Array) => void,
    right: Float64Array,
    values: Float64Array,
    options: GradientOptions,
  ): GradientReport {
    return this.gradient.solve(apply, this.diagonal, right, values, options);
  }
}

/** Storage of a joint step, made once. */
export class JointSpace {
  /** regressors after the exact projection */
  readonly columns: readonly Float64Array[];
  /** their weighted sums over the iterated levels */
  readonly crossings: readonly Float64Array[];
  readonly right: Float64Array;
  readonly part: Float64Array;
  readonly coefficients: Float64Array;
  readonly values: Float64Array;

  constructor(layout: Layout, regressors: number) {
    this.columns = Array.from({ length: regressors }, () => new Float64Array(layout.rows));
    this.crossings = Array.from({ length: regressors }, () => new Float64Array(layout.iteratedCount));
    this.right = new Float64Array(layout.iteratedCount);
    this.part = new Float64Array(regressors);
    this.coefficients = new Float64Array(regressors);
    this.values = new Float64Array(layout.iteratedCount);
  }
}

/**
 * Weighted least squares of a column on regressors and all effects at once. The regressors X join the effects that are
 * eliminated exactly, so conjugate gradients run once for everything and not once a regressor: with C = P'W QX and
 * G = X'W QX they solve
 *
 *     (P'W QP − C G⁻¹ C') d = P'W Qz − C G⁻¹ X'W Qz,     b = G⁻¹ (X'W Qz − C'd).
 *
 * Coefficients and values of iterated effects are left in `space`, those of the others in `absorber.direct`, and the
 * fitted column in `fitted`. Regressors must be linearly independent of each other and of the effects.
 */
export function jointStep(
  absorber: Absorber,
  space: JointSpace,
  regressors: readonly Float64Array[],
  weights: Float64Array,
  column: Float64Array,
  fitted: Float64Array,
  options: GradientOptions,
): GradientReport {
  const { columns, crossings, right, part, coefficients, values } = space;
  const { direct, layout, work } = absorber;
  const count = regressors.length;
  const rows = layout.rows;
  fitted.set(column);
  direct.residualise(fitted);
  for (let i = 0; i < count; i += 1) {
    const own = columns[i] as Float64Array;
    own.set(regressors[i] as Float64Array);
    direct.residualise(own);
    if (layout.iteratedCount > 0) absorber.gather(own, crossings[i] as Float64Array);
  }
  for (let i = 0; i < count; i += 1) {
    part[i] = weightedProduct(columns[i] as Float64Array, fitted, weights);
  }
  const inverse = invertCholesky(gramOf(columns, weights), count, 1e-14);
  const reduced = new Float64Array(count);
  let report = AT_ONCE;
  values.fill(0);
  if (layout.iteratedCount > 0) {
    absorber.gather(fitted, right);
    times(inverse, part, reduced);
    subtract(right, crossings, reduced);
    const sums = new Float64Array(count);
    report = absorber.solve(
      (vector, result) => {
        absorber.apply(vector, result);
        for (let i = 0; i < count; i += 1) sums[i] = product(crossings[i] as Float64Array, vector);
        times(inverse, sums, reduced);
        subtract(result, crossings, reduced);
      },
      right,
      values,
      options,
    );
    for (let i = 0; i < count; i += 1) {
      part[i] = (part[i] as number) - product(crossings[i] as Float64Array, values);
    }
  }
  times(inverse, part, coefficients);
  if (layout.iteratedCount > 0) absorber.spread(values, fitted);
  else fitted.fill(0);
  for (let i = 0; i < count; i += 1) {
    const own = regressors[i] as Float64Array;
    const coefficient = coefficients[i] as number;
    for (let row = 0; row < rows; row += 1) {
      fitted[row] = (fitted[row] as number) + coefficient * (own[row] as number);
    }
  }
  for (let row = 0; row < rows; row += 1) work[row] = (column[row] as number) - (fitted[row] as number);
  direct.fit(work);
  const { first, second } = direct;
  if (layout.first) {
    const one = layout.first.codes;
    const other = layout.second?.codes;
    for (let row = 0; row < rows; row += 1) {
      fitted[row] =
        (fitted[row] as number) +
        (first[one[row] as number] as number) +
        (other ? (second[other[row] as number] as number) : 0);
    }
  }
  return report;
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place += 1) {
    sum += (left[place] as number) * (right[place] as number);
  }
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array, result: Float64Array): void {
  const size = vector.length;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] as number) * (vector[j] as number);
    result[i] = sum;
  }
}

function subtract(target: Float64Array, columns: readonly Float64Array[], factors: Float64Array): void {
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i] as Float64Array;
    const factor = factors[i] as number;
    for (let place = 0; place < target.length; place += 1) {
      target[place] = (target[place] as number) - factor * (column[place] as number);
    }
  }
}
