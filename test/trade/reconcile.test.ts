import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  add,
  compare,
  type Exact,
  exact,
  formatExact,
  parseExact,
  subtract,
  ZERO,
} from '../../src/base/index.js';
import { duty, type ReconciledLine, type Reconciliation, reconcile } from '../../src/kanzei.js';
import { changedInYear } from '../../src/trade/reconcile/explanations/changedInYear.js';
import { severalInPart } from '../../src/trade/reconcile/explanations/severalInPart.js';
import type { Goods, LawfulDuty } from '../../src/trade/reconcile/types.js';
import { factsRecord } from '../helpers/record.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanzei-reconcile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(text: string | Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, text);
  return path;
}

const HEADER = 'hs10,con_val_usd,cal_dut_usd';
const report = (...rows: readonly string[]): Promise<Reconciliation> =>
  reconcile({ file: file([HEADER, ...rows, ''].join('\n')) }, factsRecord());

async function one(row: string): Promise<ReconciledLine> {
  const { lines } = await report(row);
  expect(lines).toHaveLength(1);
  return lines[0] as ReconciledLine;
}

/** what it shows, the row, class, kind, and the parameter that is free, if one is */
const KINDS: readonly (readonly [string, string, string, string, string])[] = [
  ['the ordinary duty', '8703240160,1000000,25000', 'exact', 'ordinary', ''],
  ['ordinary and free', '0106199120,15240,0', 'exact', 'ordinary', ''],
  ['to two dollars', '8458110030,100,6', 'exact', 'ordinary', ''],
  ['to 0.05 % of the value', '8703240160,1000000,24501', 'exact', 'ordinary', ''],
  ['a decimal value', '8703240160,1000000.40,25000.01', 'exact', 'ordinary', ''],
  ['USJTA on all', '8458911080,100000,0', 'exact', 'preference', ''],
  ['USJTA at half the rate on all', '2934991500,3041509,98849', 'exact', 'preference', ''],
  ['USJTA in part', '8457100060,1000000,10500', 'parameter', 'preferenceInPart', 'share 0.75'],
  ['civil aircraft on all', '8507600020,100000,0', 'exact', 'programme', ''],
  ['civil aircraft in part', '8507600020,1000000,25500', 'parameter', 'programmeInPart', 'share 0.25'],
  ['pharmaceuticals in part', '2924291000,1000000,6500', 'parameter', 'programmeInPart', 'share 0.9'],
  ['steel within the quota', '7227906010,1000000,0', 'exact', 'layerSpared', ''],
  ['steel above the quota', '7227906010,1000000,250000', 'exact', 'layer', ''],
  ['steel partly above it', '7227906010,1000000,50000', 'parameter', 'layerInPart', 'share 0.2'],
  ['aluminum', '7606123091,8347576,1085186', 'exact', 'layer', ''],
  ['aluminum partly excluded', '7606123096,1000000,80000', 'parameter', 'layerInPart', 'share 0.5'],
  ['a specific rate', '2206004500,300000,1000', 'parameter', 'specificRate', 'unitValue 9'],
  ['nothing on a specific rate', '2206004500,1000,0', 'parameter', 'specificRate', 'unitValue 15 at least'],
  ['a compound rate', '9608100000,1000000,58000', 'parameter', 'specificRate', 'unitValue 2'],
  ['parts and quantities', '9102111010,100000,2200', 'parameter', 'specificRate', 'unitValue 20 at least'],
  ['parts alone', '9303308017,100000,4090', 'parameter', 'specificRate', 'share 0.1'],
  [
    'less than a compound rate takes on the value',
    '8483407000,1000000,29250',
    'parameter',
    'specificInPart',
    'share 0.25 at least',
  ],
  ['the rate of another article', '9005908001,1000000,4600', 'parameter', 'rateElsewhere', 'rate 0.0046'],
  ['goods returned', '9801001028,2507953047,0', 'exact', 'specialProvision', ''],
  ['goods repaired abroad', '9802005060,46803527,0', 'parameter', 'specialProvision', 'rate 0'],
  ['estimated shipments of low value', '9999950000,1315081997,0', 'parameter', 'lowValue', 'share 1'],
];

describe('what explains the duty collected', () => {
  it.each(KINDS)('%s: %s', async (_name, row, wanted, kind, parameter) => {
    const { class: found, explanation, cause } = await one(row);
    expect({ found, kind: explanation?.kind, cause }).toEqual({ found: wanted, kind, cause: null });
    const shown = explanation?.parameters.map(
      ({ id, value, atLeast }) => `${id} ${value}${atLeast ? ' at least' : ''}`,
    );
    expect(shown).toEqual(parameter === '' ? [] : [parameter]);
    expect(explanation?.evidence).not.toBe('published');
  });

  it.each([
    ['no such line', '8703999999,1000,25', /no line for 8703999999/],
    ['low value with a duty', '9999950000,1000,25', /no line for 9999950000/],
    ['too much', '8703240160,1000000,40000', /above every lawful duty by 15,000/],
    ['too little', '8703240160,1000000,20000', /below every lawful duty, as if 20% of the value/],
    [
      'less than a rate takes on the value',
      '9608100000,1000000,1000',
      /below what the rate takes on the value/,
    ],
  ])('is not explained, with the cause: %s', async (_name, row, cause) => {
    const line = await one(row);
    expect(line).toMatchObject({ class: 'unexplained', explanation: null, utilisation: null });
    expect(line.cause?.en).toMatch(cause);
  });

  it('names every treatment that fits', async () => {
    const whole = await one('8414100000,1000000,0');
    expect(whole.explanation?.treatments.map(({ instrument }) => instrument)).toEqual(['usjta']);
    expect(whole.alternatives.map(({ kind }) => kind)).toEqual(['programme']);
    const part = await one('8414100000,1000000,10000');
    expect(part.alternatives.map(({ kind }) => kind)).toEqual(['programmeInPart']);
    expect(part.utilisation).toMatchObject({ percent: '60', evidence: 'reconstructed' });
  });

  it('says how near it comes', async () => {
    const line = await one('8703240160,1000000,24988');
    expect(line.explanation).toMatchObject({ duty: '25000', difference: '-12' });
    expect(line.toTheDuty).toBe(true);
    expect((await one('8703240160,1000000,24987')).toTheDuty).toBe(false);
  });

  it('takes the duties of the year asked for: aluminum at 25 % and 50 % in 2025', async () => {
    const path = file(`${HEADER}\n7606123091,1000000,530000\n`);
    const { lines } = await reconcile({ file: path, year: '2025' }, factsRecord());
    expect(lines[0]).toMatchObject({ class: 'exact', explanation: { kind: 'layer', duty: '530000' } });
    const [treatment] = lines[0]?.explanation?.treatments ?? [];
    expect(treatment).toMatchObject({ from: '2025-06-04', to: '2025-12-31' });
  });

  it('reads the other direction', async () => {
    const path = file('code,value,duty\n0201.30-010,1000000,208000\n');
    const { lines, currency } = await reconcile(
      { file: path, from: 'US', to: 'JP', year: '2026' },
      factsRecord(),
    );
    expect(currency).toBe('JPY');
    expect(lines[0]).toMatchObject({ code: '0201.30-010', explanation: { kind: 'preference' } });
  });
});

describe('mixtures over a year', () => {
  const lawful = (instrument: string, scope: LawfulDuty['scope'], amount: string): LawfulDuty => ({
    instrument,
    name: { en: instrument, ja: instrument },
    scope,
    rate: { kind: 'free' },
    notation: amount,
    layers: [],
    spared: [],
    from: '2024-01-01' as LawfulDuty['from'],
    to: '2024-12-31' as LawfulDuty['to'],
    evidence: 'published',
    withheld: undefined,
    amount: exact(amount),
  });
  const goods = (duties: readonly LawfulDuty[], collected: string): Goods => ({
    importer: 'US',
    code: '0000000000',
    value: exact('1000'),
    collected: exact(collected),
    tolerance: exact('2'),
    inSchedule: true,
    lawful: duties,
    year: { from: '2024-01-01' as LawfulDuty['from'], to: '2024-12-31' as LawfulDuty['to'] },
    lowValue: factsRecord().fees('US').lowValue,
  });

  it('lie between two ordinary rates', () => {
    const [finding] = changedInYear(
      goods([lawful('mfn', 'ordinary', '40'), lawful('mfn', 'ordinary', '60')], '45'),
    );
    expect(finding?.parameters.map(({ value }) => formatExact(value))).toEqual(['0.75']);
  });

  it('lie between the lowest and the highest duty', () => {
    const duties = [
      lawful('a', 'product', '0'),
      lawful('b', 'origin', '20'),
      lawful('mfn', 'ordinary', '60'),
    ];
    const [finding] = severalInPart(goods(duties, '15'));
    expect(finding?.duties.map(({ instrument }) => instrument)).toEqual(['a', 'mfn']);
    expect(severalInPart(goods(duties, '61'))).toEqual([]);
  });
});

describe('the use of the preference', () => {
  it('is duty saved to all that could be saved, exact to the cent', async () => {
    const { utilisation, chapters } = await report(
      '8457100060,1000000,10500',
      '8458911080,100000.50,0',
      '3926305000,1000000,53000',
      '8703240160,1000000,25000',
    );
    expect(utilisation).toMatchObject({
      lines: 3,
      value: '2100000.5',
      ordinaryDuty: '99200.02',
      saved: '35700.02',
      unused: '37000',
      valueUnderPreference: '850000.5',
      percent: '49.11',
      evidence: 'reconstructed',
    });
    expect(utilisation.control).toEqual({ lines: 1, ordinaryDuty: '25000', less: '0', percent: '0' });
    expect(chapters.map(({ chapter, utilisation: use }) => [chapter, use.lines, use.unused])).toEqual([
      ['39', 1, '26500'],
      ['84', 2, '10500'],
      ['87', 0, '0'],
    ]);
  });

  it('is computed where one treatment explains the duty, else reconstructed', async () => {
    expect((await one('8458911080,100000,0')).utilisation).toMatchObject({
      percent: '100',
      evidence: 'computed',
    });
    expect((await one('8458911080,100000,4200')).utilisation).toMatchObject({
      percent: '0',
      evidence: 'computed',
    });
    expect((await one('8458911080,100000,2100')).utilisation).toMatchObject({
      percent: '50',
      evidence: 'reconstructed',
    });
  });

  it('is not told where a programme goes below the preference', async () => {
    const line = await one('2934101000,51153682,103690');
    expect(line).toMatchObject({ utilisation: null, utilisationNotComputed: true });
  });
});

describe('the file', () => {
  const asked = (text: string | Uint8Array, more: object = {}) =>
    reconcile({ file: file(text), ...more }, factsRecord());

  it('may be compressed, have a byte order mark and further columns', async () => {
    const text = `\uFEFFHS10,description,CON_VAL_USD,CAL_DUT_USD\n8703240160,"CARS, NEW",1000000,25000\n7304246045,TUBES 5" WIDE,1000,0\n`;
    expect((await asked(gzipSync(text))).lines).toHaveLength(2);
  });

  it('may name its columns otherwise', async () => {
    const found = await asked('heading,worth,paid\n8703.24.01.60,"1,000,000",25000\n', {
      columns: ['code=heading', 'value=worth', 'duty=paid'],
    });
    expect(found.total).toEqual({ lines: 1, value: '1000000', collected: '25000' });
  });

  it('lists rows that cannot be used and goes on', async () => {
    const { badRows, empty, repeated, total } = await report(
      '8703240160,1000000,25000',
      '8703240160,1000000,25000',
      'abc,1,1',
      '106190120,1,1',
      '8703240160,x,1',
      '8703240160,-5,1',
      '8703240160,5,1e3',
      '8703240160,0,7',
      '8703240160,0,0',
      '8703240160,5',
    );
    expect(total).toEqual({ lines: 1, value: '2000000', collected: '50000' });
    expect({ empty, repeated, count: badRows.count }).toEqual({ empty: 1, repeated: 1, count: 7 });
    expect(badRows.first.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '4 the code "abc" is not of digits',
      '5 the code 106190120 has 9 digits, not 8 or 10: a leading zero may be lost',
      '6 the value "x" is not a decimal',
      '7 the value -5 is negative',
      '8 the duty "1e3" is not a decimal',
      '9 it has a duty but no value',
      '11 it has 2 fields, the header 3',
    ]);
  });

  it.each([
    [
      'a missing column',
      'hs10,con_val_usd\n1,1\n',
      /no column for the duty; its columns are hs10, con_val_usd/,
    ],
    ['a column twice', 'hs10,value,duty,value\n1,1,1,1\n', /column "value" twice/],
    ['no rows', `${HEADER}\n`, /no rows below its header/],
    ['nothing', '', /is empty/],
    ['no row of use', `${HEADER}\nx,1,1\n`, /no row of .* can be used; line 2: the code "x"/],
    [
      'several countries',
      'cty_code,hs10,value,duty\n5880,8703240160,1,0\n5800,8703240160,1,0\n',
      /several countries/,
    ],
    ['no table', `${HEADER}\n"8703240160,1,1\n`, /not a table in CSV/],
  ])('is refused with %s', async (_name, text, message) => {
    await expect(asked(text)).rejects.toThrow(message);
    await expect(asked(text)).rejects.toMatchObject({ kind: 'invalidInput' });
  });

  it('is refused when cut short, when it is a folder or not there', async () => {
    const whole = gzipSync(`${HEADER}\n${'8703240160,1,0\n'.repeat(500)}`);
    await expect(asked(whole.subarray(0, 60))).rejects.toThrow(/cannot be read: unexpected end of file/);
    await expect(reconcile({ file: folder }, factsRecord())).rejects.toThrow(/is not a file/);
    await expect(reconcile({ file: join(folder, 'no') }, factsRecord())).rejects.toThrow(/cannot be read/);
  });

  it.each([
    ['a year that is none', { year: '24' }, /"24" is not a year/],
    ['an importer without a schedule', { to: 'KR' }, /importers are JP and US/],
    ['returned goods', { from: 'US' }, /returned goods/],
    ['a map that is none', { columns: ['paid'] }, /"paid" maps no column/],
    ['a map to no column', { columns: ['duty=paid'] }, /no column "paid"/],
  ])('is not read for %s', async (_name, more, message) => {
    await expect(asked(`${HEADER}\n8703240160,1,0\n`, more)).rejects.toThrow(message);
  });
});

describe('the line table', () => {
  it('is written whole, one row a line', async () => {
    const table = join(folder, 'lines.csv');
    await reconcile({ file: file(`${HEADER}\n8457100060,1000000,10500\n`), table }, factsRecord());
    const [head, row] = readFileSync(table, 'utf8').split('\n');
    expect(head).toMatch(/^code,description,value,collected,class,explanation,treatments,/);
    expect(row).toMatch(
      /^8457\.10\.00\.60,.*,1000000,10500,parameter,preferenceInPart,usjta free \| mfn 4\.2%,/,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is refused where it cannot be written', async () => {
    const table = join(folder, 'no', 'lines.csv');
    const asked = reconcile({ file: file(`${HEADER}\n8457100060,1,0\n`), table }, factsRecord());
    await expect(asked).rejects.toThrow(/lines\.csv cannot be written/);
  });
});

const OFFICIAL = fileURLToPath(
  new URL(
    '../../../shared/data/trade/us-census-hs10-2024/us_imports_japan_hs10_2024.csv.gz',
    import.meta.url,
  ),
);
const PRESENT = existsSync(OFFICIAL);
if (!PRESENT)
  console.warn('skipped: ../shared/data/trade is missing, the imports of 2024 are not reconciled');

const sum = (texts: readonly string[]): string =>
  formatExact(texts.map((text) => parseExact(text) as Exact).reduce(add, ZERO));

describe.skipIf(!PRESENT)(
  `U.S. imports from Japan in 2024${PRESENT ? '' : ' (../shared/data is not here)'}`,
  () => {
    let found: Reconciliation;
    beforeAll(async () => {
      found = await reconcile({ file: OFFICIAL }, factsRecord());
    }, 300_000);

    it('are 151.340 billion dollars with 2.282 billion of duty, every row used', () => {
      expect(found.total).toEqual({ lines: 10083, value: '151340030810', collected: '2282216944' });
      expect(found).toMatchObject({ empty: 19, repeated: 0, badRows: { count: 0 } });
    });

    it('are explained exactly for at least 88 % of the value, and not at all for at most 0.5 %', () => {
      const { exact: whole, parameter, unexplained, toTheDuty } = found;
      console.log(
        `exact ${whole.percent} %, with a parameter ${parameter.percent} %, unexplained ${unexplained.percent} %; to the duty ${toTheDuty.percent} %`,
      );
      expect(Number(whole.percent)).toBeGreaterThanOrEqual(88);
      expect(Number(unexplained.percent)).toBeLessThanOrEqual(0.5);
      expect(Number(toTheDuty.percent)).toBeGreaterThan(80);
    });

    it('are what docs/reconcile.md says', () => {
      const page = readFileSync(fileURLToPath(new URL('../../docs/reconcile.md', import.meta.url)), 'utf8');
      const rounded = (text: string, decimals: number) => Number(text).toFixed(decimals);
      const { exact: whole, parameter, unexplained, toTheDuty, utilisation } = found;
      for (const { percent, lines } of [whole, parameter, unexplained]) {
        expect(page).toContain(`| ${rounded(percent, 3)} | ${lines.toLocaleString('en-US')} |`);
      }
      expect(page).toContain(`| 0.05 % of the duty itself | ${rounded(toTheDuty.percent, 1)} |`);
      const millions = (text: string) => rounded(String(Number(text) / 1e6), 2);
      expect(page).toContain(`saved ${millions(utilisation.saved)} million dollars`);
      expect(page).toContain(`${millions(utilisation.unused)} million more could have been saved`);
      expect(page).toContain(`rate of use is ${utilisation.percent} %`);
      expect(page).toContain(`they paid ${utilisation.control.percent} % less than the ordinary duty`);
    });

    it('are divided without rest, in all and by chapter', () => {
      const { exact: whole, parameter, unexplained, total, chapters, kinds, lines, utilisation } = found;
      expect(sum([whole.value, parameter.value, unexplained.value])).toBe(total.value);
      expect(sum(kinds.map(({ collected }) => collected))).toBe(total.collected);
      expect(sum(chapters.flatMap((each) => [each.exact, each.parameter, each.unexplained]))).toBe(
        total.value,
      );
      expect(sum(chapters.map(({ collected }) => collected))).toBe(total.collected);
      expect(sum(lines.flatMap((line) => line.utilisation?.saved ?? []))).toBe(utilisation.saved);
      expect(sum(chapters.map((each) => each.utilisation.unused))).toBe(utilisation.unused);
    });

    it('have shares between nothing and all, and savings within what can be saved', () => {
      for (const { explanation, utilisation, code } of found.lines) {
        for (const { id, value } of explanation?.parameters ?? []) {
          expect(Number(value) >= 0 && (id !== 'share' || Number(value) <= 1), code).toBe(true);
        }
        if (!utilisation) continue;
        const { saved, unused, ordinaryDuty, preferenceDuty } = utilisation;
        const [most, least] = [exact(ordinaryDuty), exact(preferenceDuty)];
        const rest = subtract(add(exact(saved), exact(unused)), subtract(most, least));
        expect(compare(exact(saved), ZERO) >= 0 && compare(exact(unused), ZERO) >= 0, code).toBe(true);
        expect(formatExact(rest), code).toBe('0');
      }
    });

    it('never count a line with a specific rate as exact', () => {
      const exactly = found.lines.filter((line) => line.class === 'exact');
      expect(
        exactly.filter(({ explanation }) => /USD\//.test(explanation?.treatments[0]?.rate ?? '')),
      ).toEqual([]);
    });

    it('pay what `kanzei duty` says, where the ordinary duty explains them', () => {
      const ordinary = found.lines.filter(({ explanation }) => explanation?.kind === 'ordinary');
      for (const { code, value, explanation } of ordinary.filter((_line, i) => i % 41 === 0)) {
        const [line] = duty(
          { code: code.slice(0, 10), from: 'JP', to: 'US', on: '2024-07-01', value },
          factsRecord(),
        ).determinations;
        const amount = line?.treatments.find(({ instrument }) => instrument === 'mfn')?.duty?.amount;
        expect(amount, code).toBe(explanation?.duty);
      }
    });
  },
);
