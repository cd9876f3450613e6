import { addDays, compare, type Exact, type PlainDate } from '../../../../src/base/index.js';
import type { Evidence, LinePath, OpenMeasure, PathSpan, RatePaths } from '../../../../src/kanzei.js';
import { lowerEvidence } from '../../../../src/kanzei.js';
import { readRate } from '../../../../src/notation/index.js';

/** One rate over the years: an instrument, and the origins for which it runs alike. */
export interface Series {
  /** "cptpp:AU" in an address */
  readonly id: string;
  readonly instrument: string;
  readonly origins: readonly string[];
  readonly quota?: 'in' | 'out';
  readonly conditions: readonly string[];
  readonly spans: readonly PathSpan[];
  readonly openMeasures: readonly OpenMeasure[];
}

/** A rate that is a percentage of the customs value, in per cent; undefined for every other: none is converted. */
export function percentOf(notation: string | undefined): Exact | undefined {
  const rate = notation === undefined ? undefined : readRate(notation);
  if (rate?.kind === 'free') return { n: 0, d: 1 };
  return rate?.kind === 'adValorem' && rate.of === undefined ? rate.percent : undefined;
}

/** The per cent of the days of a span; undefined where there is no rate or one that is no percentage. */
export const percentOfSpan = ({ rate }: PathSpan): Exact | undefined => percentOf(rate?.notation);

/** For a drawing only. */
export const asNumber = ({ n, d }: Exact): number => Number(n) / Number(d);

/** A line of the schedule by its code and, where a code has several, its place. */
export const lineKey = ({ line }: LinePath): string =>
  line.seq === 1 ? line.code : `${line.code}/${line.seq}`;

/** The lines of the answers, each once. */
export function linesOf(answers: readonly RatePaths[]): readonly LinePath[] {
  const all = answers.flatMap(({ lines }) => lines);
  return [...new Map(all.map((each) => [lineKey(each), each])).values()];
}

const clip = <T extends { readonly from: PlainDate | string; readonly to: PlainDate | string }>(
  spans: readonly T[],
  since: string,
  until: string,
): T[] =>
  spans
    .filter(({ from, to }) => from <= until && to >= since)
    .map((span) => ({
      ...span,
      from: span.from < since ? since : span.from,
      to: span.to > until ? until : span.to,
    }));

const sameRates = (a: readonly PathSpan[]): string =>
  JSON.stringify(
    a.map(({ from, to, status, rate, left, evidence, safeguard }) => [
      from,
      to,
      status,
      rate,
      left,
      evidence,
      safeguard?.status,
    ]),
  );

/** The tracks of one line for every origin, those that run alike as one, between two days. */
export function seriesOf(
  answers: readonly RatePaths[],
  line: string,
  since: string,
  until: string,
): readonly Series[] {
  const found = new Map<string, Series>();
  const ids = new Set<string>();
  for (const answer of answers) {
    const tracks = answer.lines.find((each) => lineKey(each) === line)?.tracks ?? [];
    for (const { instrument, quota, conditions, spans: all, openMeasures } of tracks) {
      const spans = clip(all, since, until);
      if (spans.length === 0) continue;
      const key = [instrument, quota, ...conditions, sameRates(spans)].join('|');
      const same = found.get(key);
      if (same) {
        found.set(key, { ...same, origins: [...same.origins, answer.origin] });
        continue;
      }
      const stem = [instrument, answer.origin, quota].filter(Boolean).join(':');
      const id = ids.has(stem) ? `${stem}:${ids.size}` : stem;
      ids.add(id);
      found.set(key, {
        id,
        instrument,
        origins: [answer.origin],
        ...(quota && { quota }),
        conditions,
        spans,
        openMeasures: clip(openMeasures, since, until),
      });
    }
  }
  return [...found.values()];
}

/** The series an address names: by its id, else by the instrument and one of its origins. */
export function findSeries(all: readonly Series[], id: string | undefined): Series | undefined {
  const exact = all.find((each) => each.id === id);
  if (exact || !id) return exact;
  const [instrument, origin, quota] = id.split(':');
  return all.find(
    (each) =>
      each.instrument === instrument &&
      (origin === undefined || each.origins.includes(origin)) &&
      (quota === undefined || each.quota === quota),
  );
}

/** A point of a drawing; without a percentage the line is broken. */
export interface ChartPoint {
  readonly series: string;
  readonly day: string;
  readonly percent: number | undefined;
}

/** The corners of a line of steps: a rate holds from its first day to the day after its last. */
export function stepPoints({ id, spans }: Series): readonly ChartPoint[] {
  return spans.flatMap((span, i) => {
    const percent = percentOfSpan(span);
    const gone = { series: id, day: span.from, percent: undefined };
    if (!percent) return [gone];
    const value = asNumber(percent);
    const before = spans[i - 1];
    const broken = before !== undefined && addDays(before.to, 1) !== span.from;
    return [
      ...(broken ? [gone] : []),
      { series: id, day: span.from, percent: value },
      { series: id, day: addDays(span.to, 1), percent: value },
    ];
  });
}

/** Days on which a rate is only known to lie between two percentages. */
export interface ChartBand {
  readonly series: string;
  readonly from: string;
  readonly to: string;
  readonly low: number;
  readonly high: number;
}

export const bandsOf = ({ id, spans }: Series): readonly ChartBand[] =>
  spans.flatMap(({ from, to, left }) => {
    const [low, high] = [percentOf(left?.lowest.notation), percentOf(left?.highest?.notation)];
    if (!low || !high) return [];
    return [{ series: id, from, to: addDays(to, 1), low: asNumber(low), high: asNumber(high) }];
  });

/** Spans with a rate that no percentage can stand for. */
export const notDrawn = ({ spans }: Series): readonly PathSpan[] =>
  spans.filter(({ rate, left }) =>
    [rate, left?.lowest, left?.highest].some((each) => each && !percentOf(each.notation)),
  );

/** Spans of which it is only known that the rate was not above the ordinary one. */
export const openEnded = ({ spans }: Series): readonly PathSpan[] =>
  spans.filter(({ left }) => left && left.highest === null);

/** The lowest grade of evidence of a series. */
export const lowestEvidence = ({ spans }: Series): Evidence =>
  spans.reduce<Evidence>((lowest, { evidence }) => lowerEvidence(lowest, evidence), 'published');

const THIN = 2.5;
const THICKER = 1.3;
const THICKEST = 7;

/** Whether two series have the same percentage on some day. */
const meet = (a: Series, b: Series): boolean =>
  a.spans.some((left) =>
    b.spans.some(
      (right) =>
        left.from <= right.to &&
        right.from <= left.to &&
        left.rate !== null &&
        left.rate.notation === right.rate?.notation,
    ),
  );

/** Widths of lines drawn one over another: a line is wider for every later one that covers it, so that all are seen. */
export const lineWidths = (all: readonly Series[]): readonly number[] =>
  all.map((series, i) => {
    const covering = all.slice(i + 1).filter((each) => meet(series, each)).length;
    return Math.min(THIN + covering * THICKER, THICKEST);
  });

/** Spans on which a safeguard measure is charged. */
export const measuresOf = ({ spans }: Series): readonly PathSpan[] =>
  spans.filter(({ safeguard }) => safeguard?.status === 'inForce');

/** Places labels on a side so that none covers another: the order stays, each at least `gap` from the next. */
export function spread(places: readonly number[], gap: number, highest: number): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] as number) - (places[b] as number));
  const put = [...places];
  let floor = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    put[i] = Math.max(put[i] as number, floor);
    floor = (put[i] as number) + gap;
  }
  let ceiling = highest;
  for (const i of [...order].reverse()) {
    put[i] = Math.min(put[i] as number, ceiling);
    ceiling = (put[i] as number) - gap;
  }
  return put;
}

/** The last percentage a series has, and its day. */
export function endOf(series: Series): { readonly day: PlainDate; readonly percent: Exact } | undefined {
  const last = series.spans.filter((span) => percentOfSpan(span)).at(-1);
  const percent = last && percentOfSpan(last);
  return last && percent ? { day: addDays(last.to, 1), percent } : undefined;
}

/** The highest percentage of all, for the axis. */
export function highestOf(all: readonly Series[]): Exact {
  const every = all.flatMap(({ spans }) =>
    spans.flatMap((span) => [percentOfSpan(span), percentOf(span.left?.highest?.notation)]),
  );
  return every.reduce<Exact>((most, each) => (each && compare(each, most) > 0 ? each : most), { n: 0, d: 1 });
}
