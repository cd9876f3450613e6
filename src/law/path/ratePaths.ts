import { addDays, type PlainDate } from '../../base/index.js';
import { LINE_DIGITS } from '../codes.js';
import type { CodeMapping, DeterminedLine } from '../determination.js';
import { planLine } from '../determineLine.js';
import { linesOn } from '../linesOn.js';
import { omissionsFor } from '../omissions.js';
import type { Instrument, LawRecord, Line } from '../record.js';
import type { Shipment } from '../shipment.js';
import { changeDays } from './changeDays.js';
import { openMeasures } from './openMeasures.js';
import { type DayState, stateOf } from './stateOn.js';
import type { LinePath, PathQuery, PathSpan, PathTrack, RatePaths } from './types.js';

interface OpenTrack {
  readonly head: Omit<PathTrack, 'spans'>;
  readonly spans: PathSpan[];
}

interface OpenLine {
  /** as the latest edition describes it */
  line: DeterminedLine;
  readonly mappings: Map<string, CodeMapping>;
  readonly tracks: Map<string, OpenTrack>;
}

/** What of a state, when it changes, begins another span. */
const shown = ({ status, rate, left, evidence, safeguard, reason }: DayState['span']): string =>
  [
    status,
    rate?.notation,
    left?.lowest.notation,
    left?.highest?.notation,
    evidence,
    safeguard?.reason,
    rate || left ? '' : reason,
  ].join(' | ');

/** Adds a day's state to a track: the last span goes on to the day before `next`, or another begins. */
function extend({ spans }: OpenTrack, state: DayState, from: PlainDate, to: PlainDate): void {
  const last = spans.at(-1);
  const adjoins = last !== undefined && addDays(last.to, 1) === from;
  if (last && adjoins && shown(last) === shown(state.span)) spans[spans.length - 1] = { ...last, to };
  else spans.push({ from, to, ...state.span });
}

/** Whose goods show the rates of an instrument: the origin asked for, else one party for each column of the schedule. */
function originsFor(instrument: Instrument, { importer, origin }: PathQuery): readonly string[] {
  const parties = instrument.parties.filter(
    ({ country, importers }) => country !== importer && (!importers || importers.includes(importer)),
  );
  if (instrument.scope === 'ordinary' || parties.some(({ country }) => country === origin)) return [origin];
  const byColumn = new Map<string, string>();
  for (const { importer: of, column, programme, columnsByOrigin } of instrument.columns) {
    if (of !== importer) continue;
    for (const { country } of parties) {
      const name = columnsByOrigin?.[country] ?? column ?? programme;
      if (name !== undefined && !byColumn.has(name)) byColumn.set(name, country);
    }
  }
  return byColumn.size > 0 ? [...byColumn.values()] : [origin];
}

interface Asked {
  readonly origin: string;
  /** every instrument when absent */
  readonly only?: ReadonlySet<string>;
}

/** The origins to follow, each with the instruments that are shown for it. */
function questions(query: PathQuery, record: LawRecord): Asked[] {
  const { origin, instruments } = query;
  if (!instruments) return [{ origin }];
  const byOrigin = new Map<string, Set<string>>();
  for (const instrument of record.instruments) {
    if (!instruments.includes(instrument.id)) continue;
    for (const country of originsFor(instrument, query)) {
      byOrigin.set(country, (byOrigin.get(country) ?? new Set()).add(instrument.id));
    }
  }
  return [...byOrigin].map(([country, only]) => ({ origin: country, only }));
}

const keyOf = ({ code, seq }: Line): string => `${code} ${String(seq).padStart(2, '0')}`;

function addDay(
  lines: Map<string, OpenLine>,
  { origin, only }: Asked,
  query: PathQuery,
  { day, to }: { readonly day: PlainDate; readonly to: PlainDate },
  record: LawRecord,
): void {
  const { importer, code } = query;
  for (const { line, mapping } of linesOn({ importer, code, date: day }, record).found) {
    const key = keyOf(line);
    const open: OpenLine = lines.get(key) ?? {
      line: line.described,
      mappings: new Map(),
      tracks: new Map(),
    };
    lines.set(key, open);
    open.line = line.described;
    if (mapping) open.mappings.set(mapping.note, mapping);
    const shipment: Shipment = { importer, origin, date: day, quantities: [], parts: new Map() };
    for (const planned of planLine(shipment, line, record, only)) {
      const state = stateOf(planned);
      if (!state) continue;
      const { instrument, quota, conditions } = state;
      const id = [origin, instrument, quota, ...conditions].join(' | ');
      let track = open.tracks.get(id);
      if (!track) {
        const measures = openMeasures(instrument, line, query, record);
        const head = { instrument, origin, ...(quota && { quota }), conditions, openMeasures: measures };
        track = { head, spans: [] };
        open.tracks.set(id, track);
      }
      extend(track, state, day, to);
    }
  }
}

/** A track that never has a rate says one thing from its first day to its last. */
const isEmpty = ({ spans }: OpenTrack): boolean => spans.every(({ rate, left }) => rate === null && !left);

function close({ line, mappings, tracks }: OpenLine): LinePath {
  const all = [...tracks.values()];
  const order = (track: OpenTrack): number => (isEmpty(track) ? 1 : 0);
  return {
    line,
    mappings: [...mappings.values()],
    tracks: all.sort((a, b) => order(a) - order(b)).map(({ head, spans }) => ({ ...head, spans })),
  };
}

/** The codes to follow: those of the lines that the editions of the time have under a prefix. */
function codesUnder({ importer, code, from, to }: PathQuery, record: LawRecord): readonly string[] {
  if (code.length >= LINE_DIGITS[importer]) return [code];
  const dates = record.editionsOf(importer).map(({ date }) => date);
  const days = [from, ...dates.filter((date) => from < date && date < to), to];
  const codes = days.flatMap((date) =>
    linesOn({ importer, code, date }, record).found.map(({ line }) => line.code),
  );
  return [...new Set(codes)];
}

/**
 * The rates of every line under a code over time, instrument by instrument, as spans of days: what `determine` says on
 * each day on which something may change. Seasons of a line do not interrupt its path; they are named with the line.
 */
export function ratePaths(query: PathQuery, record: LawRecord): RatePaths {
  const { importer, origin, from, to } = query;
  const lines = new Map<string, OpenLine>();
  for (const code of codesUnder(query, record)) {
    const own = { ...query, code };
    const sample = [from, to].flatMap((date) =>
      linesOn({ importer, code, date }, record).found.map(({ line }) => line),
    );
    for (const asked of questions(query, record)) {
      const days = changeDays(sample, { ...own, origin: asked.origin }, record);
      for (const [i, day] of days.entries()) {
        const next = days[i + 1];
        addDay(lines, asked, own, { day, to: next ? addDays(next, -1) : to }, record);
      }
    }
  }
  const inOrder = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
  const { assumptions } = record;
  const rules = record.rules(importer);
  return {
    importer,
    origin,
    from,
    to,
    assumptions,
    editions: record.editionsOf(importer).map(({ source, date }) => ({ source, date })),
    lines: inOrder.map(([, line]) => close(line)),
    layers: rules.layers,
    notIncluded: omissionsFor(rules, query.code),
  };
}
