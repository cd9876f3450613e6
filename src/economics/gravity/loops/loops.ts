/**
 * Rows in runs, one for each level of a first effect, with the level of a second effect of each row. Passes over runs keep
 * to one level at a time, so its rows are read while they are at hand.
 */
export interface Runs {
  /** rows of each run: from start[run] to start[run + 1] */
  readonly start: Int32Array;
  /** level of the second effect of each row; empty without a second */
  readonly codes: Int32Array;
  /** of a run whose levels of the second effect follow each other the first of them, -1 of any other */
  readonly bases: Int32Array;
}

/** Where the arrays of the loops lie. */
export interface Storage {
  /** bytes there are in all; infinite where every array stands for itself */
  readonly room: number;
  /** new storage, all zero */
  floats(length: number): Float64Array;
  copy(values: Float64Array): Float64Array;
  integers(values: Int32Array): Int32Array;
  /** what is in use now; `release` gives back everything that was taken since */
  mark(): number;
  release(mark: number): void;
}

/**
 * The passes over rows and the dense products that take the time of an estimation, on arrays that come from `floats`,
 * `integers` and `copy`. Without a second effect `second` is empty.
 */
export interface Loops extends Storage {
  /** inverse[run] = 1 / Σ weights, 0 where they sum to nothing */
  inverseTotals(runs: Runs, weights: Float64Array, inverse: Float64Array): void;
  /** first[run] = weighted mean of a column; second[level] += Σ weights (column − mean) */
  means(
    runs: Runs,
    weights: Float64Array,
    inverse: Float64Array,
    column: Float64Array,
    first: Float64Array,
    second: Float64Array,
  ): void;
  /** first[run] −= weighted mean of the second effect */
  correct(
    runs: Runs,
    weights: Float64Array,
    inverse: Float64Array,
    second: Float64Array,
    first: Float64Array,
  ): void;
  /** column += factor (first + second) */
  addEffects(
    runs: Runs,
    first: Float64Array,
    second: Float64Array,
    factor: number,
    column: Float64Array,
  ): void;
  /** sums[level] += Σ weights column */
  gather(codes: Int32Array, weights: Float64Array, column: Float64Array, sums: Float64Array): void;
  /** sums[level] += Σ column */
  totals(codes: Int32Array, column: Float64Array, sums: Float64Array): void;
  /** column = values[level] */
  spread(codes: Int32Array, values: Float64Array, column: Float64Array): void;
  /** column += values[level] */
  spreadMore(codes: Int32Array, values: Float64Array, column: Float64Array): void;
  /** target += factor column */
  addMultiple(column: Float64Array, factor: number, target: Float64Array): void;
  /** target = one − other */
  difference(one: Float64Array, other: Float64Array, target: Float64Array): void;
  /** largest absolute value, NaN when any is */
  largest(column: Float64Array): number;
  /** Σ left right */
  product(left: Float64Array, right: Float64Array): number;
  /**
   * A step of conjugate gradients: solution += step direction, residual −= step product, then product = inverse residual;
   * gives Σ product residual
   */
  descend(step: number, vectors: GradientVectors, solution: Float64Array): number;
  /** direction = product + factor direction */
  turn(factor: number, vectors: GradientVectors): void;
  /** Σ weights left right */
  weightedProduct(left: Float64Array, right: Float64Array, weights: Float64Array): number;
  /** Σ weights of a c, a d, b c and b d, in this order */
  fourProducts(
    a: Float64Array,
    b: Float64Array,
    c: Float64Array,
    d: Float64Array,
    weights: Float64Array,
  ): Float64Array;

  /** predictor += part step, then fitted = exp(predictor) and the rest as `refresh` */
  move(rows: PoissonRows, step: Float64Array, part: number): number;
  /** working = (response − fitted) / fitted; gives the deviance */
  refresh(rows: PoissonRows): number;
  /** fitted ×= factors[level], predictor += logarithms[level] */
  rescale(rows: PoissonRows, codes: Int32Array, factors: Float64Array, logarithms: Float64Array): void;

  /** minus the products of the lines of a grid, below the diagonal of a square from `offset` */
  crossProducts(
    grid: Float64Array,
    lines: number,
    length: number,
    square: Float64Array,
    offset: number,
  ): void;
  /** as `factorCholesky` of numeric/cholesky */
  factorCholesky(matrix: Float64Array, size: number, tolerance: number, offset: number, stride: number): void;
  /** as `solveCholesky` of numeric/cholesky */
  solveCholesky(
    factor: Float64Array,
    size: number,
    vector: Float64Array,
    from: number,
    offset: number,
    stride: number,
  ): void;
}

/** Where a solve by conjugate gradients stands. */
export interface GradientVectors {
  readonly direction: Float64Array;
  readonly product: Float64Array;
  readonly residual: Float64Array;
  /** the preconditioner: inverse of the diagonal, 0 where that is 0 */
  readonly inverse: Float64Array;
}

/** Columns of an iteration of Poisson. */
export interface PoissonRows {
  readonly response: Float64Array;
  /** log y, 0 for a flow of zero */
  readonly logarithms: Float64Array;
  readonly linearPredictor: Float64Array;
  /** kept above `LEAST_FITTED`, so that a row that runs to zero stays a number */
  readonly fitted: Float64Array;
  readonly working: Float64Array;
}

export const LEAST_FITTED = 1e-290;
