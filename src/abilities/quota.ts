import { date, nearest, type PlainDate, Problem } from '../base/index.js';
import { holdsOn } from '../law/calendar/days.js';
import { type Assumption, type Citation, EVIDENCE, type Evidence } from '../law/index.js';
import {
  assessQuota,
  type FillRow,
  type QuotaAnswer,
  type QuotaFacts,
  readFills,
  yearOfQuota,
} from '../law/quota/index.js';
import type { TariffRecord } from '../record/index.js';
import { type UnverifiedFact, unverifiedOf } from './unverified.js';
import { ownSource, readUserTable } from './userTable.js';

export interface QuotaRequest {
  /** a quota id; every quota when absent */
  readonly quota?: string | undefined;
  /** YYYY-MM-DD */
  readonly on: string;
  /** path of a CSV of what was drawn since the year began: columns to, volume, unit; needs a quota */
  readonly fills?: string | undefined;
  /** YYYY-MM-DD: as if a party had given notice on this day that it ends USJTA */
  readonly notice?: string | undefined;
}

/** The state of a quota on a date, what it is for, and what of its facts is unverified. */
export interface QuotaReport extends QuotaAnswer {
  readonly allocationEvidence: Evidence;
  readonly importer: string;
  readonly origins: readonly string[];
  readonly lines: readonly string[];
  /** the facts an answer for this date may rest on that are unverified */
  readonly unverified: readonly UnverifiedFact[];
  readonly notes: readonly string[];
}

/** The quotas asked for, and those whose order does not reach the date. */
export interface QuotaReports {
  /** none in a question that leaves the facts as they are */
  readonly assumptions: readonly Assumption[];
  readonly quotas: readonly QuotaReport[];
  readonly outside: readonly { readonly quota: string; readonly reason: string }[];
}

function findQuota(text: string, quotas: readonly QuotaFacts[]): QuotaFacts {
  const wanted = text.trim().toLowerCase();
  const ids = quotas.map(({ id }) => id);
  const found = quotas.find(({ id }) => id === wanted || id === `usjta-${wanted}`);
  if (found) return found;
  const near = [...new Set([...nearest(wanted, ids, 5), ...nearest(`usjta-${wanted}`, ids, 5)])];
  throw new Problem('usage', `there is no quota "${text}"`, near.length > 0 ? near.slice(0, 5) : ids);
}

/** Rows of a user's table of fills. Throws Problem `invalidInput` for a missing column or an unknown grade. */
function fillRows(path: string): FillRow[] {
  const own = ownSource(path);
  return readUserTable(path).map((record, i) => {
    const at = `row ${i + 1} of the fills`;
    const { to, volume, unit, evidence = '', source_title: title, source_url: url } = record;
    if (to === undefined || volume === undefined || unit === undefined) {
      const missing = ['to', 'volume', 'unit'].find((column) => record[column] === undefined);
      throw new Problem('invalidInput', `${at} has no column "${missing}"`);
    }
    const given = EVIDENCE.find((it) => it === evidence);
    if (evidence !== '' && !given) {
      throw new Problem(
        'invalidInput',
        `${at}: evidence is "${evidence}"; use one of ${EVIDENCE.join(', ')}`,
      );
    }
    const citation: Citation = title
      ? { title, locator: `drawn to ${to}`, ...(url && { url }) }
      : { ...own.citation, locator: at };
    return { to, volume, unit, evidence: given ?? own.evidence, citation };
  });
}

const FACT = {
  origins: { en: 'origins', ja: '原産国' },
  lines: { en: 'lines', ja: '対象品目' },
  inForce: { en: 'life of the quota', ja: '割当の期間' },
  calendar: { en: 'quota year', ja: '割当年度' },
  allocation: { en: 'allocation', ja: '割当方法' },
  volume: { en: 'volume', ja: '割当数量' },
  filled: { en: 'date filled', ja: '消化日' },
  rate: { en: 'rate', ja: '税率' },
} as const;

function unverifiedIn(facts: QuotaFacts, { year, on }: QuotaAnswer): readonly UnverifiedFact[] {
  return unverifiedOf([
    [FACT.origins, facts.origins],
    [FACT.lines, facts.lines],
    [FACT.inForce, facts.inForce],
    [FACT.calendar, facts.calendar],
    [FACT.allocation, facts.allocation],
    ...facts.volumes.filter((each) => holdsOn(each, year.from)).map((it) => [FACT.volume, it] as const),
    ...facts.filled.filter((it) => it.year === year.name).map((it) => [FACT.filled, it] as const),
    ...facts.rates.filter(({ from }) => from <= on).map((it) => [FACT.rate, it] as const),
  ]);
}

function reportOf(facts: QuotaFacts, rows: readonly FillRow[], on: PlainDate): QuotaReport {
  const answer = assessQuota({ facts, fills: readFills(rows, facts), on });
  return {
    ...answer,
    allocationEvidence: facts.allocation.evidence,
    importer: facts.importer,
    origins: facts.origins.countries,
    lines: facts.lines.codes,
    unverified: unverifiedIn(facts, answer),
    notes: facts.notes,
  };
}

/** Why the order of a quota does not reach a date; undefined when it does. */
function outsideReason(facts: QuotaFacts, on: PlainDate): string | undefined {
  try {
    yearOfQuota(facts, on);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/**
 * The state of one quota on a date, or of every quota. Throws Problem `usage` for a quota that is not there and for fills
 * without a quota, `invalidInput` for a date outside the life of the quota asked for and for fills that cannot be right.
 */
export function quota(request: QuotaRequest, record: TariffRecord): QuotaReports {
  const on = date(request.on);
  const { notice } = request;
  const assumed = notice === undefined ? record : record.assuming({ terminationNotice: date(notice) });
  const { quotas: all, assumptions } = assumed;
  if (request.quota !== undefined) {
    const facts = findQuota(request.quota, all);
    const rows = request.fills === undefined ? [] : fillRows(request.fills);
    return { assumptions, quotas: [reportOf(facts, rows, on)], outside: [] };
  }
  if (request.fills !== undefined) {
    throw new Problem(
      'usage',
      'fills are of one quota; name it',
      all.map(({ id }) => id),
    );
  }
  const reasons = all.map((facts) => ({ facts, reason: outsideReason(facts, on) }));
  return {
    assumptions,
    quotas: reasons.flatMap(({ facts, reason }) => (reason === undefined ? [reportOf(facts, [], on)] : [])),
    outside: reasons.flatMap(({ facts, reason }) =>
      reason === undefined ? [] : [{ quota: facts.id, reason }],
    ),
  };
}
