import { accessOf } from './access.js';
import { type Context, priceAgreement } from './agreements.js';
import { Assessment } from './assessment.js';
import { chooseBest, type Priced } from './best.js';
import type { Determination, NotIncluded } from './determination.js';
import { ordinaryJapan } from './ordinary/japan.js';
import { ordinaryUnitedStates } from './ordinary/unitedStates.js';
import type { ImporterRules, LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';
import { type Writable, without } from './treatment.js';

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
function claimedInVain(
  shipment: Shipment,
  line: Line,
  record: LawRecord,
  priced: readonly Priced[],
): Priced[] {
  const { claim, origin } = shipment;
  if (claim === undefined || claim === 'none') return [];
  if (priced.some(({ treatment }) => treatment.instrument === claim)) return [];
  const instrument = record.instruments.find(({ id }) => id === claim);
  if (!instrument) return [];
  const proposal = {
    instrument: claim,
    quota: undefined,
    withheld: undefined,
    choice: undefined,
    evidence: instrument.inForce.evidence,
    requires: [],
    citations: [instrument.inForce.citation],
    asked: [],
    claimed: true,
  };
  const reason = `goods of ${origin} cannot claim ${instrument.name.en} into ${line.importer} on this line`;
  return [without(proposal, 'notApplicable', reason)];
}

/**
 * What one line of a schedule pays: every treatment open to the shipment, priced with its arithmetic, and the best
 * lawful one. Pure and exact: the same shipment, line and record give the same result.
 */
export function determine(shipment: Shipment, line: Line, record: LawRecord): Determination {
  const rules = record.rules(line.importer);
  const assessment = new Assessment(shipment, rules, record);
  const access = accessOf(record, line.importer, shipment.origin, shipment.date);
  const context: Context = {
    record,
    shipment,
    line,
    assessment,
    access,
    notIncluded: stateTrading(line, rules),
  };
  const priced: Priced[] = [];
  for (const { instrument, column } of access.ordinary) {
    ORDINARY[line.importer](instrument, column, context, priced);
  }
  for (const opening of access.openings) {
    priceAgreement(opening, context, priced);
  }
  for (const each of claimedInVain(shipment, line, record, priced)) priced.push(each);
  const { best, bestReason } = chooseBest(priced);
  const determination: Writable<Determination> = {
    line: line.described,
    treatments: priced.map(({ treatment }) => treatment),
    best,
    notIncluded: rules.notIncluded,
  };
  if (bestReason !== undefined) determination.bestReason = bestReason;
  if (rules.layers !== undefined) determination.layers = { status: 'notComputed', reason: rules.layers };
  return determination;
}
