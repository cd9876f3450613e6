import type { NameRow, SynonymRow } from './nodes.js';

/** One name or synonym of a place. */
export interface Entry {
  readonly code: string;
  readonly by: 'name' | 'synonym';
  readonly text: string;
  /** how many places before it the synonym names: the likeliest comes first */
  readonly place: number;
}

/** Every name and synonym, each place of a synonym by itself; in an order that does not change. */
export function entriesOf(names: readonly NameRow[], synonyms: readonly SynonymRow[]): Entry[] {
  const entries: Entry[] = [];
  for (const [code, en, ja] of names) {
    entries.push({ code, by: 'name', text: en, place: 0 });
    if (ja) entries.push({ code, by: 'name', text: ja, place: 0 });
  }
  for (const [text, , codes] of synonyms) {
    for (const [place, code] of codes.entries()) entries.push({ code, by: 'synonym', text, place });
  }
  return entries;
}
