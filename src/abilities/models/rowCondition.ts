import { Problem } from '../../base/index.js';

const TEXT = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g;
/** What leads beyond the cells of a row, and quotes that would hide where a text ends: $$…$$, E'…', one left open. */
const BEYOND =
  /;|--|\/\*|\$|['"]|\be§|\b(select|from|with|table|values|for|pivot|unpivot|describe|show|summarize|explain|copy|attach|call|pragma|(?:current|session)_\w+)\b/i;
const CALL = /([^\s()[{,.=<>+\-*/%!~^&|?:]+)\s*\(/g;
const WORDS = 'and or not in is like ilike to between case when then else'.split(' ');
/** Functions of one cell whose work and result are no larger than what they are given. */
const FUNCTIONS =
  'abs cast ceil coalesce contains decimal ends_with floor left length lower nullif regexp_matches right round starts_with substr substring trim try_cast upper'.split(
    ' ',
  );
const KNOWN = new Set([...WORDS, ...FUNCTIONS]);
const LONGEST = 2000;

/** Why a text is no condition; nothing where it is one. */
function fault(where: string): string | undefined {
  if (where.length > LONGEST) return `is ${where.length} characters long; at most ${LONGEST} are read`;
  const bare = where.replace(TEXT, '§');
  if (bare.trim() === '') return 'is empty';
  const beyond = BEYOND.exec(bare)?.[0];
  if (beyond !== undefined) return `asks for more than the cells of a row ("${beyond}")`;
  const called = [...bare.matchAll(CALL)].map(([, name = '']) => name);
  const unknown = called.find((name) => !KNOWN.has(name.toLowerCase()));
  if (unknown === '§') return 'calls a function by a quoted name';
  return unknown && `calls "${unknown}"; it may call ${FUNCTIONS.join(', ')}`;
}

/**
 * Makes sure that a text is a condition on the cells of one row and asks for nothing else. Throws Problem `invalidInput`.
 */
export function requireCondition(where: string): void {
  const why = fault(where);
  if (why === undefined) return;
  throw new Problem('invalidInput', `the condition "${where.slice(0, 80)}" ${why}`, [
    "year in (1986, 1990) and exporter <> 'USA'",
  ]);
}
