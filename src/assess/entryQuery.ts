import { type Exact, fraction, type PlainDate } from '../base/index.js';
import { type BasedQuantity, type ImporterCode, type Query, suffixOf } from '../law/index.js';
import { type AmountColumn, amountColumn, QUANTITY_DECIMALS } from './entries/columns.js';

/** What an entry asks, from a row with `importer`, `line_code`, `origin`, `day`, `declared` in hundredths, and its amounts. */
export function queryOf(
  row: Readonly<Record<string, unknown>>,
  amounts: readonly AmountColumn[],
  answers: ReadonlyMap<string, boolean>,
): Query {
  const importer = row.importer as ImporterCode;
  const code = String(row.line_code);
  const quantities: BasedQuantity[] = [];
  const parts = new Map<string, Exact>();
  for (const [place, { unit, of, part }] of amounts.entries()) {
    const raw = row[amountColumn(place)];
    if (raw === null || raw === undefined) continue;
    const amount = fraction(BigInt(String(raw)), 10n ** BigInt(QUANTITY_DECIMALS));
    if (part !== undefined) parts.set(part, amount);
    if (unit !== undefined) quantities.push({ amount, unit, ...(of !== undefined && { of }) });
  }
  const suffix = suffixOf(importer, code);
  return {
    importer,
    code,
    origin: String(row.origin),
    date: String(row.day) as PlainDate,
    value: fraction(BigInt(String(row.declared)), 100n),
    quantities,
    parts,
    ...(answers.size > 0 && { answers }),
    ...(suffix !== '' && { suffix }),
  };
}
