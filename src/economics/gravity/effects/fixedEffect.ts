/** One set of fixed effects: the level of each row, numbered from 0. */
export interface FixedEffect {
  readonly name: string;
  readonly codes: Int32Array;
  readonly count: number;
}

/** The level of the coarser effect that each level of the finer one lies in; undefined when it does not nest. */
export function nesting(finer: FixedEffect, coarser: FixedEffect): Int32Array | undefined {
  if (finer.count < coarser.count) return undefined;
  const parent = new Int32Array(finer.count).fill(-1);
  for (let row = 0; row < finer.codes.length; row += 1) {
    const level = finer.codes[row] as number;
    const wanted = coarser.codes[row] as number;
    if (parent[level] === -1) parent[level] = wanted;
    else if (parent[level] !== wanted) return undefined;
  }
  return parent;
}

/** The effects that add something: one that is coarser than another, or the same once more, takes up nothing new. */
export function withoutRedundant(effects: readonly FixedEffect[]): number[] {
  const kept: number[] = [];
  effects.forEach((effect, index) => {
    const covered = effects.some(
      (other, place) =>
        place !== index &&
        (other.count > effect.count || (other.count === effect.count && place < index)) &&
        nesting(other, effect) !== undefined,
    );
    if (!covered) kept.push(index);
  });
  return kept;
}
