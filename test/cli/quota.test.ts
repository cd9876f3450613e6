import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const run = (...args: readonly string[]) => cli.run(['quota', ...args]);
const json = (...args: readonly string[]) => JSON.parse(run(...args, '--json').out);

function table(name: string, text: string): string {
  const path = join(cli.folder, name);
  writeFileSync(path, text);
  return path;
}

describe('kanzei quota', () => {
  it('lists every quota on a date', () => {
    const { code, out } = run('--on', '2026-05-15');
    expect(code).toBe(0);
    expect(out).toMatch(/us-beef-other-countries +2026 +exhausted +about 52,000 t +2026-01-06 +secondary/);
    expect(out).toMatch(/usjta-malt +year 8 +unknown +not in the facts/);
    expect(json('--on', '2026-05-15').quotas).toHaveLength(10);
  });

  it('says which quotas are not in force', () => {
    const { quotas, outside } = json('--on', '2019-06-01');
    expect(quotas).toHaveLength(1);
    expect(outside).toHaveLength(9);
    expect(run('--on', '2019-06-01').out).toMatch(/Not in force on the date[\s\S]*usjta-whey/);
  });

  it('shows one in full: the day it filled, rates, what is unverified', () => {
    const { out } = run('us-beef-other-countries', '--on', '2024-03-01');
    expect(out).toMatch(/status +exhausted \[secondary\]/);
    expect(out).toMatch(/filled +2024-02-27 \[secondary\]/);
    expect(out).toMatch(/0201\.10\.50, 0201\.30\.80 +– +26\.4%/);
    expect(out).toMatch(/allocation +first come, first served \[unverified\]/);
    expect(run('whey', '--on', '2026-05-15', '--lang', 'ja').out).toMatch(/割当数量 +8,200 t \[計算\]/);
  });

  it('takes fills of a user: balance, status, forecast', () => {
    const rows = ['2026-04-30,900,t', '2026-05-31,1900,t', '2026-06-30,2800,t', '2026-07-31,3700,t'];
    const path = table('fills.csv', `to,volume,unit\n${rows.join('\n')}\n`);
    const [report] = json('usjta-whey', '--on', '2026-08-15', '--fills', path).quotas;
    expect(report).toMatchObject({
      status: 'open',
      drawn: { volume: '3700', to: '2026-07-31', evidence: 'unverified' },
      balance: '4500',
      fillRate: '45.1',
      evidence: 'unverified',
      forecast: { method: 'pace of this year', basedOn: 4, coverage: 0.8 },
    });
    const { out } = run('usjta-whey', '--on', '2026-08-15', '--fills', path);
    expect(out).toMatch(/left +4,500 t/);
    expect(out).toMatch(/Forecast of the day it fills\n/);
  });

  it.each([
    ['no date', ['usjta-whey'], 2, /required option '--on <date>' not specified/],
    [
      'an unknown quota',
      ['usjta-wey', '--on', '2026-05-15'],
      2,
      /no quota "usjta-wey"[\s\S]*try: usjta-whey/,
    ],
    ['fills without a quota', ['--on', '2026-05-15', '--fills', 'x'], 2, /fills are of one quota; name it/],
    ['no date at all', ['--on', '2026'], 4, /"2026" is not a date/],
    ['a date before the quota', ['usjta-whey', '--on', '2019-01-01'], 4, /outside the life of the quota/],
    ['no file', ['usjta-whey', '--on', '2026-05-15', '--fills', '/no/x.csv'], 4, /x\.csv cannot be read/],
  ] as const)('refuses %s', (_name, args, code, message) => {
    const result = run(...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(message);
  });

  it.each([
    ['column', 'to,volume\n2026-04-30,1\n', /row 1 of the fills has no column "unit"/],
    ['fall', 'to,volume,unit\n2026-04-30,5,t\n2026-05-31,4,t\n', /what is drawn cannot fall/],
    ['unit', 'to,volume,unit\n2026-04-30,5,bushel\n', /unit "bushel", which Kanzei does not know/],
    ['grade', 'to,volume,unit,evidence\n2026-04-30,5,t,sure\n', /evidence is "sure"; use one of published/],
    ['date', 'to,volume,unit\n2019-04-30,5,t\n', /outside the life of the quota/],
  ])('refuses fills with a wrong %s', (name, text, message) => {
    const result = run('usjta-whey', '--on', '2026-05-15', '--fills', table(`bad-${name}.csv`, text));
    expect(result).toMatchObject({ code: 4, out: '' });
    expect(result.err).toMatch(message);
  });
});
