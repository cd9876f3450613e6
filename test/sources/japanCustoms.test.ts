import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/base/index.js';
import {
  type Cell,
  printCell,
  printConditions,
  readCell,
  readConditions,
  refusedBranches,
} from '../../src/notation/index.js';
import { normaliseJapanese, printJapaneseCell, unifyJapaneseWording } from '../../src/notation/japan.js';
import { COLUMNS } from '../../src/record/index.js';
import {
  readJapanCustoms,
  readJapanCustomsFile,
  readJapanCustomsTexts,
} from '../../src/sources/japanCustoms.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/tariff/japan-customs-tariff/', import.meta.url));
const PRESENT = existsSync(FOLDER);
const path = (date: string, ending: string): string => `${FOLDER}jp_tariff_${date}.${ending}.gz`;

const NAMES = ['基本', '暫定', 'WTO協定', '特恵', '特別特恵'].concat(
  [
    'シンガポール',
    'メキシコ',
    'マレーシア',
    'チリ',
    'タイ',
    'インドネシア',
    'ブルネイ',
    'アセアン',
    'フィリピン',
  ].map((name) => `EPA_${name}`),
  ['スイス', 'ベトナム', 'インド', 'ペルー', '豪州', 'モンゴル', 'CPTPP', '欧州連合', '英国'].map(
    (name) => `EPA_${name}`,
  ),
  ['RCEP_アセアン豪州NZ', 'RCEP_中国', 'RCEP_韓国', '日米貿易協定'].map((name) => `EPA_${name}`),
);

const rates = (given: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(NAMES.map((name) => [name, ''])),
  ...given,
});

const row = (level: number, suffix: string, fields: Record<string, unknown> = {}) => ({
  level,
  stat_code: level === 0 ? '02.03' : '0203.12',
  hs_code: suffix,
  desc: '',
  rate: {},
  unit: {},
  law: [],
  children: [],
  ...fields,
});

type Row = ReturnType<typeof row>;

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const edition = (...rows: Row[]) => ({ schedule_date: '2026-04-01', chapters: { '02': rows } });
const line = (fields: Record<string, unknown> = {}) =>
  edition(row(0, '', { children: [row(1, '010', { rate: rates({ 基本: '5%' }), ...fields })] }));

describe('a tree of rows', () => {
  const heading = row(0, '', {
    rate: rates({ 基本: '(10%)', WTO協定: '無税', EPA_CPTPP: '1%' }),
    children: [
      row(1, '010', { unit: { I: 'NO', II: 'KG\n(I.I.)' }, rate: rates({ 暫定: '8.50円/kg' }) }),
      row(1, '010', {
        desc: '1 毎年11月1日から翌年2月末日までに輸入されるもの',
        rate: rates({ WTO協定: '*3%' }),
      }),
    ],
  });
  const { date, lines } = readJapanCustoms('made.json', encode(edition(heading)));
  const texts = lines.map(({ cells }) =>
    Object.fromEntries([...cells].map(([column, cell]) => [column, printCell(cell)])),
  );

  it('gives the date, the codes and the place among lines of one code', () => {
    expect(date).toBe('2026-04-01');
    expect(lines.map(({ code, seq }) => [code, seq])).toEqual([
      ['020312010', 1],
      ['020312010', 2],
    ]);
  });

  it('fills blank cells of the ordinary columns from above, never those of agreements', () => {
    expect(texts[0]).toEqual({ general: '(10%)', temporary: '8.5 JPY/kg', wto: 'free' });
    expect(texts[1]).toEqual({ general: '(10%)', wto: '* 3%' });
  });

  it('gives the units and the conditions of the line itself', () => {
    expect(lines[0]?.units).toEqual(['number', 'kg [including inner packing]']);
    expect(lines.map(({ when }) => printConditions(when))).toEqual(['', 'season 11-01..02-29']);
  });

  it('is the same packed or not', () => {
    expect(readJapanCustoms('made.json.gz', gzipSync(encode(edition(heading))))).toEqual({ date, lines });
  });
});

describe('what a description demands of the import', () => {
  const whenOf = (...descriptions: string[]): string[] => {
    const children = descriptions.map((desc, i) =>
      row(1, `0${i + 1}0`, { desc, rate: rates({ 基本: '5%' }) }),
    );
    const { lines } = readJapanCustoms('made.json', encode(edition(row(0, '', { children }))));
    return lines.map(({ when }) => printConditions(when));
  };
  const STAPLE_FOOD =
    '− 政府が主要食糧の需給及び価格の安定に関する法律第30条の規定により輸入するもの並びに同法第34条第1項第3号に規定する政令で定める米穀等のうち政令で定めるところにより農林水産大臣の証明を受けて輸入されるもの';
  const LIVESTOCK =
    '*〔1〕独立行政法人農畜産業振興機構が畜産経営の安定に関する法律第17条第1項に規定する数量の範囲内で輸入するもの及び同条第2項に規定する農林水産大臣の承認を受けて輸入するもの';

  it.each([
    ['− 共通の限度数量以内のもの', 'in quota'],
    [
      '−− 18,977トンを基準とし、国際市況その他の条件を勘案して政令で定める数量（以下この項（第1号を除く。）において「共通の限度数量」という。）以内のもの',
      'in quota',
    ],
    ['− プロセスチーズの原料として使用するもので、共通の限度数量以内のもの', 'in quota'],
    ['−− 関税暫定措置法第8条の6第1項の割当てを受けて輸入されるもの', 'in quota'],
    [
      '− 133,940トンを基準とし、政令で定める数量（以下この項において「その他の乳製品に係る共通の限度数量」という。）以内のもの',
      'in quota "other dairy products"',
    ],
    ['− その他の乳製品に係る共通の限度数量以内のもの', 'in quota "other dairy products"'],
    [
      '− 学校等給食用以外の脱脂粉乳に係る共通の限度数量以内のもの',
      'in quota "skimmed milk powder other than for school meals"',
    ],
    ['−− 共通の限度数量（第二種のもの）以内のもの', 'in quota "leather, second kind"'],
    [STAPLE_FOOD, 'use "import by the government or with its certificate"'],
    [
      LIVESTOCK,
      'use "import by the Agriculture & Livestock Industries Corporation or with approval of the Minister of Agriculture"',
    ],
  ])('%s', (description, when) => {
    expect(whenOf(description, '− その他のもの')).toEqual([when, '']);
  });

  it.each([
    'その他のもの（共通の限度数量以内のものを除く。）',
    '共通の限度数量以内のものを除く。',
    '共通の限度数量以内のもの以外のもの',
    '砂糖を加えたもの（共通の限度数量以内のもの）',
    '温度差が2度以内のもの（低重合度の混合アルキレンを除く。）',
    `${STAPLE_FOOD}以外のもの`,
    `その他のもの（${LIVESTOCK}を除く。）`,
  ])('%s demands nothing', (description) => {
    expect(whenOf(description)).toEqual(['']);
  });

  it('holds for the rows below, after a band or a season there', () => {
    const tree = row(0, '', {
      children: [
        row(1, '', {
          desc: '− 共通の限度数量以内のもの',
          children: [
            row(2, '010', {
              desc: '課税価格が1キログラムにつき67円以下のもの',
              rate: rates({ 基本: '5%' }),
            }),
            row(2, '020', { desc: 'その他のもの', rate: rates({ 基本: '5%' }) }),
          ],
        }),
        row(1, '030', { desc: '− その他のもの', rate: rates({ 基本: '5%' }) }),
      ],
    });
    const { lines } = readJapanCustoms('made.json', encode(edition(tree)));
    expect(lines.map(({ when }) => printConditions(when))).toEqual([
      'value not above 67 JPY/kg and in quota',
      'in quota',
      '',
    ]);
  });
});

describe('malformed input', () => {
  const problem = (bytes: Uint8Array): Problem => {
    try {
      readJapanCustoms('made.json', bytes);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('was read');
  };
  const without = { ...rates({ 基本: '5%' }) };
  delete without.EPA_CPTPP;
  it.each<[string, unknown, RegExp]>([
    ['no date', { chapters: {} }, /made\.json: schedule_date undefined is not a date/],
    ['no chapters', { schedule_date: '2026-04-01' }, /made\.json, chapters: must be an object/],
    [
      'a bad chapter',
      { schedule_date: '2026-04-01', chapters: { x: [] } },
      /"x" must be a two-digit chapter/,
    ],
    ['a list', [], /must hold an object/],
    [
      'a missing column',
      line({ rate: without }),
      /row 0203\.12-010 of chapter 02: column EPA_CPTPP \(epa_cptpp\) is missing/,
    ],
    [
      'an unknown column',
      line({ rate: { ...rates({ 基本: '5%' }), EPA_新: '' } }),
      /0203\.12-010.*column EPA_新 is not one/,
    ],
    [
      'a cell that is no text',
      line({ rate: { ...rates({}), 基本: 5 } }),
      /column 基本 \(general\) is missing or not a text/,
    ],
    ['a level that jumps', line({ level: 3 }), /0203\.12-010.*level 3 does not follow; 1 is expected/],
    [
      'an unknown unit',
      line({ unit: { I: '', II: 'ZZ' } }),
      /made\.json, row 020312010: column unit: "ZZ" is not a unit/,
    ],
    [
      'a missing unit',
      line({ unit: { I: '' } }),
      /0203\.12-010 of chapter 02, column unit: "II" must be a text/,
    ],
    ['a broken code', line({ hs_code: '1' }), /0203\.12-1 is not a nine-digit code/],
    [
      'a code of another chapter',
      line({ stat_code: '0303.12' }),
      /0303\.12-010 is not a nine-digit code of chapter 02/,
    ],
    [
      'no general rate',
      line({ rate: {} }),
      /row 020312010: column general is blank here and in every row above/,
    ],
    ['children that are no list', line({ children: {} }), /"children" must be a list/],
    [
      'an unknown band',
      line({ desc: '課税価格が高いもの' }),
      /row 020312010: the description sets a band of customs value/,
    ],
  ])('%s', (_name, value, message) => {
    const { kind, message: said } = problem(encode(value));
    expect(said).toMatch(message);
    expect(kind).toBe('invalidInput');
  });

  it('says so of what is not JSON or not a whole archive', () => {
    expect(problem(new TextEncoder().encode('{')).message).toMatch(/made\.json is not JSON/);
    expect(problem(gzipSync(encode(line())).subarray(0, 30)).message).toMatch(
      /made\.json cannot be unpacked/,
    );
  });

  it('refuses an archive that would fill the memory', () => {
    const bomb = gzipSync(new Uint8Array(100_000_001), { level: 1 });
    expect(problem(bomb).message).toMatch(/larger than 100000000 bytes/);
  });
});

/** What each edition holds: lines, non-blank cells, and branches refused by reason. */
const EDITIONS = {
  '2025-04-01': {
    lines: 9663,
    cells: 205_800,
    refused: {
      'remark-sign': 504,
      'range-by-product': 152,
      'part-of-line': 19,
      'unknown-wording': 2,
      'schedule-error': 4,
    },
  },
  '2026-01-01': {
    lines: 9650,
    cells: 205_496,
    refused: {
      'remark-sign': 504,
      'range-by-product': 152,
      'part-of-line': 19,
      'unknown-wording': 2,
      'schedule-error': 2,
    },
  },
  '2026-04-01': {
    lines: 9651,
    cells: 205_511,
    refused: {
      'remark-sign': 500,
      'range-by-product': 148,
      'part-of-line': 19,
      'unknown-wording': 2,
      'schedule-error': 2,
    },
  },
  '2026-07-09': {
    lines: 9654,
    cells: 205_583,
    refused: {
      'remark-sign': 500,
      'range-by-product': 148,
      'part-of-line': 19,
      'unknown-wording': 2,
      'schedule-error': 2,
    },
  },
} as const;

/** Conditions of lines, the same in every edition. */
const WHEN = {
  '010392011 1': 'value not above gate("live pigs") - 19508 JPY/head',
  '010392012 1':
    'value above gate("live pigs") - 19508 JPY/head to not above gate("live pigs") / 1.085 JPY/head',
  '010392020 1': 'value above gate("live pigs") / 1.085 JPY/head',
  '020311031 1':
    'value above gate("carcasses") - 361 JPY/kg to not above gate("carcasses") / 1.043 JPY/kg and value below 299.25 JPY/kg',
  '020312023 1': 'value not above gate("part cuts") - 482 JPY/kg',
  '020312025 1':
    'value above gate("part cuts") - 482 JPY/kg to not above gate("part cuts") / 1.043 JPY/kg and value not below 399 JPY/kg',
  '020312022 1': 'value above gate("part cuts") / 1.043 JPY/kg',
  '020649099 1': 'value above gate("part cuts") / 1.043 JPY/kg',
  '021011010 1': 'value not above gate("processed pork") * 1.5 / 0.685 JPY/kg',
  '160249220 1': 'value above gate("processed pork") * 1.5 / 0.685 JPY/kg',
  '051199210 1': 'value not below 3600 JPY/kg',
  '070310012 1': 'value above 67 JPY/kg to not above 73.7 JPY/kg',
  '080610000 1': 'season 03-01..10-31',
  '080610000 2': 'season 11-01..02-29',
  '210690282 1': 'value not above 257 JPY/kg',
  '230990296 1': 'value above 70 JPY/kg',
  '282580010 1': 'value below 199 JPY/kg',
  '420221120 1': 'value above 6000 JPY/number',
  '740319011 1': 'value not above 485 JPY/kg',
  '780199212 1': 'value above 165.37 JPY/kg to not above 170 JPY/kg',
  '020130010 1': '',
  '040110110 1': 'in quota "other dairy products"',
  '040110190 1': '',
  '071310221 1': 'in quota',
  '071310229 1': '',
  '100630010 1': 'use "import by the government or with its certificate"',
  '100630090 1': '',
  '110812091 1': 'in quota',
} as const;

/** Lines that demand a way of importing, the same in every edition. */
const DEMANDS = {
  'in quota': 74,
  'in quota "leather, first kind"': 15,
  'in quota "leather, second kind"': 13,
  'in quota "mineral concentrated whey"': 4,
  'in quota "other dairy products"': 37,
  'in quota "skimmed milk powder for school meals"': 2,
  'in quota "skimmed milk powder other than for school meals"': 6,
  'in quota "starches"': 15,
  'in quota "whey for feed"': 4,
  'in quota "whey for infant formula"': 5,
  'use "import by the Agriculture & Livestock Industries Corporation or with approval of the Minister of Agriculture"': 25,
  'use "import by the government or with its certificate"': 60,
} as const;

const TWINS = ['080310100', '080390100', '080510000', '080540000', '080610000'].concat([
  '081290100',
  '081290200',
  '081290300',
]);

const REFUSED_BY_NATURE = ['remark-sign', 'range-by-product', 'part-of-line'];
const LARGEST_SHARE = 0.0005;

describe.skipIf(!PRESENT)(
  PRESENT ? 'the official editions' : 'the official editions (not compared: ../shared/data is not here)',
  () => {
    if (!PRESENT) {
      it('reads every cell of every edition', () => expect.unreachable());
      return;
    }
    describe.each(Object.entries(EDITIONS))('%s', (date, expected) => {
      const { lines } = readJapanCustomsFile(path(date, 'raw.json'));
      const file = path(date, 'raw.json');
      const { rows } = readJapanCustomsTexts(file, readFileSync(file));
      const official: Record<string, string>[] = parse(gunzipSync(readFileSync(path(date, 'lines.csv'))), {
        columns: true,
        bom: true,
      });
      const distinct = new Map<string, Cell>();
      const counts: Record<string, number> = {};
      let cells = 0;
      for (const [i, { texts }] of rows.entries()) {
        for (const [column, text] of texts) {
          const cell = lines[i]?.cells.get(column) as Cell;
          distinct.set(text, cell);
          cells += 1;
          for (const { reason } of refusedBranches(cell).slice(0, 1))
            counts[reason] = (counts[reason] ?? 0) + 1;
        }
      }

      it('has every line of the page, in its order', () => {
        expect(lines).toHaveLength(expected.lines);
        expect(lines.map(({ code }) => code)).toEqual(official.map(({ stat9 }) => stat9));
        expect(new Set(lines.map(({ code, seq }) => `${code} ${seq}`)).size).toBe(expected.lines);
      });

      it('agrees with the flat table made of the same pages, in every cell', () => {
        let compared = 0;
        const differences: string[] = [];
        for (const [i, { code, texts }] of rows.entries()) {
          for (const column of COLUMNS.JP) {
            const theirs = (official[i]?.[column] ?? '').trim();
            const ours = (texts.get(column) ?? '').trim();
            compared += 1;
            if (ours !== theirs) differences.push(`${code} ${column}: ${ours} / ${theirs}`);
          }
        }
        expect(differences).toEqual([]);
        expect(compared).toBe(expected.lines * 27);
      });

      it('reads or refuses every cell, and refuses few that a reader might read', () => {
        expect(cells).toBe(expected.cells);
        const other = Object.entries(counts)
          .filter(([reason]) => !REFUSED_BY_NATURE.includes(reason))
          .reduce((sum, [, count]) => sum + count, 0);
        expect(other / cells).toBeLessThanOrEqual(LARGEST_SHARE);
        expect(counts).toEqual(expected.refused);
      });

      it('is the identity through the canonical notation', () => {
        for (const cell of new Set(distinct.values())) expect(readCell(printCell(cell))).toEqual(cell);
      });

      it('prints every cell it read in the official words', () => {
        const lost: [string, string][] = [];
        for (const [text, cell] of distinct) {
          if (refusedBranches(cell).some(({ reason }) => !REFUSED_BY_NATURE.includes(reason))) continue;
          const wanted = unifyJapaneseWording(normaliseJapanese(text));
          const printed = printJapaneseCell(cell);
          if (printed !== wanted) lost.push([wanted, printed]);
        }
        expect(lost).toEqual([]);
        expect(distinct.size).toBeGreaterThan(900);
      });

      it('gives a band or a season to every line whose description sets one', () => {
        const missing = lines.filter(({ when }, i) => {
          const description = official[i]?.path_ja ?? '';
          const band = when.some(({ kind }) => kind === 'valueBand');
          const season = when.some(({ kind }) => kind === 'season');
          return band !== description.includes('課税価格') || season !== description.includes('毎年');
        });
        expect(missing.map(({ code }) => code)).toEqual([]);
        const whens = new Map(lines.map(({ code, seq, when }) => [`${code} ${seq}`, printConditions(when)]));
        for (const [key, when] of Object.entries(WHEN)) expect([key, whens.get(key)]).toEqual([key, when]);
      });

      it('says which lines demand a quota or an import by the State, and no others', () => {
        const demands: Record<string, number> = {};
        for (const { when } of lines) {
          const own = when.filter(({ kind }) => kind === 'quota' || kind === 'use');
          if (own.length === 0) continue;
          expect(own).toHaveLength(1);
          expect(readConditions(printConditions(when))).toEqual(when);
          demands[printConditions(own)] = (demands[printConditions(own)] ?? 0) + 1;
        }
        expect(demands).toEqual(DEMANDS);
        const words =
          /数量(（[^（）]*）|（.*という。）)?以内のもの$|割当てを受けて|主要食糧|農畜産業振興機構/;
        const differing = lines.filter(({ when }, i) => {
          const path = (official[i]?.path_ja ?? '').split(' > ');
          const demanded = when.some(({ kind }) => kind === 'quota' || kind === 'use');
          return demanded !== path.some((description) => words.test(description));
        });
        expect(differing.map(({ code }) => code)).toEqual([]);
      });

      it('tells lines of one code apart by their seasons', () => {
        const seconds = lines.filter(({ seq }) => seq === 2);
        expect(seconds.map(({ code }) => code)).toEqual(TWINS);
        expect(lines.filter(({ seq }) => seq > 2)).toEqual([]);
        for (const second of seconds) {
          const first = lines.find(({ code, seq }) => code === second.code && seq === 1);
          expect(printConditions(first?.when ?? [])).not.toBe(printConditions(second.when));
        }
      });
    });
  },
);
