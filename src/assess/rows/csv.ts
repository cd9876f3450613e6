import { stringify } from 'csv-stringify/sync';
import { exact } from '../../base/index.js';
import type { DueUnder } from '../assessOne.js';
import { FORMULA } from '../entries/forms.js';
import { hundredths } from '../plan/hundredths.js';
import { moneyText } from './addUp.js';
import type { AssessedEntry, RefusedRow } from './assessRows.js';

const FORMULAS = new RegExp(FORMULA);

/** A text as a cell that no program for tables takes for a formula. */
const safe = (text: string | null): string =>
  text !== null && FORMULAS.test(text) ? `'${text}` : (text ?? '');

const money = (amount: bigint | null): string => (amount === null ? '' : moneyText(amount));

const number = (amount: string | null): string =>
  amount === null ? 'null' : money(hundredths(exact(amount)));

/** JSON whose amounts are numbers of two decimals, as in the result of a file; none goes through a float. */
const treatmentsJson = (treatments: readonly DueUnder[]): string => {
  const each = treatments.map(
    ({ instrument, quota, status, duty, whole }) =>
      `{"instrument":${JSON.stringify(instrument)},"quota":${JSON.stringify(quota)},"status":"${status}","duty":${number(duty)},"whole":${number(whole)}}`,
  );
  return `[${each.join(',')}]`;
};

/** The columns of a result, each from an entry. */
const COLUMNS: Readonly<Record<string, (entry: AssessedEntry) => string>> = {
  entry: ({ entry }) => String(entry),
  id: ({ id }) => safe(id),
  importer: ({ importer }) => importer,
  code: ({ code }) => code,
  origin: ({ origin }) => origin,
  date: ({ day }) => day,
  value: ({ value }) => money(value),
  claim: ({ claim }) => claim,
  paid: ({ paid }) => money(paid),
  status: ({ status }) => status,
  best: ({ best }) => best ?? '',
  best_due: ({ bestDue }) => money(bestDue),
  claimed_status: ({ claimedStatus }) => claimedStatus ?? '',
  claimed_due: ({ claimedDue }) => money(claimedDue),
  difference: ({ difference }) => money(difference),
  unused: ({ unused }) => money(unused),
  layers_known: ({ layersKnown }) => (layersKnown === null ? '' : String(layersKnown)),
  evidence: ({ evidence }) => evidence ?? '',
  note: ({ note }) => note ?? '',
  treatments: ({ treatments }) => treatmentsJson(treatments),
};

/** Assessed entries as the CSV of a result. */
export const resultCsv = (entries: readonly AssessedEntry[]): string =>
  stringify([
    Object.keys(COLUMNS),
    ...entries.map((entry) => Object.values(COLUMNS).map((column) => column(entry))),
  ]);

/** Refused rows as CSV. */
export const refusedCsv = (rows: readonly RefusedRow[]): string =>
  stringify([
    ['entry', 'line', 'why', 'row'],
    ...rows.map(({ entry, line, why, row }) => [entry, line, safe(why), safe(row)]),
  ]);
