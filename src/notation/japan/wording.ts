import { joinLine, splitLine } from './normalise.js';
import { sameWords } from './phrases.js';

const IN_QUOTA = '関税割当数量以内のもの';
const OUT_OF_QUOTA = '関税割当数量以外のもの';

/** Rates the schedule words in more than one way, and the one way Kanzei prints them. */
const RATES: readonly (readonly [RegExp, string | ((...groups: string[]) => string)])[] = [
  // (401.65円/kg-課税価格/kg) is (401.65円-課税価格)/kg
  [/\(?([\d,.]+円)\/(kg|頭)-課税価格\/\2(×[\d.]+)?\)?/g, '($1-課税価格$3)/$2'],
  // 170万円 is 1,700,000円
  [
    /([\d,]+)万円/g,
    (_all, digits) =>
      `${(digits as string).replaceAll(',', '').replace(/\B(?=(?:\d{3})*\d{2}$)/g, ',')}0,000円`,
  ],
  // sheets of seaweed and pens are both counted by number
  [/円\/(?:枚|本)/g, '円/個'],
  // the bound on a rate, with or without parentheses and とする
  [
    /\(?ただしその税率が(.+?)を(上回る|下回る)場合は\1(?:とする)?\)?$/,
    '(ただしその税率が$1を$2場合は$1とする)',
  ],
  [/^(?:当該)?原産品に含まれる砂糖の重量1(?:kg|キログラム)につき/, '原産品に含まれる砂糖の重量1kgにつき'],
];

function unifyRate(text: string): string {
  let unified = text;
  for (const [pattern, replacement] of RATES) unified = unified.replace(pattern, replacement as string);
  return unified;
}

/** "X で、関税割当数量以内のもの" is "X であって、関税割当数量以内のもの"; phrases of one meaning get one wording. */
function unifyHead(head: string, before: readonly string[]): string {
  const match = /^(.+?)(?:であって|で)、(関税割当数量以[内外]のもの|その他のもの)$/.exec(head);
  if (match) {
    const product = sameWords(match[1] as string);
    const outside = match[2] === 'その他のもの' && before.includes(`${product}であって、${IN_QUOTA}`);
    return `${product}であって、${outside ? OUT_OF_QUOTA : match[2]}`;
  }
  if (head === 'その他のもの' && before.length === 1 && before[0] === IN_QUOTA) return OUT_OF_QUOTA;
  return sameWords(head);
}

/**
 * A normalised cell with the wordings of one meaning made one. Reading works on this form, and printing a cell that
 * was read gives it back:
 *
 * - 関税割当数量以外のもの for その他のもの after an in-quota branch of the same good;
 * - a difference as (P円-課税価格)/kg; 万円 written out; 円/個 for 円/枚 and 円/本; a bound as (ただし…とする);
 * - であって、 for で、 before the words of a quota;
 * - the first of the wordings of one phrase in the vocabulary.
 */
export function unifyJapaneseWording(normalised: string): string {
  const heads: string[] = [];
  return normalised
    .split('\n')
    .map((line) => {
      const [head, body] = splitLine(line);
      const unified = head === '' ? '' : unifyHead(head, heads);
      heads.push(unified);
      return joinLine(unified, unifyRate(body));
    })
    .join('\n');
}
