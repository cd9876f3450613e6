import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const FLOWS = [
  'exporter,importer,trade',
  'AU,AU,900',
  'AU,JP,60',
  'AU,US,20',
  'JP,AU,30',
  'JP,JP,2400',
  'JP,US,140',
  'US,AU,50',
  'US,JP,80',
  'US,US,9000',
];

let cli: CommandLine;
let flows: string;
let pairs: string;

function file(name: string, rows: readonly string[]): string {
  const path = join(cli.folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

beforeAll(async () => {
  cli = await buildCommandLine();
  flows = file('flows.csv', FLOWS);
  pairs = file('pairs.csv', ['exporter,importer,effect', 'JP,US,0.2', 'US,JP,0.2']);
}, 120_000);
afterAll(() => cli?.remove());

const run = (...args: readonly string[]) => cli.run(['equilibrium', ...args]);
const solve = (...args: readonly string[]) => {
  const { code, out, err } = run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};
const ELASTIC = ['--elasticity', '4'] as const;

describe('kanzei equilibrium', () => {
  it('prints what each country gains, and how the solver ended', () => {
    const { code, out, err } = run(flows, '--shock', pairs, ...ELASTIC);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^One-sector general equilibrium, full, additive deficits: flows\.csv\n3 countries; trade/,
    );
    expect(out).toMatch(/numeraire world output; converged: iterations \d+, residual\s+\d\.\de-1\d/);
    expect(out).toMatch(/\nJP +0\.2\d\d +/);
    expect(out).toMatch(/Sources\n +- Dekle/);
    const japanese = run(flows, '--shock', pairs, ...ELASTIC, '--lang', 'ja').out;
    expect(japanese).toMatch(/^一部門一般均衡, 完全, 赤字額一定: flows\.csv/);
    expect(japanese).toMatch(/国 +実質所得 +生産者価格/);
  });

  it('gives the ratios as JSON', () => {
    const answer = solve(
      flows,
      '--shock',
      pairs,
      ...ELASTIC,
      '--closure',
      'multiplicative',
      '--reference',
      'US',
    );
    expect(answer).toMatchObject({ converged: true, closure: 'multiplicative', reference: 'US' });
    expect(answer.countries.map(({ id }: { id: string }) => id)).toEqual(['AU', 'JP', 'US']);
    expect(Object.keys(answer.countries[0])).toEqual(
      expect.arrayContaining([
        'id',
        'price',
        'output',
        'realIncome',
        'exports',
        'imports',
        'inwardResistance',
        'outwardResistance',
      ]),
    );
    expect(answer.countries[2].inwardResistance).toBe(1);
    expect(answer.residual).toBeLessThan(1e-11);
  });

  it('takes an effect for all pairs, a cost and both elasticities for the same thing', () => {
    const plain = file('plain.csv', ['exporter,importer', 'JP,US', 'US,JP']);
    const cost = Math.exp(-0.2 / 4);
    const costs = file('costs.csv', ['exporter,importer,cost', `JP,US,${cost}`, `US,JP,${cost}`, 'AU,JP,']);
    const first = solve(flows, '--shock', pairs, ...ELASTIC).countries;
    const others = [
      solve(flows, '--shock', plain, '--effect', '0.2', ...ELASTIC),
      solve(flows, '--shock', costs, '--substitution-elasticity', '5'),
    ];
    for (const { countries } of others) {
      for (const [i, country] of countries.entries())
        expect(country.realIncome).toBeCloseTo(first[i].realIncome, 12);
    }
  });

  it('is exactly one where nothing changes', () => {
    const same = file('same.csv', ['exporter,importer,effect', 'JP,US,0']);
    for (const more of [[], ['--shock', same], ['--mode', 'conditional'], ['--closure', 'balanced']]) {
      for (const country of solve(flows, ...ELASTIC, ...more).countries) {
        const { id, revenueShare, ...ratios } = country;
        for (const ratio of Object.values(ratios)) expect([id, ratio]).toEqual([id, 1]);
      }
    }
    expect(run(flows, ...ELASTIC).out).toContain('no shock is given');
  });

  it('takes tariffs before and after, in the data or in the shock, as fractions or percent', () => {
    const rows = (rate: string, then: string) => [
      'exporter,importer,trade,tariff,tariff_new',
      ...FLOWS.slice(1).map((row) => (row.startsWith('JP,US') ? `${row},${rate},${then}` : `${row},,`)),
    ];
    const own = solve(file('tariffs.csv', rows('0.05', '0.25')), ...ELASTIC);
    const percent = solve(file('percent.csv', rows('5', '25')), ...ELASTIC, '--tariffs', 'percent');
    const without = file('without.csv', rows('0.05', ''));
    const shock = file('new.csv', ['exporter,importer,tariff_new', 'JP,US,0.25']);
    const apart = solve(without, '--shock', shock, ...ELASTIC);
    expect(own.countries[2].revenueShare).toBeGreaterThan(0.001);
    expect(own.countries[1].realIncome).toBeLessThan(1);
    for (const [i, { realIncome }] of own.countries.entries()) {
      expect(percent.countries[i].realIncome).toBeCloseTo(realIncome, 12);
      expect(apart.countries[i].realIncome).toBe(realIncome);
    }
  });

  it('draws the effect with its standard error, the same for the same seed', () => {
    const plain = file('plain2.csv', ['exporter,importer', 'JP,US', 'US,JP']);
    const ask = (seed: string) =>
      solve(
        flows,
        '--shock',
        plain,
        '--effect',
        '0.2',
        '--standard-error',
        '0.05',
        '--draws',
        '50',
        '--seed',
        seed,
        ...ELASTIC,
      );
    const first = ask('3');
    expect(first.drawn).toMatchObject({ draws: 50, seed: 3, percentiles: [0.025, 0.5, 0.975] });
    expect(first.drawn.countries[1].realIncome.standardError).toBeGreaterThan(1e-5);
    expect(ask('3')).toEqual(first);
    expect(ask('4').drawn).not.toEqual(first.drawn);
    const { out } = run(
      flows,
      '--shock',
      plain,
      '--effect',
      '0.2',
      '--standard-error',
      '0.05',
      '--draws',
      '9',
      ...ELASTIC,
    );
    expect(out).toMatch(/Draws of the coefficients: 9, seed 1\ncountry +real income: mean +standard error/);
  });

  it('takes coefficients with covariances, and starts from fitted trade', () => {
    const data = file('fit.csv', [
      'exporter,importer,trade,border,rta',
      ...FLOWS.slice(1).map((row) => `${row},${row.slice(0, 2) === row.slice(3, 5) ? 0 : 1},0`),
    ]);
    const coefficients = file('coefficients.csv', [
      'name,estimate,border,rta',
      'border,-3,0.01,0.002',
      'rta,0.4,0.002,0.04',
    ]);
    const shock = file('rta.csv', ['exporter,importer,rta', 'AU,JP,1', 'JP,AU,1']);
    const answer = solve(
      data,
      '--fitted',
      '--coefficients',
      coefficients,
      '--shock',
      shock,
      '--draws',
      '20',
      ...ELASTIC,
    );
    expect(answer.countries[0].exports).toBeGreaterThan(1);
    expect(answer.drawn.countries[0].exports.standardError).toBeGreaterThan(0.001);
  });

  it('finds the best tariffs of a country, and of several against each other', () => {
    const alone = solve(flows, '--optimal', 'US', '--closure', 'balanced', ...ELASTIC);
    expect(alone.chosen.players[0].name).toBe('US');
    expect(alone.chosen.players[0].average).toBeGreaterThan(0.25);
    expect(alone.countries[2].realIncome).toBeGreaterThan(1);
    const nash = solve(
      flows,
      '--optimal',
      'US',
      '--optimal',
      'asia=JP+AU',
      '--closure',
      'balanced',
      ...ELASTIC,
    );
    expect(nash.chosen.players.map(({ name }: { name: string }) => name)).toEqual(['US', 'asia']);
    expect(nash.chosen.residual).toBeLessThan(1e-9);
    expect(run(flows, '--optimal', 'US', '--closure', 'balanced', ...ELASTIC).out).toMatch(
      /Optimal tariff \(%\)\nset by +average/,
    );
  });

  it('says where a change falls on pairs that do not trade', () => {
    const sparse = file(
      'sparse.csv',
      FLOWS.filter((row) => !row.startsWith('AU,US')),
    );
    const shock = file('sparseShock.csv', ['exporter,importer,cost', 'AU,US,0.5']);
    const answer = solve(sparse, '--shock', shock, ...ELASTIC);
    expect(answer.notes[0].en).toBe('pairs that change and do not trade, on which nothing can come of it: 1');
    expect(answer.countries.map(({ realIncome }: { realIncome: number }) => realIncome)).toEqual([1, 1, 1]);
  });

  it('writes the flows, fills sales at home from output, and reads by another name', () => {
    const table = join(cli.folder, 'out.csv');
    const output: Readonly<Record<string, number>> = { AU: 980, JP: 2570, US: 9130 };
    const data = file('output.csv', [
      'exporter,importer,usd,output',
      ...FLOWS.slice(1)
        .filter((row) => row.slice(0, 2) !== row.slice(3, 5))
        .map((row) => `${row},${output[row.slice(0, 2)]}`),
    ]);
    const { code, err, out } = run(
      data,
      '--map',
      'trade=usd',
      '--shock',
      pairs,
      ...ELASTIC,
      '--trade',
      table,
    );
    expect({ code, err }).toEqual({ code: 0, err: `kanzei: the trade flows written to ${table}\n` });
    expect(out).toContain('sales at home are output less exports for 3 of 3 countries');
    expect(readFileSync(table, 'utf8')).toMatch(/^exporter,importer,trade,trade_new\r?\nAU,AU,900,/);
    const straight = solve(flows, '--shock', pairs, ...ELASTIC);
    expect(solve(data, '--map', 'trade=usd', '--shock', pairs, ...ELASTIC).countries).toEqual(
      straight.countries,
    );
  });
});

describe('kanzei equilibrium, bad input', () => {
  const bad = (rows: readonly string[], ...args: readonly string[]) =>
    run(file('bad.csv', rows), ...ELASTIC, ...args);
  const without = (start: string) => FLOWS.filter((row) => !row.startsWith(start));
  const changed = (start: string, row: string) => FLOWS.map((each) => (each.startsWith(start) ? row : each));

  it.each([
    [
      'a zero row',
      () => bad(FLOWS.map((row) => (row.startsWith('AU,') ? `${row.slice(0, 5)},0` : row))),
      'nothing is sold by AU',
    ],
    [
      'a zero column',
      () => bad(FLOWS.map((row) => (row.slice(3, 5) === 'AU' ? `${row.slice(0, 5)},0` : row))),
      'nothing is bought by AU',
    ],
    ['no sales at home', () => bad(without('JP,JP')), 'domestic sales are missing for JP'],
    ['a country alone', () => bad([...FLOWS, 'NZ,NZ,40']), 'NZ trades with no other country'],
    ['a negative flow', () => bad(changed('JP,US', 'JP,US,-3')), 'from JP to US is -3'],
    [
      'a cell that is no number',
      () => bad(changed('JP,US', 'JP,US,many')),
      'row 6 of bad.csv, column "trade": "many" is not a number',
    ],
    ['a missing cell', () => bad(changed('JP,US', 'JP,US,')), 'row 6, column "trade": the number is missing'],
    ['a pair twice', () => bad([...FLOWS, 'JP,US,7']), 'two rows from JP to US: 6 and 10'],
    ['no such column', () => bad(['exporter,importer,trde', 'AU,AU,1']), 'no column for the trade'],
    ['one country', () => bad(FLOWS.slice(0, 2)), 'a model needs two or more'],
  ])('%s', (_, task, message) => {
    const { code, out, err } = task();
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain(message);
  });

  it.each([
    [
      'a country that is not there',
      ['exporter,importer,effect', 'JPN,US,1'],
      'row 1, exporter: "JPN" is not a country',
    ],
    ['a pair twice', ['exporter,importer,effect', 'JP,US,1', 'JP,US,1'], 'two rows from JP to US: 1 and 2'],
    ['pairs without a change', ['exporter,importer', 'JP,US'], 'says which pairs change and not how'],
    [
      'a column misspelt',
      ['exporter,importr,cost', 'JP,US,0.9'],
      'no column for the importer; its columns are exporter, importr, cost; known names are importer, importer_iso3, iso3_d, iso_d, destination, dest\nkanzei: try: call it importer',
    ],
    ['a cost of 0', ['exporter,importer,cost', 'JP,US,0'], 'row 1: the cost changes by the factor 0'],
    [
      'a cost that is no number',
      ['exporter,importer,cost', 'JP,US,cheap'],
      'column "cost": "cheap" is not a number',
    ],
    ['a tariff of −100 %', ['exporter,importer,tariff_new', 'JP,US,-1'], 'from JP to US is -1'],
    [
      'a tariff at home',
      ['exporter,importer,tariff_new', 'US,US,0.1'],
      'US would have a tariff on its own sales',
    ],
  ])('a shock with %s', (_, rows, message) => {
    const { code, out, err } = run(flows, '--shock', file('shock.csv', rows), ...ELASTIC);
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain(message);
  });

  it.each([
    ['no elasticity', [], 2, 'the trade elasticity is not given'],
    [
      'both elasticities',
      ['--elasticity', '4', '--substitution-elasticity', '5'],
      2,
      'both a trade elasticity and',
    ],
    ['an elasticity of 0', ['--elasticity', '0'], 4, 'must be a number above 0'],
    ['an elasticity of one', ['--elasticity', '1'], 4, 'at or below 1 it is below every usual estimate'],
    ['a substitution of one', ['--substitution-elasticity', '1'], 4, 'must be a number above 1'],
    ['no number', ['--elasticity', 'four'], 2, '"four" is no number for --elasticity'],
    ['another closure', [...ELASTIC, '--closure', 'none'], 2, 'Allowed choices are balanced'],
    ['another model', [...ELASTIC, '--model', 'two-sector'], 2, 'Allowed choices are one-sector'],
    ['another reference', [...ELASTIC, '--reference', 'UK'], 4, '"UK" is not a country'],
    ['a tolerance of 0', [...ELASTIC, '--tolerance', '0'], 4, 'must be above 0'],
    ['a tolerance of 1', [...ELASTIC, '--tolerance', '1'], 4, 'at most 0.0001'],
    [
      'a standard error below 0',
      ['--shock', pairs, '--effect', '0.1', '--standard-error=-0.1', '--draws', '9', ...ELASTIC],
      2,
      'the standard error is -0.1; it is 0 or more',
    ],
    ['an effect alone', [...ELASTIC, '--effect', '0.1'], 2, '--effect needs --shock'],
    ['a seed alone', [...ELASTIC, '--seed', '4'], 2, '--seed is that of --draws'],
    ['too many draws', [...ELASTIC, '--draws', '1000000'], 2, 'write a whole number from 2 to 50000'],
    ['draws of nothing', [...ELASTIC, '--draws', '10'], 2, 'nothing can be drawn'],
    ['fitted by nothing', [...ELASTIC, '--fitted'], 2, '--fitted needs the coefficients'],
    ['the tariffs of nobody', [...ELASTIC, '--optimal', 'UK'], 4, '"UK" is not a country'],
  ])('%s', (_, args, expected, message) => {
    const { code, out, err } = run(flows, ...args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(message);
  });

  it('says where rates look like percent, and where a column of output is not that of trade', () => {
    const rows = [
      'exporter,importer,trade,output,tariff',
      'AU,AU,90,105,0',
      'AU,JP,10,105,12',
      'JP,AU,10,100,0',
      'JP,JP,90,100,0',
    ];
    const notes = (...more: string[]) =>
      JSON.parse(run(file('odd.csv', rows), ...ELASTIC, '--json', ...more).out).notes.map(
        ({ en }: { en: string }) => en,
      );
    const output = expect.stringContaining(
      'for 1 of 2 countries the column of output differs from it, by up to 5 %',
    );
    expect(notes()).toEqual([
      output,
      expect.stringContaining('above 100 %: 1, the highest 1200 %'),
      expect.anything(),
    ]);
    expect(notes('--tariffs', 'percent')).toEqual([output, expect.anything()]);
  });

  it('gives no number where there is no equilibrium', () => {
    const surplus = file('surplus.csv', [
      ...FLOWS.filter((row) => !row.startsWith('AU,')),
      'AU,AU,5',
      'AU,JP,600',
      'AU,US,600',
    ]);
    const shock = file('closed.csv', ['exporter,importer,cost', 'AU,JP,9', 'AU,US,9']);
    const { code, out, err } = run(surplus, '--shock', shock, ...ELASTIC, '--json');
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain('AU would have nothing left to spend');
  });
});
