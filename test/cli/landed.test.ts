import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landed } from '../../src/kanzei.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';
import { smallRecord } from '../helpers/smallRecord.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const TRADE = ['0201.30-010', '--from', 'US', '--to', 'JP', '--on', '2026-05-15'];
const BEEF = [
  'landed',
  ...TRADE,
  '--price',
  '10000 USD',
  '--incoterm',
  'FOB',
  '--freight',
  '1200 USD',
  '--insurance',
  '80 USD',
];
const GUM = ['landed', '1704.10.00', '--from', 'JP', '--to', 'US', '--on', '2025-06-01', '--incoterm', 'CIF'];

describe('kanzei landed', () => {
  it('prints components, customs value, treatments and the arithmetic', () => {
    const { out, err, code } = cli.run([...BEEF, '--rate', 'USD=149.32 JPY', '--quantity', '1000kg']);
    expect(out).toMatch(/FOB \(Free On Board, the named port of\s+shipment\)/);
    expect(out).toMatch(
      /Assumed \(rate USD\): 1 USD = 149\.32 JPY, given by you; the law uses the weekly average/,
    );
    expect(out).toMatch(/^freight to the place of importation +1,200 USD +179,184 JPY +outside +added$/m);
    expect(out).toMatch(/^customs value: 1,684,329\.6 JPY \[secondary\]$/m);
    expect(out).toMatch(/^▶ {2}usjta +available +350,200 JPY +512,800 JPY +2,197,129\.6 JPY/m);
    expect(out).toContain('landed cost 2,197,129.6 JPY, 2,197.1296 JPY per kg');
    expect(out).toMatch(/customs value 1,684,329\.6 JPY \+ duties, fees and taxes 512,800/);
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('prints with --json exactly what the library gives', async () => {
    const { out } = cli.run([...BEEF, '--rate', 'USD=149.32', '--json']);
    const request = {
      code: '0201.30-010',
      from: 'US',
      to: 'JP',
      on: '2026-05-15',
      price: '10000 USD',
      incoterm: 'FOB',
      freight: '1200 USD',
      insurance: '80 USD',
      rates: ['USD=149.32'],
    };
    expect(out).toBe(`${JSON.stringify(await landed(request, smallRecord()), null, 2)}\n`);
  });

  it('says which rate and which charges are missing, with exit code 4', () => {
    const { out, err, code } = cli.run(['landed', ...TRADE, '--price', '10000 USD', '--incoterm', 'EXW']);
    expect(out).toMatch(/For the customs value, not given/);
    expect(out).toMatch(/rate USD: the weekly average of 2026-04-26 to 2026-05-02/);
    for (const id of ['inland', 'freight', 'insurance']) expect(out).toMatch(new RegExp(`- ${id}: `));
    expect(out).toMatch(
      /mfn +not computed[^\n]*\n +the customs value needs rate USD, inland, freight, insurance/,
    );
    expect(err).toContain('no landed cost could be computed');
    expect(code).toBe(4);
  });

  it('takes a table of rates, and says that a rate is not used', () => {
    const path = join(cli.folder, 'rates.csv');
    writeFileSync(path, 'currency,from,to,rate\nUSD,2026-05-10,2026-05-16,149.32\n');
    const { out, err } = cli.run([...BEEF, '--rates', path, '--rate', 'EUR=160']);
    expect(out).toContain('customs value: 1,684,329.6 JPY');
    expect(err).toBe('kanzei: the rate of EUR is not used; no amount that counts is in EUR\n');
  });

  it('the mode of transport answers for the harbor maintenance fee', () => {
    const priced = [...GUM, '--price', '5000 USD', '--freight', '100 USD', '--insurance', '0'];
    expect(cli.run([...priced, '--mode', 'sea']).out).toMatch(/harbor maintenance fee +0\.125% +6\.13 USD/);
    expect(cli.run([...priced, '--mode', 'air']).out).toContain('not due: harbor maintenance fee');
    expect(cli.run([...priced, '--mode', 'rail']).code).toBe(2);
  });

  it('lists many lines, one row each', () => {
    const { out } = cli.run([
      'landed',
      '02',
      ...TRADE.slice(1),
      '--price',
      '1000000 JPY',
      '--incoterm',
      'CIF',
    ]);
    expect(out).toMatch(/^0201\.30-010 +usjta +208,000 JPY +\d[^\n]* JPY/m);
    expect(out).not.toContain('Arithmetic');
  });

  it('refuses what cannot be used', () => {
    const refused = (args: readonly string[]) => cli.run([...BEEF, ...args]);
    expect(refused(['--rate', '149'])).toMatchObject({ code: 4, out: '' });
    expect(refused(['--rates', join(cli.folder, 'none.csv')]).err).toMatch(/none\.csv cannot be read/);
    expect(refused(['--duties', '5 USD']).code).toBe(2);
    expect(cli.run(['landed', ...TRADE, '--incoterm', 'FOB']).code).toBe(2);
    expect(cli.run(['landed', '9999.99', ...BEEF.slice(2), '--rate', 'USD=1']).code).toBe(3);
  });

  it('speaks Japanese', () => {
    const { out } = cli.run([...BEEF, '--rate', 'USD=149.32', '--lang', 'ja']);
    expect(out).toContain('FOB (本船渡し, 指定船積港)');
    expect(out).toMatch(/課税価格: 1,684,329\.6 JPY/);
    expect(out).toMatch(/最良: usjta \(日米貿易協定\), 輸入原価 2,197,129\.6 JPY/);
    expect(out).not.toContain('given by you');
  });
});
