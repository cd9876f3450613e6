import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCell, readCell } from '../../src/notation/index.js';
import {
  completeSentence,
  normaliseUnitedStates,
  printUnitedStatesCell,
  readSpecialCell,
  readUnitedStatesCell,
  unifyUnitedStatesWording,
} from '../../src/notation/unitedStates.js';

/** official text, canonical notation, and the official text printed back where it differs */
type Case = readonly [official: string, canonical: string, printed?: string];

const RATES: readonly Case[] = [
  ['', ''],
  ['Free', 'free'],
  ['6.5%', '6.5%'],
  ['33 1/3%', '33 1/3%'],
  ['1¢/kg', '0.01 USD/kg'],
  ['0.43¢/liter', '0.0043 USD/L'],
  ['$1.035/kg +13.6%', '1.035 USD/kg + 13.6%', '$1.035/kg + 13.6%'],
  ['4.5¢/ liter', '0.045 USD/L', '4.5¢/liter'],
  ['18.9¢/pf.liter', '0.189 USD/proof liter', '18.9¢/pf. liter'],
  ['$1.13/m<sup>3</sup>', '1.13 USD/m3', '$1.13/m3'],
  ['$1.50 each', '1.5 USD/number'],
  ['$5.00 each', '5 USD/number', '$5 each'],
  ['$1.10/kg +50%', '1.1 USD/kg + 50%', '$1.10/kg + 50%'],
  ['90¢/pr. + 37.5%', '0.9 USD/pair + 37.5%'],
  ['2¢/doz.', '0.02 USD/dozen'],
  ['52.5¢/bbl', '0.525 USD/bbl'],
  ['$1.44/1000', '1.44 USD/thousand', '$1.44/1,000'],
  ['20¢/thousand + 3.5%', '0.2 USD/thousand + 3.5%', '20¢/1,000 + 3.5%'],
  ['$2.50/thou- sand + 40%', '2.5 USD/thousand + 40%', '$2.50/1,000 + 40%'],
  ['0.3¢/line/ gross + 4.6%', '0.003 USD/line gross + 4.6%', '0.3¢/line/gross + 4.6%'],
  ['3.3¢/lin. m', '0.033 USD/m', '3.3¢/m'],
  ['37% /', '37%', '37%'],
  ['10% <u></u>', '10%', '10%'],
  ['112.8¢/kg', '1.128 USD/kg', '$1.128/kg'],
  ['1 cents/kg', '0.01 USD/kg', '1¢/kg'],
  [':', '', ''],
];

const BASES: readonly Case[] = [
  [
    '22¢/kg on drained weght + 45%',
    '0.22 USD/kg of "drained weight" + 45%',
    '22¢/kg on drained weight + 45%',
  ],
  ['39.9¢/kg of total sugars+ 6%', '0.399 USD/kg of "total sugars" + 6%', '39.9¢/kg of total sugars + 6%'],
  ['0.5¢/kg on lead content', '0.005 USD/kg of "lead content"'],
  [
    '8.8¢/kg on copper content + 3.3¢/kg on lead content + 3.7¢/kg on zinc content',
    '0.088 USD/kg of "copper content" + 0.033 USD/kg of "lead content" + 0.037 USD/kg of "zinc content"',
  ],
  ['2.5% on the value of the lead content', '2.5% of "lead content"'],
  ['18.7¢/clean kg', '0.187 USD/kg of "clean yield"'],
  ['$1.32/t, including weight of container', '1.32 USD/t of "including container"'],
  ['17.6¢/kg on contents and container', '0.176 USD/kg of "contents and container"'],
  ['0.8¢/kg on entire contents of container', '0.008 USD/kg of "entire contents of container"'],
  ['20¢/gross of immediate containers', '0.2 USD/gross of "immediate containers"'],
  ['$40/kg of anhydrous morphine content', '40 USD/kg of "anhydrous morphine content"'],
  ['86.1¢/m2of recording surface', '0.861 USD/m2 of "recording surface"', '86.1¢/m2 of recording surface'],
  ['10¢/1,000 pins + 3.5%', '0.1 USD/thousand of "pins" + 3.5%'],
  [
    '3.1¢/liter + 22.1¢/pf. liter on ethyl alcohol content',
    '0.031 USD/L + 0.221 USD/proof liter',
    '3.1¢/liter + 22.1¢/pf. liter',
  ],
  [
    '44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery',
    '0.44 USD/number + 6% of "case" + 14% of "strap, band or bracelet" + 5.3% of "battery"',
  ],
  [
    '41¢ each + 5% on case and strap, band or bracelet + 4.2% on the battery',
    '0.41 USD/number + 5% of "case and strap, band or bracelet" + 4.2% of "battery"',
    '41¢ each + 5% on the case and strap, band or bracelet + 4.2% on the battery',
  ],
  ['45¢ each + 6.4% + 2.5¢/jewel', '0.45 USD/number + 6.4% + 0.025 USD/jewel'],
  [
    '43¢ each + 2.8¢/jewel over 7 + 3.7% on the case',
    '0.43 USD/number + 0.028 USD/jewel of "jewels over 7" + 3.7% of "case"',
  ],
  ['13.5¢/kg + 6.3% + 1.9¢/article', '0.135 USD/kg + 6.3% + 0.019 USD/number', '13.5¢/kg + 6.3% + 1.9¢ each'],
  [
    '4.7% on the value of the rifle + 20% on the value of the telescopic sight, if any',
    '4.7% of "rifle" + 20% of "telescopic sight"',
  ],
  ['6.5% on the entire set', '6.5% of "entire set"'],
  ['3 percent of the fair retail value', '3% of "fair retail value"'],
  ['50 percent of the cost of such parts', '50% of "cost of the parts"'],
  ['5% on the full value of the imported article', '5%', '5%'],
];

const SENTENCES: readonly Case[] = [
  [
    '4.3817¢/kg less 0.0622005¢ /kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less 2.831562¢ /kg',
    'max(0.043817 USD/kg - 0.000622005 USD/kg for each "degrees of polarisation" under 100, 0.02831562 USD/kg)',
    '4.3817¢/kg less 0.0622005¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 2.831562¢/kg',
  ],
  [
    '6% + 2.3¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement',
    'product "consisting in part of a plate or a set of plates": min(6% + 0.023 USD/jewel + 0.002 USD/number of "other pieces and parts", rate of "the complete movement"); other: 6% + 0.023 USD/jewel + 0.002 USD/number of "other pieces and parts"',
  ],
  ['No change', 'no change'],
  ['No additional duty', 'no change', 'No change'],
  ['The duty provided in the applicable subheading', 'applicable'],
  ['The duty provided in the applicable subheading + 25%', 'applicable + 25%'],
  [
    'The duty provided inthe applicable subheading+ 25%',
    'applicable + 25%',
    'The duty provided in the applicable subheading + 25%',
  ],
  [
    'The duty provided in the applicable subheading plus 25%',
    'applicable + 25%',
    'The duty provided in the applicable subheading + 25%',
  ],
  [
    'The duty rate provided in such subheading minus 2.0%',
    'applicable - 2%',
    'The duty provided in the applicable subheading minus 2%',
  ],
  [
    'The rate applicable in the absence of this heading',
    'applicable',
    'The duty provided in the applicable subheading',
  ],
  [
    'The duty provided in the applicable subheading + a duty of 25% upon the value of the steel content',
    'applicable + 25% of "steel content"',
    'The duty provided in the applicable subheading + 25% on the value of the steel content',
  ],
  [
    'The rate applicable in the absence of this subheading on the cost of such parts',
    'applicable upon "cost of the parts"',
  ],
  [
    'A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)',
    'applicable upon "value of the repairs or alterations (U.S. note 3)"',
  ],
  [
    'A duty upon the full value of the imported article, less the cost or value of such products of the United States (see U.S. Note 4 of this subchapter)',
    'applicable upon "value less the cost or value of the products of the United States (U.S. note 4)"',
    'A duty upon the full value of the imported article, less the cost or value of such products of the United States (see U.S. note 4 of this subchapter)',
  ],
  [
    'The rate applicable to each garment in the in the ensemble if separately entered',
    'rate of "each garment in the ensemble, entered separately"',
    'The rate applicable to each garment in the ensemble if separately entered',
  ],
  [
    'The rate of duty appli- cable to that article in the set subject to the high- est rate of duty',
    'rate of "the article in the set with the highest rate"',
    'The rate of duty applicable to that article in the set subject to the highest rate of duty',
  ],
  ['The rate applicable to the natural juice in heading 2009', 'rate of "the natural juice of heading 2009"'],
  ['See additional U.S. note 1', 'rate of "additional U.S. note 1"'],
  ['Free, under bond', 'use "entry under bond": free'],
  [
    'Free, under bond, as prescribed in U.S. note 2 to this subchapter',
    'use "entry under bond, as U.S. note 2 prescribes": free',
    'Free, under bond, as prescribed in U.S. note 2 of this subchapter',
  ],
];

const SPECIAL: readonly Case[] = [
  [
    'Free (A,AU,BH, CL) 3.2% (JP) See 9822.04.10 (AU) See 9823.03.01-9823.03.12 (S+)',
    'programme A, AU, BH, CL: free; programme JP: 3.2%; programme AU: see 9822.04.10; programme S+: see 9823.03.01..9823.03.12',
    'Free (A,AU,BH,CL) 3.2% (JP) See 9822.04.10 (AU) See 9823.03.01-9823.03.12 (S+)',
  ],
  ['Free(A*,AU)2.9%(JP)', 'programme A*, AU: free; programme JP: 2.9%', 'Free (A*,AU) 2.9% (JP)'],
  ['Free\n(A, AU)', 'programme A, AU: free', 'Free (A,AU)'],
  ['Free (AU,MA,.OM)', 'programme AU, MA, OM: free', 'Free (AU,MA,OM)'],
  ['Free (AU,MX.OM,PA', 'programme AU, MX, OM, PA: free', 'Free (AU,MX,OM,PA)'],
  ['Free (AU,AU,BH)', 'programme AU, BH: free', 'Free (AU,BH)'],
  [
    'Free (JO) See 9921.01.01, 9921.01.02 (JP)',
    'programme JO: free; programme JP: see 9921.01.01 or 9921.01.02',
  ],
  ['See 99.19.04.14 (PA (PA)', 'programme PA: see 9919.04.14', 'See 9919.04.14 (PA)'],
  ['50.2¢/liter + 17% (S+)', 'programme S+: 0.502 USD/L + 17%'],
  [
    'No change (A,E) Free (CA,IL, MX)',
    'programme A, E: no change; programme CA, IL, MX: free',
    'No change (A,E) Free (CA,IL,MX)',
  ],
  ['Free', 'free'],
  [
    'The duty provided in the applicable subheading + 10% (AU, CA)',
    'programme AU, CA: applicable + 10%',
    'The duty provided in the applicable subheading + 10% (AU,CA)',
  ],
  [
    'Free (BH,CL)The rate applicable to the natural juice in heading 2009(A*)',
    'programme BH, CL: free; programme A*: rate of "the natural juice of heading 2009"',
    'Free (BH,CL) The rate applicable to the natural juice in heading 2009 (A*)',
  ],
  [
    'Free (See U.S. note 4 of this subchapter)',
    'use "entry as U.S. note 4 describes": free',
    'Free (see U.S. note 4 of this subchapter)',
  ],
];

const printed = (text: string, read: (text: string) => ReturnType<typeof readSpecialCell>): string =>
  printUnitedStatesCell(read(text));

describe.each<[string, readonly Case[], typeof readSpecialCell]>([
  ['rates', RATES, readUnitedStatesCell],
  ['bases', BASES, readUnitedStatesCell],
  ['sentences', SENTENCES, readUnitedStatesCell],
  ['the Special column', SPECIAL, readSpecialCell],
])('%s', (_name, cases, read) => {
  const named = cases.map(([official, canonical, back]) => ({ official, canonical, back }));
  it.each(named)('$official', ({ official, canonical, back }) => {
    const cell = read(official);
    expect(printCell(cell)).toBe(canonical);
    expect(readCell(canonical)).toEqual(cell);
    expect(printed(official, read)).toBe(back ?? official);
    expect(printed(official, read)).toBe(unifyUnitedStatesWording(normaliseUnitedStates(official)));
  });
});

describe('what is not a rate', () => {
  it.each([
    'suspended',
    '5',
    '5 %%',
    '5¢',
    '$/kg',
    '5¢/stone',
    '5% on the engine',
    '5¢/kg on gold content',
    '5% +',
    'Free (JP)',
    'Free, sometimes',
    'The rate applicable to something else',
    '10 0/0%',
  ])('%j is refused, never guessed', (text) => {
    const [branch, ...rest] = readUnitedStatesCell(text).branches;
    expect(rest).toEqual([]);
    expect(branch?.rate).toMatchObject({ kind: 'refused', reason: 'unknown-wording' });
  });

  it.each(['Free (A) 5', 'Free (AB1)', '5% (JP) Free', 'sometimes (JP) Free (A)'])(
    '%j is refused in the Special column',
    (text) => {
      expect(readSpecialCell(text).branches.map(({ rate }) => rate.kind)).toEqual(['refused']);
    },
  );
});

describe('a sentence cut at its end', () => {
  const cut =
    'A duty equal to the duty upon the importation of like articles not previously exported, but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation, and (b) the duty which would have b';

  it('is made whole', () => {
    expect(printCell(readUnitedStatesCell(completeSentence(cut)))).toBe(
      'rate of "like articles not previously exported, at most the drawback allowed on exportation and the duty on articles used under heading 9813.00.05"',
    );
    expect(readUnitedStatesCell(cut).branches[0]?.rate.kind).toBe('refused');
  });

  it('is left alone when short or unknown', () => {
    expect(completeSentence('A duty')).toBe('A duty');
    expect(completeSentence('x'.repeat(300))).toBe('x'.repeat(300));
  });
});

describe('any text', () => {
  const words =
    'Free free 5% 33 1/3% 2¢/kg $1.50 each /kg + - ( ) , . (JP) (A,AU) See 9921.01.01 under bond No change but not less than " : ; The duty provided in the applicable subheading minus 2% <u> cents'
      .split(' ')
      .concat('\n', ' ', '/', '¢', '\ud800');
  const text = fc.array(fc.constantFrom(...words), { maxLength: 10 }).map((parts) => parts.join(' '));

  it('is read or refused, and comes back from the canonical notation', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const cell of [readUnitedStatesCell(given), readSpecialCell(given)]) {
          expect(readCell(printCell(cell))).toEqual(cell);
        }
      }),
      { seed: 20250101, numRuns: 3000 },
    );
  });
});
