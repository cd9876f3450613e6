/**
 * The same estimates by the plainest way there is: a dummy for every level of every effect, dense normal equations, every
 * step of the textbook spelled out. Small tables only.
 */
export interface DenseModel {
  readonly response: readonly number[];
  /** a column each */
  readonly regressors: readonly (readonly number[])[];
  readonly effects: readonly (readonly number[])[];
}

type Matrix = number[][];

/** Columns of the design: regressors first, then dummies; those that depend on columns before them are left out. */
function design({ regressors, effects, response }: DenseModel): { columns: number[][]; kept: number[] } {
  const dummies = effects.flatMap((codes) =>
    [...new Set(codes)].map((level) => codes.map((code) => (code === level ? 1 : 0))),
  );
  const all = [...dummies, ...regressors.map((column) => [...column])];
  const basis: number[][] = [];
  const independent = all.map((column) => {
    const left = [...column];
    for (let pass = 0; pass < 2; pass += 1) {
      for (const vector of basis) {
        const part = vector.reduce((sum, value, row) => sum + value * (left[row] as number), 0);
        for (let row = 0; row < left.length; row += 1)
          left[row] = (left[row] as number) - part * (vector[row] as number);
      }
    }
    const size = Math.sqrt(left.reduce((sum, value) => sum + value * value, 0));
    const own = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
    if (size <= 1e-7 * own) return false;
    basis.push(left.map((value) => value / size));
    return true;
  });
  const columns = all.filter((_, place) => independent[place]);
  const kept = regressors.map((_, place) => place).filter((place) => independent[dummies.length + place]);
  if (response.length === 0) throw new Error('no rows');
  return { columns, kept };
}

export function inverseOf(matrix: Matrix): Matrix {
  const size = matrix.length;
  const work = matrix.map((line, i) => [...line, ...line.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i += 1) {
    let pivot = i;
    for (let row = i + 1; row < size; row += 1) {
      if (Math.abs(work[row]?.[i] as number) > Math.abs(work[pivot]?.[i] as number)) pivot = row;
    }
    [work[i], work[pivot]] = [work[pivot] as number[], work[i] as number[]];
    const line = work[i] as number[];
    const scale = line[i] as number;
    for (let column = 0; column < 2 * size; column += 1) line[column] = (line[column] as number) / scale;
    for (let row = 0; row < size; row += 1) {
      const other = work[row] as number[];
      const factor = other[i] as number;
      if (row === i || factor === 0) continue;
      for (let column = 0; column < 2 * size; column += 1) {
        other[column] = (other[column] as number) - factor * (line[column] as number);
      }
    }
  }
  return work.map((line) => line.slice(size));
}

const gram = (columns: readonly number[][], weights: readonly number[]): Matrix =>
  columns.map((one) =>
    columns.map((other) =>
      one.reduce((sum, value, row) => sum + (weights[row] as number) * value * (other[row] as number), 0),
    ),
  );

const sides = (columns: readonly number[][], values: readonly number[]): number[] =>
  columns.map((column) => column.reduce((sum, value, row) => sum + value * (values[row] as number), 0));

const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((line) => line.reduce((sum, value, j) => sum + value * (vector[j] as number), 0));

export interface DenseFit {
  readonly coefficients: number[];
  /** places of the regressors that were kept */
  readonly kept: number[];
  readonly fitted: number[];
  /** standard errors clustered by the groups given (any number of ways), without correction */
  errors(clusters: readonly (readonly number[])[]): number[];
}

function finish(
  columns: number[][],
  kept: number[],
  all: number[],
  fitted: number[],
  weights: number[],
  response: readonly number[],
): DenseFit {
  const bread = inverseOf(gram(columns, weights));
  const size = kept.length;
  const from = columns.length - size;
  const scores = response.map((value, row) =>
    columns.map((column) => (column[row] as number) * (value - (fitted[row] as number))),
  );
  return {
    coefficients: all.slice(from),
    kept,
    fitted,
    errors(clusters) {
      const meat: Matrix = columns.map(() => columns.map(() => 0));
      for (let set = 1; set < 1 << clusters.length; set += 1) {
        const members = clusters.filter((_, place) => (set >> place) & 1);
        const sums = new Map<string, number[]>();
        scores.forEach((score, row) => {
          const key = members.map((codes) => codes[row]).join(',');
          const sum = sums.get(key) ?? columns.map(() => 0);
          sums.set(
            key,
            sum.map((value, i) => value + (score[i] as number)),
          );
        });
        const sign = members.length % 2 === 1 ? 1 : -1;
        for (const sum of sums.values()) {
          for (let i = 0; i < sum.length; i += 1) {
            for (let j = 0; j < sum.length; j += 1) {
              const line = meat[i] as number[];
              line[j] = (line[j] as number) + sign * (sum[i] as number) * (sum[j] as number);
            }
          }
        }
      }
      return kept.map((_, place) => {
        const line = bread[from + place] as number[];
        return Math.sqrt(times(meat, line).reduce((sum, value, j) => sum + value * (line[j] as number), 0));
      });
    },
  };
}

export function denseLeastSquares(model: DenseModel): DenseFit {
  const { columns, kept } = design(model);
  const ones = model.response.map(() => 1);
  const all = times(inverseOf(gram(columns, ones)), sides(columns, model.response));
  const fitted = model.response.map((_, row) =>
    columns.reduce((sum, column, i) => sum + (all[i] as number) * (column[row] as number), 0),
  );
  return finish(columns, kept, all, fitted, ones, model.response);
}

/** Newton from a constant, steps halved while the likelihood falls. */
export function densePoisson(model: DenseModel): DenseFit {
  const { response } = model;
  const { columns, kept } = design(model);
  const mean = response.reduce((sum, value) => sum + value / response.length, 0);
  let all = columns.map(() => 0);
  const predictor = (b: readonly number[]): number[] =>
    response.map((_, row) =>
      columns.reduce((sum, column, i) => sum + (b[i] as number) * (column[row] as number), Math.log(mean)),
    );
  const likelihood = (b: readonly number[]): number =>
    predictor(b).reduce((sum, value, row) => sum + (response[row] as number) * value - Math.exp(value), 0);
  for (let iteration = 0; iteration < 200; iteration += 1) {
    const fitted = predictor(all).map(Math.exp);
    const gradient = sides(
      columns,
      response.map((value, row) => value - (fitted[row] as number)),
    );
    const step = times(inverseOf(gram(columns, fitted)), gradient);
    let part = 1;
    const before = likelihood(all);
    const moved = (): number[] => all.map((value, i) => value + part * (step[i] as number));
    while (!(likelihood(moved()) >= before - 1e-12 * Math.abs(before)) && part > 1e-8) part /= 2;
    all = moved();
    if (Math.max(...step.map(Math.abs)) < 1e-13) break;
  }
  const fitted = predictor(all).map(Math.exp);
  return finish(columns, kept, all, fitted, fitted, response);
}
