import type { GradientVectors, Loops } from '../loops/loops.js';

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
  /** or when the squared size of the residual is below this */
  readonly negligible?: number;
  readonly limit: number;
}

/**
 * Solves A x = b for a symmetric positive semi-definite A that is given as a product, preconditioned by its diagonal
 * (entries of zero leave their unknown at zero). b must lie in the range of A. Vectors lie in the storage of the loops.
 * Source: Hestenes and Stiefel (1952), preconditioned as in Golub and Van Loan, Matrix Computations, 11.5.
 */
export class ConjugateGradient {
  private readonly vectors: GradientVectors;

  constructor(
    size: number,
    private readonly loops: Loops,
  ) {
    this.vectors = {
      direction: loops.floats(size),
      product: loops.floats(size),
      residual: loops.floats(size),
      inverse: loops.floats(size),
    };
  }

  /** Takes the diagonal of A. */
  precondition(diagonal: Float64Array): void {
    const { inverse } = this.vectors;
    for (let place = 0; place < inverse.length; place += 1) {
      const each = diagonal[place] as number;
      inverse[place] = each > 0 ? 1 / each : 0;
    }
  }

  /** `solution` starts at zero or wherever its caller left it, and receives x. */
  solve(
    apply: (vector: Float64Array, product: Float64Array) => void,
    right: Float64Array,
    solution: Float64Array,
    { tolerance, absolute = 0, negligible = 0, limit }: GradientOptions,
  ): GradientReport {
    const { loops, vectors } = this;
    const { direction, product, residual, inverse } = vectors;
    const scale = loops.weightedProduct(right, right, inverse);
    residual.set(right);
    if (loops.largest(solution) !== 0) {
      apply(solution, product);
      loops.addMultiple(product, -1, residual);
    }
    direction.fill(0);
    product.fill(0);
    let size2 = loops.descend(0, vectors, solution);
    let largest = loops.largest(product);
    direction.set(product);
    const wanted = Math.max(tolerance * tolerance * scale, negligible);
    let iterations = 0;
    while (size2 > wanted && largest > absolute && iterations < limit) {
      iterations += 1;
      apply(direction, product);
      const curvature = loops.product(direction, product);
      if (!(curvature > 0)) break;
      const next = loops.descend(size2 / curvature, vectors, solution);
      largest = loops.largest(product);
      loops.turn(next / size2, vectors);
      size2 = next;
    }
    return {
      iterations,
      residual: scale > 0 ? Math.sqrt(size2 / scale) : 0,
      converged: size2 <= wanted || largest <= absolute,
    };
  }
}
