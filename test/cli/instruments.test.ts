import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstrumentAnswer } from '../../src/kanzei.js';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(import.meta.dirname, '../../facts'), nodeCodec));
});
afterAll(() => cli?.remove());

const ids = (...args: readonly string[]): string[] =>
  (JSON.parse(cli.run(['instruments', ...args, '--json']).out) as InstrumentAnswer[]).map(({ id }) => id);

describe('kanzei instruments', () => {
  it('lists every instrument with rates into an importer', () => {
    expect(ids('--to', 'JP')).toEqual(expect.arrayContaining(['mfn', 'usjta', 'cptpp', 'rcep', 'eu-japan']));
    expect(ids('--to', 'US')).not.toContain('cptpp');
    expect(ids().length).toBeGreaterThan(ids('--to', 'JP').length);
  });

  it('lists those that concern goods of a country on a date', () => {
    expect(ids('--to', 'JP', '--from', 'US', '--on', '2026-05-15')).toEqual(['mfn', 'usjta']);
    expect(ids('--to', 'JP', '--from', 'US', '--on', '2019-12-31')).toEqual(['mfn']);
    expect(ids('--to', 'JP', '--from', 'GB', '--on', '2026-05-15')).toEqual(
      expect.arrayContaining(['uk-japan', 'cptpp']),
    );
  });

  it('prints a table', () => {
    const { out, code } = cli.run(['instruments', '--to', 'JP', '--from', 'US', '--lang', 'ja']);
    expect(out).toMatch(/usjta +日米貿易協定 +JP, US +2020-01-01/);
    expect(code).toBe(0);
  });

  it('refuses an importer whose schedule is not at hand', () => {
    expect(cli.run(['instruments', '--to', 'FR'])).toMatchObject({ code: 4, out: '' });
  });
});
