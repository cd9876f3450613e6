import { formatExact, parseExact, roundTo } from '../../../src/base/index.js';
import type { DutyAmount } from '../../../src/kanzei.js';
import type { Language } from '../../../src/surfaces/labels.js';

const CURRENCIES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  ja: { JPY: '円', USD: '米ドル', EUR: 'ユーロ', GBP: '英ポンド' },
};

/** A decimal text with separators. Nothing is rounded, nothing goes through a float. */
export function formatDecimal(text: string): string {
  const [whole = '', rest] = text.split('.', 2);
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A decimal in whole units, halves away from zero, as the command line rounds. */
export function wholeUnits(text: string): string {
  const amount = parseExact(text);
  return amount ? formatExact(roundTo(amount, 0)) : text;
}

/** An amount of money in a table: with separators, without cents where there are none. */
export const shownMoney = (text: string): string =>
  formatDecimal(text.replace(/\.0+$/, '')).replace(/^-/, '−');

/** "208,000 JPY", 「208,000円」 */
export function formatMoney({ amount, currency }: DutyAmount, language: Language): string {
  const name = CURRENCIES[language][currency];
  return name === undefined ? `${formatDecimal(amount)} ${currency}` : `${formatDecimal(amount)}${name}`;
}

/** "26 November 2026", 「2026年11月26日」 */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return day;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ja-JP', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, date));
}
