import { formatCode } from './codes.js';
import type { CodeMapping } from './determination.js';
import { coversDay } from './edition.js';
import { isSame, type Nomenclature, nomenclatureOn } from './nomenclature.js';
import type { Edition, ImporterCode, LawRecord, Line } from './record.js';

/** A line that answers for a code on a day. */
export interface FoundLine {
  readonly line: Line;
  /** set where the code asked for, or the line's own, is of another nomenclature than the day's */
  readonly mapping?: CodeMapping;
}

/** The lines that answer for a code on a day, and the edition whose codes they have. */
export interface FoundLines {
  readonly edition: Edition;
  readonly found: readonly FoundLine[];
}

interface Question {
  readonly importer: ImporterCode;
  readonly code: string;
  readonly date: Edition['date'];
}

const SUBHEADING = 6;
const subheadingOf = (code: string): string => code.slice(0, SUBHEADING);

const CORRELATION = {
  title: 'United Nations Statistics Division: correlation and conversion tables of HS2022 and HS2017',
  locator: 'HS2022 to HS2017, as the repository concordance keeps them',
  url: 'https://github.com/insongkim/concordance',
};

interface Systems {
  readonly onDay: Nomenclature;
  readonly ofEdition: Nomenclature;
}

/** How a line of one nomenclature stands in that of the day, in words. */
function standing(line: Line, { onDay, ofEdition }: Systems, record: LawRecord): CodeMapping | undefined {
  if (onDay.name === ofEdition.name) return undefined;
  const subheading = subheadingOf(line.code);
  const base = { codesOf: ofEdition.name, onDay: onDay.name };
  if (onDay.name === 'HS2028' || ofEdition.name === 'HS2028') {
    return {
      ...base,
      counterparts: [],
      note: `codes of ${base.codesOf}; from ${onDay.from} those of ${base.onDay} are used, and no correlation with them is at hand`,
      evidence: onDay.evidence,
      citation: onDay.citation,
    };
  }
  const found = record.correspondence(ofEdition.name, subheading);
  const counterparts = found.codes.map((code) => formatCode(line.importer, code));
  const more = found.others > 0 ? [`${found.others} other subheadings`] : [];
  const others = [...counterparts, ...more].join(', ');
  return {
    ...base,
    counterparts,
    relation: found.relation,
    note: isSame(subheading, found)
      ? `subheading ${counterparts[0]} is the same in ${base.onDay}`
      : `subheading ${formatCode(line.importer, subheading)} of ${base.codesOf} was ${others} in ${base.onDay} (${found.relation}); the line of that time is not at hand`,
    evidence: 'published',
    citation: CORRELATION,
  };
}

/** The lines of an edition of HS2022 that a code of HS2017 became. */
function mapped(asked: string, edition: Edition, systems: Systems, record: LawRecord): FoundLine[] {
  const { codes, relation } = record.correspondence('HS2017', subheadingOf(asked));
  const counterparts = codes.map((code) => formatCode(edition.importer, code));
  const text = formatCode(edition.importer, asked);
  const mapping: CodeMapping = {
    asked: text,
    codesOf: 'HS2017',
    onDay: systems.onDay.name,
    counterparts,
    relation,
    note: `${text}, a code of HS2017, became ${counterparts.join(', ')} in ${systems.ofEdition.name} (${relation}); the line of that time is not at hand`,
    evidence: 'published',
    citation: CORRELATION,
  };
  return codes.flatMap((code) => record.lines(edition, code)).map((line) => ({ line, mapping }));
}

/** Whether an edition publishes the ordinary rates of a day. */
export function publishes(edition: Edition, date: Edition['date'], record: LawRecord): boolean {
  const columns = record.instruments.flatMap(({ scope, columns: list }) =>
    scope === 'ordinary' ? list : [],
  );
  return columns.some(
    ({ importer, staging }) => importer === edition.importer && coversDay(edition, staging, date),
  );
}

/**
 * The lines that answer for a code on a day. Where no edition of the day's own nomenclature is at hand, lines of another
 * answer and say so; a code of the other nomenclature is mapped through the correlation of subheadings.
 */
export function linesOn({ importer, code, date }: Question, record: LawRecord): FoundLines {
  const edition = record.edition(importer, date);
  const { nomenclatures } = record.rules(importer);
  const onDay = nomenclatureOn(nomenclatures, date);
  const systemsOf = (of: Edition): Systems => ({ onDay, ofEdition: nomenclatureOn(nomenclatures, of.date) });
  const linesOf = (of: Edition): FoundLine[] =>
    record.lines(of, code).map((line) => {
      const mapping = standing(line, systemsOf(of), record);
      return mapping ? { line, mapping } : { line };
    });
  const own = linesOf(edition);
  if (own.length > 0 || code.length < SUBHEADING || publishes(edition, date, record)) {
    return { edition, found: own };
  }
  // a code of another nomenclature than the edition's: the first edition that has it answers for the days before
  const first = record
    .editionsOf(importer)
    .find((each) => each.date > date && systemsOf(each).ofEdition !== systemsOf(edition).ofEdition);
  const later = first ? linesOf(first) : [];
  if (first && later.length > 0) return { edition: first, found: later };
  const systems = systemsOf(edition);
  const older = onDay.name === 'HS2017' && systems.ofEdition.name === 'HS2022';
  return { edition, found: older ? mapped(code, edition, systems, record) : [] };
}
