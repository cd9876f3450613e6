import type { NotIncluded } from './determination.js';
import type { ImporterRules } from './record.js';

const memos = new WeakMap<ImporterRules, Map<string, readonly NotIncluded[]>>();

const HEADING = 4;

const concerns = ({ products }: NotIncluded, heading: string): boolean =>
  products?.some((prefix) => heading.startsWith(prefix) || prefix.startsWith(heading)) ?? true;

/** What answers for goods of a code leave out, by its heading; remembered, since every line of a heading shares it. */
export function omissionsFor(rules: ImporterRules, code: string): readonly NotIncluded[] {
  const heading = code.slice(0, HEADING);
  const memo = memos.get(rules) ?? new Map<string, readonly NotIncluded[]>();
  memos.set(rules, memo);
  const known = memo.get(heading);
  if (known) return known;
  const found = rules.notIncluded.filter((each) => concerns(each, heading));
  memo.set(heading, found);
  return found;
}
