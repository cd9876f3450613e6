import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  convert,
  equals,
  exact,
  formatExact,
  fraction,
  officialUnit,
  officialUnits,
  parseQuantity,
  parseUnit,
  unitIds,
} from '../../src/base/index.js';

describe('units', () => {
  test.each([
    ['kg', 'kg'],
    ['KG', 'kg'],
    ['Tonne', 't'],
    ['mt', 't'],
    ['l', 'L'],
    ['litre', 'L'],
    ['kl', 'kL'],
    ['No.', 'number'],
    ['each', 'number'],
    ['doz.', 'dozen'],
    ['prs.', 'pair'],
    ['足', 'pair'],
    ['㎡', 'm2'],
    ['頭', 'head'],
    ['pf. liter', 'proof liter'],
    ['line/ gross', 'line gross'],
    ['1,000本', 'thousand'],
  ])('"%s" is %s', (spelling, id) => {
    expect(parseUnit(spelling)?.id).toBe(id);
  });

  test.each(['', 'ton', 'short ton', 'ML', 'furlong', 'clean kg', 'constructor', '__proto__'])(
    '"%s" is none',
    (spelling) => {
      expect(parseUnit(spelling)).toBeUndefined();
    },
  );

  test.each([
    ['2.5', 't', 'kg', '2500'],
    ['1', 'carat', 'g', '0.2'],
    ['1', 'bbl', 'L', '158.987294928'],
    ['3', 'm3', 'kL', '3'],
    ['7', 'head', 'number', '7'],
    ['1', 'gross', 'dozen', '12'],
    ['1', 'square', 'm2', '9.290304'],
    ['5', 'dozen pair', 'pair', '60'],
    ['1', 'MWh', 'kWh', '1000'],
    ['1', 'number', 'dozen', '1/12'],
    ['1', 'Ci', 'GBq', '37'],
  ])('%s %s is in %s: %s', (amount, from, to, expected) => {
    const converted = convert(exact(amount), from, to);
    expect(converted && formatExact(converted)).toBe(expected);
  });

  test.each([
    ['kg', 'L'],
    ['pair', 'number'],
    ['L', 'proof liter'],
    ['furlong', 'furlong'],
    ['kg', 'furlong'],
  ])('%s does not convert to %s', (from, to) => {
    expect(convert(exact('1'), from, to)).toBeUndefined();
  });

  test('there and back is the same amount', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...unitIds),
        fc.constantFrom(...unitIds),
        fc.integer({ min: 1 }),
        (from, to, n) => {
          const there = convert(fraction(n, 1000), from, to);
          const sameDimension = parseUnit(from)?.dimension === parseUnit(to)?.dimension;
          expect(there !== undefined).toBe(sameDimension);
          const back = there && convert(there, to, from);
          if (back) expect(equals(back, fraction(n, 1000))).toBe(true);
        },
      ),
    );
  });
});

describe('quantities', () => {
  test.each([
    ['500kg', '500', 'kg'],
    ['2.5 t', '2.5', 't'],
    ['1,000 L', '1000', 'L'],
    [' 12 doz. prs. ', '12', 'dozen pair'],
    ['3頭', '3', 'head'],
  ])('reads "%s"', (text, amount, unit) => {
    const quantity = parseQuantity(text);
    expect([formatExact(quantity.amount), quantity.unit]).toEqual([amount, unit]);
  });

  test.each([
    ['kg', 'not a quantity'],
    ['', 'not a quantity'],
    ['1,00kg', 'not a quantity'],
    ['1 000 kg', 'not a quantity'],
    ['5 1000', 'not a quantity'],
    ['0kg', 'not above zero'],
    ['-5 kg', 'not above zero'],
    ['1000000000000001kg', 'check the number'],
    ['500', 'has no unit; use one of kg, g, t'],
    ['5 tons', 'write t for 1,000 kg'],
    ['5 furlongs', '"furlongs" is not a unit'],
    ['1e400kg', 'not a unit'],
  ])('refuses "%s" and says why', (text, reason) => {
    expect(() => parseQuantity(text)).toThrow(
      expect.objectContaining({ kind: 'invalidInput', message: expect.stringContaining(reason) }),
    );
  });

  test('suggests the nearest unit', () => {
    expect(() => parseQuantity('5 dozn')).toThrow(expect.objectContaining({ suggestions: ['dozen'] }));
  });
});

describe('official unit codes', () => {
  test.each([
    ['JP', 'CM', { unit: 'm3' }],
    ['JP', 'GR', { unit: 'g' }],
    ['JP', 'SM', { unit: 'm2' }],
    ['JP', 'MT\n(D.W.)', { unit: 't', basis: 'dry weight' }],
    ['US', 'No.', { unit: 'number' }],
    ['US', ' <u>kg</u>', { unit: 'kg' }],
    ['US', 'm<sup style="font-size: 9.75px;">3</sup>', { unit: 'm3' }],
    ['US', '<il>doz. prs</il>.', { unit: 'dozen pair' }],
    ['US', 'V<sub>2</sub>O<sub>5</sub> kg', { unit: 'kg', basis: 'vanadium pentoxide content' }],
    ['US', 'Pb kg', { unit: 'kg', basis: 'lead content' }],
    ['US', 'W', { unit: 'W' }],
    ['US', 'W kg', { unit: 'kg', basis: 'tungsten content' }],
    ['US', 'cy kg', { unit: 'kg', basis: 'clean yield' }],
    ['US', 'CYK', { unit: 'kg', basis: 'clean yield' }],
    ['US', 'thousand m', { unit: 'km' }],
  ] as const)('%s "%s"', (country, code, expected) => {
    expect(officialUnit(country, code)).toEqual(expected);
  });

  test.each([
    ['JP', 'kg'],
    ['JP', 'XX'],
    ['JP', 'KG (Z.Z.)'],
    ['JP', 'constructor'],
    ['JP', 'KG (constructor)'],
    ['US', 'constructor'],
    ['US', 'constructor kg'],
    ['US', 'Qq kg'],
    ['US', ''],
  ] as const)('%s "%s" is unknown', (country, code) => {
    expect(officialUnit(country, code)).toBeUndefined();
  });

  test('a cell holds none, one or two', () => {
    expect(officialUnits('US', '\n')).toEqual([]);
    expect(officialUnits('US', 'X')).toEqual([]);
    expect(officialUnits('US', 'No. and kg')).toEqual([{ unit: 'number' }, { unit: 'kg' }]);
    expect(officialUnits('US', 'No. and furlong')).toBeUndefined();
  });

  const japan = 'NO KG TH MT L KL GR SM M PR DZ CM CT GT DT ST'.split(' ');
  const unitedStates = [
    ...[
      'No.',
      'kg',
      'liters',
      'kg cmsc',
      'doz.',
      'doses',
      'm3',
      't',
      'kg amc',
      'kg ttl sug',
      'pf.liters',
      'thousands',
    ],
    ...[
      'Mn kg',
      'Cu kg',
      'Ag g',
      'Sn t',
      'Cr2O3 t',
      'thousand m3',
      'bbl',
      'MWh',
      'NH3 t',
      'NaOH kg',
      'GBq',
      'm²',
    ],
    ...[
      'pcs ',
      'kg msc',
      'thousand m',
      'No. and kg',
      'gross',
      'doz. prs.',
      'prs.',
      't dwb',
      'square',
      'hundreds',
    ],
    ...[
      't adw',
      'cy kg',
      'doz. ',
      'Dz Pcs',
      'cm2',
      'carat',
      'W',
      'lin. m',
      'Fiber m',
      'Jwls.',
      'No',
      'pack',
      'gr.lines',
    ],
    ...[
      'KG',
      'NO',
      'M2',
      'NA',
      'DOZ',
      'X',
      'T',
      'PRS',
      'L',
      'M3',
      'DPR',
      'PCS',
      'GRS',
      'GM',
      'PFL',
      'DPC',
      'BBL',
      'THS',
    ],
    ...[
      'CKG',
      'CYK',
      'M',
      'CTN',
      'G',
      'CAR',
      'CGM',
      'JWL',
      'HUN',
      'KM3',
      'SME',
      'CM2',
      'KTS',
      'GRL',
      'LNM',
      'KM',
      'DS',
    ],
    ...['KWH', 'ODE', 'SQ', 'FBM', 'PK'],
  ];
  test('every code of both schedules is known, and its unit is in the table', () => {
    for (const [country, codes] of [
      ['JP', japan],
      ['US', unitedStates],
    ] as const) {
      for (const code of codes) {
        const units = officialUnits(country, code);
        expect(units, `${country} ${code}`).toBeDefined();
        for (const { unit } of units ?? []) expect(unitIds, code).toContain(unit);
      }
    }
  });
});
