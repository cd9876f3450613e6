import { basename } from 'node:path';
import { countryName, date, Problem, parseCountry, yearOf } from '../base/index.js';
import type { TariffRecord } from '../record/index.js';
import {
  daysOf,
  lineTable,
  type Reconciliation,
  readCollected,
  readColumnMap,
  reconcileCollected,
} from '../trade/index.js';
import { parseImporter } from './request.js';
import { writeTable } from './writeTable.js';

export interface ReconcileRequest {
  /** path of a CSV, plain or gzip, with a code, a customs value and a duty a row */
  readonly file: string;
  /** country of origin; JP when absent */
  readonly from?: string | undefined;
  /** importing country: US or JP; US when absent */
  readonly to?: string | undefined;
  /** YYYY, the calendar year of the figures; 2024 when absent */
  readonly year?: string | undefined;
  /** "duty=paid": the column of a field (code, value, duty) whose name is not known */
  readonly columns?: readonly string[] | undefined;
  /** path of a CSV to write, one row a line */
  readonly table?: string | undefined;
}

const DEFAULT_YEAR = '2024';

function parseYear(text: string): number {
  if (!/^\d{4}$/.test(text)) {
    throw new Problem('invalidInput', `"${text}" is not a year; write four digits, for example 2024`);
  }
  return yearOf(date(`${text}-01-01`));
}

/**
 * Reconciles what was collected on each code in a year with what the law allows: the shares of the import value that a
 * lawful treatment explains exactly, with a free parameter, or not, and how far a preference was used, by line. Throws
 * Problem `invalidInput` for a file that cannot be read, lacks a column or has no row that can
 * be used, and for a year that no edition of the schedule answers for.
 */
export async function reconcile(request: ReconcileRequest, record: TariffRecord): Promise<Reconciliation> {
  const importer = parseImporter(request.to ?? 'US');
  const origin = parseCountry(request.from ?? 'JP');
  if (origin === importer) {
    throw new Problem(
      'invalidInput',
      `goods of ${countryName(origin)} that come back to ${countryName(importer)} are returned goods; give another origin`,
    );
  }
  const days = daysOf(parseYear(request.year ?? DEFAULT_YEAR), importer, record);
  const collected = await readCollected(request.file, importer, origin, readColumnMap(request.columns ?? []));
  const report = await reconcileCollected(
    { importer, origin, days, file: basename(request.file), collected },
    record,
  );
  if (request.table !== undefined) writeTable(request.table, lineTable(report), request.file);
  return report;
}
