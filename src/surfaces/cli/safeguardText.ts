import type { Evidence, SafeguardReport } from '../../kanzei.js';
import { ANSWERS, GRADES, LABELS, SAFEGUARD_STATUSES } from '../labels.js';
import { grade, gradeMeanings, listed, sourceLines, stepLines } from './evidenceText.js';
import { table, wrap } from './layout.js';
import type { Page } from './page.js';
import { facing, volumeText } from './volumeText.js';

function distanceText(report: SafeguardReport, page: Page): string {
  const { distance, trigger } = report;
  if (distance === null || !trigger) return '–';
  const passed = distance.startsWith('-');
  const volume = volumeText(distance.replace('-', ''), trigger.unit);
  return `${volume} ${page.say(passed ? LABELS.aboveTrigger : LABELS.leftToTrigger)}`;
}

function summary(report: SafeguardReport, page: Page): string[] {
  const { say } = page;
  const { year, trigger, volume, share, earliestStart, unknownFrom, products } = report;
  const graded = (text: string, evidence: Evidence): string => `${text} [${grade(evidence, page)}]`;
  const unsettled =
    products.unsettled.length > 0 ? `; ${say(LABELS.notSettled)}: ${products.unsettled.join(', ')}` : '';
  const rows: (readonly [string, string])[] = [
    [say(LABELS.status), graded(say(SAFEGUARD_STATUSES[report.status]), report.evidence)],
    ...(report.reason === null ? [] : [[say(LABELS.reason), report.reason] as const]),
    [say(LABELS.products), graded(`${products.codes.join(', ')}${unsettled}`, products.evidence)],
    [say(LABELS.count), `${year.name}, ${year.from} – ${year.to}`],
    [
      say(LABELS.trigger),
      trigger ? graded(volumeText(trigger.volume, trigger.unit), trigger.evidence) : say(LABELS.notInFacts),
    ],
    [
      say(LABELS.volume),
      volume
        ? graded(`${volumeText(volume.volume, volume.unit)}, ${year.from} – ${volume.to}`, volume.evidence)
        : say(LABELS.noFigure),
    ],
    [say(LABELS.share), share ? `${share.percent} %` : '–'],
    [say(LABELS.distance), distanceText(report, page)],
    [say(LABELS.earliestStart), earliestStart ? graded(earliestStart.value, earliestStart.evidence) : '–'],
    ...(unknownFrom === null ? [] : [[say(LABELS.unknownFrom), unknownFrom] as const]),
  ];
  return facing(rows, page);
}

function conditionTable(report: SafeguardReport, page: Page): string[] {
  const { say, columns } = page;
  return [
    '',
    ...table(
      [LABELS.condition, LABELS.met, LABELS.volume, LABELS.threshold, LABELS.share, LABELS.evidence].map(say),
      report.conditions.map(({ name, met, threshold, volume, share, evidence, reason }) => ({
        cells: [
          say(name),
          say(ANSWERS[met]),
          volume ? volumeText(volume.volume, volume.unit) : '–',
          threshold ? volumeText(threshold.volume, threshold.unit) : '–',
          share ? `${share.percent} %` : '–',
          grade(evidence, page),
        ],
        notes: reason === undefined ? [] : [reason],
      })),
      {
        columns,
        align: ['left', 'left', 'right', 'right', 'right', 'left'],
        style: { header: page.style.dim, note: page.style.dim },
      },
    ),
  ];
}

function measureTable(report: SafeguardReport, page: Page): string[] {
  const { say, columns } = page;
  if (report.measures.length === 0) return [];
  return [
    '',
    ...table(
      [
        LABELS.measure,
        LABELS.firstDay,
        LABELS.lastDay,
        LABELS.rate,
        LABELS.passedIn,
        LABELS.basis,
        LABELS.evidence,
      ].map(say),
      report.measures.map(({ year, from, to, rate, exceededIn, basis, evidence, followedBy }) => ({
        cells: [
          year,
          from,
          to ?? '–',
          rate ?? '–',
          `${exceededIn.from} – ${exceededIn.to}`,
          say(basis === 'recorded' ? LABELS.recorded : LABELS.byRule),
          grade(evidence, page),
        ],
        notes: followedBy
          ? [
              `${say(LABELS.followed)} ${followedBy.from}: ${followedBy.rate} [${say(GRADES[followedBy.evidence])}]`,
            ]
          : [],
      })),
      { columns, style: { header: page.style.dim, note: page.style.dim } },
    ),
  ];
}

function gradesUsed(report: SafeguardReport): ReadonlySet<Evidence> {
  const { trigger, volume, earliestStart, conditions, measures, steps, products } = report;
  return new Set<Evidence>([
    report.evidence,
    products.evidence,
    ...[trigger, volume, earliestStart].flatMap((it) => (it ? [it.evidence] : [])),
    ...conditions.map(({ evidence }) => evidence),
    ...measures.flatMap(({ evidence, followedBy }) => [evidence, followedBy?.evidence ?? evidence]),
    ...steps.flatMap(({ evidence }) => evidence ?? []),
    ...(report.unverified.length > 0 ? ['unverified' as const] : []),
  ]);
}

/** The state of a safeguard for a person at a terminal. */
export function safeguardText(report: SafeguardReport, page: Page): string {
  const { say } = page;
  const { trigger, earliestStart } = report;
  const notes = [
    ...(trigger?.note === undefined ? [] : [`${say(LABELS.trigger)}: ${trigger.note}`]),
    ...(earliestStart?.note === undefined ? [] : [`${say(LABELS.earliestStart)}: ${earliestStart.note}`]),
  ];
  const text = [
    ...wrap(page.style.bold(`${say(report.name)}, ${report.on}`), page.columns),
    ...summary(report, page),
    ...conditionTable(report, page),
    ...measureTable(report, page),
    ...(report.steps.length > 0
      ? ['', page.style.dim(say(LABELS.arithmetic)), ...stepLines(report.steps, page)]
      : []),
    ...listed(say(LABELS.missing), [...new Set(report.notComputed)], page),
    ...listed(
      say(LABELS.unverifiedFacts),
      report.unverified.map(({ fact, about }) => `${say(fact)}: ${about}`),
      page,
    ),
    ...gradeMeanings(gradesUsed(report), page),
    ...listed(say(LABELS.notes), [...notes, ...report.notes], page),
    ...sourceLines(
      [...report.citations, ...(earliestStart ? [earliestStart.citation] : []), report.products.citation],
      page,
    ),
  ];
  return `${text.join('\n')}\n`;
}
