import { date, type PlainDate, Problem } from '../base/index.js';
import { type FoundLine, type ImporterCode, type Label, linesOn } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import {
  codesAbove,
  type Level,
  type Name,
  type NameIndex,
  type Reason,
  readQuery,
  searchNames,
} from '../record/search/index.js';
import { parseImporter } from './request.js';
import { codeCandidates, writtenCode } from './searchCodes.js';
import { glance, type LineGlance } from './searchGlance.js';

export interface SearchRequest {
  /** a code or its beginning, or words for goods in English or Japanese */
  readonly query: string;
  /** importing country; both schedules when absent */
  readonly to?: string | undefined;
  /** YYYY-MM-DD: the day of the rates */
  readonly on: string;
  /** how many candidates at most; 10 when absent */
  readonly limit?: number | undefined;
}

/** A place of the nomenclature: chapter, heading, subheading or line. */
export interface Place {
  readonly code: string;
  readonly level: Level;
  /** in our own words; absent where the facts have none */
  readonly name?: Name;
}

/** Why a candidate is one. */
export interface Why {
  readonly by: 'code' | 'name' | 'synonym';
  /** the code, name or synonym that matches */
  readonly text: string;
  /** the place that has it: the candidate, or one above it */
  readonly code: string;
  /** what of the query is only close to what was found */
  readonly approximately: readonly { readonly asked: string; readonly found: string }[];
}

/** A place that the query may mean. */
export interface SearchCandidate extends Place {
  /** from the chapter down to the place itself */
  readonly path: readonly Place[];
  readonly why: readonly Why[];
  /** how many lines each schedule has there */
  readonly counts: readonly { readonly country: ImporterCode; readonly lines: number }[];
  /** lines of each schedule, those that fit the query best first; where there are many, the first of them */
  readonly lines: readonly LineGlance[];
}

export interface SearchAnswer {
  readonly query: string;
  readonly asOf: PlainDate;
  readonly editions: readonly {
    readonly importer: ImporterCode;
    readonly source: string;
    readonly date: PlainDate;
  }[];
  /** best first; never a classification */
  readonly candidates: readonly SearchCandidate[];
  /** candidates beyond the limit */
  readonly more: number;
  /** words of the query that no name and no synonym has */
  readonly unknown: readonly string[];
  readonly notice: Label;
}

const LONGEST_QUERY = 300;
const MOST_CANDIDATES = 50;
const CANDIDATES = 10;
const LINES_SHOWN = 4;

const NOTICE: Label = {
  en: 'Candidates, not a classification: names and synonyms are Kanzei’s own words. The wording of the schedule and its notes decide.',
  ja: '候補であり、分類ではありません。品名と同義語は本ソフト独自のものです。税率表の文言と注が決定します。',
};

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;

function queryOf({ query }: SearchRequest): string {
  if (query.length > LONGEST_QUERY) {
    throw new Problem(
      'invalidInput',
      `the query has ${query.length} characters; at most ${LONGEST_QUERY} are read`,
    );
  }
  const text = query.replace(UNPRINTABLE, ' ').trim();
  if (text === '') {
    throw new Problem('invalidInput', 'the query is empty; write a code or words for goods', [
      '0201.30',
      'boneless beef',
      '牛肉',
    ]);
  }
  return text;
}

function limitOf({ limit = CANDIDATES }: SearchRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_CANDIDATES) return limit;
  throw new Problem('invalidInput', `${limit} is no number of candidates; give 1 to ${MOST_CANDIDATES}`);
}

/** A place with why it was found, before its lines are looked up. */
interface Proposed {
  readonly code: string;
  why(): readonly Why[];
}

function proposedByCode({ code, asked }: ReturnType<typeof codeCandidates>[number]): Proposed {
  const text = writtenCode(code);
  const approximately = asked === undefined ? [] : [{ asked: writtenCode(asked), found: text }];
  return { code, why: () => [{ by: 'code', text, code: text, approximately }] };
}

const toWhy = ({ by, text, code, approximately }: Reason): Why => ({
  by,
  text,
  code: writtenCode(code),
  approximately,
});

/** A code of more digits than a subheading belongs to one schedule. */
const isOf = (importer: ImporterCode, code: string): boolean =>
  code.length <= 6 || (importer === 'JP' ? code.length === 9 : code.length === 8);

const placeAt = (code: string, level: Level, { byCode }: NameIndex): Place => {
  const name = byCode.get(code)?.name;
  return { code: writtenCode(code), level, ...(name && { name }) };
};

/**
 * The places of the nomenclature that a code or words may mean, best first, each with why it matches, its lines and their
 * rates on the day. Finds nothing rather than guess; throws Problem `invalidInput` for a query that is empty or too long.
 */
export function search(request: SearchRequest, record: TariffRecord): SearchAnswer {
  const on = date(request.on);
  const limit = limitOf(request);
  const text = queryOf(request);
  const importers: readonly ImporterCode[] =
    request.to === undefined ? ['JP', 'US'] : [parseImporter(request.to)];
  const { codes, words } = readQuery(text);
  const linesUnder = (importer: ImporterCode, code: string): readonly FoundLine[] =>
    linesOn({ importer, code, date: on }, record).found;
  const codesUnder = (importer: ImporterCode, digits: string): string[] =>
    digits.length > 9 && importer === 'JP' ? [] : linesUnder(importer, digits).map(({ line }) => line.code);
  const byCode = codes.flatMap((code) => codeCandidates(code, importers, codesUnder)).map(proposedByCode);
  const index = record.names;
  const named = searchNames(words, index);
  const byName = named.found.map(
    ({ node, reasons }): Proposed => ({ code: node.code, why: () => reasons().map(toWhy) }),
  );
  const rank = (code: string): number =>
    Math.max(...codesAbove(code).map((each) => named.scores.get(each.code) ?? 0));

  const toCandidate = ({ code, why }: Proposed): SearchCandidate | undefined => {
    const found = importers
      .filter((importer) => isOf(importer, code))
      .map((country) => ({ country, lines: linesUnder(country, code) }))
      .filter(({ lines }) => lines.length > 0);
    if (found.length === 0) return undefined;
    const path = codesAbove(code).map((each) => placeAt(each.code, each.level, index));
    return {
      ...(path.at(-1) as Place),
      path,
      why: why(),
      counts: found.map(({ country, lines }) => ({ country, lines: lines.length })),
      lines: found.flatMap(({ lines }) =>
        [...lines]
          .sort((a, b) => rank(b.line.code) - rank(a.line.code))
          .slice(0, LINES_SHOWN)
          .map((each) => glance(each, on, record)),
      ),
    };
  };

  const candidates: SearchCandidate[] = [];
  const seen = new Set<string>();
  let more = 0;
  for (const proposed of [...byCode, ...byName]) {
    if (seen.has(proposed.code)) continue;
    seen.add(proposed.code);
    if (candidates.length >= limit) {
      more += 1;
      continue;
    }
    const candidate = toCandidate(proposed);
    if (candidate) candidates.push(candidate);
  }
  return {
    query: text,
    asOf: on,
    editions: importers.map((importer) => {
      const { source, date: of } = record.edition(importer, on);
      return { importer, source, date: of };
    }),
    candidates,
    more,
    unknown: named.unknown,
    notice: NOTICE,
  };
}
