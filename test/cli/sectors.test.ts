import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const EXAMPLES = resolve(import.meta.dirname, '../../docs/examples');
const PREPARED = resolve(import.meta.dirname, '../../../shared/data/models/cp2015');
const example = (name: string) => join(EXAMPLES, `sectors-${name}.csv`);
const TRADE = readFileSync(example('trade'), 'utf8');

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
}, 120_000);
afterAll(() => cli?.remove());

/** A table of the test's own. */
function file(name: string, text: string): string {
  const path = join(cli.folder, name);
  writeFileSync(path, text);
  return path;
}

const run = (...args: readonly string[]) => cli.run(['equilibrium', ...args]);
const solve = (...args: readonly string[]) => {
  const { code, out, err } = run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

const LINKED = ['--model', 'caliendo-parro', '--inputs', example('inputs')] as const;
const ELASTIC = ['--elasticities', example('elasticities'), '--elasticity-set', 'low'] as const;
const PLAIN = ['--model', 'multi-sector', ...ELASTIC] as const;

describe('kanzei equilibrium with several sectors', () => {
  it('prints what each country gains, by what rule tariffs were made fit, and how the solver ended', () => {
    const { code, out, err } = run(example('trade'), ...LINKED, ...ELASTIC);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Caliendo–Parro, sectors and inputs, additive deficits: sectors-trade\.csv\n3 countries; 3 sectors/,
    );
    expect(out).toMatch(/converged: iterations \d+, residual \d\.\de-1\d/);
    expect(out).toMatch(/country +real income +real wage/);
    expect(out).toMatch(/- tariffs set to zero in services/);
    const plain = run(example('trade'), ...PLAIN, '--lang', 'ja').out;
    expect(plain).toMatch(/^多部門一般均衡, 赤字額一定: sectors-trade\.csv/);
    expect(plain).toMatch(/50%を超える関税1件を50%に引き下げた/);
  });

  it('gives ratios, percent and every capped tariff as JSON', () => {
    const answer = solve(example('trade'), ...PLAIN, '--closure', 'balanced');
    expect(answer).toMatchObject({
      model: 'multi-sector',
      closure: 'balanced',
      converged: true,
      tariffCeiling: 0.5,
    });
    expect(answer.countries.map(({ id }: { id: string }) => id)).toEqual(['JPN', 'ROW', 'USA']);
    expect(Object.keys(answer.countries[0])).toEqual(
      expect.arrayContaining([
        ...['id', 'wage', 'price', 'realWage', 'realIncome', 'output', 'exports', 'imports'],
        ...['tariffRevenue', 'termsOfTrade', 'volumeOfTrade', 'welfare'],
      ]),
    );
    expect(answer.capped).toEqual([
      { sector: 'farm', exporter: 'JPN', importer: 'ROW', tariff: 0.62, cappedAt: 0.5, value: 4 },
    ]);
    expect(answer.dutyFree).toEqual(['services']);
    expect(answer.residual).toBeLessThanOrEqual(1e-10);
    expect(answer.walras).toBeLessThan(1e-10);
    const free = solve(example('trade'), ...PLAIN, '--remove-deficits', '--tariff-ceiling', 'none');
    expect(free).toMatchObject({ closure: 'balanced', tariffCeiling: null, capped: [] });
    const { realIncome } = free.countries[0];
    expect(realIncome).not.toBe(answer.countries[0].realIncome);
    expect(realIncome).toBeCloseTo(answer.countries[0].realIncome, 4);
  });

  it('splits the welfare of a country by sector and by partner into parts that sum to its terms', () => {
    const answer = solve(example('trade'), ...LINKED, ...ELASTIC, '--breakdown', 'JPN');
    const japan = answer.countries.find(({ id }: { id: string }) => id === 'JPN');
    for (const parts of [answer.breakdown.sectors, answer.breakdown.partners]) {
      for (const term of ['termsOfTrade', 'volumeOfTrade']) {
        const sum = parts.reduce(
          (total: number, part: Record<string, number>) => total + (part[term] as number),
          0,
        );
        expect(sum).toBeCloseTo(japan[term], 10);
      }
    }
    expect(run(example('trade'), ...LINKED, ...ELASTIC, '--breakdown', 'JPN').out).toMatch(
      /Terms of welfare by sector and by partner \(percent of income\): JPN\nsector/,
    );
  });

  it('takes a shock of its own, and value added and final use that follow from the rest', () => {
    const shock = solve(example('trade'), ...PLAIN, '--shock', example('shock'));
    expect(shock.countries[0].tradeCosts).toBeGreaterThan(0);
    const same = solve(example('trade'), ...LINKED, ...ELASTIC, '--value-added', example('value-added'));
    const less = solve(example('trade'), ...LINKED, ...ELASTIC);
    expect(same.countries[0].realIncome).toBeCloseTo(less.countries[0].realIncome, 9);
  });

  it('reads names of columns as mapped, rates in percent and values with duties, and writes the flows', () => {
    const [head = '', ...rows] = TRADE.trim().split('\n');
    const other = rows.map((row) => {
      const [sector, exporter, importer, value, tariff, later] = row.split(',');
      const before = Number(tariff);
      return [
        sector,
        exporter,
        importer,
        Number(value) * (1 + before),
        100 * before,
        100 * Number(later),
      ].join(',');
    });
    const path = file(
      'other.csv',
      [head.replace('value', 'gross').replace('tariff,', 'duty,'), ...other].join('\n'),
    );
    const out = join(cli.folder, 'flows.csv');
    const mapped = [
      '--map',
      'value=gross',
      '--map',
      'tariff=duty',
      '--tariffs',
      'percent',
      '--duties-included',
    ];
    const rule = ['--tariff-ceiling', 'none', '--services', 'services'];
    const flat = ['--model', 'multi-sector', '--elasticity', '4'];
    const noServices = file(
      'goods.csv',
      TRADE.split('\n')
        .filter((row) => !row.startsWith('services'))
        .join('\n'),
    );
    expect(solve(noServices, ...flat).dutyFree).toEqual([]);
    const { code, err } = run(path, ...flat, ...mapped, '--tariff-ceiling', 'none', '--trade', out);
    expect(code).toBe(0);
    expect(err).toMatch(/trade flows written/);
    const flows = readFileSync(out, 'utf8').trim().split(/\r?\n/);
    expect(flows[0]).toBe('sector,exporter,importer,trade,trade_new,tariff,tariff_new');
    expect(flows).toHaveLength(1 + 27);
    const direct = solve(example('trade'), ...flat, '--tariff-ceiling', 'none');
    const answer = solve(path, ...flat, ...mapped, '--tariff-ceiling', 'none');
    expect(answer.countries[0].realIncome).toBeCloseTo(direct.countries[0].realIncome, 9);
    expect(solve(example('trade'), ...flat, ...rule).dutyFree).toEqual(['services']);
    expect(solve(example('trade'), ...PLAIN, '--services', 'none').dutyFree).toEqual([]);
  });

  it.runIf(existsSync(PREPARED))('runs on the prepared tables of Caliendo and Parro as they are', () => {
    const of = (name: string) => join(PREPARED, `prepared_${name}.csv.gz`);
    const answer = solve(
      ...[of('trade'), '--model', 'caliendo-parro', '--inputs', of('intermediate_consumption')],
      ...['--value-added', of('value_added'), '--final', of('final_consumption')],
      ...['--elasticities', of('theta'), '--deficits', of('deficit'), '--remove-deficits'],
    );
    const mexico = answer.countries.find(({ id }: { id: string }) => id === 'Mexico');
    expect(mexico.welfare.toFixed(2)).toBe('1.31');
    expect(mexico.termsOfTrade.toFixed(2)).toBe('-0.41');
    expect(mexico.volumeOfTrade.toFixed(2)).toBe('1.72');
    expect((100 * (mexico.realWage - 1)).toFixed(2)).toBe('1.72');
  });
});

describe('what cannot be solved', () => {
  const refused = (args: readonly string[], code: number, message: RegExp) => {
    const answer = run(...args);
    expect(answer.err).toMatch(message);
    expect(answer.code).toBe(code);
    expect(answer.out).toBe('');
  };
  const changed = (name: string, from: string, to: string) => {
    expect(TRADE).toContain(from);
    return file(`${name}.csv`, TRADE.replace(from, to));
  };

  it('are options that do not go with the model', () => {
    refused([example('trade'), '--model', 'caliendo-parro', ...ELASTIC], 2, /needs an input–output table/);
    refused(
      [example('trade'), ...PLAIN, '--inputs', example('inputs')],
      2,
      /no use for --inputs\n.*caliendo-parro/,
    );
    refused([example('trade'), ...PLAIN, '--draws', '5'], 2, /no use for --draws\n.*one-sector/);
    refused([example('trade'), '--model', 'one-sector', ...ELASTIC], 2, /no use for --elasticities/);
    refused([example('trade'), '--model', 'multi-sector'], 2, /elasticities are not given/);
    refused([example('trade'), ...PLAIN, '--elasticity', '4'], 2, /both a table of elasticities and one/);
    refused([example('trade'), ...PLAIN, '--closure', 'multiplicative'], 2, /has no multiplicative deficits/);
    refused([example('trade'), ...PLAIN, '--map', 'vale=value'], 2, /"vale=value" maps no column/);
  });

  it('are cells that are no number, by row and column', () => {
    const path = changed('letters', 'goods,JPN,USA,110', 'goods,JPN,USA,lots');
    refused([path, ...PLAIN], 4, /row 11 of letters\.csv, column "value": "lots" is not a number/);
  });

  it('are flows, tariffs and names that cannot be', () => {
    refused([changed('minus', 'USA,JPN,15', 'USA,JPN,-15'), ...PLAIN], 4, /farm from USA to JPN is -15/);
    refused([changed('low', 'USA,JPN,15,0.14', 'USA,JPN,15,-1.4'), ...PLAIN], 4, /above −1 \(−100 %\)/);
    refused(
      [changed('twice', 'USA,ROW,130', 'USA,JPN,130'), ...PLAIN],
      4,
      /row 6 of trade gives the cell of row 4/,
    );
    refused(
      [changed('home', 'farm,USA,USA,380,0,0\n', ''), ...PLAIN],
      4,
      /domestic sales are missing: USA sells farm/,
    );
    refused(
      [example('trade'), ...PLAIN.slice(0, 4), '--elasticity-set', 'hihg'],
      4,
      /no set of elasticities "hihg"/,
    );
    refused([example('trade'), ...PLAIN, '--services', 'service'], 4, /no sector "service".*\n.*services/);
    refused(
      [example('trade'), ...PLAIN, '--breakdown', 'JPM'],
      4,
      /"JPM" is not a country of the trade table\n.*JPN/,
    );
    refused([example('trade'), ...PLAIN, '--tolerance', '0'], 4, /must be above 0/);
    const shock = file('shock.csv', 'sector,exporter,importer,tariff_new\nfrm,USA,JPN,0\n');
    refused([example('trade'), ...PLAIN, '--shock', shock], 4, /no sector "frm" in the trade table\n.*farm/);
  });

  it('are elasticities at or below zero, and shares that do not add to one', () => {
    const zero = file('theta.csv', 'sector,elasticity\nfarm,3\ngoods,0\nservices,4\n');
    const flat = ['--model', 'multi-sector', '--elasticities', zero];
    refused([example('trade'), ...flat], 4, /elasticity of sector goods is 0/);
    const added = file(
      'added.csv',
      readFileSync(example('value-added'), 'utf8').replace(/JPN,goods,.*/, 'JPN,goods,5'),
    );
    refused([example('trade'), ...LINKED, ...ELASTIC, '--value-added', added], 4, /shares must add to one/);
  });

  it('is a search that does not come to an end: its residual, and no number', () => {
    const tight = run(example('trade'), ...PLAIN, '--tolerance', '1e-18');
    expect(tight.code).toBe(4);
    expect(tight.out).toBe('');
    expect(tight.err).toMatch(/did not converge: after \d+ iterations the residual is \d/);
  });
});
