import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../src/kanzei.js';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(import.meta.dirname, '../../facts'), nodeCodec));
});
afterAll(() => cli?.remove());

const search = (...args: readonly string[]) => cli.run(['search', ...args, '--on', '2026-05-15']);

describe('kanzei search', () => {
  it('takes several words and prints candidates with lines and rates', () => {
    const { out, code } = search('boneless', 'beef', '--to', 'JP');
    expect(code).toBe(0);
    expect(out).toMatch(/^1 {2}0202\.30 boneless beef, frozen$/m);
    expect(out).toMatch(/02 meat and offal › 0202 frozen beef/);
    expect(out).toMatch(/JP +0202\.30-010 .* 38\.5% +20\.8% +published/);
    expect(out).toMatch(/Candidates, not a classification/);
  });

  it('speaks Japanese', () => {
    const { out } = search('和牛', '--lang', 'ja', '--limit', '1');
    expect(out).toMatch(/同義語 “和牛”/);
    expect(out).toMatch(/候補であり、分類ではありません/);
    expect(out).toMatch(/表示していない候補の数/);
  });

  it('says what is only close', () => {
    expect(search('cheeze', '--limit', '1').out).toMatch(/approximately: cheeze ≈ cheese/);
  });

  it('finds nothing: says so, exit code 3, with --json an empty answer as well', () => {
    const { out, err, code } = search('qqxxzz', '--json');
    expect(code).toBe(3);
    expect((JSON.parse(out) as SearchAnswer).candidates).toEqual([]);
    expect(err).toMatch(
      /^kanzei: “qqxxzz”: Nothing was found\..*\nkanzei: No name and no synonym has: qqxxzz\n$/,
    );
  });

  it.each([
    ['no query', [], 2, /missing required argument 'query'/],
    ['an empty query', [' '], 4, /the query is empty/],
    ['a long query', ['a'.repeat(1000)], 4, /has 1000 characters; at most 300/],
    ['a longer one', ['a'.repeat(10_000)], 4, /an argument has 10000 characters/],
    ['a limit that is no number', ['beef', '--limit', 'many'], 2, /It is no whole number/],
    ['a limit of none', ['beef', '--limit', '0'], 4, /0 is no number of candidates; give 1 to 50/],
    ['another importer', ['beef', '--to', 'FR'], 4, /importers are JP and US/],
  ])('refuses %s', (_what, args, exit, message) => {
    const { out, err, code } = search(...args);
    expect({ out, code }).toEqual({ out: '', code: exit });
    expect(err).toMatch(message);
  });
});
