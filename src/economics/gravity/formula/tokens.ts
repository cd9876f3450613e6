import { Problem } from '../../../base/index.js';

/** A piece of a formula: a name, a number, a quoted text or a sign. */
export interface Token {
  readonly sort: 'name' | 'number' | 'text' | 'sign' | 'end';
  readonly text: string;
  /** place of its first character */
  readonly at: number;
}

const PIECE =
  /\s+|(?<name>[\p{L}_][\p{L}\p{N}_.]*|`[^`]*`)|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?<text>"[^"]*"|'[^']*')|(?<sign>==|!=|<=|>=|[~|+\-*/^:(),<>=&![\]])/uy;

/** An error with the place in the formula that it speaks of: the formula is printed with >>> before it. */
export function faultAt(
  formula: string,
  at: number,
  message: string,
  suggestions: readonly string[] = [],
): Problem {
  const line = formula.replace(/\s/g, ' ');
  return new Problem(
    'invalidInput',
    `${message}, at character ${at + 1} of the formula: ${line.slice(0, at)}>>>${line.slice(at)}`,
    suggestions,
  );
}

/** The pieces of a formula, an end last. Throws Problem `invalidInput` at a character that begins none. */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(formula);
    if (!match) throw faultAt(formula, at, `"${formula[at]}" has no meaning here`);
    const { name, number, text, sign } = match.groups ?? {};
    if (name !== undefined) tokens.push({ sort: 'name', text: name.replaceAll('`', ''), at });
    else if (number !== undefined) tokens.push({ sort: 'number', text: number, at });
    else if (text !== undefined) tokens.push({ sort: 'text', text: text.slice(1, -1), at });
    else if (sign !== undefined) tokens.push({ sort: 'sign', text: sign, at });
    at = PIECE.lastIndex;
  }
  tokens.push({ sort: 'end', text: '', at: formula.length });
  return tokens;
}

/** Reads pieces one after the other. */
export class TokenReader {
  private place = 0;
  private readonly tokens: readonly Token[];

  constructor(readonly formula: string) {
    this.tokens = tokensOf(formula);
  }

  get next(): Token {
    return this.tokens[this.place] as Token;
  }

  get following(): Token {
    return this.tokens[Math.min(this.place + 1, this.tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.next;
    if (token.sort !== 'end') this.place += 1;
    return token;
  }

  is(sign: string): boolean {
    return this.next.sort === 'sign' && this.next.text === sign;
  }

  /** Takes a sign if it comes next. */
  takes(sign: string): boolean {
    const found = this.is(sign);
    if (found) this.place += 1;
    return found;
  }

  expect(sign: string, why: string): void {
    if (!this.takes(sign)) throw this.fault(`"${sign}" is expected ${why}`);
  }

  fault(message: string, suggestions?: readonly string[], at = this.next.at): Problem {
    return faultAt(this.formula, at, message, suggestions);
  }
}
