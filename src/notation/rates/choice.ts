import { compare, type Exact } from '../../base/exact.js';
import { everyForm, type Form, type FormBase } from '../form.js';
import type { Rate } from '../rate.js';
import { enclosed, splitOutside } from '../split.js';
import type { DutyBase, Notation, Notations, Order } from './kind.js';

/** What "whichever is lower" and "whichever is higher" share. */
export interface ChoiceWords {
  readonly canonical: 'min' | 'max';
  readonly unitedStates: string;
  /** 低い or 高い */
  readonly japan: string;
  /** the words of a proviso that bounds a rate: below (下回る) makes a floor, above (上回る) a ceiling */
  readonly bound: string;
  /** +1 takes the greater, −1 the lesser */
  readonly direction: 1 | -1;
}

export function readChoice(
  text: string,
  notation: Notation,
  words: ChoiceWords,
  parts: Notations,
): Rate[] | undefined {
  const texts = choiceTexts(text, notation, words);
  if (!texts || texts.length < 2) return undefined;
  const rates: Rate[] = [];
  for (const part of texts) {
    const rate = parts.read(part.trim(), notation);
    if (!rate) return undefined;
    rates.push(rate);
  }
  return rates;
}

function choiceTexts(text: string, notation: Notation, words: ChoiceWords): string[] | undefined {
  if (notation === 'canonical') {
    if (!text.startsWith(`${words.canonical}(`)) return undefined;
    const inside = enclosed(text.slice(3));
    return inside === undefined ? undefined : splitOutside(inside, ',');
  }
  if (notation === 'US') {
    const at = text.indexOf(words.unitedStates);
    return at < 0 ? undefined : [text.slice(0, at), text.slice(at + words.unitedStates.length)];
  }
  const proviso = new RegExp(
    `^(.+?)\\(?ただしその税率が(.+)を${words.bound}場合は(.+?)(?:とする)?\\)?$`,
  ).exec(text);
  if (proviso && proviso[2] === proviso[3]) return [proviso[1] as string, proviso[2] as string];
  const suffix = `のうちいずれか${words.japan}税率`;
  return text.endsWith(suffix) && !text.includes('ただし')
    ? splitOutside(text.slice(0, -suffix.length), '又は')
    : undefined;
}

export function printChoice(
  rates: readonly Rate[],
  notation: Notation,
  words: ChoiceWords,
  parts: Notations,
): string {
  const texts = rates.map((rate) => parts.print(rate, notation));
  if (notation === 'canonical') return `${words.canonical}(${texts.join(', ')})`;
  if (notation === 'US') return texts.join(words.unitedStates);
  const [first] = rates;
  return first?.kind === 'lower' || first?.kind === 'higher'
    ? `${texts[0]}(ただしその税率が${texts[1]}を${words.bound}場合は${texts[1]}とする)`
    : `${texts.join('又は')}のうちいずれか${words.japan}税率`;
}

export function evaluateChoice(
  rates: readonly Rate[],
  base: DutyBase,
  words: ChoiceWords,
  label: string,
  parts: Notations,
): Exact | undefined {
  let chosen: Exact | undefined;
  let complete = true;
  const texts: string[] = [];
  for (const rate of rates) {
    const amount = parts.evaluate(rate, base);
    if (amount === undefined) {
      complete = false;
      continue;
    }
    texts.push(base.money(amount));
    if (chosen === undefined || compare(amount, chosen) === words.direction) chosen = amount;
  }
  if (!complete || chosen === undefined) return undefined;
  base.step(label, `${words.canonical}(${texts.join('; ')})`, base.money(chosen));
  return chosen;
}

export function choiceForm(
  kind: 'least' | 'greatest',
  rates: readonly Rate[],
  base: FormBase,
  parts: Notations,
): Form | undefined {
  const forms = everyForm(rates.map((rate) => parts.form(rate, base)));
  return forms && { kind, of: forms };
}

export function compareChoice(a: readonly Rate[], b: readonly Rate[], parts: Notations): Order {
  if (a.length !== b.length) return undefined;
  let order: Order = 0;
  for (const [i, rate] of a.entries()) {
    const next = parts.compare(rate, b[i] as Rate);
    if (next === undefined || (next !== 0 && order !== 0 && next !== order)) return undefined;
    if (next !== 0) order = next;
  }
  return order;
}
