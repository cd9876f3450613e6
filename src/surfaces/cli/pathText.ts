import { countryName } from '../../base/index.js';
import type { LinePath, OpenMeasure, PathSpan, PathTrack, RatePaths } from '../../kanzei.js';
import { LABELS, STATUSES } from '../labels.js';
import { assumedLines, grade, gradeMeanings, sourceLines } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import { omissionLines } from './omissionText.js';
import type { Page } from './page.js';

function rateText({ rate, left, status }: PathSpan, page: Page): string {
  if (left) {
    const { lowest, highest } = left;
    return `${lowest.notation} – ${highest?.notation ?? page.say(LABELS.ordinaryRate)}`;
  }
  return rate ? rate.notation : page.say(STATUSES[status]);
}

/** Why a span has no single rate, or what interrupts it. */
function notesOf(span: PathSpan, page: Page): string[] {
  const { rate, status, reason, safeguard } = span;
  return [
    ...((rate === null || status === 'notComputed') && reason !== undefined ? [reason] : []),
    ...(safeguard
      ? [`${page.say(LABELS.safeguard)} (${page.say(safeguard.name)}): ${safeguard.reason}`]
      : []),
  ];
}

function trackName({ instrument, origin, quota }: PathTrack, paths: RatePaths, page: Page): string {
  const side = quota && page.say(quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota);
  const of = origin === paths.origin ? undefined : countryName(origin, page.language);
  return [instrument, side, of].filter((part) => part !== undefined).join(', ');
}

/** The days on which a measure may run, safeguard by safeguard. */
function openMeasureLines({ openMeasures }: PathTrack, page: Page): string[] {
  const bySafeguard = new Map<string, OpenMeasure[]>();
  for (const each of openMeasures) {
    bySafeguard.set(each.safeguard, [...(bySafeguard.get(each.safeguard) ?? []), each]);
  }
  return [...bySafeguard.values()].flatMap((measures) => {
    const [{ name }] = measures as [OpenMeasure, ...OpenMeasure[]];
    const days = measures.map(({ from, to }) => `${from} – ${to}`).join(', ');
    const text = `${page.say(LABELS.safeguard)} (${page.say(name)}): ${page.say(LABELS.openMeasures)}: ${days}`;
    return hang('  ', page.style.care(text), page.columns);
  });
}

/** The last column before the notes of a track: its conditions are those of every span. */
function trackTable(track: PathTrack, paths: RatePaths, page: Page): string[] {
  const style = { header: page.style.dim, note: page.style.dim };
  const head = [LABELS.firstDay, LABELS.lastDay, LABELS.rate, LABELS.evidence].map(page.say);
  const rows = track.spans.map(
    (span): Row => ({
      cells: [span.from, span.to, rateText(span, page), grade(span.evidence, page)],
      notes: notesOf(span, page),
    }),
  );
  return [
    '',
    ...wrap(page.style.bold(trackName(track, paths, page)), page.columns),
    ...track.conditions.flatMap((each) => hang('  ', `${page.say(LABELS.if)} ${each}`, page.columns)),
    ...table(head, rows, { columns: page.columns - 2, style }).map((line) => `  ${line}`),
    ...openMeasureLines(track, page),
  ];
}

function lineText({ line, mappings, tracks }: LinePath, paths: RatePaths, page: Page): string[] {
  return [
    '',
    ...wrap(`${page.style.bold(line.code)}  ${page.productOf(line)}`, page.columns),
    ...(line.when ? hang('  ', `${page.say(LABELS.only)} ${line.when}`, page.columns) : []),
    ...mappings.flatMap(({ note }) => hang('  ', page.style.dim(note), page.columns)),
    ...tracks.flatMap((track) => trackTable(track, paths, page)),
  ];
}

/** Rates over time for a person at a terminal. */
export function pathText(paths: RatePaths, page: Page): string {
  const country = (code: string): string => `${countryName(code, page.language)} (${code})`;
  const spans = paths.lines.flatMap(({ tracks }) => tracks.flatMap((track) => track.spans));
  const header = [
    `${page.say(LABELS.from)} ${country(paths.origin)} ${page.say(LABELS.into)} ${country(paths.importer)}`,
    `${paths.from} – ${paths.to}`,
  ];
  const text = [
    ...wrap(header.join(', '), page.columns),
    ...assumedLines(paths.assumptions, page),
    ...paths.lines.flatMap((each) => lineText(each, paths, page)),
    ...gradeMeanings(new Set(spans.map(({ evidence }) => evidence)), page),
    ...sourceLines(
      spans.flatMap(({ citations }) => citations),
      page,
    ),
    ...omissionLines(paths, page, 'usual'),
  ];
  return `${text.join('\n')}\n`;
}
