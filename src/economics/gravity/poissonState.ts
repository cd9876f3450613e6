import type { StoredEffect } from './effects/absorber.js';
import type { Loops, PoissonRows } from './loops/loops.js';

/** An effect with the actual totals of its levels. */
interface Balanced extends StoredEffect {
  readonly actual: Float64Array;
}

/**
 * Where an iteration of Poisson stands: linear predictor, fitted values, their working response (y − μ)/μ and the deviance.
 * One exponential a row and step; the logarithm of y is taken once.
 */
export class PoissonState implements PoissonRows {
  readonly linearPredictor: Float64Array;
  readonly fitted: Float64Array;
  readonly working: Float64Array;
  readonly logarithms: Float64Array;
  private readonly effects: readonly Balanced[];
  /** a number for each level of the largest effect */
  private readonly sums: Float64Array;
  private readonly factors: Float64Array;

  constructor(
    readonly response: Float64Array,
    effects: readonly StoredEffect[],
    private readonly loops: Loops,
  ) {
    const rows = response.length;
    this.linearPredictor = loops.floats(rows);
    this.fitted = loops.floats(rows);
    this.working = loops.floats(rows);
    this.logarithms = loops.floats(rows);
    const most = effects.reduce((largest, { count }) => Math.max(largest, count), 0);
    this.sums = loops.floats(most);
    this.factors = loops.floats(most);
    this.effects = effects.map(({ codes, count }) => {
      const actual = loops.floats(count);
      loops.totals(codes, response, actual);
      return { codes, count, actual };
    });
    for (let row = 0; row < rows; row += 1) {
      const flow = response[row] as number;
      this.logarithms[row] = flow > 0 ? Math.log(flow) : 0;
    }
    this.start();
  }

  /** Fitted values of y + 0.1; the working response is then that of the whole linear predictor. */
  start(): void {
    const { response, fitted, working, linearPredictor } = this;
    linearPredictor.fill(0);
    for (let row = 0; row < response.length; row += 1) {
      const start = (response[row] as number) + 0.1;
      fitted[row] = start;
      working[row] = Math.log(start) - 0.1 / start;
    }
  }

  /** Starts anew at one fitted value between each flow and their mean, which is tamer. */
  startTame(): void {
    const { response, fitted, working, linearPredictor } = this;
    let mean = 0;
    for (const flow of response) mean += flow / response.length;
    linearPredictor.fill(0);
    for (let row = 0; row < response.length; row += 1) {
      const start = ((response[row] as number) + mean) / 2;
      fitted[row] = start;
      working[row] = Math.log(start) + ((response[row] as number) - start) / start;
    }
  }

  /** Moves along a step by a part of it; gives the deviance there, which may be infinite. */
  move(step: Float64Array, part: number): number {
    return this.loops.move(this, step, part);
  }

  /**
   * Multiplies the fitted values of each level so that their total is the actual one, one effect after the other; gives
   * the deviance there.
   */
  rescale(): number {
    const { loops, sums, factors, fitted } = this;
    for (const { codes, count, actual } of this.effects) {
      factors.fill(0, 0, count);
      loops.totals(codes, fitted, factors);
      for (let level = 0; level < count; level += 1) {
        const ratio = (actual[level] as number) / (factors[level] as number);
        factors[level] = ratio;
        sums[level] = Math.log(ratio);
      }
      loops.rescale(this, codes, factors, sums);
    }
    return loops.refresh(this);
  }

  /** Largest difference of a fitted total from the actual one over all levels of all effects, relative to it. */
  imbalance(): number {
    const { loops, sums, fitted, working } = this;
    let largest = 0;
    for (const { codes, count, actual } of this.effects) {
      sums.fill(0, 0, count);
      loops.gather(codes, fitted, working, sums);
      for (let level = 0; level < count; level += 1) {
        const total = actual[level] as number;
        const part = Math.abs(sums[level] as number) / total;
        if (total > 0 && part > largest) largest = part;
      }
    }
    return largest;
  }

  /**
   * Rows with a zero that a step drives down while every other row stands still. The step is then a combination of
   * regressors and effects that is zero where there is trade and negative in these rows: the likelihood has no maximum, and
   * the rows are separated (Correia, Guimarães and Zylkin 2019, "Verifying the existence of maximum likelihood estimates for
   * generalized linear models", proposition 1).
   */
  runaways(step: Float64Array): number[] {
    const { response } = this;
    const found: number[] = [];
    for (let row = 0; row < response.length; row += 1) {
      const move = step[row] as number;
      if (move < RUNNING && response[row] === 0) found.push(row);
      else if (Math.abs(move) > STANDING) return [];
    }
    return found;
  }
}

const RUNNING = -0.05;
const STANDING = 1e-5;
