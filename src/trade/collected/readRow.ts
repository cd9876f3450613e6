import { type Exact, formatExact, parseExact, sign } from '../../base/index.js';
import type { ImporterCode } from '../../law/index.js';
import type { Places } from './columns.js';
import type { CollectedRow } from './rows.js';

/** How many digits the codes of a country's trade statistics have. */
const DIGITS: Readonly<Record<ImporterCode, readonly number[]>> = { US: [8, 10], JP: [9] };

function amountOf(name: string, text: string): Exact | string {
  const amount = parseExact(text);
  if (!amount) return `the ${name} "${text.slice(0, 40)}" is not a decimal`;
  return sign(amount) < 0 ? `the ${name} ${formatExact(amount)} is negative` : amount;
}

/** Reads one row; a text says why it cannot be used. */
export function readRow(
  fields: readonly string[],
  places: Places,
  importer: ImporterCode,
): CollectedRow | string {
  if (fields.length !== places.count) return `it has ${fields.length} fields, the header ${places.count}`;
  const text = (fields[places.code] as string).trim();
  const code = text.replace(/[.\- ]/g, '');
  const wanted = DIGITS[importer];
  if (!/^\d+$/.test(code)) return `the code "${text.slice(0, 40)}" is not of digits`;
  if (!wanted.includes(code.length)) {
    const lost = wanted.includes(code.length + 1) ? ': a leading zero may be lost' : '';
    return `the code ${text.slice(0, 40)} has ${code.length} digits, not ${wanted.join(' or ')}${lost}`;
  }
  const value = amountOf('value', (fields[places.value] as string).trim());
  if (typeof value === 'string') return value;
  const duty = amountOf('duty', (fields[places.duty] as string).trim());
  if (typeof duty === 'string') return duty;
  return sign(value) === 0 && sign(duty) > 0 ? 'it has a duty but no value' : { code, value, duty };
}
