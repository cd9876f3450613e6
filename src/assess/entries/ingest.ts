import { Problem, parseCountry } from '../../base/index.js';
import { CODE_LENGTHS, IMPORTERS, type Instrument, type LawRecord } from '../../law/index.js';
import { type Database, literal } from '../duckdb/database.js';
import { declaredUnit } from '../plan/hundredths.js';
import { type AmountColumn, type ColumnMap, cellName, cellsOf, type Field } from './columns.js';
import { codeSql, type DecimalMark, dateSql, noDateSql, numberSql, wholeSql } from './parse.js';

/** Quantities are kept in millionths until it is known how many decimals they use. */
export const QUANTITY_DECIMALS = 6;

export const amountColumn = (place: number): string => `q${place}`;

/** How the entries are to be read. */
export interface Reading {
  readonly columns: ColumnMap;
  /** what is the same for every entry */
  readonly given: ReadonlyMap<Field, string>;
  readonly mark: DecimalMark;
  readonly record: LawRecord;
}

/** Different texts of a column of countries or claims that are looked up. */
const MOST_TEXTS = 100_000;

const cellSql = (columns: ColumnMap, column: string, table = 'raw'): string =>
  `${table}.${cellName(cellsOf(columns).indexOf(column))}`;

const fieldSql = ({ columns, given }: Reading, field: Field, table = 'raw'): string => {
  const column = columns.fields.get(field);
  const fixed = given.get(field);
  if (column !== undefined) return cellSql(columns, column, table);
  return fixed !== undefined ? literal(fixed) : 'NULL';
};

/** A quantity of 0 of the goods as a whole is one that is not given; a content or a part may well be 0. */
const givenAmount = ({ unit, of }: AmountColumn, name: string): string =>
  unit !== undefined && of === undefined ? `nullif(${name}, 0) AS ${name}` : name;

/** Countries as the file writes them, with their codes; a reason where it is none. */
function countryOf(text: string): { code: string | null; why: string | null } {
  try {
    return { code: parseCountry(text), why: null };
  } catch (error) {
    if (error instanceof Problem) return { code: null, why: error.message };
    throw error;
  }
}

async function mapTexts(
  database: Database,
  name: string,
  sql: string,
  meaning: (text: string) => { code: string | null; why: string | null },
): Promise<void> {
  const found = await database.rows(
    `SELECT DISTINCT ${sql} AS text FROM raw WHERE ${sql} IS NOT NULL LIMIT ${MOST_TEXTS}`,
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE ${name} (text VARCHAR, code VARCHAR, why VARCHAR)`);
  const appender = await database.connection.createAppender(name);
  for (const { text } of found) {
    const { code, why } = meaning(String(text));
    appender.appendVarchar(String(text));
    for (const each of [code, why]) {
      if (each === null) appender.appendNull();
      else appender.appendVarchar(each);
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** What an instrument is claimed by: its id, its name, its symbol in the U.S. schedule (JP, KR, S+). */
const namesOf = ({ id, name, columns }: Instrument): string[] => [
  id,
  name.en,
  name.ja,
  ...columns.flatMap(({ programme }) => programme ?? []),
];

function claimOf(text: string, record: LawRecord): { code: string | null; why: string | null } {
  const plain = text.trim().toLowerCase();
  if (plain === '' || plain === 'none') return { code: 'mfn', why: null };
  const found = record.instruments.find((each) => namesOf(each).some((name) => name.toLowerCase() === plain));
  if (found) return { code: found.id, why: null };
  const ids = record.instruments.map(({ id }) => id).join(', ');
  return {
    code: null,
    why: `"${text}" is neither an instrument nor a symbol of a U.S. programme; claims are ${ids} or none`,
  };
}

const importerOf = (text: string): { code: string | null; why: string | null } => {
  const { code, why } = countryOf(text);
  if (code === null || IMPORTERS.some((each) => each === code)) return { code, why };
  return { code: null, why: `the schedule of ${text} is not in the record; importers are JP and US` };
};

const isGiven = (text: string): string => `coalesce(trim(${text}), '') <> ''`;

/** Why a row is not an entry, the first reason that holds. */
function reasonSql(reading: Reading): string {
  const { columns, mark } = reading;
  const f = (field: Field): string => fieldSql(reading, field);
  const quote = (sql: string): string => `'"' || coalesce(${sql}, '') || '"'`;
  const unread = (field: Field): string =>
    `CASE WHEN ${isGiven(f(field))} THEN 'more than ${MOST_TEXTS.toLocaleString('en')} different texts are in the column of the ${field}; this one was not looked up' END`;
  const notNumber = (most: string, where = ''): string =>
    literal(
      `${where} is not a number of the form ${
        mark === 'point'
          ? '1234.56 (with a decimal comma, say --decimal comma)'
          : '1234,56 (with a decimal point, say --decimal point)'
      }, with at most ${most} decimals`,
    );
  const cases: [string, string][] = [
    [
      `NOT coalesce(regexp_matches(digits, '^[0-9]{2,10}$'), false)`,
      `${quote(f('code'))} || ' is not a tariff code'`,
    ],
    [
      `importer_code IS NULL`,
      `coalesce(importer_why, ${unread('importer')}, 'no importing country is given')`,
    ],
    ...IMPORTERS.map((importer): [string, string] => [
      `importer_code = '${importer}' AND length(digits) NOT IN (${CODE_LENGTHS[importer].join(', ')})`,
      `${quote(f('code'))} || ${literal(` has a number of digits that no code of ${importer} has (${CODE_LENGTHS[importer].join(', ')}); a leading zero may be lost`)}`,
    ]),
    [`origin_code IS NULL`, `coalesce(origin_why, ${unread('origin')}, 'no country of origin is given')`],
    [
      `origin_code = importer_code OR (origin_code = 'PR' AND importer_code = 'US')`,
      `'goods of the importing country itself pay no duty of this kind'`,
    ],
    [`day IS NULL`, `${quote(f('date'))} || ${noDateSql(f('date'))}`],
    [
      `day < DATE '2017-01-01' OR day > DATE '2042-12-31'`,
      `${quote(f('date'))} || ' is out of range; rates are known from 2017 to 2042'`,
    ],
    [`declared IS NULL`, `${quote(f('value'))} || ${notNumber('15 digits and 2')}`],
    [`declared = 0`, `'the customs value is 0'`],
    [
      `importer_code = 'JP' AND declared % ${declaredUnit('JP')} <> 0`,
      `${quote(f('value'))} || ' has parts of a yen; the customs value is in yen'`,
    ],
  ];
  if (columns.fields.has('paid')) {
    cases.push([
      `paid_duty IS NULL AND ${isGiven(f('paid'))}`,
      `${quote(f('paid'))} || ${notNumber('15 digits and 2')}`,
    ]);
  }
  if (columns.fields.has('claim')) {
    cases.push([`claim_code IS NULL AND ${isGiven(f('claim'))}`, `coalesce(claim_why, ${unread('claim')})`]);
  }
  for (const [place, amount] of columns.amounts.entries()) {
    const raw = cellSql(columns, amount.column);
    cases.push([
      `${amountColumn(place)} IS NULL AND ${isGiven(raw)}`,
      `${quote(raw)} || ${notNumber(`12 digits and ${QUANTITY_DECIMALS}`, ` in column ${amount.column}`)}`,
    ]);
  }
  return `CASE ${cases.map(([when, why]) => `WHEN ${when} THEN ${why}`).join('\n    ')} ELSE NULL END`;
}

/**
 * Turns the table `raw` into `entries`, the usable rows, and adds the others to `refused` with the reason and what the row
 * says. `raw` has `entry`, the number of the row, and the columns that are mapped, as the texts `cell0`, `cell1` and so on.
 */
export async function typeEntries(database: Database, reading: Reading): Promise<void> {
  const { columns, mark, record } = reading;
  const f = (field: Field): string => fieldSql(reading, field);
  await mapTexts(database, 'importer_map', f('importer'), importerOf);
  await mapTexts(database, 'origin_map', f('origin'), countryOf);
  await mapTexts(database, 'claim_map', f('claim'), (text) => claimOf(text, record));
  const amounts = columns.amounts.map(({ column }, place) => ({
    raw: cellSql(columns, column),
    name: amountColumn(place),
    decimals: QUANTITY_DECIMALS,
  }));
  const numbers = [
    { raw: f('value'), name: 'declared', decimals: 2 },
    { raw: f('paid'), name: 'paid_duty', decimals: 2 },
    ...amounts,
  ];
  const id = columns.fields.has('id') ? fieldSql(reading, 'id', 'typed') : 'NULL::VARCHAR';
  const read = `
    SELECT raw.*, ${codeSql(f('code'))} AS digits, ${dateSql(f('date'))} AS day,
      ${numbers.map(({ raw, name }) => `${numberSql(raw, mark)} AS text_${name}`).join(', ')}
    FROM raw`;
  const whole = `
    SELECT raw.*, ${numbers.map(({ name, decimals }) => `${wholeSql(`text_${name}`, decimals)} AS ${name}`).join(', ')}
    FROM (${read}) AS raw`;
  await database.run(`
    CREATE OR REPLACE TEMP TABLE typed AS
    SELECT raw.*, importer_map.code AS importer_code, origin_map.code AS origin_code,
      claim_map.code AS claim_code, coalesce(claim_map.code, 'mfn') AS claim_id, importer_map.why AS importer_why, origin_map.why AS origin_why,
      claim_map.why AS claim_why
    FROM (${whole}) AS raw
    LEFT JOIN importer_map ON importer_map.text = ${f('importer')}
    LEFT JOIN origin_map ON origin_map.text = ${f('origin')}
    LEFT JOIN claim_map ON claim_map.text = ${f('claim')}`);
  await database.run('DROP TABLE raw');
  await database.run(
    `CREATE OR REPLACE TEMP TABLE judged AS SELECT entry, ${reasonSql(reading)} AS why FROM typed AS raw`,
  );
  const { refused } = await database.one('SELECT count(why) AS refused FROM judged');
  const said = cellsOf(columns)
    .map((column, place) => `${literal(`${column}=`)} || coalesce(${cellName(place)}, '')`)
    .join(` || ', ' || `);
  await database.run(
    `INSERT INTO refused SELECT typed.entry, NULL, why, left(${said}, 1000) FROM typed JOIN judged ON typed.entry = judged.entry WHERE why IS NOT NULL`,
  );
  await database.run(`
    CREATE OR REPLACE TABLE entries AS
    SELECT typed.entry AS entry, ${id} AS id, importer_code AS importer, digits AS code, origin_code AS origin, day, declared, paid_duty AS paid,
      claim_id AS claim ${columns.amounts.map((amount, place) => `, ${givenAmount(amount, amountColumn(place))}`).join('')}
    FROM typed ${Number(refused) > 0 ? 'JOIN judged USING (entry) WHERE why IS NULL' : ''}`);
  await database.run('DROP TABLE typed');
  await database.run('DROP TABLE judged');
}
