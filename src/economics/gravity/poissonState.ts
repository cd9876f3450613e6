/** Fitted values are kept above this, so that a row that runs to zero stays a number. */
const LEAST_FITTED = 1e-290;

/**
 * Where an iteration of Poisson stands: linear predictor, fitted values, their working response (y − μ)/μ and the deviance.
 * One exponential a row and step; the logarithm of y is taken once.
 */
export class PoissonState {
  readonly linearPredictor: Float64Array;
  readonly fitted: Float64Array;
  readonly working: Float64Array;
  private readonly logarithms: Float64Array;

  /** Starts at fitted values of y + 0.1; the working response is then that of the whole linear predictor. */
  constructor(private readonly response: Float64Array) {
    const rows = response.length;
    this.linearPredictor = new Float64Array(rows);
    this.fitted = new Float64Array(rows);
    this.working = new Float64Array(rows);
    this.logarithms = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const flow = response[row] as number;
      const fitted = flow + 0.1;
      this.fitted[row] = fitted;
      this.working[row] = Math.log(fitted) - 0.1 / fitted;
      this.logarithms[row] = flow > 0 ? Math.log(flow) : 0;
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
    const { response, fitted, working, linearPredictor, logarithms } = this;
    let deviance = 0;
    for (let row = 0; row < response.length; row += 1) {
      const predictor = (linearPredictor[row] as number) + part * (step[row] as number);
      linearPredictor[row] = predictor;
      const value = Math.exp(predictor);
      const mean = Math.max(value, LEAST_FITTED);
      fitted[row] = mean;
      const flow = response[row] as number;
      working[row] = (flow - mean) / mean;
      deviance += flow > 0 ? flow * ((logarithms[row] as number) - predictor) - (flow - mean) : mean;
    }
    return 2 * deviance;
  }

  /** Multiplies the fitted values of each level of an effect so that their total is the actual one. */
  rescale(codes: Int32Array, count: number): void {
    const { response, fitted, linearPredictor } = this;
    const actual = new Float64Array(count);
    const sums = new Float64Array(count);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      actual[code] = (actual[code] as number) + (response[row] as number);
      sums[code] = (sums[code] as number) + (fitted[row] as number);
    }
    for (let level = 0; level < count; level += 1) {
      const ratio = (actual[level] as number) / (sums[level] as number);
      sums[level] = ratio;
      actual[level] = Math.log(ratio);
    }
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      const mean = (fitted[row] as number) * (sums[code] as number);
      fitted[row] = Math.max(mean, LEAST_FITTED);
      linearPredictor[row] = (linearPredictor[row] as number) + (actual[code] as number);
    }
  }

  /** The deviance and the working response after fitted values were rescaled. */
  refresh(): number {
    const { response, fitted, working, linearPredictor, logarithms } = this;
    let deviance = 0;
    for (let row = 0; row < response.length; row += 1) {
      const flow = response[row] as number;
      const mean = fitted[row] as number;
      working[row] = (flow - mean) / mean;
      deviance +=
        flow > 0
          ? flow * ((logarithms[row] as number) - (linearPredictor[row] as number)) - (flow - mean)
          : mean;
    }
    return 2 * deviance;
  }

  /** Largest difference of a fitted total from the actual one over the levels of an effect, relative to it. */
  imbalance(codes: Int32Array, count: number): number {
    const { response, fitted } = this;
    const actual = new Float64Array(count);
    const differences = new Float64Array(count);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      const flow = response[row] as number;
      actual[code] = (actual[code] as number) + flow;
      differences[code] = (differences[code] as number) + (flow - (fitted[row] as number));
    }
    let largest = 0;
    for (let level = 0; level < count; level += 1) {
      const total = actual[level] as number;
      const part = Math.abs(differences[level] as number) / total;
      if (total > 0 && part > largest) largest = part;
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
