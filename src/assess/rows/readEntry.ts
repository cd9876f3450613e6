import type { PlainDate } from '../../base/index.js';
import { CODE_LENGTHS, type ImporterCode, type LawRecord } from '../../law/index.js';
import { type ColumnMap, cellsOf, type Field, QUANTITY_DECIMALS } from '../entries/columns.js';
import { CODE_DIGITS, type DecimalMark } from '../entries/forms.js';
import { claimOf, countryOf, importerOf, type Meaning } from '../entries/meanings.js';
import * as reasons from '../entries/reasons.js';
import { declaredUnit, MONEY_DECIMALS } from '../plan/hundredths.js';
import { isInRange, numberReader, readCode, readDay, trim } from './readText.js';

/** A row as an entry; money in hundredths, quantities and parts in millionths. */
export interface Entry {
  readonly importer: ImporterCode;
  readonly code: string;
  readonly origin: string;
  readonly day: PlainDate;
  readonly declared: bigint;
  readonly paid: bigint | null;
  readonly claim: string;
  readonly id: string | null;
  readonly amounts: readonly (bigint | null)[];
}

/** How rows are to be read. */
export interface RowReading {
  readonly names: readonly string[];
  readonly columns: ColumnMap;
  readonly given: ReadonlyMap<Field, string>;
  readonly mark: DecimalMark;
  readonly record: LawRecord;
}

type Cells = readonly (string | undefined)[];

/** A row that is no entry, with the first reason that holds and what it says. */
export interface NoEntry {
  readonly why: string;
  readonly row: string;
}

const quoted = (text: string | undefined): string => `"${text ?? ''}"`;
const isGiven = (text: string | undefined): text is string => text !== undefined && trim(text) !== '';
const SHOWN = 1000;
const DIGITS = new RegExp(CODE_DIGITS);

/** A meaning that is looked up once for each text. */
function remembered(meaning: (text: string) => Meaning): (text: string | undefined) => Meaning | undefined {
  const known = new Map<string, Meaning>();
  return (text) => {
    if (text === undefined) return undefined;
    const found = known.get(text) ?? meaning(text);
    known.set(text, found);
    return found;
  };
}

/** What reads one row after the other. */
export function entryReader({
  names,
  columns,
  given,
  mark,
  record,
}: RowReading): (cells: Cells) => Entry | NoEntry {
  const place = new Map(names.map((name, at) => [name, at]));
  const cell = (cells: Cells, column: string): string | undefined => cells[place.get(column) ?? -1];
  const field = (cells: Cells, name: Field): string | undefined => {
    const column = columns.fields.get(name);
    return column === undefined ? given.get(name) : cell(cells, column);
  };
  const importerNamed = remembered(importerOf);
  const countryNamed = remembered(countryOf);
  const claimed = remembered((text) => claimOf(text, record));
  const money = numberReader(mark, MONEY_DECIMALS);
  const quantity = numberReader(mark, QUANTITY_DECIMALS);

  function read(cells: Cells): Entry | string {
    const f = (name: Field): string | undefined => field(cells, name);
    const code = readCode(f('code') ?? '');
    if (!DIGITS.test(code)) return quoted(f('code')) + reasons.NO_CODE;
    const importerMeant = importerNamed(f('importer'));
    const importer = importerMeant?.code as ImporterCode | null | undefined;
    if (!importer) return importerMeant?.why ?? reasons.NO_IMPORTER;
    if (!CODE_LENGTHS[importer].includes(code.length))
      return quoted(f('code')) + reasons.wrongLength(importer);
    const originMeant = countryNamed(f('origin'));
    const origin = originMeant?.code;
    if (!origin) return originMeant?.why ?? reasons.NO_ORIGIN;
    if (origin === importer || (origin === 'PR' && importer === 'US')) return reasons.OWN_GOODS;
    const day = readDay(f('date') ?? '');
    if (typeof day !== 'string') return quoted(f('date')) + day.why;
    if (!isInRange(day)) return quoted(f('date')) + reasons.OUT_OF_RANGE;
    const declared = money(f('value') ?? '');
    if (declared === undefined) return quoted(f('value')) + reasons.noMoney(mark);
    if (declared === 0n) return reasons.NO_VALUE;
    if (declared % declaredUnit(importer) !== 0n) return quoted(f('value')) + reasons.PARTS_OF_A_YEN;
    const paidText = f('paid');
    const paid = isGiven(paidText) ? money(paidText) : null;
    if (paid === undefined) return quoted(paidText) + reasons.noMoney(mark);
    const claimText = f('claim');
    const claim = claimed(claimText) ?? { code: 'mfn', why: null };
    if (claim.code === null && isGiven(claimText)) return claim.why as string;
    const amounts: (bigint | null)[] = [];
    for (const { column, unit, of } of columns.amounts) {
      const text = cell(cells, column);
      const amount = isGiven(text) ? quantity(text) : null;
      if (amount === undefined) return quoted(text) + reasons.noQuantity(mark, column);
      // a quantity of 0 of the goods as a whole is one that is not given
      amounts.push(amount === 0n && unit !== undefined && of === undefined ? null : amount);
    }
    const id = columns.fields.has('id') ? (f('id') ?? null) : null;
    return { importer, code, origin, day, declared, paid, claim: claim.code ?? 'mfn', id, amounts };
  }

  return (cells) => {
    const found = read(cells);
    if (typeof found !== 'string') return found;
    const said = cellsOf(columns).map((column) => `${column}=${cell(cells, column) ?? ''}`);
    return { why: found, row: said.join(', ').slice(0, SHOWN) };
  };
}
