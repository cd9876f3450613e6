import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date, exact, formatExact } from '../../src/base/index.js';
import { type ReconciledLine, type Reconciliation, reconcile } from '../../src/kanzei.js';
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
  ['to 0.05 % of the duty', '8703240160,1000000,24988', 'exact', 'ordinary', ''],
  ['nearly all, a small part free', '8703240160,1000000,24875', 'parameter', 'freeInPart', 'share 0.005'],
  [
    'as much free as 0.05 % of the value',
    '8703240160,1000000,24500',
    'parameter',
    'freeInPart',
    'share 0.02',
  ],
  ['a decimal value', '8703240160,1000000.40,25000.01', 'exact', 'ordinary', ''],
  ['USJTA on all', '8458911080,100000,0', 'exact', 'preference', ''],
  ['USJTA at half the rate on all', '2934991500,3041509,98849', 'exact', 'preference', ''],
  ['USJTA in part', '8457100060,1000000,10500', 'parameter', 'preferenceInPart', 'share 0.75'],
  ['USJTA on nearly all', '8457100060,1000000,400', 'parameter', 'preferenceInPart', 'share 0.990476'],
  ['civil aircraft on all', '8507600020,100000,0', 'exact', 'programme', ''],
  ['civil aircraft in part', '8507600020,1000000,25500', 'parameter', 'programmeInPart', 'share 0.25'],
  ['pharmaceuticals in part', '2924291000,1000000,6500', 'parameter', 'programmeInPart', 'share 0.9'],
  ['steel within the quota', '7227906010,1000000,0', 'exact', 'layerSpared', ''],
  ['steel above the quota', '7227906010,1000000,250000', 'exact', 'layer', ''],
  ['steel partly above it', '7227906010,1000000,50000', 'parameter', 'layerInPart', 'share 0.2'],
  ['aluminum', '7606123091,8347576,1085186', 'exact', 'layer', ''],
  ['aluminum presumed excluded', '7606123096,1000000,30000', 'parameter', 'layerPresumed', 'share 1'],
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
      ({ id, value, bound }) => `${id} ${value}${bound === 'atLeast' ? ' at least' : ''}`,
    );
    expect(shown).toEqual(parameter === '' ? [] : [parameter]);
    expect(explanation?.evidence).not.toBe('published');
  });

  it.each([
    ['no such line', '8703999999,1000,25', /no line for 8703999999/],
    ['low value with a duty', '9999950000,1000,25', /no line for 9999950000/],
    ['too much', '8703240160,1000000,40000', /above every duty in the facts by 15,000/],
    ['too little', '8703240160,1000000,20000', /below every duty in the facts, as if 20% of the value/],
    [
      'less than a rate takes on the value',
      '9608100000,1000000,1000',
      /below what it takes on the value alone/,
    ],
    ['just more than a part free', '8703240160,1000000,24499', /below every duty in the facts, as if 2.004%/],
    ['just above', '8703240160,1000000,25013', /above every duty in the facts by 13$/],
    ['a rate that cannot be turned into money', '1701121000,1000000,10', /no ordinary rate .* into a duty/],
    [
      'more than parts can take',
      '9303308017,100000,14000',
      /no quantity or division of the value gives what was collected/,
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
    expect(line.toTheValue).toBe(true);
    expect(await one('8703240160,1000000,24987')).toMatchObject({ class: 'parameter', toTheValue: true });
    expect(await one('8703240160,1000000,25500')).toMatchObject({ class: 'unexplained', toTheValue: true });
    expect(await one('8703240160,1000000,25501')).toMatchObject({ class: 'unexplained', toTheValue: false });
    const { exact: strict, toTheValue } = await report('8703240160,1000000,24987', '0106199120,1000000,0');
    expect([strict.percent, toTheValue.percent]).toEqual(['50', '100']);
  });

  it('takes the duties of the year asked for: aluminum at 25 % and 50 % in 2025', async () => {
    const path = file(`${HEADER}\n7606123091,1000000,530000\n`);
    const { lines } = await reconcile({ file: path, year: '2025' }, factsRecord());
    expect(lines[0]).toMatchObject({ class: 'exact', explanation: { kind: 'layer', duty: '530000' } });
    const [treatment] = lines[0]?.explanation?.treatments ?? [];
    expect(treatment?.days).toEqual([{ from: '2025-06-04', to: '2025-12-31' }]);
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
  const lawful = (
    instrument: string,
    scope: LawfulDuty['scope'],
    amount: string,
    [from, to] = ['2024-01-01', '2024-12-31'],
  ): LawfulDuty => ({
    instrument,
    name: { en: instrument, ja: instrument },
    scope,
    rate: { kind: 'free' },
    notation: amount,
    layers: [],
    spared: undefined,
    layersKnown: true,
    spans: [{ from: date(from), to: date(to) }],
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
    year: { from: date('2024-01-01'), to: date('2024-12-31') },
    lowValue: factsRecord().fees('US').lowValue,
  });

  it('lie between two ordinary rates', () => {
    const spring = lawful('mfn', 'ordinary', '40', ['2024-01-01', '2024-06-30']);
    const autumn = lawful('mfn', 'ordinary', '60', ['2024-07-01', '2024-12-31']);
    const [finding] = changedInYear(goods([spring, autumn], '45'));
    expect(finding?.parameters.map(({ value }) => formatExact(value))).toEqual(['0.75']);
    const summer = lawful('mfn', 'ordinary', '60', ['2024-06-30', '2024-12-31']);
    expect(changedInYear(goods([spring, summer], '45'))).toEqual([]);
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
    expect(line).toMatchObject({ utilisation: null, cause: null });
    expect(line.utilisationNotComputed?.en).toMatch(/not between the duty under the preference and/);
  });
});

describe('duties on top', () => {
  it('are spared by the exceptions of the law, which are named', async () => {
    const { explanation } = await one('7227906010,1000000,0');
    expect(explanation).toMatchObject({
      evidence: 'secondary',
      note: { en: 'if it is within the quota for steel of Japan' },
    });
  });

  it('are presumed to be excluded only with a free parameter, as reconstructed', async () => {
    const line = await one('7606123096,1000000,30000');
    expect(line.toTheValue).toBe(false);
    expect(line.explanation).toMatchObject({ duty: null, evidence: 'secondary' });
    expect(line.explanation?.note?.en).toMatch(/^if an exclusion granted to a single importer/);
  });

  it('change within a year: before them nothing, after them all', async () => {
    const path = file(`${HEADER}\n8703240160,1000000,100000\n`);
    const { lines } = await reconcile({ file: path, year: '2025' }, factsRecord());
    const [line] = lines;
    expect([line?.explanation, ...(line?.alternatives ?? [])].map((each) => each?.kind)).toContain(
      'changedInYear',
    );
    expect(line?.explanation?.kind).toBe('changedInYear');
  });

  it('that are not in the facts are not none: the use of a preference is not computed', async () => {
    const path = file(`${HEADER}\n8457100060,1000000,10500\n`);
    const australia = await reconcile({ file: path, from: 'AU' }, factsRecord());
    expect(australia.lines[0]).toMatchObject({
      utilisation: null,
      utilisationNotComputed: { en: 'what lies on top of the duty is not in the facts for all of the year' },
      explanation: { kind: 'preferenceInPart', duty: null },
    });
    expect(australia.utilisation).toMatchObject({ lines: 0, percent: null, notComputed: { lines: 1 } });
    expect(australia.notIncluded[0]?.en).toMatch(/the use of a preference is not computed/);
    const { explanation } = await one('8457100060,1000000,42000');
    expect(explanation?.evidence).toBe('computed');
    const whole = file(
      `${HEADER}\n8457100060,1000000,42000\n8457100060,1000000,42000\n8703240160,1000000,40000\n`,
    );
    const { lines, utilisation } = await reconcile({ file: whole, from: 'AU' }, factsRecord());
    expect(lines[0]).toMatchObject({ class: 'exact', explanation: { evidence: 'reconstructed' } });
    expect(lines[1]?.cause?.en).toMatch(/; what lies on top of it is not in the facts/);
    expect(utilisation.control.lines).toBe(0);
  });

  it('are not known after the last day of the facts', async () => {
    const path = file(`${HEADER}\n8457100060,1000000,42000\n`);
    const { lines, notIncluded, utilisation } = await reconcile({ file: path, year: '2026' }, factsRecord());
    expect(lines[0]).toMatchObject({ class: 'parameter', utilisation: null });
    expect(utilisation.lines).toBe(0);
    expect(notIncluded.map(({ en }) => en).join()).toMatch(
      /changes of the schedule after the edition of 2025-01-01/,
    );
  });
});

type Refused = readonly [name: string, text: string, message: RegExp, more?: object];

const REFUSED: readonly Refused[] = [
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
    'no row of the origin',
    'cty_code,hs10,value,duty\n5880,8703240160,1,0\n',
    /no row of South Korea; its country column has 5880/,
    { from: 'KR' },
  ],
  [
    'a country that is none',
    'country,hs10,value,duty\nNippon Land,8703240160,1,0\n',
    /the country column of .* cannot be read: "Nippon Land" is not a country/,
  ],
  [
    'a code of the Census that is not known',
    'cty_code,hs10,value,duty\n4280,8703240160,1,0\n',
    /the Census code of Germany is not known here/,
    { from: 'DE' },
  ],
  ['no table', `${HEADER}\n"8703240160,1,1\n`, /not a table in CSV/],
];

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

  it('may have rows of other countries, which are left out', async () => {
    const text = (japan: string, korea: string) =>
      `country,hs10,value,duty\n${japan},8703240160,1000000,25000\n${korea},8703240160,7,0\n`;
    for (const rows of [text('5880', '5800'), text('JP', 'KR'), text('Japan', 'South Korea')]) {
      const found = await asked(rows);
      expect(found.total).toEqual({ lines: 1, value: '1000000', collected: '25000' });
      expect(found.otherCountries).toBe(1);
    }
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

  it.each(REFUSED.map(([name, text, message, more = {}]) => [name, text, message, more] as const))(
    'is refused with %s',
    async (_name, text, message, more) => {
      await expect(asked(text, more)).rejects.toThrow(message);
      await expect(asked(text, more)).rejects.toMatchObject({ kind: 'invalidInput' });
    },
  );

  it('is refused when cut short, when it is a folder or not there', async () => {
    const whole = gzipSync(`${HEADER}\n${'8703240160,1,0\n'.repeat(500)}`);
    await expect(asked(whole.subarray(0, 60))).rejects.toThrow(/cannot be read: unexpected end of file/);
    await expect(reconcile({ file: folder }, factsRecord())).rejects.toThrow(/is not a file/);
    await expect(reconcile({ file: join(folder, 'no') }, factsRecord())).rejects.toThrow(/cannot be read/);
  });

  it.each([
    ['a year that is none', { year: '24' }, /"24" is not a year/],
    [
      'a year before the first edition',
      { year: '1999' },
      /answers for all of 1999; those at hand are of 2017-01-01, 2024/,
    ],
    ['a year between two editions', { year: '2020' }, /answers for all of 2020/],
    ['a year after all that is known', { year: '2050' }, /answers for all of 2050/],
    [
      'a year that the first edition does not fill',
      { from: 'US', to: 'JP', year: '2025' },
      /JP .* for all of 2025/,
    ],
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
