import { date, nearest, Problem } from '../base/index.js';
import {
  countingYearOf,
  readVolumes,
  type SafeguardFacts,
  type VolumeRow,
  type Volumes,
  volumeRowsOf,
} from '../law/safeguard/index.js';
import type { TariffRecord } from '../record/index.js';
import { ownSource, readUserTable } from './userTable.js';

/** The safeguard that a person names. Throws Problem `usage` with those there are. */
export function findSafeguard(text: string, record: TariffRecord): TariffRecord['safeguards'][number] {
  const wanted = text.trim().toLowerCase().replaceAll(' ', '-');
  const found = record.safeguards.find(({ facts }) => facts.id === wanted);
  if (found) return found;
  const ids = record.safeguards.map(({ facts }) => facts.id);
  const near = nearest(wanted, ids, 5);
  throw new Problem('usage', `there is no safeguard "${text}"`, near.length > 0 ? near : ids);
}

/** The count a row belongs to. */
const countOf = (row: VolumeRow, facts: SafeguardFacts): string =>
  `${row.counted} ${countingYearOf(facts, date(row.to)).name}`;

/**
 * The volumes of the facts, those of a user's file in their place where both count the same origin in the same year.
 * Throws Problem `invalidInput` for a file that cannot be read and for volumes that cannot be right.
 */
export function ownVolumes(facts: SafeguardFacts, file: string, record: TariffRecord): Volumes {
  const own = volumeRowsOf(readUserTable(file), ownSource(file));
  const replaced = new Set(own.map((row) => countOf(row, facts)));
  const known = record.volumes(facts.id).filter((row) => !replaced.has(countOf(row, facts)));
  return readVolumes([...known, ...own], facts);
}
