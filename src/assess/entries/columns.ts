import { nearest, Problem, parseUnit } from '../../base/index.js';
import { partName, quantityName } from '../plan/amounts.js';

/** Columns that say one thing of every entry. */
export const FIELDS = ['code', 'origin', 'date', 'value', 'importer', 'paid', 'claim', 'id'] as const;
export type Field = (typeof FIELDS)[number];

/** A column with a quantity or the value of a part. */
export interface AmountColumn {
  /** the name of the amount in the rates: its dimension, what it is of, or a part */
  readonly name: string;
  readonly column: string;
  /** of the quantity; undefined for a part */
  readonly unit: string | undefined;
  /** what it is a quantity of, where that is not the whole of the goods */
  readonly of: string | undefined;
  /** the part; undefined for a quantity */
  readonly part: string | undefined;
}

/** Which column of a file holds what. */
export interface ColumnMap {
  readonly fields: ReadonlyMap<Field, string>;
  readonly amounts: readonly AmountColumn[];
  /** columns that are not read */
  readonly unused: readonly string[];
}

/** A column as a person is told of it. */
export interface ColumnUse {
  readonly column: string;
  /** a field, a unit, "kg of lead content", "part: case", or null where it is not read */
  readonly as: string | null;
}

/** What was read of which column, and which columns were not read. */
export const columnUses = ({ fields, amounts, unused }: ColumnMap): readonly ColumnUse[] => [
  ...[...fields].map(([field, column]) => ({ column, as: field })),
  ...amounts.map(({ column, unit, of, part }) => ({
    column,
    as: part === undefined ? `${unit}${of === undefined ? '' : ` of ${of}`}` : partName(part),
  })),
  ...unused.map((column) => ({ column, as: null })),
];

/** The mapped columns, each once, as the table of the rows has them. */
export const cellsOf = ({ fields, amounts }: ColumnMap): string[] => [
  ...new Set([...fields.values(), ...amounts.map(({ column }) => column)]),
];

/** The name of a mapped column in the table of the rows: those of the file could be any. */
export const cellName = (place: number): string => `cell${place}`;

/** Quantities are kept in millionths until it is known how many decimals they use. */
export const QUANTITY_DECIMALS = 6;

/** The name of a quantity or part in the table of the entries. */
export const amountColumn = (place: number): string => `q${place}`;

const OTHER_NAMES: Readonly<Record<Field, readonly string[]>> = {
  code: ['hs', 'hscode', 'hs10', 'hts', 'htscode', 'tariffcode', '品目番号', '統計品目番号'],
  origin: ['countryoforigin', 'origincountry', '原産国', '原産地'],
  date: ['entrydate', 'importdate', 'declarationdate', '申告日', '輸入日'],
  value: ['customsvalue', 'enteredvalue', '課税価格', '申告価格'],
  importer: ['to', 'importingcountry', '輸入国'],
  paid: ['dutypaid', 'duty', '関税額', '納付額'],
  claim: ['preference', 'spi', 'programme', '適用協定'],
  id: ['reference', 'entryno', 'entrynumber', '申告番号'],
};

const plain = (text: string): string => text.toLowerCase().replace(/[\s_.-]/g, '');

function amountOf(what: string, column: string): AmountColumn | undefined {
  const part = /^part: ?(.+)$/.exec(what)?.[1];
  if (part !== undefined) return { name: partName(part), column, unit: undefined, of: undefined, part };
  const [unit = '', of] = what.split(/ of (.*)/);
  const known = parseUnit(unit);
  const quantity = known && quantityName(known.id, of);
  return quantity && { name: quantity.name, column, unit: known.id, of, part: undefined };
}

/** Spellings of units that as the name of a column mean another thing: the unit itself, a running number, a weight. */
const OTHER_THINGS: ReadonlySet<string> = new Set(
  'unit|units|no|no.|nos|nos.|article|articles|each|head|heads|gross|grs|set|sets|pack|packs|hundred|hundreds|100|thousand|thousands|thou|1000|1,000|square|squares'.split(
    '|',
  ),
);

/** The amount that a column has by its name. */
const usualAmount = (header: string): AmountColumn | undefined =>
  OTHER_THINGS.has(header.toLowerCase()) ? undefined : amountOf(header, header);

/** Reads "code=HTS_NO", "kg=Net Weight", "kg of lead content=Lead", "part: case=Case value". */
function readMapping(text: string, headers: readonly string[]): { what: string; column: string } {
  const at = text.indexOf('=');
  const [what, column] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at <= 0 || column === '') {
    throw new Problem('usage', `"${text}" maps no column; write what=column, for example value=CustomsValue`);
  }
  const known =
    headers.find((header) => header === column) ?? headers.find((header) => plain(header) === plain(column));
  if (known === undefined) {
    throw new Problem(
      'invalidInput',
      `the file has no column "${column}"; it has ${headers.join(', ')}`,
      nearest(column, headers, 3),
    );
  }
  return { what, column: known };
}

/** The column of a field by its usual names: that of its own name, else the only other one. */
function usualColumn(field: Field, free: readonly string[]): string | undefined {
  const own = free.filter((header) => plain(header) === field);
  const found = own.length > 0 ? own : free.filter((header) => OTHER_NAMES[field].includes(plain(header)));
  const [column, other] = found;
  const twin = other ?? (column && free.find((header) => header === `${column} (2)`));
  if (twin === undefined) return column;
  throw new Problem(
    'invalidInput',
    `the columns "${column}" and "${twin}" may both be the ${field}; map one of them`,
    [`--map "${field}=${column}"`, `--map "${field}=${twin}"`],
  );
}

/**
 * Finds the columns of a file: as mapped, else by their usual names and by units (kg, L, number). Throws Problem
 * `invalidInput` naming what is missing and the columns there are.
 *
 * @param given fields that are the same for every entry
 */
export function mapColumns(
  headers: readonly string[],
  mappings: readonly string[],
  given: ReadonlySet<Field>,
): ColumnMap {
  const fields = new Map<Field, string>();
  const amounts: AmountColumn[] = [];
  const addAmount = (amount: AmountColumn): void => {
    const before = amounts.find(({ name }) => name === amount.name);
    if (before) {
      throw new Problem(
        'invalidInput',
        `the columns "${before.column}" and "${amount.column}" both give the ${amount.name}; map one of them`,
      );
    }
    amounts.push(amount);
  };
  for (const text of mappings) {
    const { what, column } = readMapping(text, headers);
    const field = FIELDS.find((each) => each === what.toLowerCase());
    if (field) {
      const before = fields.get(field);
      if (before !== undefined) {
        throw new Problem('usage', `${field} is mapped to "${before}" and to "${column}"; map it once`);
      }
      if (given.has(field)) {
        const option = field === 'importer' ? '--to' : '--from';
        throw new Problem('usage', `${field} is mapped to "${column}" and given with ${option}; say it once`);
      }
      fields.set(field, column);
    } else {
      const amount = amountOf(what, column);
      if (!amount) {
        throw new Problem(
          'usage',
          `"${what}" is neither a field (${FIELDS.join(', ')}) nor a unit nor "part: NAME"`,
          nearest(what, FIELDS, 3),
        );
      }
      addAmount(amount);
    }
  }
  const mapped = new Set([...fields.values(), ...amounts.map(({ column }) => column)]);
  const free = headers.filter((header) => !mapped.has(header));
  const isField = (header: string): boolean =>
    FIELDS.some((each) => each === plain(header) || OTHER_NAMES[each].includes(plain(header)));
  const explicit = new Set(amounts.map(({ name }) => name));
  for (const field of FIELDS) {
    const column = fields.has(field) ? undefined : usualColumn(field, free);
    if (column !== undefined) fields.set(field, column);
  }
  for (const header of free) {
    const amount = isField(header) ? undefined : usualAmount(header);
    if (amount && !explicit.has(amount.name)) addAmount(amount);
  }
  const missing = (['code', 'origin', 'date', 'value', 'importer'] as const).filter(
    (field) => !fields.has(field) && !given.has(field),
  );
  if (missing.length > 0) {
    throw new Problem(
      'invalidInput',
      `the file has no column for ${missing.join(', ')}; its columns are ${headers.join(', ')}`,
      missing.map((field) =>
        field === 'importer' ? '--to US' : field === 'origin' ? '--from JP' : `--map ${field}=COLUMN`,
      ),
    );
  }
  const used = new Set([...fields.values(), ...amounts.map(({ column }) => column)]);
  return { fields, amounts, unused: headers.filter((header) => !used.has(header)) };
}
