import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

describe('kanzei calendar', () => {
  it('gives a date in every calendar', () => {
    const { code, out } = cli.run(['calendar', '2021-03-20', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      weekday: 'Saturday',
      japaneseFiscalYear: { name: 'JFY2020' },
      tenDayPeriod: { third: 2, from: '2021-03-11', to: '2021-03-20' },
      holiday: { name: { en: 'Vernal Equinox Day' }, evidence: 'computed' },
      businessDay: false,
      nextBusinessDay: '2021-03-22',
    });
  });

  it('prints the grades below published, in either language', () => {
    const { out } = cli.run(['calendar', '2021-03-20']);
    expect(out).toMatch(/Japan Customs +closed; next business day 2021-03-22/);
    expect(out).toMatch(/cptpp +JP +3 .*secondary/);
    expect(cli.run(['calendar', '2021-03-20', '--lang', 'ja']).out).toMatch(/2021-03-20, 土曜日[\s\S]*中旬/);
  });

  it('shows no agreement before the first', () => {
    const { code, out } = cli.run(['calendar', '2018-01-02', '--json']);
    expect(code).toBe(0);
    const { agreementYears, quotaYears } = JSON.parse(out);
    expect(agreementYears.map(({ instrument }: { instrument: string }) => instrument)).toEqual([
      'japan-australia',
    ]);
    expect(quotaYears).toHaveLength(1);
  });

  it.each([
    ['no date', [], 2, /missing required argument 'date'/],
    ['no date at all', ['soon'], 4, /"soon" is not a date/],
    ['a day that does not exist', ['2021-02-29'], 4, /2021-02-29 does not exist/],
    ['too early', ['2017-12-31'], 4, /known here for 2018 to 2043, not for 2017/],
    ['too late', ['2044-01-01'], 4, /known here for 2018 to 2043, not for 2044/],
  ] as const)('refuses %s', (_name, args, code, message) => {
    const result = cli.run(['calendar', ...args]);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(message);
  });
});
