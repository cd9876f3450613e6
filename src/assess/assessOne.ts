import { compare, type Exact, parseExact, ZERO } from '../base/index.js';
import {
  bestTreatment,
  type Determination,
  determine,
  type Evidence,
  isBest,
  type LawRecord,
  lowerEvidence,
  type Query,
  type Status,
  type Treatment,
} from '../law/index.js';
import { STATES } from './plan/slots.js';

/** What was due on one entry under one treatment. */
export interface DueUnder {
  readonly instrument: string;
  readonly quota: 'in' | 'out' | null;
  readonly status: Status;
  /** the duty of the schedule; null where it is not given */
  readonly duty: string | null;
  /** with the duties on top; null where one of them is not computed */
  readonly whole: string | null;
}

/** `settled`: the best is named; `open`: it is not; `several`: more than one line takes the entry; `none`: no line does. */
export type EntryStatus = 'settled' | 'open' | 'several' | 'none';

/** One entry assessed: what the answer of the engine comes to in a table of entries. */
export interface Assessed {
  readonly status: EntryStatus;
  readonly best: string | null;
  /** with the duties on top where they are known */
  readonly bestDue: string | null;
  /** null where no line, or more than one, takes the entry */
  readonly claimedStatus: Status | null;
  readonly claimedDue: string | null;
  /** whether the dues are with the duties on top; null where no line, or more than one, takes the entry */
  readonly layersKnown: boolean | null;
  readonly evidence: Evidence | null;
  readonly treatments: readonly DueUnder[];
}

const NOBODY: Omit<Assessed, 'status'> = {
  best: null,
  bestDue: null,
  claimedStatus: null,
  claimedDue: null,
  layersKnown: null,
  evidence: null,
  treatments: [],
};

const wholeOf = ({ stack }: Treatment): string | null => stack?.duties?.amount ?? null;

const dueOf = (treatment: Treatment): Exact | undefined => {
  const text = wholeOf(treatment) ?? treatment.duty?.amount;
  return text === undefined ? undefined : parseExact(text);
};

const textOf = (treatment: Treatment): string | null => wholeOf(treatment) ?? treatment.duty?.amount ?? null;

/**
 * How a claim stands: among the treatments of its instrument the cheapest available one, else the cheapest conditional one,
 * else the status of those without an amount. An instrument that has no treatment does not concern the goods.
 */
function claimedAmong(treatments: readonly Treatment[], claim: string): ClaimedAmong {
  const all = treatments.filter(({ instrument }) => instrument === claim);
  const own = all.filter(({ duty }) => duty);
  const cheapest = (status: Status): Treatment | undefined =>
    own
      .filter((each) => each.status === status)
      .reduce<Treatment | undefined>(
        (least, each) => (least && compare(dueOf(each) ?? ZERO, dueOf(least) ?? ZERO) >= 0 ? least : each),
        undefined,
      );
  const priced = cheapest('available') ?? cheapest('conditional');
  if (priced) return { status: priced.status, due: textOf(priced) };
  const first = (a: Status, b: Status): Status => (STATES[b] < STATES[a] ? b : a);
  return { status: all.map(({ status }) => status).reduce(first, 'notApplicable'), due: null };
}

interface ClaimedAmong {
  readonly status: Status;
  readonly due: string | null;
}

const ofDuties = ({ charges }: NonNullable<Treatment['stack']>, evidence: Evidence): Evidence =>
  charges.reduce(
    (grade, charge) =>
      charge.kind === 'duty' && charge.amount ? lowerEvidence(grade, charge.evidence) : grade,
    evidence,
  );

/** The grade of what is due: with the duties on top where they are counted. */
const gradeOf = (treatment: Treatment): Evidence =>
  treatment.stack && wholeOf(treatment) !== null
    ? ofDuties(treatment.stack, treatment.evidence)
    : treatment.evidence;

function assessed(determination: Determination, claim: string): Assessed {
  const { treatments, best, layers } = determination;
  const cheapest = treatments
    .filter((each) => isBest(each, determination) && each.duty)
    .reduce<Treatment | undefined>(
      (least, each) => (least && compare(dueOf(each) as Exact, dueOf(least) as Exact) >= 0 ? least : each),
      undefined,
    );
  const winner = cheapest ?? bestTreatment(determination);
  const claimed = claimedAmong(treatments, claim);
  const known =
    layers?.status !== 'notComputed' && treatments.every((each) => !each.duty || wholeOf(each) !== null);
  return {
    status: best === null ? 'open' : 'settled',
    best,
    bestDue: winner ? textOf(winner) : null,
    claimedStatus: claimed.status,
    claimedDue: claimed.due,
    layersKnown: known,
    evidence: winner ? gradeOf(winner) : null,
    treatments: treatments.map((treatment) => ({
      instrument: treatment.instrument,
      quota: treatment.quota ?? null,
      status: treatment.status,
      duty: treatment.duty?.amount ?? null,
      whole: wholeOf(treatment),
    })),
  };
}

/** Assesses one entry with the engine for single shipments. */
export function assessOne(query: Query, claim: string, record: LawRecord): Assessed {
  const { determinations } = determine(query, record);
  const [only] = determinations;
  if (determinations.length === 1 && only) return assessed(only, claim);
  return { ...NOBODY, status: determinations.length === 0 ? 'none' : 'several' };
}
