import { factorCholesky, solveCholesky } from '../../numeric/cholesky.js';
import { crossProducts, fillDiagonal } from './denseSquare.js';
import type { Layout } from './layout.js';

/** Share of filled cells from which a block is multiplied as a dense grid. */
const FULL = 0.3;

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
  private readonly inverse: Float64Array;
  private readonly dense: Float64Array;
  private readonly offsets: Int32Array;
  /** runs of rows with equal levels of both effects; absent when there is none */
  private readonly cells: Int32Array | undefined;
  private readonly cellWeights: Float64Array;
  /** blocks with so many of their cells filled that the dense product is the faster one */
  private readonly full: Uint8Array;
  private readonly grid: Float64Array;
  private readonly secondCodes: Int32Array;

  constructor(private readonly layout: Layout) {
    this.first = new Float64Array(layout.first?.count ?? 0);
    this.second = new Float64Array(layout.second?.count ?? 0);
    this.inverse = new Float64Array(this.first.length);
    this.secondCodes = layout.second?.codes ?? new Int32Array(0);
    const blocks = layout.second ? layout.secondBlocks.length - 1 : 0;
    this.offsets = new Int32Array(blocks + 1);
    for (let block = 0; block < blocks; block += 1) {
      const size = (layout.secondBlocks[block + 1] as number) - (layout.secondBlocks[block] as number);
      this.offsets[block + 1] = (this.offsets[block] as number) + size * size;
    }
    this.dense = new Float64Array(this.offsets[blocks] as number);
    this.cells = layout.second && cellsOf(layout);
    this.cellWeights = new Float64Array(this.cells ? this.cells.length - 1 : 0);
    this.full = new Uint8Array(blocks);
    let largest = 0;
    for (let block = 0; block < blocks; block += 1) {
      const from = layout.firstBlocks[block] as number;
      const to = layout.firstBlocks[block + 1] as number;
      const size = (layout.secondBlocks[block + 1] as number) - (layout.secondBlocks[block] as number);
      const filled = (layout.start[to] as number) - (layout.start[from] as number);
      if (filled < FULL * size * (to - from)) continue;
      this.full[block] = 1;
      largest = Math.max(largest, size * (to - from));
    }
    this.grid = new Float64Array(largest);
  }

  /** Takes the weights of the rows, which must be positive, and factors. They are read again by `residualise`. */
  weigh(weights: Float64Array): void {
    this.weights = weights;
    const { start, first, second } = this.layout;
    if (!first) return;
    for (let level = 0; level < first.count; level += 1) {
      let sum = 0;
      for (let row = start[level] as number; row < (start[level + 1] as number); row += 1) {
        sum += weights[row] as number;
      }
      this.inverse[level] = sum > 0 ? 1 / sum : 0;
    }
    if (second) this.factor();
  }

  private factor(): void {
    const { layout, dense, offsets, inverse } = this;
    const { start, firstBlocks, secondBlocks } = layout;
    const codes = layout.second?.codes as Int32Array;
    const { cells } = this;
    let weights = this.weights;
    if (cells) {
      weights = this.cellWeights;
      for (let cell = 0; cell < weights.length; cell += 1) {
        let sum = 0;
        for (let row = cells[cell] as number; row < (cells[cell + 1] as number); row += 1) {
          sum += this.weights[row] as number;
        }
        weights[cell] = sum;
      }
    }
    let cell = 0;
    for (let block = 0; block < offsets.length - 1; block += 1) {
      const base = secondBlocks[block] as number;
      const size = (secondBlocks[block + 1] as number) - base;
      const offset = offsets[block] as number;
      const levels = (firstBlocks[block + 1] as number) - (firstBlocks[block] as number);
      if (this.full[block] === 1) {
        const grid = this.grid;
        grid.fill(0, 0, size * levels);
        for (let level = 0; level < levels; level += 1) {
          const place = (firstBlocks[block] as number) + level;
          const end = start[place + 1] as number;
          const scale = Math.sqrt(inverse[place] as number);
          for (; cell < weights.length && (cells ? (cells[cell] as number) : cell) < end; cell += 1) {
            const j = (codes[cells ? (cells[cell] as number) : cell] as number) - base;
            grid[j * levels + level] = (weights[cell] as number) * scale;
          }
        }
        crossProducts(grid, size, levels, dense, offset);
        fillDiagonal(dense, size, offset);
        factorCholesky(dense, size - 1, 1e-15, offset, size);
        continue;
      }
      dense.fill(0, offset, offset + size * size);
      for (let level = firstBlocks[block] as number; level < (firstBlocks[block + 1] as number); level += 1) {
        const from = cell;
        const end = start[level + 1] as number;
        if (cells) while ((cells[cell] as number) < end) cell += 1;
        else cell = end;
        const scale = inverse[level] as number;
        for (let one = from + 1; one < cell; one += 1) {
          const j = (codes[cells ? (cells[one] as number) : one] as number) - base;
          const line = offset + j * size - base;
          const factor = (weights[one] as number) * scale;
          if (cells) {
            for (let other = from; other < one; other += 1) {
              const place = line + (codes[cells[other] as number] as number);
              dense[place] = (dense[place] as number) - factor * (weights[other] as number);
            }
          } else {
            for (let other = from; other < one; other += 1) {
              const place = line + (codes[other] as number);
              dense[place] = (dense[place] as number) - factor * (weights[other] as number);
            }
          }
        }
      }
      fillDiagonal(dense, size, offset);
      factorCholesky(dense, size - 1, 1e-15, offset, size);
    }
  }

  /** Projects a column: leaves the values of the effects in `first` and `second` and the column as it is. */
  fit(column: Float64Array): void {
    const { layout, weights, inverse, first } = this;
    const { start } = layout;
    if (!layout.first) return;
    const levels = layout.first.count;
    if (layout.second) this.second.fill(0);
    for (let level = 0; level < levels; level += 1) {
      const end = start[level + 1] as number;
      let sum = 0;
      for (let row = start[level] as number; row < end; row += 1) {
        sum += (weights[row] as number) * (column[row] as number);
      }
      first[level] = sum * (inverse[level] as number);
      if (layout.second) this.collect(column, level, end);
    }
    if (layout.second) this.close();
  }

  /** Adds what the mean of a level of the first effect leaves of its rows to the sums of the second. */
  private collect(column: Float64Array, level: number, end: number): void {
    const { weights, second } = this;
    const codes = this.secondCodes;
    const mean = this.first[level] as number;
    for (let row = this.layout.start[level] as number; row < end; row += 1) {
      const j = codes[row] as number;
      second[j] = (second[j] as number) + (weights[row] as number) * ((column[row] as number) - mean);
    }
  }

  /** Turns the sums of the second effect into its values, and corrects the first for them. */
  private close(): void {
    const { layout, weights, inverse, first, second } = this;
    const codes = this.secondCodes;
    const { start } = layout;
    this.solveSecond();
    for (let level = 0; level < first.length; level += 1) {
      const end = start[level + 1] as number;
      let sum = 0;
      for (let row = start[level] as number; row < end; row += 1) {
        sum += (weights[row] as number) * (second[codes[row] as number] as number);
      }
      first[level] = (first[level] as number) - sum * (inverse[level] as number);
    }
  }

  /** Replaces a column by what its projection on the effects leaves (see `fit`). */
  residualise(column: Float64Array): void {
    this.fit(column);
    const { layout, first, second } = this;
    const { start } = layout;
    const codes = this.secondCodes;
    for (let level = 0; level < first.length; level += 1) {
      const end = start[level + 1] as number;
      const value = first[level] as number;
      if (layout.second) {
        for (let row = start[level] as number; row < end; row += 1) {
          column[row] = (column[row] as number) - value - (second[codes[row] as number] as number);
        }
      } else {
        for (let row = start[level] as number; row < end; row += 1) {
          column[row] = (column[row] as number) - value;
        }
      }
    }
  }

  /**
   * Takes values of the levels of another effect as a column, and adds up over these levels the weighted rest that the
   * projection leaves of it. Rows are passed twice, a level of the first effect at a time; `work` is overwritten.
   */
  restByLevel(values: Float64Array, codes: Int32Array, sums: Float64Array, work: Float64Array): void {
    const { layout, weights, inverse, first, second } = this;
    const { start } = layout;
    const seconds = this.secondCodes;
    const two = layout.second !== undefined;
    sums.fill(0);
    if (two) second.fill(0);
    for (let level = 0; level < first.length; level += 1) {
      const from = start[level] as number;
      const end = start[level + 1] as number;
      let sum = 0;
      for (let row = from; row < end; row += 1) {
        const value = values[codes[row] as number] as number;
        work[row] = value;
        sum += (weights[row] as number) * value;
      }
      const mean = sum * (inverse[level] as number);
      first[level] = mean;
      if (!two) continue;
      for (let row = from; row < end; row += 1) {
        const j = seconds[row] as number;
        const left = (work[row] as number) - mean;
        second[j] = (second[j] as number) + (weights[row] as number) * left;
      }
    }
    if (two) this.solveSecond();
    for (let level = 0; level < first.length; level += 1) {
      const from = start[level] as number;
      const end = start[level + 1] as number;
      let value = first[level] as number;
      if (two) {
        let sum = 0;
        for (let row = from; row < end; row += 1) {
          sum += (weights[row] as number) * (second[seconds[row] as number] as number);
        }
        value -= sum * (inverse[level] as number);
        for (let row = from; row < end; row += 1) {
          const code = codes[row] as number;
          const left = (work[row] as number) - value - (second[seconds[row] as number] as number);
          sums[code] = (sums[code] as number) + (weights[row] as number) * left;
        }
      } else {
        for (let row = from; row < end; row += 1) {
          const code = codes[row] as number;
          sums[code] = (sums[code] as number) + (weights[row] as number) * ((work[row] as number) - value);
        }
      }
    }
  }

  private solveSecond(): void {
    const { layout, second, dense, offsets } = this;
    for (let block = 0; block < offsets.length - 1; block += 1) {
      const base = layout.secondBlocks[block] as number;
      const size = (layout.secondBlocks[block + 1] as number) - base;
      solveCholesky(dense, size - 1, second, base, offsets[block] as number, size);
      second[base + size - 1] = 0;
    }
  }
}

/** Starts of the runs of rows with equal levels of both effects, with an end; undefined when no run is longer than one. */
function cellsOf({ first, second, rows }: Layout): Int32Array | undefined {
  const starts: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const same =
      row > 0 && first?.codes[row] === first?.codes[row - 1] && second?.codes[row] === second?.codes[row - 1];
    if (!same) starts.push(row);
  }
  if (starts.length === rows) return undefined;
  starts.push(rows);
  return Int32Array.from(starts);
}
