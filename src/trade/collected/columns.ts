import { Problem } from '../../base/index.js';

/** What a table of collections must say of each code, and the names under which official files have it. */
const NAMES = {
  code: ['hs10', 'hts10', 'hts8', 'hs', 'hts', 'hts_number', 'i_commodity', 'commodity', 'code'],
  value: ['con_val_usd', 'con_val_yr', 'con_val', 'customs_value', 'value'],
  duty: ['cal_dut_usd', 'cal_dut_yr', 'cal_dut', 'calculated_duty', 'duty_collected', 'duty'],
} as const;

const COUNTRY = ['cty_code', 'country_code', 'country', 'cty'];

export type Field = keyof typeof NAMES;

const FIELDS = Object.keys(NAMES) as Field[];

/** Where each field stands in a row; where the country of a row stands, if it does. */
export interface Places extends Readonly<Record<Field, number>> {
  readonly country: number | undefined;
  readonly count: number;
}

const isField = (text: string): text is Field => (FIELDS as readonly string[]).includes(text);

/** Reads "duty=paid": which column holds a field. Throws Problem `usage` for anything else. */
export function readColumnMap(texts: readonly string[]): ReadonlyMap<Field, string> {
  const map = new Map<Field, string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const field = text.slice(0, at).trim();
    const column = text.slice(at + 1).trim();
    if (at < 0 || !isField(field) || column === '') {
      throw new Problem(
        'usage',
        `"${text}" maps no column; write field=column, the field one of ${FIELDS.join(', ')}`,
        ['--map duty=cal_dut_usd'],
      );
    }
    map.set(field, column);
  }
  return map;
}

/** Finds the columns by their names. Throws Problem `invalidInput` naming what is missing and what there is. */
export function findColumns(
  file: string,
  header: readonly string[],
  map: ReadonlyMap<Field, string>,
): Places {
  const names = header.map((name) => name.trim().toLowerCase());
  const place = (field: Field): number => {
    const own = map.get(field);
    const wanted: readonly string[] = own === undefined ? NAMES[field] : [own.toLowerCase()];
    const found = wanted.find((name) => names.includes(name));
    if (found === undefined) {
      const known = own === undefined ? `; known names are ${wanted.join(', ')}` : '';
      throw new Problem(
        'invalidInput',
        `${file} has no column ${own === undefined ? `for the ${field}` : `"${own}"`}; its columns are ${header.join(', ')}${known}`,
        [`--map ${field}=${header[0] ?? 'column'}`],
      );
    }
    if (names.indexOf(found) !== names.lastIndexOf(found)) {
      throw new Problem('invalidInput', `${file} has the column "${found}" twice`);
    }
    return names.indexOf(found);
  };
  const country = COUNTRY.map((name) => names.indexOf(name)).find((at) => at >= 0);
  return { code: place('code'), value: place('value'), duty: place('duty'), country, count: names.length };
}
