import { date, type PlainDate } from '../base/index.js';
import { japaneseFiscalYearOf } from '../law/calendar/index.js';
import type { Citation, Evidence } from '../law/index.js';
import { assessSafeguard, type SafeguardAnswer, type SafeguardFacts } from '../law/safeguard/index.js';
import type { TariffRecord } from '../record/index.js';
import { findSafeguard, ownVolumes } from './ownVolumes.js';
import { type UnverifiedFact, unverifiedOf } from './unverified.js';

export interface SafeguardRequest {
  /** beef, pork, processed-pork, whey, oranges or race-horses */
  readonly safeguard: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** path of a CSV of import volumes; they take the place of the facts' figures of the same origin and year */
  readonly volumes?: string | undefined;
  /** YYYY-MM-DD: as if a party had given notice on this day that it ends the agreement */
  readonly notice?: string | undefined;
}

/** The state of a safeguard on a date, what it covers, and what of its facts is unverified. */
export interface SafeguardReport extends SafeguardAnswer {
  readonly products: {
    readonly codes: readonly string[];
    /** codes of which it is not known whether they are covered */
    readonly unsettled: readonly string[];
    readonly evidence: Evidence;
    readonly citation: Citation;
    readonly note: string | null;
  };
  /** the facts an answer for this date may rest on that are unverified */
  readonly unverified: readonly UnverifiedFact[];
  readonly notes: readonly string[];
}

const FACT = {
  inForce: { en: 'entry into force', ja: '発効' },
  termination: { en: 'termination', ja: '終了' },
  products: { en: 'products', ja: '対象品目' },
  counting: { en: 'counting', ja: '数量の集計' },
  trigger: { en: 'trigger', ja: '発動水準' },
  conditions: { en: 'conditions', ja: '発動要件' },
  override: { en: 'trigger by last year’s imports', ja: '前年度の輸入量による発動水準' },
  publication: { en: 'publication', ja: '公表' },
  start: { en: 'first day of a measure', ja: '措置の初日' },
  duration: { en: 'duration', ja: '措置の期間' },
  rate: { en: 'rate during a measure', ja: '措置中の税率' },
  following: { en: 'rate after a measure', ja: '措置後の税率' },
  end: { en: 'end of the safeguard', ja: 'セーフガードの終了' },
} as const;

interface Dated {
  readonly from: PlainDate;
  readonly to?: PlainDate | null;
}

/** The unverified facts of the fiscal year of a date; spans of other years are left out. */
function unverifiedIn(facts: SafeguardFacts, on: PlainDate): readonly UnverifiedFact[] {
  const { from: first, to: last } = japaneseFiscalYearOf(on);
  const now = ({ from, to }: Dated): boolean => from <= last && (!to || to >= first);
  const { triggerOverride: override } = facts;
  return unverifiedOf([
    [FACT.inForce, facts.inForce],
    [FACT.termination, facts.termination],
    [FACT.products, facts.products],
    [FACT.counting, facts.counting],
    ...facts.triggers.flatMap(({ years }) => years.filter(now).map((it) => [FACT.trigger, it] as const)),
    ...facts.conditions.filter(now).map((it) => [FACT.conditions, it] as const),
    ...(override && now(override) ? [[FACT.override, override] as const] : []),
    [FACT.publication, facts.publication],
    [FACT.start, facts.start],
    ...facts.durations.map((it) => [FACT.duration, it] as const),
    ...facts.rates.filter(now).map((it) => [FACT.rate, it] as const),
    ...facts.following.rates.filter(now).map((it) => [FACT.following, it] as const),
    [FACT.end, facts.end],
  ]);
}

/**
 * The state of a safeguard on a date, by the volumes of the facts or of a user's file. Throws Problem `usage` for a
 * safeguard that is not there, `invalidInput` for a date outside the agreement and for volumes that cannot be right.
 */
export function safeguard(request: SafeguardRequest, record: TariffRecord): SafeguardReport {
  const { facts, ...rest } = findSafeguard(request.safeguard, record);
  const on = date(request.on);
  const volumes = request.volumes === undefined ? rest.volumes : ownVolumes(facts, request.volumes, record);
  const notice = request.notice === undefined ? undefined : date(request.notice);
  const answer = assessSafeguard({
    facts,
    volumes,
    on,
    ...(notice !== undefined && { terminationNotice: notice }),
  });
  const { codes, unsettled, evidence, citation, note = null } = facts.products;
  return {
    ...answer,
    products: { codes, unsettled, evidence, citation, note },
    unverified: unverifiedIn(facts, on),
    notes: facts.notes,
  };
}
