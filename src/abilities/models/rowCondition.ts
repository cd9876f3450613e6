import { Problem } from '../../base/index.js';

const TEXT = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g;
const BEYOND =
  /;|--|\/\*|\b(select|from|with|pivot|describe|copy|attach|call|pragma|getenv|current_setting)\b/i;
const LONGEST = 2000;

/**
 * Makes sure that a text is a condition on the cells of one row and asks for nothing else. Throws Problem `invalidInput`.
 */
export function requireCondition(where: string): void {
  const bare = where.replace(TEXT, "''");
  const found = BEYOND.exec(bare)?.[0];
  if (where.length <= LONGEST && found === undefined && bare.trim() !== '') return;
  const why =
    where.length > LONGEST
      ? `is ${where.length} characters long; at most ${LONGEST} are read`
      : found === undefined
        ? 'is empty'
        : `asks for more than the cells of a row ("${found}")`;
  throw new Problem('invalidInput', `the condition "${where.slice(0, 80)}" ${why}`, [
    "year in (1986, 1990) and exporter <> 'USA'",
  ]);
}
