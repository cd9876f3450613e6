import { add, divide, type Exact, exact, formatExact } from '../../base/index.js';
import type { Bound, ValueBand } from '../../notation/conditions/valueBand.js';
import type { Rate } from '../../notation/index.js';
import { readJapaneseCell } from '../../notation/japan.js';
import { GATES } from '../../notation/rates/difference.js';
import { outsideParentheses } from './description.js';
import type { ScheduleNode } from './node.js';

const VALUE = '課税価格';
const UNITS: Readonly<Record<string, string>> = { キログラム: 'kg', 個: 'number', 頭: 'head' };

const PRICE = '[\\d,]+円(?:\\d+銭)?';
const MONEY = new RegExp(
  `課税価格が1(キログラム|個|頭)につき、?(${PRICE})(?:(以下の|未満の|以上の|を超える)|を超え、?(${PRICE})(以下の|未満の))もの`,
  'g',
);

const SIDES = { 以下の: 'upTo', 未満の: 'below', 以上の: 'from', を超える: 'above' } as const;
type Word = keyof typeof SIDES;
const OPPOSITE = { upTo: 'above', below: 'from', from: 'below', above: 'upTo' } as const;

/** "73円70銭" to 73.7 */
function price(text: string): Bound {
  const match = /^([\d,]+)円(?:(\d+)銭)?$/.exec(text) as RegExpExecArray;
  const yen = (match[1] as string).replaceAll(',', '');
  const amount = add(exact(yen), divide(exact(match[2] ?? '0'), exact('100')));
  return { of: 'money', amount: exact(formatExact(amount)) };
}

/** Bands with amounts of money: "課税価格が1キログラムにつき67円を超え73円70銭以下のもの". */
function moneyBands(description: string): ValueBand[] {
  return [...description.matchAll(MONEY)].map((match) => {
    const [all, counted, first, word, second, lastWord] = match as unknown as string[];
    const band = { kind: 'valueBand' as const, currency: 'JPY', unit: UNITS[counted as string] as string };
    const bound = price(first as string);
    if (second !== undefined) return { ...band, above: bound, [SIDES[lastWord as Word]]: price(second) };
    const side = SIDES[word as Word];
    const excluded = description.startsWith('を除く', match.index + (all as string).length);
    return { ...band, [excluded ? OPPOSITE[side] : side]: bound };
  });
}

const GATE =
  /^\*〔\d〕(?:1(頭)の課税価格が|課税価格が1キログラムにつき、?)(.+?)に係る(従量税適用限度価格|分岐点価格)(以下の|を超える|を超え、\2に係る分岐点価格以下の)もの$/;

/**
 * How the branch price follows from the standard import price and the ad valorem rate r: P × times ÷ (r + plus). Temporary
 * Tariff Measures Law, Annex 1-3, headings 01.03, 02.03 and 02.10 as the descriptions quote them.
 */
const BRANCH_PRICES: Readonly<Record<string, { plus: string; times?: string }>> = {
  'processed pork': { plus: '0.6', times: '1.5' },
};

const temporaryRate = (node: ScheduleNode): Rate | undefined => {
  const branches = readJapaneseCell(node.rates.get('temporary') ?? '').branches;
  return branches.length === 1 ? branches[0]?.rate : undefined;
};

const only = (amounts: Exact[]): Exact | undefined => (amounts.length === 1 ? amounts[0] : undefined);

/** Standard price less the specific duty of the sibling below. */
function limitPrice(name: string, siblings: readonly ScheduleNode[]): Bound | undefined {
  const minus = only(
    siblings.map(temporaryRate).flatMap((rate) => (rate?.kind === 'specific' ? [rate.amount] : [])),
  );
  return minus && { of: 'gate', name, minus };
}

function branchPrice(name: string, siblings: readonly ScheduleNode[]): Bound | undefined {
  const percent = only(
    siblings.map(temporaryRate).flatMap((rate) => (rate?.kind === 'adValorem' ? [rate.percent] : [])),
  );
  const { plus, times } = BRANCH_PRICES[name] ?? { plus: '1' };
  if (!percent) return undefined;
  const over = exact(formatExact(add(divide(percent, exact('100')), exact(plus))));
  return { of: 'gate', name, ...(times !== undefined && { times: exact(times) }), over };
}

/** Whether a definition quoted in the description is the one this reader computes with. */
function definedOtherwise(description: string, name: string): boolean {
  const { plus, times } = BRANCH_PRICES[name] ?? { plus: '1' };
  const quoted = /に([\d.]+)を加えた数で除し(?:、これに([\d.]+)を乗じて)?/.exec(description);
  return quoted !== null && (quoted[1] !== plus || quoted[2] !== times);
}

/** The bands of pork: up to the limit price, from there to the branch price, above that. */
function gateBand(description: string, siblings: readonly ScheduleNode[]): ValueBand | undefined {
  const match = GATE.exec(outsideParentheses(description));
  const name = match && GATES[match[2] as string];
  if (!match || !name || definedOtherwise(description, name)) return undefined;
  const band = { kind: 'valueBand' as const, currency: 'JPY', unit: match[1] ? 'head' : 'kg' };
  const limited = match[3] === '従量税適用限度価格';
  const bound = limited ? limitPrice(name, siblings) : branchPrice(name, siblings);
  if (!bound) return undefined;
  if (match[4] === '以下の') return { ...band, upTo: bound };
  if (match[4] === 'を超える') return { ...band, above: bound };
  const upTo = branchPrice(name, siblings);
  return upTo && { ...band, above: bound, upTo };
}

/**
 * The bands of unit value that a description sets; none when it does not speak of the customs value, undefined when
 * it does in words this reader does not know.
 */
export function valueBands(node: ScheduleNode, siblings: readonly ScheduleNode[]): ValueBand[] | undefined {
  if (!node.description.includes(VALUE)) return [];
  const description = node.description.normalize('NFKC');
  const gate = gateBand(description, siblings);
  const bands = gate ? [gate] : moneyBands(description);
  return bands.length === 0 ? undefined : bands;
}
