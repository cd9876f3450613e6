import fc from 'fast-check';

/** Numbers as people write them, with four decimals: none is too small to tell from zero. */
export const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(min * 1e4), max: Math.round(max * 1e4) }).map((units) => units / 1e4);

export const cells = (numbers: readonly number[]): Float64Array => Float64Array.from(numbers);

/** One source of a market. */
export interface Source {
  readonly value: number;
  readonly tariff: number;
  readonly newTariff: number;
  readonly supply: number;
}

const rate = fc.oneof(fc.constant(0), between(0, 1.5), between(-0.3, 0));

export const source: fc.Arbitrary<Source> = fc.record({
  value: fc.oneof(between(0.01, 1000), fc.constant(0)),
  tariff: rate,
  newTariff: rate,
  supply: fc.oneof(fc.constant(Infinity), between(0, 50)),
});

/** Some lines, each with trade. */
export const lines: fc.Arbitrary<readonly (readonly Source[])[]> = fc.array(
  fc.array(source, { minLength: 1, maxLength: 6 }).filter((all) => all.some(({ value }) => value > 0)),
  { minLength: 1, maxLength: 4 },
);

/** Lines as a model takes them. */
export function marketsOf(all: readonly (readonly Source[])[], demand: number, substitution: number) {
  const rows = all.flat();
  const lineStart = new Int32Array(all.length + 1);
  all.forEach((line, i) => {
    lineStart[i + 1] = (lineStart[i] as number) + line.length;
  });
  return {
    lineStart,
    value: cells(rows.map(({ value }) => value)),
    tariff: cells(rows.map(({ tariff }) => tariff)),
    newTariff: cells(rows.map(({ newTariff }) => newTariff)),
    supplyElasticity: cells(rows.map(({ supply }) => supply)),
    demandElasticity: new Float64Array(all.length).fill(demand),
    substitutionElasticity: new Float64Array(all.length).fill(substitution),
  };
}

/** The largest difference of two columns, as a part of their largest cell, or of a size if that is larger. */
export function apart(a: Float64Array, b: Float64Array, least = 1e-300): number {
  const size = Math.max(least, ...a.map(Math.abs), ...b.map(Math.abs));
  return Math.max(0, ...a.map((cell, i) => Math.abs(cell - (b[i] as number)))) / size;
}

/** The columns of a result, by their names. */
export const columnsOf = (result: object): [string, Float64Array][] =>
  Object.entries(result).filter((entry): entry is [string, Float64Array] => entry[1] instanceof Float64Array);
