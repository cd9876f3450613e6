import { Problem } from '../../base/index.js';

/** A row of the official page: a heading, a subheading, a dash line or a tariff line. */
export interface ScheduleNode {
  readonly level: number;
  /** nine digits; empty when the row is not a tariff line */
  readonly code: string;
  readonly description: string;
  /** official texts by column; empty when the row has no rates */
  readonly rates: ReadonlyMap<string, string>;
  readonly units: readonly string[];
  readonly children: readonly ScheduleNode[];
}

/** Columns of the record by their names on the official page. */
const COLUMN_NAMES: ReadonlyMap<string, string> = new Map([
  ['基本', 'general'],
  ['暫定', 'temporary'],
  ['WTO協定', 'wto'],
  ['特恵', 'gsp'],
  ['特別特恵', 'ldc'],
  ['EPA_シンガポール', 'epa_sg'],
  ['EPA_メキシコ', 'epa_mx'],
  ['EPA_マレーシア', 'epa_my'],
  ['EPA_チリ', 'epa_cl'],
  ['EPA_タイ', 'epa_th'],
  ['EPA_インドネシア', 'epa_id'],
  ['EPA_ブルネイ', 'epa_bn'],
  ['EPA_アセアン', 'epa_asean'],
  ['EPA_フィリピン', 'epa_ph'],
  ['EPA_スイス', 'epa_ch'],
  ['EPA_ベトナム', 'epa_vn'],
  ['EPA_インド', 'epa_in'],
  ['EPA_ペルー', 'epa_pe'],
  ['EPA_豪州', 'epa_au'],
  ['EPA_モンゴル', 'epa_mn'],
  ['EPA_CPTPP', 'epa_cptpp'],
  ['EPA_欧州連合', 'epa_eu'],
  ['EPA_英国', 'epa_uk'],
  ['EPA_RCEP_アセアン豪州NZ', 'rcep_asean_au_nz'],
  ['EPA_RCEP_中国', 'rcep_cn'],
  ['EPA_RCEP_韓国', 'rcep_kr'],
  ['EPA_日米貿易協定', 'usjta'],
]);

const DEEPEST = 40;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where in a file something is wrong. */
export interface Place {
  readonly file: string;
  readonly row: string;
}

export const invalid = ({ file, row }: Place, message: string): Problem =>
  new Problem('invalidInput', `${file}, ${row}: ${message}`);

function text(fields: Fields, name: string, place: Place): string {
  const value = fields[name];
  if (typeof value !== 'string') throw invalid(place, `"${name}" must be a text`);
  return value;
}

function readRates(value: unknown, place: Place): ReadonlyMap<string, string> {
  const rates = new Map<string, string>();
  if (!isObject(value)) throw invalid(place, '"rate" must be an object of columns');
  const names = Object.keys(value);
  if (names.length === 0) return rates;
  for (const [name, column] of COLUMN_NAMES) {
    const cell = value[name];
    if (typeof cell !== 'string') throw invalid(place, `column ${name} (${column}) is missing or not a text`);
    if (cell.trim() !== '') rates.set(column, cell);
  }
  const unknown = names.find((name) => !COLUMN_NAMES.has(name));
  if (unknown !== undefined) throw invalid(place, `column ${unknown} is not one of the 27 this reader knows`);
  return rates;
}

function readUnits(value: unknown, place: Place): string[] {
  if (!isObject(value)) throw invalid(place, '"unit" must be an object');
  if (Object.keys(value).length === 0) return [];
  return ['I', 'II'].map((name) => text(value, name, { ...place, row: `${place.row}, column unit` }));
}

function readCode(heading: string, suffix: string, chapter: string, place: Place): string {
  if (suffix === '') return '';
  const digits = heading.replace('.', '') + suffix;
  if (!/^\d{4}\.\d{2}$/.test(heading) || !/^\d{3}$/.test(suffix) || !digits.startsWith(chapter)) {
    throw invalid(place, `${heading}-${suffix} is not a nine-digit code of chapter ${chapter}`);
  }
  return digits;
}

/** Checks one row and the rows below it. Throws Problem('invalidInput') naming the file, the row and the column. */
function readNode(value: unknown, level: number, chapter: string, file: string): ScheduleNode {
  const start: Place = { file, row: `chapter ${chapter}` };
  if (!isObject(value)) throw invalid(start, 'a row must be an object');
  const heading = text(value, 'stat_code', start);
  const suffix = text(value, 'hs_code', start);
  const place: Place = {
    file,
    row: `row ${heading}${suffix === '' ? '' : `-${suffix}`} of chapter ${chapter}`,
  };
  if (value.level !== level || level > DEEPEST) {
    throw invalid(place, `level ${JSON.stringify(value.level)} does not follow; ${level} is expected here`);
  }
  if (!Array.isArray(value.children)) throw invalid(place, '"children" must be a list');
  return {
    level,
    code: readCode(heading, suffix, chapter, place),
    description: text(value, 'desc', place),
    rates: readRates(value.rate, place),
    units: readUnits(value.unit, place),
    children: value.children.map((child) => readNode(child, level + 1, chapter, file)),
  };
}

/** The chapters of an edition in their order. */
export function readChapters(value: unknown, file: string): ScheduleNode[] {
  const place: Place = { file, row: 'chapters' };
  if (!isObject(value)) throw invalid(place, 'must be an object of chapter numbers');
  return Object.keys(value)
    .sort()
    .flatMap((chapter) => {
      const rows = value[chapter];
      if (!/^\d\d$/.test(chapter) || !Array.isArray(rows)) {
        throw invalid(place, `${JSON.stringify(chapter)} must be a two-digit chapter with a list of rows`);
      }
      return rows.map((row) => readNode(row, 0, chapter, file));
    });
}
