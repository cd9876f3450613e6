import type { ShownLine } from './reconciled.js';

/** Which lines are shown. */
export const SELECTIONS = ['use', 'all', 'exact', 'parameter', 'unexplained'] as const;
export type Selection = (typeof SELECTIONS)[number];

/** By what lines are sorted. */
export const SORTS = ['code', 'value', 'collected', 'saved', 'unused', 'use'] as const;
export type Sort = (typeof SORTS)[number];

/** Compares two decimals by their digits. */
export function compareDecimals(a: string, b: string): number {
  const [negativeA, negativeB] = [a.startsWith('-'), b.startsWith('-')];
  if (negativeA !== negativeB) return negativeA ? -1 : 1;
  const [wholeA = '', partsA = ''] = a.replace('-', '').split('.');
  const [wholeB = '', partsB = ''] = b.replace('-', '').split('.');
  const places = Math.max(partsA.length, partsB.length);
  const [x, y] = [BigInt(wholeA + partsA.padEnd(places, '0')), BigInt(wholeB + partsB.padEnd(places, '0'))];
  const order = x < y ? -1 : x > y ? 1 : 0;
  return negativeA ? -order : order;
}

const KEYS: Readonly<Record<Exclude<Sort, 'code'>, (line: ShownLine) => string | undefined>> = {
  value: ({ value }) => value,
  collected: ({ collected }) => collected,
  saved: ({ use }) => use?.saved,
  unused: ({ use }) => use?.unused,
  use: ({ use }) => use?.percent,
};

const isSelected = (line: ShownLine, selection: Selection): boolean =>
  selection === 'all' || (selection === 'use' ? line.use !== null : line.class === selection);

const digits = (text: string): string => text.replace(/[.\s-]/g, '');

/** Whether a line is found by a part of its name, or by its code from the first digit. */
function isFound({ code, description }: ShownLine, sought: string): boolean {
  const text = sought.trim().toLowerCase();
  if (text === '') return true;
  if (/^[\d.\s-]+$/.test(text)) return digits(code).startsWith(digits(text));
  return text.split(/\s+/).every((word) => description.toLowerCase().includes(word));
}

/** The lines that are asked for, in their order: codes upwards, amounts downwards unless turned round. Lines without the amount come last. */
export function listLines(
  lines: readonly ShownLine[],
  selection: Selection,
  sought: string,
  sort: Sort,
  turned: boolean,
): readonly ShownLine[] {
  const found = lines.filter((line) => isSelected(line, selection) && isFound(line, sought));
  const sign = turned ? -1 : 1;
  const byCode = (a: ShownLine, b: ShownLine): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  if (sort === 'code') return found.sort((a, b) => sign * byCode(a, b));
  const key = KEYS[sort];
  return found.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined) || byCode(a, b);
    return sign * compareDecimals(y, x) || byCode(a, b);
  });
}
