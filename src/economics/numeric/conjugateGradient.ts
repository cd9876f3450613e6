/** How far a conjugate-gradient solve came. */
export interface GradientReport {
  readonly iterations: number;
  /** size of what is left of the right-hand side, in the norm of the preconditioner, relative to the start */
  readonly residual: number;
  readonly converged: boolean;
}

export interface GradientOptions {
  /** stop when the residual came below this part of its first size */
  readonly tolerance: number;
  /** or when every entry of the preconditioned residual is below this, in the unit of the unknowns */
  readonly absolute?: number;
  readonly limit: number;
}

/**
 * Solves A x = b for a symmetric positive semi-definite A that is given as a product, preconditioned by its `diagonal`
 * (entries of zero leave their unknown at zero). `solution` holds the start and is overwritten. b must lie in the range
 * of A. Source: Hestenes and Stiefel (1952), preconditioned as in Golub and Van Loan, Matrix Computations, 11.5.
 */
export class ConjugateGradient {
  private readonly direction: Float64Array;
  private readonly product: Float64Array;
  private readonly residual: Float64Array;

  /** `floats` gives the storage of the vectors that `apply` sees. */
  constructor(
    private readonly size: number,
    floats = (length: number): Float64Array => new Float64Array(length),
  ) {
    this.direction = floats(size);
    this.product = floats(size);
    this.residual = new Float64Array(size);
  }

  solve(
    apply: (vector: Float64Array, product: Float64Array) => void,
    diagonal: Float64Array,
    right: Float64Array,
    solution: Float64Array,
    { tolerance, absolute = 0, limit }: GradientOptions,
  ): GradientReport {
    const { size, direction, product, residual } = this;
    let startsAtZero = true;
    let scale = 0;
    for (let i = 0; i < size; i += 1) {
      if (solution[i] !== 0) startsAtZero = false;
      const each = diagonal[i] as number;
      if (each > 0) scale += (right[i] as number) ** 2 / each;
    }
    if (startsAtZero) residual.set(right);
    else {
      apply(solution, product);
      for (let i = 0; i < size; i += 1) residual[i] = (right[i] as number) - (product[i] as number);
    }
    let size2 = 0;
    let largest = 0;
    for (let i = 0; i < size; i += 1) {
      const each = diagonal[i] as number;
      const scaled = each > 0 ? (residual[i] as number) / each : 0;
      direction[i] = scaled;
      size2 += scaled * (residual[i] as number);
      largest = Math.max(largest, Math.abs(scaled));
    }
    const wanted = tolerance * tolerance * scale;
    let iterations = 0;
    while (size2 > wanted && largest > absolute && iterations < limit) {
      iterations += 1;
      apply(direction, product);
      let curvature = 0;
      for (let i = 0; i < size; i += 1) curvature += (direction[i] as number) * (product[i] as number);
      if (!(curvature > 0)) break;
      const step = size2 / curvature;
      let next = 0;
      largest = 0;
      for (let i = 0; i < size; i += 1) {
        solution[i] = (solution[i] as number) + step * (direction[i] as number);
        const left = (residual[i] as number) - step * (product[i] as number);
        residual[i] = left;
        const each = diagonal[i] as number;
        if (each > 0) {
          const scaled = left / each;
          product[i] = scaled;
          next += scaled * left;
          const distance = scaled < 0 ? -scaled : scaled;
          if (distance > largest) largest = distance;
        } else product[i] = 0;
      }
      const turn = next / size2;
      size2 = next;
      for (let i = 0; i < size; i += 1) {
        direction[i] = (product[i] as number) + turn * (direction[i] as number);
      }
    }
    return {
      iterations,
      residual: scale > 0 ? Math.sqrt(size2 / scale) : 0,
      converged: size2 <= wanted || largest <= absolute,
    };
  }
}
