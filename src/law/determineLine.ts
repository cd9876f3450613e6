import type { Exact } from '../base/index.js';
import { type Condition, conditionAsks, quotaSide, testCondition } from '../notation/index.js';
import { accessOf } from './access.js';
import { planAgreement } from './agreements.js';
import type { Asked } from './asked.js';
import { Assessment } from './assessment.js';
import { chooseBest, type Priced } from './best.js';
import type { Context } from './context.js';
import type { Determination, Label, NotIncluded } from './determination.js';
import { type PlannedLayers, planLayers } from './layers/plan.js';
import { omissionsFor } from './omissions.js';
import { priceSpan } from './openTreatment.js';
import { ordinaryJapan } from './ordinary/japan.js';
import { ordinaryUnitedStates } from './ordinary/unitedStates.js';
import {
  awaitsPrice,
  isSpan,
  type Plan,
  type Planned,
  type PlannedRate,
  type PlannedSpan,
  type Proposal,
  planRate,
  planSpan,
} from './plan.js';
import { quotaOn } from './quotaOn.js';
import type { ImporterCode, LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';
import { dutiesOn, stackOn } from './stack/stack.js';
import { priceRate, stackBy, type Writable, without } from './treatment.js';

const ORDINARY = { JP: ordinaryJapan, US: ordinaryUnitedStates };

const NOTHING: readonly NotIncluded[] = [];

const isStarred = (line: Line): boolean => line.cell('wto').stars > 0;

/**
 * A star in the WTO column marks goods under state trading, which carry a levy beside the customs duty. A line that
 * asks for a quota or a government import shares it with its starred sibling.
 */
function stateTrading(line: Line, asked: readonly Condition[], record: LawRecord): readonly NotIncluded[] {
  const levy = record.rules(line.importer).stateTrading;
  if (!levy) return NOTHING;
  const siblings = asked.length === 0 ? [line] : record.lines(line.edition, line.code.slice(0, 6));
  return siblings.some(isStarred) ? [levy] : NOTHING;
}

/** A claim under an instrument that does not concern the origin is answered, not dropped. */
function claimedInVain(context: Context, plan: readonly Planned[]): Planned[] {
  const { shipment, line, record } = context;
  const { claim, origin } = shipment;
  if (claim === undefined || claim === 'none') return [];
  const answered = plan.some((planned) =>
    awaitsPrice(planned) ? planned.proposal.instrument === claim : planned.treatment.instrument === claim,
  );
  const instrument = record.instruments.find(({ id }) => id === claim);
  if (answered || !instrument) return [];
  const proposal: Proposal = {
    instrument: claim,
    quota: undefined,
    evidence: instrument.inForce.evidence,
    requires: [],
    citations: [instrument.inForce.citation],
    asked: [],
    withheld: undefined,
    claimed: true,
    found: [],
    alternative: false,
  };
  const reason = `goods of ${origin} cannot claim ${instrument.name.en} into ${line.importer} on this line`;
  return [without(proposal, 'notApplicable', reason)];
}

/** What an answer leaves out, without stacks and with them. */
function omissionsOf({ importer, code }: Line, record: LawRecord): Pick<Plan, 'notIncluded' | 'beyondStack'> {
  const notIncluded = omissionsFor(record.rules(importer), code);
  const { computes } = record.fees(importer);
  return { notIncluded, beyondStack: notIncluded.filter(({ id }) => !computes.includes(id)) };
}

function makePlan(context: Context, only?: ReadonlySet<string>): Plan {
  const { line, access, record } = context;
  const plan: Planned[] = [];
  for (const { instrument, column } of access.ordinary) {
    if (only?.has(instrument.id) ?? true) ORDINARY[line.importer](instrument, column, context, plan);
  }
  for (const opening of access.openings) {
    if (only?.has(opening.instrument.id) ?? true) planAgreement(opening, context, plan);
  }
  const asked = line.when.filter((each) => testCondition(each, context.situation) === 'asked');
  const omissions = omissionsOf(line, record);
  const whole = asked.length === 0 ? plan : plan.map((planned) => underLine(planned, asked, line.importer));
  return {
    planned: [...whole.map((planned) => underQuota(planned, context)), ...claimedInVain(context, plan)],
    levies: stateTrading(line, asked, record),
    layers: planLayers(
      line.importer,
      codeOf(context),
      context.shipment.origin,
      context.shipment.date,
      record,
    ),
    ...omissions,
  };
}

/** The code of the goods as far as it is known. */
const codeOf = ({ line, shipment }: Context): string => line.code + (shipment.suffix ?? '');

/** A treatment within a quota says how the quota stands. */
function underQuota(planned: Planned, { line, shipment, record }: Context): Planned {
  if (!awaitsPrice(planned) || planned.proposal.quota !== 'in') return planned;
  const quotaState = quotaOn(planned.proposal.instrument, line, shipment, record);
  return quotaState ? { ...planned, proposal: { ...planned.proposal, quotaState } } : planned;
}

/** What a line itself asks for (a quota, a use) every treatment of it asks for. */
function underLine(planned: Planned, asked: readonly Condition[], importer: ImporterCode): Planned {
  if (!awaitsPrice(planned)) return planned;
  const { proposal } = planned;
  const quota = asked.reduce((side, each) => side ?? quotaSide(each), proposal.quota);
  const whole = { ...proposal, quota, asked: [...asked.map(conditionAsks), ...proposal.asked] };
  return isSpan(planned)
    ? planSpan(whole, planned.rates, planned.left, importer)
    : planRate(whole, planned.rate, importer, planned.texts.official);
}

/**
 * Which treatments are open, with their rates. That depends on the line, the origin and the date, not on amounts, so a
 * plan serves many shipments; one with a claim, or of a line whose cells have bands of unit value, serves its own only.
 */
function planOf(context: Context): Plan {
  const { line, access, shipment } = context;
  if (shipment.claim !== undefined || shipment.suffix !== undefined) return makePlan(context);
  const known = line.plans.find(access);
  if (known) return known;
  const plan = makePlan(context);
  if (!line.valueDecides) line.plans.keep(access, plan);
  return plan;
}

/**
 * Every treatment of a line for an origin on a day, before amounts: with its rate, or why there is none.
 *
 * @param only the instruments to plan; every one when absent
 */
export function planLine(
  shipment: Shipment,
  line: Line,
  record: LawRecord,
  only?: ReadonlySet<string>,
): readonly Planned[] {
  const situation = new Assessment(shipment, record.rules(line.importer), record);
  const access = accessOf(record, line.importer, shipment.origin, shipment.date);
  const context = { record, shipment, line, situation, access };
  return (only ? makePlan(context, only) : planOf(context)).planned;
}

/** Why the duties on top are not computed. */
function notInFacts(
  { from, to }: Extract<PlannedLayers, { status: 'notInFacts' }>,
  { shipment, record, line }: Context,
): NonNullable<Determination['layers']> {
  const { date } = shipment;
  if (!from) return record.rules(line.importer).layers;
  const reason: Label = {
    en: `which duties on top of the schedule were charged on ${date} is not in the facts, which reach from ${from} to ${to}`,
    ja: `${date}の上乗せ関税は資料にない（資料の範囲は${from}から${to}まで）`,
  };
  return { status: 'notComputed', reason };
}

/** The treatments with what lies on top of each. */
function stackAll(
  priced: readonly Priced[],
  layers: PlannedLayers,
  context: Context,
  assessment: Assessment,
  asked: Set<string> | undefined,
): readonly Priced[] {
  const { shipment, record, line } = context;
  const declared = shipment.value;
  const value = assessment.dutiable;
  if (layers.status === 'notInFacts' || !declared || !value) return priced;
  const fees = record.fees(line.importer);
  const goods = { shipment, code: codeOf(context), on: shipment.date, declared, value, assessment };
  const duties = dutiesOn(layers.layers, fees, goods);
  const ordinaryDuty = ordinaryOf(priced)?.amount;
  return priced.map((each) => {
    const { treatment, amount, most, alternative, conditional } = each;
    if (!amount) return each;
    const ordinary = treatment.instrument === 'mfn' ? amount : ordinaryDuty;
    if (treatment.duty) {
      stackBy(treatment, () => {
        const base = { ...goods, instrument: treatment.instrument, duty: amount, ordinary };
        return stackOn(layers.layers, fees, base, treatment.evidence, asked);
      });
    }
    if (!duties) return each;
    const whole = (duty: Exact): Exact => duties(duty, ordinary) ?? duty;
    return { treatment, amount: whole(amount), most: most && whole(most), alternative, conditional };
  });
}

/** The ordinary duty; where it is conditional, only if there is one. */
function ordinaryOf(priced: readonly Priced[]): Priced | undefined {
  let found: Priced | undefined;
  let more = false;
  for (const each of priced) {
    if (each.treatment.instrument !== 'mfn' || !each.amount) continue;
    if (each.treatment.status === 'available') return each;
    more = found !== undefined;
    found = each;
  }
  return more ? undefined : found;
}

const price = (
  next: PlannedRate | PlannedSpan,
  assessment: Assessment,
  left: readonly NotIncluded[],
): Priced => (isSpan(next) ? priceSpan(next, assessment) : priceRate(next, assessment, left));

/**
 * What one line of a schedule pays: every treatment open to the shipment, priced with its arithmetic, and the best
 * lawful one. Pure and exact: the same shipment, line and record give the same result.
 *
 * @param asked takes what the rates and charges ask for
 */
export function determineLine(
  shipment: Shipment,
  line: Line,
  record: LawRecord,
  asked?: Asked,
): Determination {
  const rules = record.rules(line.importer);
  const assessment = new Assessment(shipment, rules, record, asked?.names);
  const access = accessOf(record, line.importer, shipment.origin, shipment.date);
  const context = { record, shipment, line, situation: assessment, access };
  const { planned, levies, layers, notIncluded, beyondStack } = planOf(context);
  const priced = planned.map((next) => (awaitsPrice(next) ? price(next, assessment, levies) : next));
  const stacked = stackAll(priced, layers, context, assessment, asked?.questions);
  const { best, bestReason } = chooseBest(stacked);
  const determination: Writable<Determination> = {
    line: line.described,
    treatments: stacked.map(({ treatment }) => treatment),
    best,
    notIncluded: layers.status === 'planned' && shipment.value ? beyondStack : notIncluded,
  };
  if (bestReason !== undefined) determination.bestReason = bestReason;
  if (layers.status === 'notInFacts') determination.layers = notInFacts(layers, context);
  else if (rules.layers.status === 'notApplicable') determination.layers = rules.layers;
  return determination;
}
