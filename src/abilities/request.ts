import {
  convert,
  countryName,
  date,
  type Exact,
  nearest,
  type PlainDate,
  Problem,
  parseCountry,
  parseExact,
  parseMoney,
  parseQuantity,
  sign,
} from '../base/index.js';
import {
  type BasedQuantity,
  CODE_LENGTHS,
  codeDigits,
  type Edition,
  formatCode,
  IMPORTERS,
  type ImporterCode,
  nomenclatureOn,
  type Query,
  questionIds,
  suffixOf,
} from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { checkLists, checkText } from './limits.js';

/** A question as a person writes it, on any surface. */
export interface DutyRequest {
  /** a code or a prefix of one, with or without punctuation */
  readonly code: string;
  /** country of origin */
  readonly from: string;
  /** importing country: US or JP */
  readonly to: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** customs value in the importer's currency */
  readonly value?: string | undefined;
  /** "500kg", or "lead content=20kg" for a named basis */
  readonly quantities?: readonly string[] | undefined;
  /** "case=120" (a value) or "degrees of polarisation=96" (a measure) */
  readonly parts?: readonly string[] | undefined;
  /** an instrument id, or "none" */
  readonly claim?: string | undefined;
  /** answers to the questions of duties, fees and taxes on top: "sea", "civil-aircraft=no" */
  readonly declared?: readonly string[] | undefined;
}

const longest = (importer: ImporterCode): number => Math.max(...CODE_LENGTHS[importer]);

/** The importer a text names. Throws Problem `invalidInput` for a country whose schedule is not at hand. */
export function parseImporter(text: string): ImporterCode {
  const country = parseCountry(text);
  const importer = IMPORTERS.find((code) => code === country);
  if (importer) return importer;
  throw new Problem(
    'invalidInput',
    `the schedule of ${countryName(country)} (${country}) is not in the record; importers are JP and US`,
    ['--to JP', '--to US'],
  );
}

/** Splits "lead content=20kg" at its first equals sign; the name is undefined when there is none. */
function splitNamed(text: string): [string | undefined, string] {
  const at = text.indexOf('=');
  return at < 0 ? [undefined, text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function toQuantity(text: string): BasedQuantity {
  const [of, amount] = splitNamed(text);
  const quantity = parseQuantity(amount);
  if (of === '') throw new Problem('invalidInput', `"${text}" names no basis before the equals sign`);
  return of === undefined ? quantity : { ...quantity, of };
}

function toPart(text: string): [string, Exact] {
  const [name, number] = splitNamed(text);
  const amount = parseExact(number);
  if (!name || !amount || sign(amount) < 0) {
    throw new Problem('invalidInput', `"${text}" is not a part; write name=number, for example case=120`, [
      '--part case=120',
    ]);
  }
  return [name, amount];
}

/** Two quantities of one thing in one dimension cannot both be right. */
function distinct(quantities: readonly BasedQuantity[]): readonly BasedQuantity[] {
  for (const [i, a] of quantities.entries()) {
    for (const b of quantities.slice(i + 1)) {
      if (a.of === b.of && convert(b.amount, b.unit, a.unit)) {
        throw new Problem(
          'invalidInput',
          `two quantities in units of one kind are given (${a.unit} and ${b.unit}); give one`,
        );
      }
    }
  }
  return quantities;
}

/**
 * Reads "id", "id=yes" and "id=no". Throws Problem `usage` with the nearest ids.
 *
 * @param importer whose questions are meant; both importers' when absent
 */
export function toAnswers(
  texts: readonly string[],
  record: TariffRecord,
  importer?: ImporterCode,
): ReadonlyMap<string, boolean> {
  const importers = importer ? [importer] : IMPORTERS;
  const known = texts.length === 0 ? [] : importers.flatMap((each) => questionIds(record, each));
  const answers = new Map<string, boolean>();
  for (const text of texts) {
    const [before, after] = splitNamed(text);
    const id = before ?? after;
    const answer = before === undefined ? true : { yes: true, no: false }[after.toLowerCase()];
    if (!known.includes(id)) {
      const close = nearest(id, known, 3);
      throw new Problem(
        'usage',
        `"${id}" is not a question of a charge; an answer names one as the stack of a treatment does`,
        (close.length > 0 ? close : known.filter((each) => !each.endsWith('-suffix'))).map(
          (each) => `--declare ${each}`,
        ),
      );
    }
    if (answer === undefined) {
      throw new Problem('usage', `"${text}" is no answer; write ${id}, ${id}=yes or ${id}=no`);
    }
    if (answers.has(id) && answers.get(id) !== answer) {
      throw new Problem('usage', `${id} is answered yes and no; answer it once`);
    }
    answers.set(id, answer);
  }
  return answers;
}

function distinctNames(parts: readonly [string, Exact][]): readonly [string, Exact][] {
  const names = parts.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new Problem('invalidInput', `the part "${twice}" is given twice; give it once`);
  return parts;
}

function checkDigits(text: string, importer: ImporterCode): string {
  const digits = codeDigits(text);
  if (digits === undefined) {
    throw new Problem(
      'invalidInput',
      `"${text}" is not a tariff code; write 2 to ${longest(importer)} digits, for example ${importer === 'JP' ? '0201.30-010' : '8415.90.80'}`,
    );
  }
  return digits;
}

/** Codes of the schedule that share the longest beginning with the digits, as a person writes them. */
function neighbours(record: TariffRecord, importer: ImporterCode, digits: string, on: PlainDate): string[] {
  const edition = record.edition(importer, on);
  for (let length = Math.min(digits.length, 8); length >= 2; length -= 1) {
    const lines = record.lines(edition, digits.slice(0, length));
    if (lines.length === 0) continue;
    const codes = [...new Set(lines.map(({ code }) => code))];
    const close = nearest(digits, codes, 5);
    return (close.length > 0 ? close : codes.slice(0, 5)).map((code) => formatCode(importer, code));
  }
  const chapter = Number(digits.slice(0, 2));
  return [...record.chapters(importer)]
    .sort((a, b) => Math.abs(Number(a) - chapter) - Math.abs(Number(b) - chapter))
    .slice(0, 3);
}

/** The problem of a code the schedule of the date does not have: says so, and offers the nearest. */
export function unknownCode(
  record: TariffRecord,
  importer: ImporterCode,
  text: string,
  digits: string,
  on: PlainDate,
): Problem {
  const edition = record.edition(importer, on);
  const other: ImporterCode = importer === 'JP' ? 'US' : 'JP';
  const elsewhere = record.lines(record.edition(other, on), digits).length > 0;
  const hint =
    elsewhere && digits.length > 6 ? `; it is a code of the schedule of ${countryName(other)}` : '';
  const renumbered = renumberedAs(record, edition, digits);
  const became = renumbered.length > 0 ? `; its subheading is ${renumbered.join(' or ')} there` : '';
  return new Problem(
    'notFound',
    `${countryName(importer)} has no tariff line ${text} in the edition of ${edition.date}${hint}${became}`,
    [...renumbered, ...neighbours(record, importer, digits, on)].slice(0, 6),
  );
}

/** The subheadings of an edition that a code of the other nomenclature corresponds to. */
function renumberedAs(record: TariffRecord, edition: Edition, digits: string): string[] {
  const { name } = nomenclatureOn(record.rules(edition.importer).nomenclatures, edition.date);
  if (digits.length < 6 || name === 'HS2028') return [];
  const { codes } = record.correspondence(name === 'HS2022' ? 'HS2017' : 'HS2022', digits.slice(0, 6));
  return codes
    .filter((code) => code !== digits.slice(0, 6) && record.lines(edition, code).length > 0)
    .map((code) => formatCode(edition.importer, code));
}

/** The id of an instrument as the record writes it. Throws Problem `usage` with the nearest ids. */
export function instrumentId(text: string, record: TariffRecord, more = ''): string {
  const ids = record.instruments.map(({ id }) => id);
  const id = ids.find((each) => each.toLowerCase() === text.trim().toLowerCase());
  if (id !== undefined) return id;
  throw new Problem('usage', `"${text}" is not an instrument; write an id${more}`, nearest(text, ids, 5));
}

const checkClaim = (claim: string | undefined, record: TariffRecord): string | undefined =>
  claim === undefined || claim === 'none' ? claim : instrumentId(claim, record, ' or none');

function checkLengths(request: DutyRequest): void {
  const { quantities = [], parts = [], declared = [], ...texts } = request;
  for (const [name, value] of Object.entries(texts)) if (typeof value === 'string') checkText(value, name);
  checkLists([quantities, parts, declared], 'a quantity, part or answer', 'quantities, parts and answers');
}

/** Where goods go, whose they are, and their code: what every question about rates begins with. */
export interface Trade {
  readonly importer: ImporterCode;
  readonly origin: string;
  /** digits, at most as many as a line has with its suffix */
  readonly code: string;
}

/** Reads origin, importer and code. Throws Problem saying what cannot be used and what to write instead. */
export function toTrade(request: Pick<DutyRequest, 'code' | 'from' | 'to'>): Trade {
  const importer = parseImporter(request.to);
  const origin = parseCountry(request.from);
  if (importer === 'US' && origin === 'PR') {
    throw new Problem(
      'invalidInput',
      'Puerto Rico is in the customs territory of the United States; its goods do not pay duty there',
    );
  }
  if (origin === importer) {
    throw new Problem(
      'invalidInput',
      `goods of ${countryName(origin)} that come back to ${countryName(importer)} are returned goods; what they pay is not computed, so give another origin`,
    );
  }
  return { importer, origin, code: checkDigits(request.code, importer) };
}

/** Throws Problem `notFound` for a code longer than any of the schedule. */
export function checkLongest(
  { importer, code }: Trade,
  text: string,
  record: TariffRecord,
  on: PlainDate,
): void {
  if (code.length > longest(importer)) throw unknownCode(record, importer, text, code, on);
}

/** Turns a request into a query. Throws Problem saying what cannot be used and what to write instead. */
export function toQuery(request: DutyRequest, record: TariffRecord): Query {
  checkLengths(request);
  const trade = toTrade(request);
  const { importer, origin, code } = trade;
  const on = date(request.on);
  checkLongest(trade, request.code, record, on);
  const quantities = request.quantities ?? [];
  const parts = request.parts ?? [];
  const value =
    request.value === undefined
      ? undefined
      : parseMoney(request.value, importer === 'JP' ? 'JPY' : 'USD').amount;
  if (value !== undefined && sign(value) === 0) {
    throw new Problem(
      'invalidInput',
      'the customs value is 0; give a value above 0, or none to see what is free',
    );
  }
  const claim = checkClaim(request.claim, record);
  const answers = toAnswers(request.declared ?? [], record, importer);
  const suffix = suffixOf(importer, code);
  return {
    importer,
    origin,
    date: on,
    code,
    ...(value !== undefined && { value }),
    quantities: distinct(quantities.map(toQuantity)),
    parts: new Map(distinctNames(parts.map(toPart))),
    ...(claim !== undefined && { claim }),
    ...(answers.size > 0 && { answers }),
    ...(code.length === longest(importer) && suffix !== '' && { suffix }),
  };
}
