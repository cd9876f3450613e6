import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { search } from '../../../src/abilities/search.js';
import { factsRecord } from '../../helpers/record.js';

const FIRST = 5;
const LEAST_SHARE = 0.9;
const ON = '2026-05-15';

interface Row {
  readonly query: string;
  readonly language: string;
  /** codes of which any is right; a heading, subheading or line */
  readonly expected: string;
  /** tuned: looked at while the search was made; heldOut: written after the synonyms and counted only */
  readonly set: 'tuned' | 'heldOut';
}

const rows: Row[] = parse(readFileSync(join(import.meta.dirname, 'queries.csv')), { columns: true });
const digits = (code: string): string => code.replace(/\D/g, '');

/** A candidate is right when it lies under an expected code or is a heading or subheading that contains one. */
function isFound({ query, expected }: Row): boolean {
  const { candidates } = search({ query, on: ON, limit: FIRST }, factsRecord());
  const codes = candidates.map(({ code }) => digits(code)).filter(({ length }) => length >= 4);
  return expected
    .split(' ')
    .map(digits)
    .some((wanted) => codes.some((code) => code.startsWith(wanted) || wanted.startsWith(code)));
}

describe('the expected heading, subheading or line is among the first five', () => {
  it.each(['tuned', 'heldOut'] as const)('for nine of ten queries: %s', (set) => {
    const asked = rows.filter((row) => row.set === set);
    const missed = asked.filter((row) => !isFound(row));
    const share = 1 - missed.length / asked.length;
    console.log(`${set}: ${asked.length - missed.length} of ${asked.length} (${(100 * share).toFixed(1)} %)`);
    if (set === 'tuned') for (const { query } of missed) console.log(`  missed: ${query}`);
    expect(asked.length).toBeGreaterThanOrEqual(80);
    expect(share).toBeGreaterThanOrEqual(LEAST_SHARE);
  });
});
