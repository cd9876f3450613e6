import { add, addDays, compare, type Exact, type PlainDate, roundTo, sign } from '../../base/index.js';
import { Assessment } from '../../law/assessment.js';
import { planLine } from '../../law/determineLine.js';
import { type ImporterCode, type LawRecord, type Line, linesOn, lowerEvidence } from '../../law/index.js';
import { applyLayers, sumOf } from '../../law/layers/apply.js';
import { layerDays } from '../../law/layers/days.js';
import { type PlannedLayer, planLayers } from '../../law/layers/plan.js';
import { changeDays } from '../../law/path/changeDays.js';
import { awaitsPrice, isSpan, type Planned } from '../../law/plan.js';
import type { Shipment } from '../../law/shipment.js';
import { Answers } from '../../law/stack/answers.js';
import { isOpen, type StackBase } from '../../law/stack/base.js';
import { evaluateRate, printRate, type Rate } from '../../notation/index.js';
import { GuessedBase } from './bareBase.js';
import type { LawfulDuty, LayerName } from './types.js';

/** Whose goods are imported where, in which year. */
export interface Flow {
  readonly importer: ImporterCode;
  readonly origin: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The lines whose whole code a statistical code begins with, the longest of them. */
function matching(code: string, lines: readonly Line[]): readonly Line[] {
  const fitting = lines.filter((line) => code.startsWith(line.code));
  const longest = Math.max(...fitting.map((line) => line.code.length));
  return fitting.filter((line) => line.code.length === longest);
}

/** The lines to which a statistical code belongs on a day, of the day's edition or, for a newer nomenclature, a later one. */
export function linesOfCode(
  code: string,
  importer: ImporterCode,
  on: PlainDate,
  record: LawRecord,
): readonly Line[] {
  const subheading = code.slice(0, SUBHEADING);
  const own = matching(code, record.lines(record.edition(importer, on), subheading));
  if (own.length > 0) return own;
  const { found } = linesOn({ importer, code: subheading, date: on }, record);
  return matching(
    code,
    found.map(({ line }) => line),
  );
}

const SUBHEADING = 6;

/** Days on which a duty on top may change. */
const daysOnTop = ({ importer }: Flow, record: LawRecord): PlainDate[] =>
  record.layers.filter((facts) => facts.importer === importer).flatMap(layerDays);

/** The parts of the year in which the lawful duties of a line are the same. */
function spansOf(lines: readonly Line[], flow: Flow, record: LawRecord): readonly Span[] {
  const { from, to } = flow;
  const days = changeDays(lines, { ...flow, code: '' }, record);
  const more = daysOnTop(flow, record).filter((day) => from <= day && day <= to);
  const starts = [...new Set([...days, ...more])].sort();
  return starts.map((day, i) => {
    const next = starts[i + 1];
    return { from: day, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** A treatment with each rate it may have, before what lies on top. */
type Bare = Omit<LawfulDuty, 'layers' | 'spared' | 'from' | 'to'>;

/** statistics add up many entries: duty is kept to the cent, not rounded as that of one entry */
const CENTS = 2;

function bareDuties(planned: Planned, value: Exact, record: LawRecord): readonly Bare[] {
  if (!awaitsPrice(planned)) return [];
  const { proposal, status } = planned;
  const instrument = record.instruments.find(({ id }) => id === proposal.instrument);
  if (!instrument || status === 'notApplicable' || status === 'notCovered') return [];
  const withheld = proposal.withheld?.reason;
  if (withheld !== undefined && instrument.scope !== 'ordinary') return [];
  const rates: readonly Rate[] = isSpan(planned) ? planned.rates.map(({ rate }) => rate) : [planned.rate];
  const priced = (rate: Rate): Exact | undefined => {
    const amount = evaluateRate(rate, new GuessedBase(value, undefined));
    return amount && roundTo(amount, CENTS);
  };
  return rates.map((rate) => ({
    instrument: instrument.id,
    name: instrument.name,
    scope: instrument.scope,
    rate,
    notation: printRate(rate),
    evidence: proposal.evidence,
    withheld,
    amount: priced(rate),
  }));
}

const nameOf = ({ facts }: PlannedLayer): LayerName => ({ id: facts.id, name: facts.name });

/** A duty with every lawful choice of what lies on top: as is taken, with each question turned, and nothing at all. */
function withLayers(
  bare: Bare,
  layers: readonly PlannedLayer[],
  ordinary: Exact | undefined,
  base: Omit<StackBase, 'answers' | 'duty' | 'ordinary' | 'instrument'>,
): readonly Omit<LawfulDuty, 'from' | 'to'>[] {
  const { amount } = bare;
  const none = { ...bare, layers: [], spared: layers.map(nameOf) };
  if (!amount || layers.length === 0) return [none];
  const questions = new Set(layers.flatMap((each) => [...each.if, ...each.unless].map(({ id }) => id)));
  const found: Omit<LawfulDuty, 'from' | 'to'>[] = [none];
  for (const turned of [undefined, ...questions]) {
    const whole = { ...base, instrument: bare.instrument, duty: amount, ordinary: ordinary ?? amount };
    const charges = applyLayers(layers, { ...whole, answers: new Answers(new Map(), turned) });
    if (charges.some(isOpen)) continue;
    const due = new Set(
      charges.filter(({ amount: more }) => more && sign(more) > 0).map(({ charge }) => charge.id),
    );
    const on = layers.filter(({ facts }) => due.has(facts.id));
    found.push({
      ...bare,
      amount: add(amount, sumOf(charges)),
      evidence: on.map(({ evidence }) => evidence).reduce(lowerEvidence, bare.evidence),
      layers: on.map(nameOf),
      spared: layers.filter(({ facts }) => !due.has(facts.id)).map(nameOf),
    });
  }
  return found;
}

const keyOf = (duty: Omit<LawfulDuty, 'from' | 'to'>): string =>
  [duty.instrument, duty.notation, duty.withheld ?? '', ...duty.layers.map(({ id }) => id)].join('|');

/** A treatment beyond the ordinary rate is worth claiming only where it is lower. */
function isLower(bare: Bare, ordinary: readonly Bare[]): boolean {
  const { amount } = bare;
  const amounts = ordinary.flatMap((each) => each.amount ?? []);
  return !amount || amounts.length === 0 || amounts.some((each) => compare(amount, each) < 0);
}

function dutiesIn(
  span: Span,
  code: string,
  value: Exact,
  flow: Flow,
  record: LawRecord,
): readonly Omit<LawfulDuty, 'from' | 'to'>[] {
  const { importer, origin } = flow;
  const shipment: Shipment = {
    importer,
    origin,
    date: span.from,
    value,
    quantities: [],
    parts: new Map(),
  };
  const lines = linesOfCode(code, importer, span.from, record);
  const bare = lines.flatMap((line) =>
    planLine(shipment, line, record).flatMap((planned) => bareDuties(planned, value, record)),
  );
  const ordinary = bare.filter(({ scope }) => scope === 'ordinary');
  const planned = planLayers(importer, code, origin, span.from, record);
  const layers = planned.status === 'planned' ? planned.layers : [];
  const assessment = new Assessment(shipment, record.rules(importer), record);
  const base = { shipment, code, on: span.from, declared: value, value, assessment };
  return bare
    .filter((each) => each.scope === 'ordinary' || isLower(each, ordinary))
    .flatMap((each) => withLayers(each, layers, ordinary[0]?.amount, base));
}

/** Every duty that the law allows on a value of the goods of a code, each once, with the days on which it is lawful. */
export type LawfulOf = (code: string, value: Exact) => readonly LawfulDuty[];

/** The lawful duties of a year. The parts of the year in which they are the same are kept by line. */
export function lawfulDuties(flow: Flow, record: LawRecord): LawfulOf {
  const kept = new Map<string, readonly Span[]>();
  const spans = (code: string): readonly Span[] => {
    const lines = linesOfCode(code, flow.importer, flow.from, record);
    const key = lines[0]?.code ?? '';
    const found = kept.get(key) ?? spansOf(lines, flow, record);
    kept.set(key, found);
    return found;
  };
  return (code, value) => {
    const duties = new Map<string, LawfulDuty>();
    for (const span of spans(code)) {
      for (const duty of dutiesIn(span, code, value, flow, record)) {
        const key = keyOf(duty);
        const known = duties.get(key);
        duties.set(key, known ? { ...known, to: span.to } : { ...duty, ...span });
      }
    }
    return [...duties.values()];
  };
}
