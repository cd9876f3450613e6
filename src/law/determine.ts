import { accessOf } from './access.js';
import { type Context, planAgreement } from './agreements.js';
import { Assessment } from './assessment.js';
import { chooseBest, type Priced } from './best.js';
import type { Determination, NotIncluded, Treatment } from './determination.js';
import { ordinaryJapan } from './ordinary/japan.js';
import { ordinaryUnitedStates } from './ordinary/unitedStates.js';
import { awaitsPrice, type Planned, type Proposal } from './plan.js';
import type { ImporterRules, LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';
import { priceRate, type Writable, without } from './treatment.js';

const ORDINARY = { JP: ordinaryJapan, US: ordinaryUnitedStates };

const NOTHING: readonly NotIncluded[] = [];
const levies = new WeakMap<ImporterRules, readonly NotIncluded[]>();

/** A star in the WTO column marks goods under state trading, which carry a levy beside the customs duty. */
function stateTrading(line: Line, rules: ImporterRules): readonly NotIncluded[] {
  if (!rules.stateTrading || line.cell('wto').stars === 0) return NOTHING;
  const known = levies.get(rules) ?? [rules.stateTrading];
  levies.set(rules, known);
  return known;
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
    choice: undefined,
  };
  const reason = `goods of ${origin} cannot claim ${instrument.name.en} into ${line.importer} on this line`;
  return [without(proposal, 'notApplicable', reason)];
}

function makePlan(context: Context): Planned[] {
  const { line, access } = context;
  const plan: Planned[] = [];
  for (const { instrument, column } of access.ordinary) {
    ORDINARY[line.importer](instrument, column, context, plan);
  }
  for (const opening of access.openings) planAgreement(opening, context, plan);
  return [...plan, ...claimedInVain(context, plan)];
}

/**
 * Which treatments are open, with their rates. That depends on the line, the origin and the date, not on amounts, so a
 * plan serves many shipments; one with a claim, or of a line whose cells have bands of unit value, serves its own only.
 */
function planOf(context: Context): readonly Planned[] {
  const { line, access, shipment } = context;
  if (shipment.claim !== undefined || line.valueDecides) return makePlan(context);
  const known = line.plans.find(access);
  if (known) return known;
  const plan = makePlan(context);
  line.plans.keep(access, plan);
  return plan;
}

/**
 * What one line of a schedule pays: every treatment open to the shipment, priced with its arithmetic, and the best
 * lawful one. Pure and exact: the same shipment, line and record give the same result.
 */
export function determine(shipment: Shipment, line: Line, record: LawRecord): Determination {
  const rules = record.rules(line.importer);
  const assessment = new Assessment(shipment, rules, record);
  const access = accessOf(record, line.importer, shipment.origin, shipment.date);
  const notIncluded = stateTrading(line, rules);
  const priced: Priced[] = [];
  const treatments: Treatment[] = [];
  for (const planned of planOf({ record, shipment, line, situation: assessment, access })) {
    const each = awaitsPrice(planned) ? priceRate(planned, assessment, notIncluded) : planned;
    priced.push(each);
    treatments.push(each.treatment);
  }
  const { best, bestReason } = chooseBest(priced);
  const determination: Writable<Determination> = {
    line: line.described,
    treatments,
    best,
    notIncluded: rules.notIncluded,
  };
  if (bestReason !== undefined) determination.bestReason = bestReason;
  if (rules.layers !== undefined) determination.layers = { status: 'notComputed', reason: rules.layers };
  return determination;
}
