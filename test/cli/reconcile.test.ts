import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
let collected: string;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(import.meta.dirname, '../../facts'), nodeCodec));
  collected = join(cli.folder, 'collected.csv');
  const rows = [
    'hs10,con_val_usd,cal_dut_usd',
    '8703240160,9000000,225000',
    '8457100060,1000000,10500',
    '8414100000,400000,6000',
    '8703230160,10000,100',
    'x,1,1',
  ];
  writeFileSync(collected, `${rows.join('\n')}\n`);
}, 120_000);
afterAll(() => cli?.remove());

const run = (...args: readonly string[]) => cli.run(['reconcile', ...args]);

describe('kanzei reconcile', () => {
  it('shows the three shares, what is unexplained and why, the use by chapter, the largest left unused', () => {
    const { code, out, err } = run(collected);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^from JP into US, 2024: collected\.csv\n4 lines; import value 10,410,000 USD/);
    expect(out).toMatch(/exact +86\.455 +1 +9,000,000 +225,000 +#{21}\n/);
    expect(out).toMatch(/with a free parameter +13\.449 +2 +1,400,000 +16,500 +###\n/);
    expect(out).toMatch(/unexplained +0\.096 +1 +10,000 +100\n/);
    expect(out).toMatch(/8703\.23\.01\.60 .*\n +below every duty in the facts, as if 60% of the value/);
    expect(out).toMatch(/\n84 +2 +1,400,000 +910,000 +35,500 +16,500 +68\.3\ntotal +2 +1,400,000 /);
    expect(out).toMatch(/Largest savings left unused\n.*\n8457\.10\.00\.60 .* 31,500 +10,500 +75\n/);
    expect(out).toMatch(
      /exact within the greater of 2 USD, 0\.05 % of the duty; exact if that were 0\.05 % of the value:\s+86\.455 %/,
    );
    expect(out).toMatch(/8414\.10\.00\.00 \*/);
    expect(out).toMatch(/Rows that cannot be used: 1\n +- 6: the code "x" is not of digits/);
  });

  it('shows the use by line, and Japanese', () => {
    const { out } = run(collected, '--by', 'line', '--lang', 'ja');
    expect(out).toMatch(/一致 +86\.455/);
    expect(out).toMatch(/8457\.10\.00\.60 .* 31,500 +10,500 +75\n/);
    expect(out).not.toMatch(/合計/);
  });

  it('takes the rows of the origin, and says why the use cannot be told', () => {
    const world = join(cli.folder, 'world.csv');
    const rows = [
      'cty_code,hs10,con_val_usd,cal_dut_usd',
      '6021,8457100060,1000000,42000',
      '5880,8703240160,9,0',
    ];
    writeFileSync(world, `${rows.join('\n')}\n`);
    const { out } = run(world, '--from', 'AU');
    expect(out).toMatch(/^from AU into US, 2024: world\.csv\n1 lines; import value 1,000,000 USD/);
    expect(out).toMatch(
      /lines whose use cannot be told: 1, customs value 1,000,000\n +what lies on top of the duty is not in/,
    );
    expect(out).toMatch(/rows of other countries of origin, left out: 1\n/);
    expect(run(world, '--from', 'KR')).toMatchObject({ code: 4, out: '' });
    expect(run(world, '--year', '2020').err).toMatch(
      /no edition of the schedule of US at hand answers for all of 2020/,
    );
  });

  it('writes a table and prints JSON', () => {
    const table = join(cli.folder, 'lines.csv');
    const { out, err } = run(collected, '--csv', table, '--json');
    expect(JSON.parse(out).exact.percent).toBe('86.4553');
    expect(err).toMatch(/4 lines written to .*lines\.csv/);
    expect(readFileSync(table, 'utf8').split('\n')).toHaveLength(6);
  });

  it.each([
    ['no file', [], 2, /missing required argument 'file'/],
    ['a file that is not there', ['/no/x.csv'], 4, /x\.csv cannot be read/],
    ['another grouping', ['x.csv', '--by', 'month'], 2, /argument 'month' is invalid/],
    [
      'a map that is none',
      ['x.csv', '--map', 'paid'],
      2,
      /"paid" maps no column[\s\S]*--map duty=cal_dut_usd/,
    ],
  ] as const)('refuses %s', (_name, args, code, message) => {
    const result = run(...args);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toMatch(message);
  });
});
