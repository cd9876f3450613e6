import { invertCholesky } from '../../numeric/cholesky.js';
import { gramOf } from '../gram.js';
import type { Loops } from '../loops/loops.js';
import { ConjugateGradient, type GradientOptions, type GradientReport } from './conjugateGradient.js';
import { DirectEffects } from './direct.js';
import type { Layout } from './layout.js';

const AT_ONCE: GradientReport = { iterations: 0, residual: 0, converged: true };

/** Levels of an effect in the storage of the loops. */
export interface StoredEffect {
  readonly codes: Int32Array;
  readonly count: number;
}

/**
 * Weighted projection on fixed effects. The effects that are eliminated exactly leave, for the values d of the others,
 * the system P'W Q P d = P'W Q v (P the indicators, W the weights, Q what the exact projection leaves), which is solved by
 * conjugate gradients. Columns are in the order of the layout and in the storage of the loops.
 */
export class Absorber {
  readonly direct: DirectEffects;
  readonly work: Float64Array;
  /** all that add something: those iterated on, then the second and the first of those eliminated exactly */
  readonly effects: readonly StoredEffect[];
  /** the effects that are iterated on; a level is its place among all iterated levels */
  private readonly iterated: readonly Int32Array[];
  private weights: Float64Array = new Float64Array(0);
  private readonly gradient: ConjugateGradient;
  private readonly right: Float64Array;

  constructor(
    readonly layout: Layout,
    readonly loops: Loops,
  ) {
    this.direct = new DirectEffects(layout, loops);
    this.right = loops.floats(layout.iteratedCount);
    this.gradient = new ConjugateGradient(layout.iteratedCount, loops);
    this.work = loops.floats(layout.rows);
    this.iterated = layout.iterated.map(({ codes, offset }) =>
      loops.integers(offset === 0 ? codes : codes.map((code) => code + offset)),
    );
    this.effects = [...layout.iterated, layout.second, layout.first].flatMap((effect) =>
      effect ? [{ codes: loops.integers(effect.codes), count: effect.count }] : [],
    );
  }

  /** Takes the weights of the rows; they are read again by every projection. */
  weigh(weights: Float64Array): void {
    this.weights = weights;
    this.direct.weigh(weights);
    const diagonal = this.right.fill(0);
    for (const codes of this.iterated) this.loops.totals(codes, weights, diagonal);
    this.gradient.precondition(diagonal);
  }

  /** Sums of weights times a column over the iterated levels. */
  gather(column: Float64Array, sums: Float64Array): void {
    sums.fill(0);
    for (const codes of this.iterated) this.loops.gather(codes, this.weights, column, sums);
  }

  /** The column that values of the iterated levels make. */
  spread(values: Float64Array, column: Float64Array): void {
    const { loops, iterated } = this;
    iterated.forEach((codes, place) => {
      if (place === 0) loops.spread(codes, values, column);
      else loops.spreadMore(codes, values, column);
    });
  }

  /** The product of the system of the iterated effects. */
  readonly apply = (values: Float64Array, product: Float64Array): void => {
    const { direct, work } = this;
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
    const report = this.gradient.solve(this.apply, right, values, options);
    this.spread(values, work);
    this.loops.addMultiple(work, -1, column);
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
    return this.gradient.solve(apply, right, values, options);
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

  constructor({ layout, loops }: Absorber, regressors: number) {
    this.columns = Array.from({ length: regressors }, () => loops.floats(layout.rows));
    this.crossings = Array.from({ length: regressors }, () => loops.floats(layout.iteratedCount));
    this.right = loops.floats(layout.iteratedCount);
    this.part = new Float64Array(regressors);
    this.coefficients = new Float64Array(regressors);
    this.values = loops.floats(layout.iteratedCount);
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
  const { direct, layout, loops, work } = absorber;
  const count = regressors.length;
  fitted.set(column);
  direct.residualise(fitted);
  for (let i = 0; i < count; i += 1) {
    const own = columns[i] as Float64Array;
    own.set(regressors[i] as Float64Array);
    direct.residualise(own);
    if (layout.iteratedCount > 0) absorber.gather(own, crossings[i] as Float64Array);
  }
  for (let i = 0; i < count; i += 1) {
    part[i] = loops.weightedProduct(columns[i] as Float64Array, fitted, weights);
  }
  const inverse = invertCholesky(gramOf(columns, weights, loops), count, 1e-14);
  const reduced = new Float64Array(count);
  const subtract = (target: Float64Array): void => {
    for (let i = 0; i < count; i += 1) {
      loops.addMultiple(crossings[i] as Float64Array, -(reduced[i] as number), target);
    }
  };
  let report = AT_ONCE;
  values.fill(0);
  if (layout.iteratedCount > 0) {
    absorber.gather(fitted, right);
    times(inverse, part, reduced);
    subtract(right);
    const sums = new Float64Array(count);
    report = absorber.solve(
      (vector, result) => {
        absorber.apply(vector, result);
        for (let i = 0; i < count; i += 1) sums[i] = loops.product(crossings[i] as Float64Array, vector);
        times(inverse, sums, reduced);
        subtract(result);
      },
      right,
      values,
      options,
    );
    for (let i = 0; i < count; i += 1) {
      part[i] = (part[i] as number) - loops.product(crossings[i] as Float64Array, values);
    }
  }
  times(inverse, part, coefficients);
  if (layout.iteratedCount > 0) absorber.spread(values, fitted);
  else fitted.fill(0);
  regressors.forEach((regressor, i) => {
    loops.addMultiple(regressor, coefficients[i] as number, fitted);
  });
  loops.difference(column, fitted, work);
  direct.fit(work);
  direct.add(1, fitted);
  return report;
}

function times(matrix: Float64Array, vector: Float64Array, result: Float64Array): void {
  const size = vector.length;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] as number) * (vector[j] as number);
    result[i] = sum;
  }
}
