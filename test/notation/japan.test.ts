import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCell, readCell } from '../../src/notation/index.js';
import {
  normaliseJapanese,
  printJapaneseCell,
  readJapaneseCell,
  unifyJapaneseWording,
} from '../../src/notation/japan.js';

const WTO = '世界貿易機関設立協定の日本国の譲許表における関税割当て';

/** official text, canonical notation, and the official text printed back where its wording differs */
type Case = readonly [official: string, canonical: string, printed?: string];

const RATES: readonly Case[] = [
  ['', ''],
  ['無税', 'free'],
  ['5%', '5%'],
  ['5％', '5%'],
  ['(無税)', '(free)'],
  ['（6.4%）', '(6.4%)'],
  ['482円/kg', '482 JPY/kg'],
  ['4,000,000円/頭', '4000000 JPY/head'],
  ['930円/MT', '930 JPY/t'],
  ['3,033円/kl', '3033 JPY/kL'],
  ['70.40円/l', '70.4 JPY/L'],
  ['24.00円/kg', '24 JPY/kg'],
  ['8.8円/kg', '8.8 JPY/kg'],
  ['1.50円/枚', '1.5 JPY/number', '1.50円/個'],
  [
    '6%又は1.51円/本のうちいずれか高い税率',
    'max(6%, 1.51 JPY/number)',
    '6%又は1.51円/個のうちいずれか高い税率',
  ],
  ['(8.5%＋290.70円/1,000本)', '(8.5% + 290.7 JPY/thousand)'],
  ['29.8%+\n915円/kg', '29.8% + 915 JPY/kg'],
  ['(500円\n/kg)', '(500 JPY/kg)'],
  ['60%又は4,800円/足のうちいずれか高い税率', 'max(60%, 4800 JPY/pair)'],
  ['5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率', 'max(5.6%, 4.4% + 1.52 JPY/m2)'],
  ['(17.5%又は77円/lのうちいずれか低い税率)', '(min(17.5%, 77 JPY/L))'],
  [
    '15%又は125円/lのうちいずれか低い税率\nただしその税率が67円/lを下回る場合は67円/l',
    'max(min(15%, 125 JPY/L), 67 JPY/L)',
    '15%又は125円/lのうちいずれか低い税率(ただしその税率が67円/lを下回る場合は67円/lとする)',
  ],
  [
    '9.3%又は7.19円/kgのうちいずれか高い税率（ただしその税率が50%を上回る場合は50%とする）',
    'min(max(9.3%, 7.19 JPY/kg), 50%)',
  ],
  ['*341円/kg', '* 341 JPY/kg'],
  ['**(85.7%又は60.90円/kgのうちいずれか高い税率)', '** (max(85.7%, 60.9 JPY/kg))'],
  [
    '1キログラムにつき、70円に重量比による乳糖の含有率が10%を超える1%ごとに7円を加えた額',
    '70 JPY/kg + 7 JPY/kg for each whole "per cent lactose by weight" over 10',
  ],
];

const REFERENCE_PRICES: readonly Case[] = [
  ['(73.70円−課税価格)/kg', '73.7 JPY/kg - value'],
  ['1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額', 'gate("part cuts") JPY/kg - value'],
  ['1頭につき、生きている豚に係る基準輸入価格と課税価格との差額', 'gate("live pigs") JPY/head - value'],
  [
    '1キログラムにつき豚肉加工品に係る基準輸入価格に1.5を乗じて得た額と課税価格に0.6を乗じて得た額との差額',
    'gate("processed pork") JPY/kg * 1.5 - value * 0.6',
  ],
  [
    '（524円×1.004-課税価格）/kg又は58円/kgのうちいずれか低い税率',
    'min(524 JPY/kg * 1.004 - value, 58 JPY/kg)',
  ],
  [
    '（20,400.55円×1.037-課税価格）/頭又は8,534.75円/頭のうちいずれか低い税率',
    'min(20400.55 JPY/head * 1.037 - value, 8534.75 JPY/head)',
  ],
  [
    '((課税価格×(1.011-77.19/897.59)+77.19円)-課税価格)/kg',
    'value * (1.011 - 77.19/897.59) + 77.19 JPY/kg - value',
  ],
  ['0.3%又は((500円-課税価格)×1/11)/kgのうちいずれか低い税率', 'min(0.3%, (500 JPY/kg - value) * 1/11)'],
  [
    '関税割当数量以内のもの　535.53円/kg-課税価格/kg',
    'in quota: 535.53 JPY/kg - value',
    '関税割当数量以内のもの　(535.53円-課税価格)/kg',
  ],
  [
    '関税割当数量以内のもの　（577.15円/kg-課税価格/kg×0.6）又は4.3%のうちいずれか高い税率',
    'in quota: max(577.15 JPY/kg - value * 0.6, 4.3%)',
    '関税割当数量以内のもの　(577.15円-課税価格×0.6)/kg又は4.3%のうちいずれか高い税率',
  ],
];

const QUOTAS: readonly Case[] = [
  [
    '関税割当数量以内のもの　無税\n関税割当数量以外のもの　21.30円/kg',
    'in quota: free; out of quota: 21.3 JPY/kg',
  ],
  [
    '関税割当数量以内のもの　無税\nその他のもの　17%',
    'in quota: free; out of quota: 17%',
    '関税割当数量以内のもの　無税\n関税割当数量以外のもの　17%',
  ],
  ['関税割当数量以内のもの　（20%）', 'in quota: (20%)'],
  [
    '関税割当数量以内のもの　170万円/頭',
    'in quota: 1700000 JPY/head',
    '関税割当数量以内のもの　1,700,000円/頭',
  ],
  [
    '関税割当数量以内のもの　当該原産品に含まれる砂糖の重量1kgにつき21.50円',
    'in quota: 21.5 JPY/kg of "sugar contained"',
    '関税割当数量以内のもの　原産品に含まれる砂糖の重量1kgにつき21.50円',
  ],
  [`${WTO}　20%\nその他のもの　無税`, 'in quota "WTO": 20%; out of quota "WTO": free'],
  [
    `${WTO}　25%\nその他のもので、協定附属書2-D付録AのTWQ-JP3に定める関税割当数量以内のもの　無税`,
    'in quota "WTO": 25%; out of quota "WTO" and in quota "TWQ-JP3": free',
  ],
  [
    `${WTO}　20%\nその他のもので、協定附属書2-D付録AのCSQ-JP6に定める関税割当数量以内のもの（オーストラリアに対する待遇）及びCSQ-JP7に定める関税割当数量以内のもの（カナダに対する待遇）　無税`,
    'in quota "WTO": 20%; out of quota "WTO" and in quota "CSQ-JP6" and origin AU: free; out of quota "WTO" and in quota "CSQ-JP7" and origin CA: free',
  ],
  [
    `${WTO}以外のもので、附属書2-A第3編第B節10に定める関税割当数量以内のもの　無税`,
    'out of quota "WTO" and in quota "EU B-10": free',
  ],
  [
    `${WTO}以外のものであって、特恵輸入対象のもの　無税`,
    'out of quota "WTO" and in quota "preferential import": free',
  ],
  ['特恵輸入対象のもの　20%', 'in quota "preferential import": 20%'],
  [
    '欧州連合向けの関税割当て　無税\n輸入時に青色を加えたものと認識されるもので、配合飼料の製造に使用するもの　無税',
    'in quota "EU": free; use "manufacture of compound feed, the good being recognised as dyed blue on importation": free',
  ],
  [
    '関税割当数量以内のもの　25%\n関税割当数量以内のもの（チリに対する待遇）　無税\n関税割当数量以外のもの　119円/kg',
    'in quota: 25%; in quota and origin CL: free; out of quota: 119 JPY/kg',
  ],
  [
    '関税割当数量以内のもの（オーストラリア及びニュージーランドに対する待遇）　10.9%\nその他のもの　40%',
    'in quota and origin AU, NZ: 10.9%; other: 40%',
  ],
  [
    '砂糖を加えたものであって、関税割当数量以内のもの　25%\nその他のものであって、関税割当数量以内のもの　16%',
    'product "with added sugar" and in quota: 25%; other and in quota: 16%',
  ],
  [
    'プロセスチーズの原料として使用するもので、関税割当数量以内のもの　無税\nその他のもの　23.8%',
    'use "material for processed cheese" and in quota: free; other: 23.8%',
    'プロセスチーズの原料として使用するものであって、関税割当数量以内のもの　無税\nその他のもの　23.8%',
  ],
  [
    '四分体以外のもので、関税割当数量以内のもの　34.6%',
    'product "other than quarters of a carcass" and in quota: 34.6%',
    '四分体以外のものであって、関税割当数量以内のもの　34.6%',
  ],
];

const CONDITIONS: readonly Case[] = [
  [
    '（オーストラリア、カナダ及びニュージーランドに対する待遇）　0.6%\r\n（他の締約国に対する待遇）　無税',
    'origin AU, CA, NZ: 0.6%; other: free',
  ],
  ['（オーストラリア及びニュージーランドに対する待遇）　無税', 'origin AU, NZ: free'],
  ['毎年4月1日から同年8月31日までに輸入されるもの　無税', 'season 04-01..08-31: free'],
  ['毎年11月1日から翌年2月末日までに輸入されるもの　無税', 'season 11-01..02-29: free'],
  [
    '保護用の金属製トーキャップを有するもの 6.7%\n\nその他のもの 10%',
    'product "with a protective metal toe-cap": 6.7%; other: 10%',
  ],
  [
    'ひざを覆うもの 6.7%\n\nその他のもの 8%',
    'product "covering the knee": 6.7%; other: 8%',
    '膝を覆うもの　6.7%\nその他のもの　8%',
  ],
  ['人造繊維製のもの 7.4%\n\nその他のもの (9%)', 'product "of man-made fibres": 7.4%; other: (9%)'],
  ['さんま及びさわら以外のもの　無税', 'product "other than saury and Spanish mackerel": free'],
  [
    '税関当局の監督の下で飼料の原料として使用するもの　無税',
    'use "material for feed, under customs supervision": free',
  ],
  [
    'JIS　L-1017に定める試験方法によるよこ糸の伸度が70%以上の糸を使用したもの　2.4%\nその他のもの　無税',
    'product "made with yarn whose elongation as weft is at least 70 % by the test of JIS L-1017": 2.4%; other: free',
  ],
  [
    '少なくとも一の単板が熱帯産木材のもの及び少なくとも一の外面の単板が針葉樹以外のもの　無税',
    'product "goods with at least one ply of tropical wood and goods with at least one outer ply of other than coniferous wood": free',
  ],
];

const REFUSED: readonly Case[] = [
  ['◎無税 ◆2', 'refused remark-sign "◎無税 ◆2"'],
  ['●21%〜29.8%+1,159円/kg', 'refused remark-sign "●21%〜29.8%+1,159円/kg"'],
  ['●(9%)〜(10.5%)', '(refused remark-sign "●(9%)〜(10.5%)")'],
  ['◎(170円−課税価格)/kg', 'refused remark-sign "◎(170円-課税価格)/kg"'],
  ['2.7%　◆3', 'refused remark-sign "2.7% ◆3"'],
  ['◆3', 'refused remark-sign "◆3"'],
  [
    '関税割当数量以内のもの　無税\n関税割当数量以外のもの　※1％',
    'in quota: free; out of quota: refused remark-sign "※1%"',
  ],
  [
    'さんま（コロラビス属のもの）　5% ◆2\nその他のもの　無税',
    'product "saury (Cololabis)": refused remark-sign "5% ◆2"; other: free',
  ],
  ['(無税)〜\n(12%)', '(refused range-by-product "(無税)〜(12%)")'],
  ['(9.1%～10.9%)', '(refused range-by-product "(9.1%〜10.9%)")'],
  ['(無税)〜(4.8%)又は(8.8円/kg)', '(refused range-by-product "(無税)〜(4.8%)又は(8.80円/kg)")'],
  ['無税〜(2.7%)又は非譲許', 'refused range-by-product "無税〜(2.7%)又は非譲許"'],
  ['(一部3.5%)', '(refused part-of-line "(一部3.5%)")'],
  ['一部2%〜3.5%', 'refused part-of-line "一部2%〜3.5%"'],
  ['免税', 'refused unknown-wording "免税"'],
  ['名のない品のもの　5%', 'refused unknown-wording "名のない品のもの　5%"'],
  ['5%\nその他のもの　3%', 'refused unknown-wording "5% / その他のもの　3%"'],
  ['その他のもの　3%', 'refused unknown-wording "その他のもの　3%"'],
  [
    '（20,400.55円×1.042-課税価格）/頭又は8,534.75円/kgのうちいずれか低い税率',
    'refused schedule-error "(20,400.55円×1.042-課税価格)/頭又は8,534.75円/kgのうちいずれか低い税率"',
  ],
  [
    '（524円-課税価格）/kg又は5円/頭のうちいずれか高い税率',
    'refused schedule-error "(524円-課税価格)/kg又は5円/頭のうちいずれか高い税率"',
  ],
  [`無税${WTO}　無税`, `refused schedule-error "無税${WTO}　無税"`],
];

const printed = (official: string): string => printJapaneseCell(readJapaneseCell(official));

describe.each<[string, readonly Case[]]>([
  ['rates', RATES],
  ['reference prices', REFERENCE_PRICES],
  ['quotas', QUOTAS],
  ['origins, seasons, products and uses', CONDITIONS],
  ['refused', REFUSED],
])('%s', (_name, cases) => {
  const named = cases.map(([official, canonical, back]) => ({ official, canonical, back }));
  it.each(named)('$official', ({ official, canonical, back }) => {
    const cell = readJapaneseCell(official);
    expect(printCell(cell)).toBe(canonical);
    expect(readCell(canonical)).toEqual(cell);
    if (/unknown-wording|schedule-error/.test(canonical)) return;
    expect(printed(official)).toBe(back ?? normaliseJapanese(official));
    expect(printed(official)).toBe(unifyJapaneseWording(normaliseJapanese(official)));
  });
});

describe('typography', () => {
  it.each([
    ['５％＋１０円／ｋｇ', '5%+10円/kg'],
    ['１１５９円/kg', '1,159円/kg'],
    ['5% − 3%', '5%-3%'],
    ['無税～3%', '無税〜3%'],
    ['1.5円/m²', '1.50円/㎡'],
    [' \n無税\r\n\n', '無税'],
    ['ポリエステルのもの （レースを除く）　無税', 'ポリエステルのもの(レースを除く)　無税'],
    ['', ''],
  ])('%j is %j', (text, normalised) => {
    expect(normaliseJapanese(text)).toBe(normalised);
    expect(normaliseJapanese(normalised)).toBe(normalised);
  });
});

describe('what is not a cell', () => {
  it.each([
    '%',
    '()',
    '*',
    '円/kg',
    '5%又は',
    'のうちいずれか低い税率',
    '5円/箱',
    '毎年2月1日から同年1月1日までに輸入されるもの　無税',
    '（火星に対する待遇）　5%',
  ])('%j is refused, never guessed', (text) => {
    const [branch, ...rest] = readJapaneseCell(text).branches;
    expect(rest).toEqual([]);
    expect(branch?.rate).toMatchObject({ kind: 'refused', reason: 'unknown-wording' });
  });
});

describe('any text', () => {
  const words =
    '0 1 5 . , % ＋ - ( ） 円/kg 円/頭 無税 又は 〜 のうちいずれか低い税率 ◆2 * " : ; 一部 その他のもの 関税割当数量以内のもの 以外のもの こい であって、 課税価格 × /kg'
      .split(' ')
      .concat('\n', '\u3000', ' ', '\\', '\ud800');

  it('is read or refused, and comes back from the canonical notation', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
        const cell = readJapaneseCell(parts.join(''));
        expect(readCell(printCell(cell))).toEqual(cell);
      }),
      { seed: 20260401, numRuns: 3000 },
    );
  });

  it('normalises to itself', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
        const once = normaliseJapanese(parts.join(''));
        expect(normaliseJapanese(once)).toBe(once);
      }),
      { seed: 20260401, numRuns: 3000 },
    );
  });
});
