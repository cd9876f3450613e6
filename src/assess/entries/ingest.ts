import { CODE_LENGTHS, IMPORTERS, type LawRecord } from '../../law/index.js';
import { type Database, literal } from '../duckdb/database.js';
import { declaredUnit } from '../plan/hundredths.js';
import {
  type AmountColumn,
  amountColumn,
  type ColumnMap,
  cellName,
  cellsOf,
  type Field,
  QUANTITY_DECIMALS,
} from './columns.js';
import { CODE_DIGITS, type DecimalMark, FIRST_DAY, LAST_DAY } from './forms.js';
import { claimOf, countryOf, importerOf, type Meaning } from './meanings.js';
import { codeSql, dateSql, noDateSql, numberSql, wholeSql } from './parse.js';
import * as reasons from './reasons.js';

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

async function mapTexts(
  database: Database,
  name: string,
  sql: string,
  meaning: (text: string) => Meaning,
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

const isGiven = (text: string): string => `coalesce(trim(${text}), '') <> ''`;

/** Why a row is not an entry, the first reason that holds. */
function reasonSql(reading: Reading): string {
  const { columns, mark } = reading;
  const f = (field: Field): string => fieldSql(reading, field);
  const quote = (sql: string): string => `'"' || coalesce(${sql}, '') || '"'`;
  const unread = (field: Field): string =>
    `CASE WHEN ${isGiven(f(field))} THEN 'more than ${MOST_TEXTS.toLocaleString('en')} different texts are in the column of the ${field}; this one was not looked up' END`;
  const cases: [string, string][] = [
    [
      `NOT coalesce(regexp_matches(digits, ${literal(CODE_DIGITS)}), false)`,
      `${quote(f('code'))} || ${literal(reasons.NO_CODE)}`,
    ],
    [
      `importer_code IS NULL`,
      `coalesce(importer_why, ${unread('importer')}, ${literal(reasons.NO_IMPORTER)})`,
    ],
    ...IMPORTERS.map((importer): [string, string] => [
      `importer_code = '${importer}' AND length(digits) NOT IN (${CODE_LENGTHS[importer].join(', ')})`,
      `${quote(f('code'))} || ${literal(reasons.wrongLength(importer))}`,
    ]),
    [`origin_code IS NULL`, `coalesce(origin_why, ${unread('origin')}, ${literal(reasons.NO_ORIGIN)})`],
    [
      `origin_code = importer_code OR (origin_code = 'PR' AND importer_code = 'US')`,
      literal(reasons.OWN_GOODS),
    ],
    [`day IS NULL`, `${quote(f('date'))} || ${noDateSql(f('date'))}`],
    [
      `day < DATE '${FIRST_DAY}' OR day > DATE '${LAST_DAY}'`,
      `${quote(f('date'))} || ${literal(reasons.OUT_OF_RANGE)}`,
    ],
    [`declared IS NULL`, `${quote(f('value'))} || ${literal(reasons.noMoney(mark))}`],
    [`declared = 0`, literal(reasons.NO_VALUE)],
    [
      `importer_code = 'JP' AND declared % ${declaredUnit('JP')} <> 0`,
      `${quote(f('value'))} || ${literal(reasons.PARTS_OF_A_YEN)}`,
    ],
  ];
  if (columns.fields.has('paid')) {
    cases.push([
      `paid_duty IS NULL AND ${isGiven(f('paid'))}`,
      `${quote(f('paid'))} || ${literal(reasons.noMoney(mark))}`,
    ]);
  }
  if (columns.fields.has('claim')) {
    cases.push([`claim_code IS NULL AND ${isGiven(f('claim'))}`, `coalesce(claim_why, ${unread('claim')})`]);
  }
  for (const [place, amount] of columns.amounts.entries()) {
    const raw = cellSql(columns, amount.column);
    cases.push([
      `${amountColumn(place)} IS NULL AND ${isGiven(raw)}`,
      `${quote(raw)} || ${literal(reasons.noQuantity(mark, amount.column))}`,
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
