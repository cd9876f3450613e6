import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const ask = (id: string, on: string, ...more: readonly string[]) =>
  cli.run(['safeguard', id, '--on', on, ...more]);
const json = (id: string, on: string, ...more: readonly string[]) =>
  JSON.parse(ask(id, on, '--json', ...more).out);

/** A file of volumes in the folder of the test. */
function table(name: string, text: string | Uint8Array): string {
  const path = join(cli.folder, name);
  writeFileSync(path, text);
  return path;
}
const HEAD = 'counted,from,to,volume,unit\n';

describe('beef in JFY2020, from the volumes of the facts', () => {
  it('30 September 2020: 55.3 % of the trigger, 108,055 t left', () => {
    const { code, out } = ask('beef', '2020-09-30');
    expect(code).toBe(0);
    expect(out).toMatch(/status +not triggered \[secondary\]/);
    expect(out).toMatch(/share +55\.3 %/);
    expect(out).toMatch(/distance +108,055 t left to the trigger/);
  });

  it('28 February 2021: not triggered; the figure is unverified and says so', () => {
    const { out } = ask('beef', '2021-02-28');
    expect(out).toMatch(/status +not triggered \[unverified\]/);
    expect(out).toMatch(/earliest start of a measure +2021-03-18 \[reconstructed\]/);
    expect(out).toMatch(/Evidence below published[\s\S]*unverified: entered from general knowledge/);
  });

  it('20 March 2021: in force from 18 March to 16 April at 38.5 %', () => {
    const { out } = ask('beef', '2021-03-20');
    expect(out).toMatch(/status +in force \[secondary\]/);
    expect(out).toMatch(/JFY2020 +2021-03-18 +2021-04-16 +38\.5% +2021-03-01 – 2021-03-10 +recorded/);
    expect(out).toMatch(/then, from 2021-04-17: 25% \[secondary\]/);
    expect(out).toMatch(/Sources[\s\S]*Drovers/);
    expect(json('beef', '2021-03-20')).toMatchObject({
      status: 'inForce',
      distance: '-229',
      measures: [{ from: '2021-03-18', to: '2021-04-16', rate: '38.5%', agreesWithRule: true }],
    });
  });

  it('17 March and 17 April 2021: before and after', () => {
    expect(json('beef', '2021-03-17').status).toBe('triggered');
    expect(json('beef', '2021-04-17').status).toBe('ended');
  });
});

describe('what the facts lack', () => {
  it.each(['pork', 'processed-pork', 'whey', 'oranges', 'race-horses'])('is printed for %s', (id) => {
    const { code, out } = ask(id, '2022-01-15');
    expect(code).toBe(0);
    expect(out).toMatch(/status +unknown \[unverified\]/);
    expect(out).toMatch(/Unverified in the facts\n {2}- /);
  });

  it('is said in Japanese, too', () => {
    expect(ask('whey', '2026-05-15', '--lang', 'ja').out).toMatch(/状態 +不明 \[未確認\]/);
  });
});

describe('volumes of a user', () => {
  it('take the place of those of the same origin and year', () => {
    const path = table('own.csv', `${HEAD}US,2020-04-01,2020-09-30,200000,t\n`);
    const report = json('beef', '2020-09-30', '--volumes', path);
    expect(report).toMatchObject({
      volume: { volume: '200000', evidence: 'unverified', citation: { title: 'own.csv' } },
      share: { percent: '82.6' },
      evidence: 'unverified',
    });
    expect(json('beef', '2021-03-20', '--volumes', path).measures).toMatchObject([{ basis: 'recorded' }]);
  });

  it('start a measure of a year without figures in the facts', () => {
    const rows = [
      'US,2026-04-01,2026-12-31,280000,t,cumulative,secondary',
      'CPTPP,2026-04-01,2026-12-31,500000,t,cumulative,secondary',
      'US,2025-04-01,2026-03-31,230000,t,annual,secondary',
    ];
    const path = table('past.csv', `counted,from,to,volume,unit,measure,evidence\n${rows.join('\n')}\n`);
    const report = json('beef', '2026-12-31', '--volumes', path);
    expect(report.conditions.map(({ met }: { met: string }) => met)).toEqual(['yes', 'yes', 'yes']);
  });
});

describe('bad input', () => {
  it.each([
    ['no date', ['beef'], 2, /required option '--on <date>' not specified/],
    ['an unknown safeguard', ['beaf', '--on', '2021-03-20'], 2, /no safeguard "beaf"[\s\S]*try: beef/],
    ['a far name', ['cars', '--on', '2021-03-20'], 2, /no safeguard "cars"[\s\S]*race-horses/],
    ['no date at all', ['beef', '--on', 'soon'], 4, /"soon" is not a date/],
    ['a date before the agreement', ['beef', '--on', '2019-12-31'], 4, /before the agreement/],
    [
      'no file',
      ['beef', '--on', '2021-03-20', '--volumes', '/no/such.csv'],
      4,
      /\/no\/such.csv cannot be read/,
    ],
  ] as const)('%s', (_name, args, code, message) => {
    const result = cli.run(['safeguard', ...args]);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(message);
  });

  it.each([
    ['falls', 'US,2020-04-01,2020-09-30,9,t\nUS,2020-04-01,2020-10-10,8,t', /volume falls from 9/],
    ['twice', 'US,2020-04-01,2020-09-30,9,t\nUS,2020-04-01,2020-09-30,9,t', /is given twice/],
    ['unit', 'US,2020-04-01,2020-09-30,9,bushel', /unit "bushel", which Kanzei does not know/],
    ['number', 'US,2020-04-01,2020-09-30,many,t', /"many", which is not a number/],
    ['date', 'US,2020-04-01,someday,9,t', /"someday" is not a date/],
    ['origin', 'AU,2020-04-01,2020-09-30,9,t', /counted is "AU"; use one of US, CPTPP/],
    ['end of a period', 'US,2020-04-01,2020-09-29,9,t', /does not end a ten-day period/],
    ['cells', 'US,2020-04-01', /is not a table in CSV/],
  ])('volumes: %s', (name, rows, message) => {
    const path = table(`bad-${name.replaceAll(' ', '-')}.csv`, `${HEAD}${rows}\n`);
    const result = ask('beef', '2021-03-20', '--volumes', path);
    expect(result).toMatchObject({ code: 4, out: '' });
    expect(result.err).toMatch(message);
    expect(result.err).not.toMatch(/internal error/);
  });

  it('volumes: an empty, foreign, endless or wrong file', () => {
    mkdirSync(join(cli.folder, 'a-folder'));
    const files: readonly (readonly [string, RegExp])[] = [
      [table('empty.csv', ''), /has no rows below its header/],
      [table('header.csv', HEAD), /has no rows below its header/],
      [table('other.csv', 'a,b\n1,2\n'), /has no column "counted"/],
      [table('double.csv', 'to,to\n1,2\n'), /has the column "to" twice/],
      [table('bytes.csv', new Uint8Array([0xff, 0xfe, 0x41])), /is not a text in UTF-8/],
      [table('large.csv', 'x'.repeat(5 * 1024 * 1024 + 1)), /at most 5 MB/],
      [join(cli.folder, 'a-folder'), /is not a file/],
    ];
    for (const [path, message] of files) {
      const result = ask('beef', '2021-03-20', '--volumes', path);
      expect(result).toMatchObject({ code: 4, out: '' });
      expect(result.err).toMatch(message);
    }
  });
});
