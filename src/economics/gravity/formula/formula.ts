import { type Expression, readArithmetic } from './expression.js';
import { type Factor, readFactor } from './factor.js';
import { readTerm, type Term } from './terms.js';
import { TokenReader } from './tokens.js';

/** What a formula asks for. */
export interface Formula {
  readonly text: string;
  readonly response: Expression;
  readonly terms: readonly Term[];
  /** a constant is wanted; it is taken up by any fixed effects */
  readonly constant: boolean;
  readonly effects: readonly Factor[];
  /** names of all columns it reads, each once */
  readonly columns: readonly string[];
}

/**
 * Reads a formula such as `trade ~ rta + log(dist) | exporter^year + importer^year + pair`. Throws Problem `invalidInput`
 * that points at the character where it stops making sense.
 */
export function parseFormula(text: string): Formula {
  const reader = new TokenReader(text);
  const response = readArithmetic(reader, 2);
  reader.expect('~', 'between the trade flow and what explains it');
  const terms = new Map<string, Term>();
  let constant = true;
  let subtract = reader.takes('-');
  if (!subtract) reader.takes('+');
  for (;;) {
    const { next } = reader;
    if (next.sort === 'number' && (next.text === '1' || next.text === '0')) {
      reader.take();
      constant = (next.text === '1') !== subtract;
    } else if (subtract) {
      throw reader.fault('only the constant can be taken out, by -1');
    } else for (const term of readTerm(reader)) terms.set(term.text, term);
    subtract = reader.is('-');
    if (!subtract && !reader.is('+')) break;
    reader.take();
  }
  const effects = reader.takes('|') ? readFactors(reader) : [];
  if (reader.is('|')) throw reader.fault('instruments are not there; one | begins the fixed effects');
  if (reader.next.sort !== 'end') throw reader.fault(`"${reader.next.text}" is one too many`);
  const columns = new Set([
    ...response.columns,
    ...[...terms.values()].flatMap((term) => term.columns),
    ...effects.flatMap((effect) => effect.columns),
  ]);
  return { text, response, terms: [...terms.values()], constant, effects, columns: [...columns] };
}

function readFactors(reader: TokenReader): readonly Factor[] {
  if (reader.next.sort === 'number' && reader.next.text === '0') {
    reader.take();
    return [];
  }
  const factors = new Map<string, Factor>();
  do {
    const factor = readFactor(reader);
    factors.set(factor.text, factor);
  } while (reader.takes('+') || reader.takes(','));
  return [...factors.values()];
}

/**
 * Reads clusters: a column, a combination a^b or pair(a, b); several joined by + or commas. Throws Problem `invalidInput` that
 * points at the character where it stops making sense.
 */
export function parseClusters(text: string): readonly Factor[] {
  const reader = new TokenReader(text);
  const factors = readFactors(reader);
  if (reader.next.sort !== 'end') throw reader.fault(`"${reader.next.text}" is one too many`);
  return factors;
}
