import { fraction, type PlainDate } from '../../base/index.js';
import { type Evidence, lowerEvidence, type Status } from '../../law/determination.js';
import type { ImporterRules, LawRecord } from '../../law/index.js';
import { layerForms } from '../../law/layers/apply.js';
import type { PlannedLayers } from '../../law/layers/plan.js';
import { awaitsPrice, isSpan, type Planned, type PlannedRate, type PlannedSpan } from '../../law/plan.js';
import { Answers } from '../../law/stack/answers.js';
import { everyForm, type Form, formOf, hasAmount } from '../../notation/index.js';
import { DayAmounts, DECLARED, DUTY, ORDINARY, partName, VALUE } from './amounts.js';
import { declaredUnit, MONEY_DECIMALS } from './hundredths.js';
import { lackedBy, namesIn, type Scales, toWhole, type WholeForm } from './shape.js';

/** When a treatment that is not the best keeps another from being called so. */
export const RIVAL = { never: 0, always: 1, withoutAmount: 2, unlessDearer: 3 } as const;

/** Statuses as numbers; of treatments of a claim without an amount the lowest says how the claim stands. */
export const STATES: Readonly<Record<Status, number>> = {
  available: 1,
  conditional: 2,
  notComputed: 3,
  notCovered: 4,
  notApplicable: 5,
};

/** One treatment of a plan, ready to be worked out for many entries. */
export interface Slot {
  readonly instrument: string;
  readonly quota: 'in' | 'out' | null;
  /** the status; where the amount lacks something and `priced`, it is `notComputed` */
  readonly status: Status;
  /** the duty is given where it can be worked out */
  readonly priced: boolean;
  /** null where no amount can be worked out */
  readonly whole: WholeForm | null;
  readonly rival: number;
  /** one of several descriptions of which exactly one fits: its group, 0 for none */
  readonly alternative: number;
  /** among treatments of the same amount, the lowest is the best */
  readonly tie: number;
  readonly evidence: Evidence;
}

/** Duties on top of every treatment of a plan. */
export interface Layers {
  readonly evidence: Evidence;
  /** charged alike on every treatment */
  readonly added: readonly WholeForm[];
  /** that depends on the duty of the treatment */
  readonly total: WholeForm | null;
  /** how many are due */
  readonly due: number;
  /** one of them lacks something */
  readonly open: boolean;
}

/** A plan as slots; `one by one` where only the engine can work it out. */
export type SlotPlan =
  | {
      readonly kind: 'slots';
      readonly slots: readonly Slot[];
      readonly layers: Layers;
      /** whether the duties on top are known: false where the facts do not have them */
      readonly layersKnown: boolean;
      /** declared values up to this are free, in hundredths; -1 for none */
      readonly freeUpTo: bigint;
    }
  | { readonly kind: 'one by one'; readonly why: string };

/** What a plan is compiled with. */
export interface Compiling {
  readonly record: LawRecord;
  readonly rules: ImporterRules;
  readonly date: PlainDate;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly scales: Scales;
}

class OneByOne extends Error {}

const refuse = (why: string): never => {
  throw new OneByOne(why);
};

interface Formed {
  readonly whole: WholeForm | null;
  readonly evidence: Evidence;
}

/** The least of the rates that a treatment may have, as one form; null where none can have an amount in these columns. */
function formsOf(planned: PlannedRate | PlannedSpan, compiling: Compiling): Formed {
  const { record, date, scales, rules } = compiling;
  const amounts = new DayAmounts(record, date);
  const rates = isSpan(planned) ? planned.rates.map(({ rate }) => rate) : [planned.rate];
  if (!rates.every(hasAmount)) {
    if (rates.length > 1) refuse('one of several rates has no amount of its own');
    return { whole: null, evidence: planned.proposal.evidence };
  }
  const forms = everyForm(rates.map((rate) => formOf(rate, amounts)));
  if (!forms) return refuse('a rate is no sum, least or greatest of amounts');
  const form: Form = forms.length === 1 ? (forms[0] as Form) : { kind: 'least', of: forms };
  const always = new Map([...scales].filter(([name]) => name === VALUE || name === DECLARED));
  if (forms.length > 1 && lackedBy(form, always).length > 0) {
    refuse('one of several rates is on an amount that an entry may lack');
  }
  if (lackedBy(form, scales).length > 0) {
    return { whole: null, evidence: planned.proposal.evidence };
  }
  const evidence = lowerEvidence(planned.proposal.evidence, amounts.evidence);
  return { whole: toWhole(form, scales, rules.roundDuty.to), evidence };
}

type Unranked = Omit<Slot, 'tie' | 'alternative'> & {
  readonly requires: number;
  readonly describes: boolean;
};

function unrankedSlot(planned: Planned, compiling: Compiling): Unranked {
  if (!awaitsPrice(planned)) {
    const { treatment, conditional, alternative } = planned;
    const { instrument, quota = null, status, evidence, requires } = treatment;
    const counts = status === 'notComputed' && (!conditional || alternative);
    return {
      instrument,
      quota,
      status,
      priced: false,
      whole: null,
      rival: counts ? RIVAL.always : RIVAL.never,
      evidence,
      requires: requires.length,
      describes: false,
    };
  }
  const { proposal, status, requires } = planned;
  const { instrument, quota = null, withheld, asked, alternative } = proposal;
  const counts = asked.length === 0 || alternative;
  const open = isSpan(planned);
  const { whole, evidence } = formsOf(planned, compiling);
  const base = { instrument, quota, whole, evidence, requires: requires.length };
  if (withheld || open) {
    const stands = status === 'notComputed' && counts;
    const rival = !stands ? RIVAL.never : whole ? RIVAL.unlessDearer : RIVAL.always;
    return { ...base, status, priced: false, rival, describes: false };
  }
  const rival = counts ? RIVAL.withoutAmount : RIVAL.never;
  return { ...base, status, priced: true, rival, describes: alternative && status === 'conditional' };
}

const byTie = (a: Unranked, b: Unranked): number =>
  Number(a.instrument !== 'mfn') - Number(b.instrument !== 'mfn') ||
  a.requires - b.requires ||
  (a.instrument < b.instrument ? -1 : Number(a.instrument > b.instrument));

function rank(slots: readonly Unranked[]): Slot[] {
  const order = [...slots.keys()].sort((i, j) => byTie(slots[i] as Unranked, slots[j] as Unranked) || i - j);
  const groups = [...new Set(slots.filter(({ describes }) => describes).map(({ instrument }) => instrument))];
  if (groups.length > 2) refuse('more than two instruments describe the goods in several ways');
  return slots.map(({ requires, describes, ...slot }, i) => ({
    ...slot,
    tie: order.indexOf(i) + 1,
    alternative: describes ? groups.indexOf(slot.instrument) + 1 : 0,
  }));
}

function compileLayers(planned: PlannedLayers, compiling: Compiling): { layers: Layers; known: boolean } {
  const { scales, rules, answers } = compiling;
  const none: Layers = { evidence: 'published', added: [], total: null, due: 0, open: false };
  if (planned.status === 'notInFacts') return { layers: none, known: false };
  const names = { value: VALUE, duty: DUTY, ordinary: ORDINARY };
  const due = layerForms(planned.layers, new Answers(answers), names);
  if (due.some(({ content }) => content !== undefined && scales.has(partName(content)))) {
    refuse('a duty on top is charged on a content that the entries give');
  }
  const graded = due.reduce((grade, { layer }) => lowerEvidence(grade, layer.evidence), none.evidence);
  const forms = due.flatMap((each) => ('form' in each ? [each.form] : []));
  if (forms.some((form) => lackedBy(form, scales).length > 0)) {
    refuse('a duty on top is charged on an amount that the entries do not have');
  }
  const wholes = forms.map((form) => toWhole(form, scales, rules.roundDuty.to));
  const onDuty = ({ shape }: WholeForm): boolean =>
    namesIn(shape).some((name) => name === DUTY || name === ORDINARY);
  const totals = wholes.filter(onDuty);
  if (totals.length > 1) refuse('two duties on top depend on the duty');
  return {
    known: true,
    layers: {
      evidence: graded,
      added: wholes.filter((whole) => !onDuty(whole)),
      total: totals[0] ?? null,
      due: due.length,
      open: due.some((each) => 'lacks' in each),
    },
  };
}

/** The most treatments of a plan that are worked out side by side. */
const MOST_SLOTS = 8;
const MOST_ADDED = 3;

/** Gives what is made, or why a database cannot work it out. */
function orWhy<T>(make: () => T): T | OnlyOneByOne {
  try {
    return make();
  } catch (error) {
    if (error instanceof OneByOne) return { kind: 'one by one', why: error.message };
    throw error;
  }
}

export type OnlyOneByOne = Extract<SlotPlan, { kind: 'one by one' }>;

export interface Slots {
  readonly kind: 'slots';
  readonly slots: readonly Slot[];
}

/** Compiles the treatments of a line. */
export const compileSlots = (planned: readonly Planned[], compiling: Compiling): Slots | OnlyOneByOne =>
  orWhy(() => {
    if (planned.length > MOST_SLOTS) refuse('too many treatments');
    return { kind: 'slots', slots: rank(planned.map((each) => unrankedSlot(each, compiling))) };
  });

/** Puts the duties on top to the treatments of a line. */
export const withLayers = (
  { slots }: Slots,
  planned: PlannedLayers,
  freeUpTo: bigint,
  compiling: Compiling,
): SlotPlan =>
  orWhy(() => {
    const { layers, known } = compileLayers(planned, compiling);
    const ordinary = slots.filter(({ instrument, whole }) => instrument === 'mfn' && whole);
    const several = ordinary.length > 1 && !ordinary.every(({ status }) => status === 'available');
    if (layers.total && several) refuse('the ordinary duty that a duty on top builds on is divided');
    if (layers.added.length > MOST_ADDED) refuse('too many duties on top');
    return { kind: 'slots', slots, layers, layersKnown: known, freeUpTo: known ? freeUpTo : -1n };
  });

/** The columns that every entry has, by the importer's rules. */
export const valueScales = ({ importer, roundValue, roundDuty }: ImporterRules): Scales =>
  new Map([
    [VALUE, roundValue.to],
    [DECLARED, fraction(declaredUnit(importer), 10n ** BigInt(MONEY_DECIMALS))],
    [DUTY, roundDuty.to],
    [ORDINARY, roundDuty.to],
  ]);
