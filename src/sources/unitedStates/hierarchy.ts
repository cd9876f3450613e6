import type { Condition } from '../../notation/index.js';
import {
  entryConditionsOf,
  isOnlySeason,
  isRemainder,
  otherSeasons,
  seasonsOf,
  valueBandOf,
} from './lineConditions.js';

type Way = readonly Condition[];

interface Level {
  readonly indent: number;
  readonly ways: readonly Way[];
  /** descriptions of the rows directly below, so far */
  readonly below: string[];
}

/** Follows the rows of a schedule whose hierarchy is only their order and indent. */
export class Hierarchy {
  private readonly levels: Level[] = [{ indent: -1, ways: [[]], below: [] }];

  /** Takes the next row and gives the ways its conditions, with those of the rows above it, can be met. */
  add(indent: number, description: string): readonly Way[] {
    while ((this.levels.at(-1) as Level).indent >= indent) this.levels.pop();
    const parent = this.levels.at(-1) as Level;
    const own = alternatives(description, parent.below);
    const entry = entryConditionsOf(description);
    const ways = parent.ways.flatMap((way) => own.map((conditions) => [...way, ...conditions, ...entry]));
    parent.below.push(description);
    this.levels.push({ indent, ways, below: [] });
    return ways;
  }
}

function alternatives(description: string, before: readonly string[]): Way[] {
  const band = valueBandOf(description);
  if (band) return [[band]];
  const remainder = isRemainder(description) && before.length > 0 && before.every(isOnlySeason);
  const seasons = remainder ? otherSeasons(before.flatMap(seasonsOf)) : seasonsOf(description);
  return seasons.length === 0 ? [[]] : seasons.map((season) => [season]);
}
