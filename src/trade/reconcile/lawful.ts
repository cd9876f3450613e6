import { addDays, compare, type Exact, type PlainDate, roundTo } from '../../base/index.js';
import { Assessment } from '../../law/assessment.js';
import type { Span } from '../../law/calendar/days.js';
import { planLine } from '../../law/determineLine.js';
import { type ImporterCode, type LawRecord, type Line, linesOn, lowerEvidence } from '../../law/index.js';
import { daysOnTop } from '../../law/layers/days.js';
import { planLayers } from '../../law/layers/plan.js';
import { changeDays } from '../../law/path/changeDays.js';
import { awaitsPrice, isSpan, type Planned } from '../../law/plan.js';
import type { Shipment } from '../../law/shipment.js';
import { printRate, type Rate } from '../../notation/index.js';
import { unknownOnTop, waysOnTop } from './onTop.js';
import { onValue } from './openRate.js';
import type { LawfulDuty } from './types.js';

/** Whose goods are imported where, in which year. */
export interface Flow extends Span {
  readonly importer: ImporterCode;
  readonly origin: string;
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

/** The parts of the year in which the lawful duties of a line are the same. */
function spansOf(lines: readonly Line[], flow: Flow, record: LawRecord): readonly Span[] {
  const { importer, origin, from, to } = flow;
  const days = changeDays(lines, { ...flow, code: '' }, record);
  const more = daysOnTop(importer, origin, record).filter((day) => from <= day && day <= to);
  const starts = [...new Set([...days, ...more])].sort();
  return starts.map((day, i) => {
    const next = starts[i + 1];
    return { from: day, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** A treatment with each rate it may have, before what lies on top. */
type Bare = Omit<LawfulDuty, 'layers' | 'spared' | 'layersKnown' | 'spans'>;

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
    const amount = onValue(rate, value);
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

const keyOf = (duty: Omit<LawfulDuty, 'spans'>): string => {
  const { by, because } = duty.spared ?? { by: '', because: [] };
  const spared = duty.layers.length > 0 ? [] : [by, ...because.map(({ en }) => en)];
  return [
    duty.instrument,
    duty.notation,
    duty.withheld ?? '',
    ...duty.layers.map(({ id }) => id),
    ...spared,
  ].join('|');
};

/** Spans in order with one more, joined to the last where it is its neighbour. */
function withSpan(spans: readonly Span[], span: Span): readonly Span[] {
  const last = spans.at(-1);
  if (!last || addDays(last.to, 1) !== span.from) return [...spans, span];
  return [...spans.slice(0, -1), { from: last.from, to: span.to }];
}

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
  { importer, origin, layersOn }: Flow & { readonly layersOn: readonly PlainDate[] },
  record: LawRecord,
): readonly Omit<LawfulDuty, 'spans'>[] {
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
  const layers = planned.status === 'planned' ? planned.layers.filter(({ leftOutBy }) => !leftOutBy) : [];
  const assessment = new Assessment(shipment, record.rules(importer), record);
  const base = { shipment, code, on: span.from, declared: value, value, assessment };
  return bare
    .filter((each) => each.scope === 'ordinary' || isLower(each, ordinary))
    .flatMap((each) => {
      const { instrument, amount: duty } = each;
      const ways =
        planned.status === 'planned'
          ? waysOnTop(layers, { ...base, instrument, duty, ordinary: ordinary[0]?.amount ?? duty })
          : [unknownOnTop(duty, layersOn.length > 0)];
      return ways.map(({ evidence, ...way }) => ({
        ...each,
        ...way,
        evidence: evidence.reduce(lowerEvidence, each.evidence),
        layersKnown: planned.status === 'planned',
      }));
    });
}

/** Every duty that the law allows on a value of the goods of a code, each once, with the days on which it is lawful. */
export type LawfulOf = (code: string, value: Exact) => readonly LawfulDuty[];

/** The days of a year, of those on which something on top may change, for which the facts say what lies on top. */
const layersOn = ({ importer, origin, from, to }: Flow, record: LawRecord): readonly PlainDate[] =>
  [from, ...daysOnTop(importer, origin, record)].filter(
    (day) => from <= day && day <= to && planLayers(importer, '', origin, day, record).status === 'planned',
  );

/** The lawful duties of a year. The parts of the year in which they are the same are kept by line. */
export function lawfulDuties(flow: Flow, record: LawRecord): LawfulOf {
  const kept = new Map<string, readonly Span[]>();
  const year = { ...flow, layersOn: layersOn(flow, record) };
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
      for (const duty of dutiesIn(span, code, value, year, record)) {
        const key = keyOf(duty);
        const known = duties.get(key);
        duties.set(key, {
          ...duty,
          ...known,
          spans: withSpan(known?.spans ?? [], span),
          layersKnown: duty.layersKnown && (known?.layersKnown ?? true),
          evidence: lowerEvidence(duty.evidence, known?.evidence ?? duty.evidence),
        });
      }
    }
    return [...duties.values()];
  };
}
