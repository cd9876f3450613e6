import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(import.meta.dirname, '../../facts'), nodeCodec));
});
afterAll(() => cli?.remove());

const BEEF = ['0201.30-010', '--from', 'US', '--to', 'JP'];
const path = (...more: readonly string[]) => cli.run(['path', ...more]);
const duty = (...more: readonly string[]) => cli.run(['duty', ...more]);

/** A file of volumes in the folder of the test. */
function table(name: string, text: string): string {
  const file = join(cli.folder, name);
  writeFileSync(file, text);
  return file;
}
const HEAD = 'counted,from,to,volume,unit\n';

describe('kanzei path', () => {
  it('shows a rate span by span, with its evidence and the measure that interrupts it', () => {
    const { code, out, err } = path(...BEEF);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/2020-04-01 {2}2021-03-17 {2}25\.8% +secondary\n/);
    expect(out).toMatch(
      /2021-03-18 {2}2021-04-16 {2}38\.5% +secondary\n +safeguard \(beef[^)]*\): a measure runs/,
    );
    expect(out).toMatch(/2026-04-01 {2}2027-03-31 {2}20\.8% +published\n/);
    expect(out).toMatch(/2033-04-01 {2}2042-12-31 {2}9% +secondary\n/);
    expect(out).toMatch(/Sources[\s\S]*USMEF/);
  });

  it('shows the two ends of a rate that is left open, and why', () => {
    const { out } = path('0602.90.40', '--from', 'JP', '--to', 'US', '--instrument', 'usjta');
    expect(out).toMatch(/2020-01-01 {2}2020-12-31 {2}free – 2\.8% {2}reconstructed\n +no staging category/);
    expect(out).toMatch(/2024-01-01 {2}2025-12-31 {2}free +published/);
  });

  it('keeps to the instruments and days asked for, and shows a rival for goods of a party', () => {
    const { out } = path(
      ...BEEF,
      '--instrument',
      'usjta,cptpp',
      '--since',
      '2026-04-01',
      '--until',
      '2027-12-31',
    );
    expect(out).toContain('cptpp, Australia\n');
    expect(out).not.toContain('mfn');
    expect(out.match(/^ {2}20\d\d-/gm)).toHaveLength(4);
    expect(out).toMatch(/2027-04-01 {2}2027-12-31 {2}20%/);
  });

  it('names the season of a line, and the conditions of a track', () => {
    expect(path('0806.10', '--from', 'US', '--to', 'JP').out).toMatch(
      /only for season 03-01\.\.10-31[\s\S]*17%[\s\S]*only for season 11-01\.\.02-29[\s\S]*7\.8%/,
    );
    expect(path('0406.30', '--from', 'US', '--to', 'JP').out).toMatch(
      /usjta, in quota\n {2}if a certificate that the shipment is within the quota\n/,
    );
  });

  it('speaks Japanese', () => {
    const { out } = path(...BEEF, '--lang', 'ja', '--until', '2022-01-01');
    expect(out).toMatch(/初日 +末日 +税率 +根拠/);
    expect(out).toMatch(/セーフガード \(牛肉/);
  });

  it('says what of a code the nomenclature changed', () => {
    const { out } = path('8517.13.00', '--from', 'CN', '--to', 'US', '--until', '2023-01-01');
    expect(out).toMatch(/8517\.13 of HS2022 was 8517\.12 in HS2017/);
  });

  it.each<[string, readonly string[], number, RegExp]>([
    [
      'an unknown instrument',
      [...BEEF, '--instrument', 'usjta,cptp'],
      2,
      /"cptp" is not an instrument[\s\S]*cptpp/,
    ],
    ['an unknown code', ['0201.39', '--from', 'US', '--to', 'JP'], 3, /no tariff line 0201\.39/],
    [
      'a chapter of many lines',
      ['03', '--from', 'US', '--to', 'JP'],
      4,
      /03 has \d+ lines; paths of at most 100/,
    ],
    ['a day before the first', [...BEEF, '--since', '2017-12-31'], 4, /2017-12-31 is outside/],
    ['a day after the last', [...BEEF, '--until', '2043-01-01'], 4, /2043-01-01 is outside/],
    [
      'an end before the beginning',
      [...BEEF, '--since', '2026-01-01', '--until', '2025-01-01'],
      4,
      /cannot end on 2025-01-01 before it begins on 2026-01-01/,
    ],
    ['a day that does not exist', [...BEEF, '--since', '2023-02-29'], 4, /2023-02-29 does not exist/],
    ['a notice before the agreement', [...BEEF, '--notice', '2019-06-01'], 4, /comes before the agreement/],
    ['volumes of no safeguard', [...BEEF, '--volumes', 'beef.csv'], 2, /names no safeguard; write beef=FILE/],
    [
      'volumes of an unknown safeguard',
      [...BEEF, '--volumes', 'beet=x.csv'],
      2,
      /no safeguard "beet"[\s\S]*beef/,
    ],
    ['a file that is not there', [...BEEF, '--volumes', 'beef=none.csv'], 4, /none\.csv cannot be read/],
    [
      'one safeguard twice',
      [...BEEF, '--volumes', 'beef=own.csv', '--volumes', 'beef=own.csv'],
      2,
      /volumes of beef are given twice/,
    ],
  ])('refuses %s', (_name, args, code, message) => {
    table('own.csv', `${HEAD}US,2026-04-01,2026-09-30,100000,t\n`);
    const result = cli.run([
      'path',
      ...args.map((arg) => arg.replace('=own.csv', `=${join(cli.folder, 'own.csv')}`)),
    ]);
    expect(result.err).toMatch(message);
    expect(result.out).toBe('');
    expect(result.code).toBe(code);
  });
});

describe('what a question assumes', () => {
  it('a notice of termination ends the agreement, its safeguards and its quotas after four months', () => {
    const notice = ['--notice', '2026-09-01'];
    const { out } = path(...BEEF, '--instrument', 'usjta', ...notice);
    expect(out).toMatch(/2026-04-01 {2}2026-12-31 {2}20\.8%/);
    expect(out).not.toContain('2027-04-01');
    expect(out).toMatch(/Assumed \(usjta\): notice of termination given on 2026-09-01/);
    const after = duty(...BEEF, '--on', '2027-01-01', '--value', '1000000', ...notice);
    expect(after.out).toMatch(/Assumed \(usjta\)/);
    expect(after.out).toMatch(/usjta +not applicable[\s\S]*ended for US on 2026-12-31/);
    const guard = cli.run(['safeguard', 'beef', '--on', '2027-01-01', ...notice]);
    expect(guard).toMatchObject({ code: 4, err: expect.stringMatching(/after the end of the agreement/) });
    const quota = cli.run(['quota', 'usjta-whey', '--on', '2027-01-01', ...notice]);
    expect(quota).toMatchObject({ code: 4, err: expect.stringMatching(/outside the life of the quota/) });
    expect(cli.run(['quota', 'usjta-whey', '--on', '2026-12-31', ...notice]).code).toBe(0);
  });

  it('volumes of a user start a measure, and duty and path take it', () => {
    const rows = [
      'US,2021-04-01,2021-12-31,230000,t',
      'US,2021-04-01,2022-01-31,240000,t',
      'US,2021-04-01,2022-02-10,250000,t',
    ];
    const volumes = ['--volumes', `beef=${table('february.csv', `${HEAD}${rows.join('\n')}\n`)}`];
    const { out } = path(
      ...BEEF,
      '--instrument',
      'usjta',
      '--since',
      '2022-01-01',
      '--until',
      '2022-12-31',
      ...volumes,
    );
    // passed in the period ended 10 February 2022: fifth business day 18 February, then 45 days from 19 February
    expect(out).toMatch(/2022-02-19 {2}2022-04-04 {2}30% +unverified\n +safeguard \(beef/);
    expect(out).toMatch(/2022-04-05 {2}2022-12-31 {2}24\.1%/);
    expect(out).toMatch(/Assumed \(beef\): import volumes[\s\S]*february\.csv/);
    const during = duty(...BEEF, '--on', '2022-03-01', '--value', '1000000', ...volumes);
    expect(during.out).toMatch(
      /usjta +available +30% +300,000 JPY +403,900 JPY +unverified\n +safeguard \([^)]*\), in force/,
    );
    expect(duty(...BEEF, '--on', '2022-03-01', '--value', '1000000').out).toMatch(
      /usjta +available +25% +250,000 JPY/,
    );
  });
});
