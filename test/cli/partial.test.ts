import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
}, 120_000);
afterAll(() => cli?.remove());

function file(name: string, ...rows: readonly string[]): string {
  const path = join(cli.folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

const run = (...args: readonly string[]) => cli.run(['partial', ...args]);

const HEAD = 'line,importer,source,value,tariff,tariff_new';
const WIDGETS = ['w,H,H,400,0,0', 'w,H,N,300,0.1,0', 'w,H,S,200,0.1,0.1', 'w,H,E,100,0.05,0.05'];
const SMART = ['--model', 'smart', '--import-demand-elasticity', '1.2', '--substitution-elasticity', '1.5'];
const ARMINGTON = [
  ...['--model', 'armington', '--import-demand-elasticity', '1.2'],
  ...['--substitution-elasticity', '4', '--supply-elasticity', '3'],
];
const GSIM = [
  ...['--model', 'gsim', '--import-demand-elasticity', '1.25'],
  ...['--substitution-elasticity', '5', '--supply-elasticity', '1.5'],
];
/** The example of Francois and Hall (2003), tariffs in percent. */
const WORLD = [
  'exporter,importer,value,tariff,tariff_new',
  ...['US,JP,50,21,21', 'US,EU,200,41,0', 'US,RW,300,22,22', 'JP,US,500,37,37', 'JP,EU,150,31,31'],
  ...['JP,RW,200,23,23', 'EU,US,300,32,0', 'EU,JP,100,36,36', 'EU,EU,200,0,0', 'EU,RW,200,18,18'],
  ...['RW,US,50,57,57', 'RW,JP,100,41,41', 'RW,EU,110,25,25', 'RW,RW,20,15,15'],
];

interface Answer {
  readonly lines: readonly Readonly<Record<string, never>>[];
  readonly totals: Readonly<Record<string, number>>;
  readonly [field: string]: unknown;
}

function answer(...args: readonly string[]): Answer {
  const { code, out, err } = run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('kanzei partial', () => {
  it('shows a market by source, what it comes to, notes and sources, in English and Japanese', () => {
    const market = file('widgets.csv', HEAD, ...WIDGETS);
    const { code, out, err } = run(market, ...SMART);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^SMART: widgets\.csv\n4 rows, 1 lines; solved in closed form\n/);
    expect(out).toMatch(/\nN +10 % > 0 % +300 +353\.182 +32\.727 +20\.455 +0 +-30 +31\.636 +1\.636\n/);
    expect(out).toMatch(/\ntotal +600 +632\.727 +32\.727 +0 +0 +-31\.705 +31\.636 +1\.636 +-0\.068\n/);
    expect(out).toMatch(/rows of domestic goods, left out: 1\n/);
    expect(out).toMatch(/Laird, S\. and Yeats/);
    const { out: japanese } = run(market, ...SMART, '--lang', 'ja');
    expect(japanese).toMatch(/供給国 +関税率 .*消費者余剰/);
    expect(japanese).not.toMatch(/revenue/);
  });

  it('keeps the domestic source in an Armington market, whose producers lose', () => {
    const { lines, totals, convergence } = answer(file('a.csv', HEAD, ...WIDGETS), ...ARMINGTON);
    const [{ sources, priceIndex, importerGain }] = lines as unknown as [
      {
        sources: { domestic: boolean; producerSurplus: number; producerPrice: number }[];
        priceIndex: number;
        importerGain: number;
      },
    ];
    expect(sources.map(({ domestic }) => domestic)).toEqual([true, false, false, false]);
    expect(sources[0]?.producerSurplus).toBeLessThan(0);
    expect(sources[0]?.producerPrice).toBeCloseTo(0.99116, 5);
    expect(priceIndex).toBeLessThan(1);
    expect(importerGain).toBeCloseTo(
      (totals.consumerSurplus as number) +
        (totals.revenueChange as number) +
        (totals.domesticSurplus as number),
      12,
    );
    expect(convergence).toMatchObject({ converged: true, tolerance: 1e-10 });
  });

  it('gives the example of Francois and Hall, linear, and another world in levels', () => {
    const world = file('world.csv', ...WORLD);
    const prices = (solution: string): Record<string, number> => {
      const { lines, model } = answer(world, ...GSIM, '--tariffs', 'percent', '--solution', solution);
      expect(model).toBe('gsim');
      const { countries } = lines[0] as unknown as { countries: { country: string; price: number }[] };
      return Object.fromEntries(
        countries.map(({ country, price }) => [country, Number((price - 1).toFixed(4))]),
      );
    };
    expect(prices('linear')).toEqual({ US: 0.0792, JP: -0.0316, EU: 0.048, RW: -0.0184 });
    expect(prices('exact')).toEqual({ US: 0.1265, JP: -0.0323, EU: 0.0793, RW: -0.0173 });
    expect(run(world, ...GSIM).out).toMatch(/tariffs are read as fractions: the highest is 5700 %/);
    const widgets = file('fractions.csv', HEAD, ...WIDGETS);
    expect(run(widgets, ...SMART, '--tariffs', 'percent').out).toMatch(
      /tariffs are read as percentages: the highest is 0\.1 %/,
    );
    expect(run(widgets, ...SMART).out).not.toMatch(/tariffs are read as/);
  });

  it('solves many lines, the largest change first, with elasticities of the file before those of the options', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      `${100 + i},JP,${1000 * (i + 1)},0.1,0,${i === 3 ? 2 : ''}`,
      `${100 + i},KR,500,0.1,0.1,${i === 3 ? 2 : ''}`,
    ]).flat();
    const path = file('many.csv', 'code,partner,value,tariff,tariff_new,demand_elasticity', ...rows);
    const { out } = run(path, ...SMART);
    expect(out).toMatch(/^SMART: many\.csv\n60 rows, 30 lines/);
    expect(out).toMatch(/importer\n.*gains\n129 /);
    expect(out).toMatch(/ {2}\+ 10 more lines, all in the CSV\n/);
    const { lines } = answer(path, ...SMART, '--where', 'code in (102, 103)');
    expect(lines).toHaveLength(2);
    const created = (lines as unknown as { creation: number }[]).map(({ creation }) => creation);
    expect(created[0]).toBeCloseTo((3000 * 1.2 * 0.1) / 1.1, 9);
    expect(created[1]).toBeCloseTo((4000 * 2 * 0.1) / 1.1, 9);
  });

  it('reads names as mapped, a packed file, percentages, quantities and a fixed price, and writes a table', () => {
    const path = join(cli.folder, 'packed.csv.gz');
    writeFileSync(
      path,
      gzipSync(
        'who,imports,t0,tariff_new,quantity,supply_elasticity\nN,300,10,0,30,inf\nS,200,10,10,,infinite\n',
      ),
    );
    const table = join(cli.folder, 'out.csv');
    const maps = ['--map', 'source=who', '--map', 'value=imports', '--map', 'tariff=t0'];
    const { code, out, err } = run(
      path,
      ...ARMINGTON,
      ...maps,
      '--tariffs',
      'percent',
      '--csv',
      table,
      '--json',
    );
    expect({ code, err }).toMatchObject({
      code: 0,
      err: `kanzei: the results by source written to ${table}\n`,
    });
    const { sources } = JSON.parse(out).lines[0];
    expect(sources[0]).toMatchObject({
      source: 'N',
      tariff: 0.1,
      newTariff: 0,
      producerPrice: 1,
      quantity: 30,
    });
    expect(sources[0].newQuantity).toBeCloseTo(30 * sources[0].quantityRatio, 12);
    expect(sources[1]).toMatchObject({ quantity: null, newQuantity: null });
    const [head, first] = readFileSync(table, 'utf8').split('\r\n');
    expect(head).toBe(
      'line,importer,source,domestic,value,new_value,tariff,new_tariff,producer_price,consumer_price,quantity_ratio,revenue_change,producer_surplus,quantity,new_quantity',
    );
    expect(first).toMatch(/^,,N,false,300,/);
  });

  /** What an expression comes to; numbers, signs and powers alone. */
  function evaluated(expression: string): number {
    const plain = expression.replaceAll('^', '**');
    if (!/^[\d.e+\-*/() ]+$/.test(plain)) throw new Error(`no arithmetic: ${expression}`);
    return Number(new Function(`return ${plain}`)());
  }

  it.each([
    ['SMART', SMART],
    ['SMART with finite supply', [...SMART, '--supply-elasticity', '3']],
    ['the Armington market', ARMINGTON],
  ])('explains the arithmetic of the source that moves most: %s', (_name, args) => {
    const { explained } = answer(
      file('explained.csv', HEAD, ...WIDGETS),
      ...args,
      '--explain',
    ) as unknown as {
      explained: { source: string; steps: { label: string; expression: string; result: string }[] };
    };
    expect(explained.source).toBe('N');
    const computed = explained.steps.filter(({ label }) => !label.endsWith('solved'));
    expect(computed.length).toBeGreaterThan(6);
    for (const { label, expression, result } of computed) {
      expect(Math.abs(evaluated(expression) - Number(result)), label).toBeLessThan(
        2e-5 * Math.abs(Number(result)) + 1e-12,
      );
    }
  });

  it('says where the arithmetic is capped', () => {
    const rows = [HEAD, 'w,H,N,30,0.1,0', 'w,H,S,70,0.1,0.1'];
    const { out } = run(
      file('capped.csv', ...rows),
      ...SMART,
      '--substitution-elasticity',
      '60',
      '--explain',
    );
    expect(out).toMatch(/Arithmetic: w H, [NS]\n[\s\S]* diversion, capped by existing trade +60 \* /);
    const raised = file('raised.csv', HEAD, 'w,H,N,30,0.1,2', 'w,H,S,70,0.1,0.1');
    expect(run(raised, ...SMART, '--explain').out).toMatch(
      / creation, capped by its imports +30 \* -1\.727273 \* 1\.2 += -30\n *tariff at which imports end +0\.1 \+ \(1 \+ 0\.1\) \/ 1\.2 += 1\.016667\n/,
    );
  });

  it('lists no lines beyond what can be printed, and has them all in the table', () => {
    const rows = Array.from(
      { length: 120_000 },
      (_, i) => `${i % 60_000},${i < 60_000 ? 'A' : 'B'},${1 + (i % 7)},0.1,${i < 60_000 ? 0 : 0.1}`,
    );
    const table = join(cli.folder, 'all.csv');
    const path = file('large.csv', 'line,source,value,tariff,tariff_new', ...rows);
    const { code, out } = run(path, ...SMART, '--csv', table, '--json');
    expect(code).toBe(0);
    const { lines, linesNotListed, totals } = JSON.parse(out);
    expect(lines.length + linesNotListed).toBe(60_000);
    expect(linesNotListed).toBeGreaterThan(0);
    // those whose trade changes most are listed: the larger values
    const least = Math.min(
      ...lines.map(({ sources }: { sources: { value: number }[] }) => sources[0]?.value),
    );
    expect(least).toBeGreaterThan(2);
    expect(totals.diversion).toBe(0);
    expect(readFileSync(table, 'utf8').trimEnd().split('\r\n')).toHaveLength(120_001);
  });

  const refused = (rows: readonly string[], args: readonly string[], code: number, message: RegExp): void => {
    const result = run(file('bad.csv', ...rows), ...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(message);
  };

  it.each<[string, readonly string[], readonly string[], RegExp]>([
    [
      'a cell that is no number',
      [HEAD, 'w,H,N,12x,0.1,0'],
      SMART,
      /row 1 of bad\.csv, column "value": "12x" is not a number/,
    ],
    [
      'a missing cell',
      [HEAD, 'w,H,N,12,0.1,'],
      SMART,
      /row 1 \(line w, importer H, source N\): the new tariff is missing/,
    ],
    ['a missing source', [HEAD, 'w,H,,12,0.1,0'], SMART, /row 1: the source is missing/],
    [
      'a negative flow',
      [HEAD, 'w,H,N,-5,0.1,0'],
      SMART,
      /row 1 \(line w, importer H, source N\): the value is -5/,
    ],
    [
      'a negative quantity',
      [`${HEAD},quantity`, 'w,H,N,5,0.1,0,-3'],
      SMART,
      /row 1 \(line w, importer H, source N\): the quantity is -3/,
    ],
    [
      'a tariff below -100 %',
      [HEAD, 'w,H,N,5,0.1,-1.2'],
      SMART,
      /the new tariff is -1\.2; it must be a number above -1/,
    ],
    [
      'a source twice in a line',
      [HEAD, 'w,H,N,5,0.1,0', 'v,H,N,5,0.1,0', 'w,H,N,5,0.1,0'],
      SMART,
      /source N of line w, importer H stands twice in its line, in rows 1 and 3/,
    ],
    [
      'a line without imports',
      [HEAD, ...WIDGETS, 'v,H,N,0,0.1,0'],
      SMART,
      /line v, importer H: its trade is zero/,
    ],
    ['domestic goods alone', [HEAD, 'w,H,H,5,0,0'], SMART, /not one row of imports/],
    [
      'a tariff on domestic goods',
      [HEAD, 'w,H,H,5,0.1,0', ...WIDGETS.slice(1)],
      ARMINGTON,
      /source H\): domestic goods bear no tariff/,
    ],
    [
      'a column that is not there',
      ['line,source,worth,tariff,tariff_new', 'w,N,5,0.1,0'],
      SMART,
      /bad\.csv has no column for the value; its columns are line, source, worth, .*\n.*--map value=worth/,
    ],
    [
      'no elasticity',
      [HEAD, ...WIDGETS],
      ['--model', 'smart', '--substitution-elasticity', '2'],
      /the elasticity of import demand is given neither by a column nor by --import-demand-elasticity/,
    ],
    [
      'a substitution elasticity of one',
      [HEAD, ...WIDGETS],
      [...ARMINGTON, '--substitution-elasticity', '1'],
      /the elasticity of substitution is 1; it must be above one/,
    ],
    [
      'an elasticity in the file that is none',
      [`${HEAD},supply_elasticity`, 'w,H,N,5,0.1,0,-2'],
      SMART,
      /row 1, column "supply_elasticity": "-2" is no elasticity/,
    ],
    [
      'elasticities of a line that differ',
      [`${HEAD},substitution_elasticity`, 'w,H,N,5,0.1,0,2', 'w,H,S,5,0.1,0,3'],
      SMART,
      /the elasticity of substitution differs within a line, in row 1 .*source N\) and row 2 .*source S\): 2 and 3/,
    ],
    [
      'a pair twice',
      ['exporter,importer,value,tariff,tariff_new', 'A,B,1,0,0', 'A,B,2,0,0'],
      GSIM,
      /A to B stands twice, in rows 1 and 2/,
    ],
    [
      'a negative flow of one industry',
      ['code,exporter,importer,value,tariff,tariff_new', 'x,A,B,1,0,0', 'y,A,B,1,0,0', 'y,B,A,-2,0,0'],
      GSIM,
      /row 3 \(B to A of line y\): the value is -2/,
    ],
    [
      'an industry without trade',
      ['code,exporter,importer,value,tariff,tariff_new', 'x,A,B,1,0,0', 'y,A,B,0,0,0'],
      GSIM,
      /the world market of line y: its trade is zero/,
    ],
    [
      'a function in a condition that could work forever',
      [HEAD, ...WIDGETS],
      [...SMART, '--where', 'length(repeat(source, 1000000000)) > 1'],
      /calls "repeat"; it may call abs, /,
    ],
    [
      'a linear solution below zero',
      ['exporter,importer,value,tariff,tariff_new', 'A,B,1,0,3', 'B,B,2,0,0', 'B,A,2,0,0', 'A,A,9,0,0'],
      [...GSIM, '--solution', 'linear'],
      /the linear solution of the world market ends below zero: trade of row 1 \(A to B\) changes by/,
    ],
    [
      'a market whose prices nothing determines',
      [HEAD, ...WIDGETS],
      [...ARMINGTON, '--supply-elasticity', '0', '--import-demand-elasticity', '0'],
      /the Armington market of line w, importer H did not converge/,
    ],
    ['names without rows', [HEAD], SMART, /has column names and no row/],
    [
      'a condition that no row meets',
      [HEAD, ...WIDGETS],
      [...SMART, '--where', "line = 'x'"],
      /no row of bad\.csv meets/,
    ],
  ])('refuses %s', (_name, rows, args, message) => refused(rows, args, 4, message));

  it.each<[string, readonly string[], RegExp]>([
    ['no model', [], /required option '--model <model>' not specified/],
    ['another model', ['--model', 'cge'], /argument 'cge' is invalid/],
    [
      'an elasticity that is none',
      [...SMART, '--supply-elasticity', '-1'],
      /"-1" is no elasticity for --supply-elasticity/,
    ],
    [
      'a linear Armington market',
      [...ARMINGTON, '--solution', 'linear'],
      /only gsim has a linear solution, not armington/,
    ],
    [
      'a map that is none',
      [...SMART, '--map', 'worth=x'],
      /"worth=x" maps no column; write field=column, the field one of line, /,
    ],
  ])('refuses the usage with %s', (_name, args, message) => refused([HEAD, ...WIDGETS], args, 2, message));

  it('does not write over the file it reads, under whatever name', () => {
    const market = file('own.csv', HEAD, ...WIDGETS);
    const link = join(cli.folder, 'link.csv');
    symlinkSync(market, link);
    for (const table of [market, link]) {
      const { code, out, err } = run(market, ...SMART, '--csv', table);
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err).toMatch(/is the file that was read; it would be lost/);
    }
    expect(readFileSync(market, 'utf8')).toBe(`${[HEAD, ...WIDGETS].join('\n')}\n`);
  });

  it('shows and writes the smallest amounts as numbers', () => {
    const small = [HEAD, 'w,H,N,0.0000003,0.1,0', 'w,H,S,0.0000002,0.1,0.1'];
    const table = join(cli.folder, 'small.out.csv');
    const { out } = run(file('small.csv', ...small), ...SMART, '--csv', table);
    expect(out).toMatch(/\nN +10 % > 0 % +0\.0000003 /);
    expect(readFileSync(table, 'utf8')).toMatch(/,-3e-8,/);
    expect(readFileSync(table, 'utf8')).not.toMatch(/'/);
  });

  it('refuses a file that is not there', () => {
    expect(run('/no/x.csv', ...SMART)).toMatchObject({ code: 4, out: '' });
  });
});
