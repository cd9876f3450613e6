import type { Loops, Runs } from '../loops/loops.js';
import { basesOf, type Cells, cellsOf } from './cells.js';
import type { Layout } from './layout.js';

/** Share of filled cells from which a block is multiplied as a dense grid. */
const FULL = 0.3;

/** Numbers that the dense blocks of the second effect take, and the largest grid. */
export interface DenseShape {
  /** place of each block among all, with an end */
  readonly offsets: Int32Array;
  /** 1 for blocks with so many of their cells filled that the dense product is the faster one */
  readonly full: Uint8Array;
  readonly grid: number;
}

export function denseShape({ second, start, firstBlocks, secondBlocks }: Layout): DenseShape {
  const blocks = second ? secondBlocks.length - 1 : 0;
  const offsets = new Int32Array(blocks + 1);
  const full = new Uint8Array(blocks);
  let grid = 0;
  for (let block = 0; block < blocks; block += 1) {
    const from = firstBlocks[block] as number;
    const to = firstBlocks[block + 1] as number;
    const size = (secondBlocks[block + 1] as number) - (secondBlocks[block] as number);
    offsets[block + 1] = (offsets[block] as number) + size * size;
    if ((start[to] as number) - (start[from] as number) < FULL * size * (to - from)) continue;
    full[block] = 1;
    grid = Math.max(grid, size * (to - from));
  }
  return { offsets, full, grid };
}

/**
 * Weighted projection on the one or two effects that are eliminated exactly. With two, each block is solved by itself:
 * the first effect by its weighted means, what is left of the second by Cholesky of its Schur complement
 *
 *     S_jk = D_j [j = k] − Σ_i w_ij w_ik / D_i
 *
 * where D are sums of weights. S is the Laplacian of a graph: its rows sum to zero, so the diagonal is taken as the sum
 * of the others, which cancels nothing, and the last level of each block is the reference.
 */
export class DirectEffects {
  readonly first: Float64Array;
  readonly second: Float64Array;
  private weights: Float64Array = new Float64Array(0);
  private readonly runs: Runs;
  private readonly inverse: Float64Array;
  private readonly cells: Cells | undefined;
  private readonly cellWeights: Float64Array;
  private readonly shape: DenseShape;
  private readonly dense: Float64Array;
  private readonly grid: Float64Array;

  constructor(
    private readonly layout: Layout,
    private readonly loops: Loops,
  ) {
    const { first, second, start } = layout;
    this.first = loops.floats(first?.count ?? 0);
    this.second = loops.floats(second?.count ?? 0);
    this.inverse = loops.floats(this.first.length);
    this.cells = second && cellsOf(layout);
    this.cellWeights = new Float64Array(this.cells?.codes.length ?? 0);
    this.runs = {
      start: loops.integers(start),
      codes: loops.integers(second?.codes ?? new Int32Array(0)),
      bases: loops.integers(basesOf(layout, this.cells)),
    };
    this.shape = denseShape(layout);
    this.dense = loops.floats(this.shape.offsets.at(-1) as number);
    this.grid = loops.floats(this.shape.grid);
  }

  /** Takes the weights of the rows, which must be positive, and factors. They are read again by `residualise`. */
  weigh(weights: Float64Array): void {
    this.weights = weights;
    this.loops.inverseTotals(this.runs, weights, this.inverse);
    this.weighCells();
    for (let block = 0; block < this.shape.full.length; block += 1) this.factor(block);
  }

  private weighCells(): void {
    const { cellWeights, weights } = this;
    if (!this.cells) return;
    const { rows } = this.cells;
    for (let cell = 0; cell < cellWeights.length; cell += 1) {
      let sum = 0;
      for (let row = rows[cell] as number; row < (rows[cell + 1] as number); row += 1) {
        sum += weights[row] as number;
      }
      cellWeights[cell] = sum;
    }
  }

  private factor(block: number): void {
    const { dense, layout, shape } = this;
    const size = (layout.secondBlocks[block + 1] as number) - (layout.secondBlocks[block] as number);
    const offset = shape.offsets[block] as number;
    if (shape.full[block] === 1) this.multiplyGrid(block, size, offset);
    else this.multiplyCells(block, size, offset);
    fillDiagonal(dense, size, offset);
    this.loops.factorCholesky(dense, size - 1, 1e-15, offset, size);
  }

  /** The Schur complement of a block below its diagonal, from all its cells, empty or not. */
  private multiplyGrid(block: number, size: number, offset: number): void {
    const { layout, grid, inverse } = this;
    const { start, codes } = this.cells ?? this.runs;
    const weights = this.cells ? this.cellWeights : this.weights;
    const base = layout.secondBlocks[block] as number;
    const from = layout.firstBlocks[block] as number;
    const levels = (layout.firstBlocks[block + 1] as number) - from;
    grid.fill(0, 0, size * levels);
    for (let level = 0; level < levels; level += 1) {
      const scale = Math.sqrt(inverse[from + level] as number);
      const end = start[from + level + 1] as number;
      for (let cell = start[from + level] as number; cell < end; cell += 1) {
        grid[((codes[cell] as number) - base) * levels + level] = (weights[cell] as number) * scale;
      }
    }
    this.loops.crossProducts(grid, size, levels, this.dense, offset);
  }

  /** The same from pairs of the cells that are filled. */
  private multiplyCells(block: number, size: number, offset: number): void {
    const { layout, dense, inverse } = this;
    const { start, codes } = this.cells ?? this.runs;
    const weights = this.cells ? this.cellWeights : this.weights;
    const base = layout.secondBlocks[block] as number;
    dense.fill(0, offset, offset + size * size);
    const last = layout.firstBlocks[block + 1] as number;
    for (let level = layout.firstBlocks[block] as number; level < last; level += 1) {
      const from = start[level] as number;
      const end = start[level + 1] as number;
      const scale = inverse[level] as number;
      for (let one = from + 1; one < end; one += 1) {
        const line = offset + ((codes[one] as number) - base) * size - base;
        const factor = (weights[one] as number) * scale;
        for (let other = from; other < one; other += 1) {
          const place = line + (codes[other] as number);
          dense[place] = (dense[place] as number) - factor * (weights[other] as number);
        }
      }
    }
  }

  /** Projects a column: leaves the values of the effects in `first` and `second` and the column as it is. */
  fit(column: Float64Array): void {
    const { loops, runs, weights, inverse, first, second } = this;
    second.fill(0);
    loops.means(runs, weights, inverse, column, first, second);
    if (second.length === 0) return;
    this.solveSecond();
    loops.correct(runs, weights, inverse, second, first);
  }

  /** Replaces a column by what its projection on the effects leaves (see `fit`). */
  residualise(column: Float64Array): void {
    this.fit(column);
    this.add(-1, column);
  }

  /** Adds a multiple of the values of the effects to a column. */
  add(factor: number, column: Float64Array): void {
    this.loops.addEffects(this.runs, this.first, this.second, factor, column);
  }

  private solveSecond(): void {
    const { layout, loops, second, dense, shape } = this;
    for (let block = 0; block < shape.full.length; block += 1) {
      const base = layout.secondBlocks[block] as number;
      const size = (layout.secondBlocks[block + 1] as number) - base;
      loops.solveCholesky(dense, size - 1, second, base, shape.offsets[block] as number, size);
      second[base + size - 1] = 0;
    }
  }
}

/** Sets each diagonal entry to the negated sum of the others of its row, known from the lower triangle. */
function fillDiagonal(dense: Float64Array, size: number, offset: number): void {
  for (let i = 0; i < size; i += 1) {
    const line = offset + i * size;
    let sum = 0;
    for (let j = 0; j < i; j += 1) {
      const value = dense[line + j] as number;
      sum -= value;
      const other = offset + j * size + j;
      dense[other] = (dense[other] as number) - value;
    }
    dense[line + i] = sum;
  }
}
