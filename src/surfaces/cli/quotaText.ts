import type { Evidence, QuotaReport, QuotaReports } from '../../kanzei.js';
import { ALLOCATIONS, LABELS, PACES, QUOTA_STATUSES } from '../labels.js';
import { assumedLines, grade, gradeMeanings, listed, sourceLines, stepLines } from './evidenceText.js';
import { hang, table, wrap } from './layout.js';
import type { Page } from './page.js';
import { facing, volumeText } from './volumeText.js';

function amount(report: QuotaReport, page: Page): string {
  const { volume } = report;
  if (!volume) return page.say(LABELS.notInFacts);
  const about = volume.approximate ? `${page.say(LABELS.about)} ` : '';
  return `${about}${volumeText(volume.volume, volume.unit)}`;
}

function filledText({ filled }: QuotaReport): string {
  if (!filled) return '–';
  return filled.from === filled.to ? filled.from : `${filled.from} – ${filled.to}`;
}

function summary(report: QuotaReport, page: Page): string[] {
  const { say } = page;
  const { year, volume, drawn, balance, fillRate, over, filled, allocation } = report;
  const graded = (text: string, evidence: Evidence | undefined): string =>
    evidence === undefined ? text : `${text} [${grade(evidence, page)}]`;
  const unit = volume?.unit ?? drawn?.unit ?? '';
  const rows: (readonly [string, string])[] = [
    [say(LABELS.status), graded(say(QUOTA_STATUSES[report.status]), report.evidence)],
    ...(report.reason === null ? [] : [[say(LABELS.reason), report.reason] as const]),
    [say(LABELS.importer), report.importer],
    [say(LABELS.origins), report.origins.join(', ')],
    [say(LABELS.products), report.lines.join(', ')],
    [say(LABELS.quotaYear), `${year.name}, ${year.from} – ${year.to}`],
    [say(LABELS.quotaVolume), graded(amount(report, page), volume?.evidence)],
    [
      say(LABELS.drawn),
      drawn
        ? graded(`${volumeText(drawn.volume, drawn.unit)}, ${year.from} – ${drawn.to}`, drawn.evidence)
        : say(LABELS.noFigure),
    ],
    [say(LABELS.share), fillRate === null ? '–' : `${fillRate} %`],
    [say(LABELS.balance), balance === null ? '–' : volumeText(balance, unit)],
    ...(over === null ? [] : [[say(LABELS.over), volumeText(over, unit)] as const]),
    [say(LABELS.filled), graded(filledText(report), filled?.evidence)],
    [
      say(LABELS.allocation),
      allocation === null
        ? say(LABELS.notInFacts)
        : graded(say(ALLOCATIONS[allocation]), report.allocationEvidence),
    ],
  ];
  return facing(rows, page);
}

function forecastLines({ forecast }: QuotaReport, page: Page): string[] {
  if (!forecast) return [];
  const { say } = page;
  const { method, coverage, expected, earliest, latest, basedOn, evidence, description } = forecast;
  const later = say(LABELS.afterTheYear);
  return [
    '',
    page.style.dim(say(LABELS.forecast)),
    ...hang(
      '  ',
      `${expected ?? later}; ${Math.round(100 * coverage)} %: ${earliest} – ${latest ?? later} [${grade(evidence, page)}]; ${say(PACES[method])}: ${basedOn}`,
      page.columns,
    ),
    ...hang('  ', page.style.dim(description), page.columns),
  ];
}

function rateLines({ rates }: QuotaReport, page: Page): string[] {
  if (rates.length === 0) return [];
  const heads = [LABELS.line, LABELS.inQuota, LABELS.outOfQuota, LABELS.evidence];
  return [
    '',
    ...table(
      heads.map(page.say),
      rates.map(({ codes, inQuota, outOfQuota, evidence }) => ({
        cells: [codes.join(', '), inQuota ?? '–', outOfQuota ?? '–', grade(evidence, page)],
      })),
      { columns: page.columns, style: { header: page.style.dim, note: page.style.dim } },
    ),
  ];
}

const gradesOf = (report: QuotaReport): readonly Evidence[] => [
  report.evidence,
  ...[report.volume, report.drawn, report.filled, report.forecast].flatMap((it) => it?.evidence ?? []),
  ...report.rates.map(({ evidence }) => evidence),
  ...(report.unverified.length > 0 ? ['unverified' as const] : []),
];

function inFull(report: QuotaReport, page: Page): string[] {
  const { say } = page;
  const { volume } = report;
  const note = volume?.note === undefined ? [] : [`${say(LABELS.quotaVolume)}: ${volume.note}`];
  return [
    ...wrap(page.style.bold(`${report.quota}  ${say(report.name)}, ${report.on}`), page.columns),
    ...summary(report, page),
    ...forecastLines(report, page),
    ...rateLines(report, page),
    ...(report.steps.length > 0
      ? ['', page.style.dim(say(LABELS.arithmetic)), ...stepLines(report.steps, page)]
      : []),
    ...listed(say(LABELS.missing), report.notComputed, page),
    ...listed(
      say(LABELS.unverifiedFacts),
      report.unverified.map(({ fact, about }) => `${say(fact)}: ${about}`),
      page,
    ),
    ...gradeMeanings(new Set(gradesOf(report)), page),
    ...listed(say(LABELS.notes), [...note, ...report.notes], page),
    ...sourceLines([...report.citations, ...report.rates.map(({ citation }) => citation)], page),
  ];
}

function inRows(quotas: readonly QuotaReport[], page: Page): string[] {
  const { say } = page;
  const heads = [
    LABELS.quota,
    LABELS.quotaYear,
    LABELS.status,
    LABELS.quotaVolume,
    LABELS.filled,
    LABELS.evidence,
  ];
  return [
    ...table(
      heads.map(say),
      quotas.map((report) => ({
        cells: [
          report.quota,
          report.year.name,
          say(QUOTA_STATUSES[report.status]),
          amount(report, page),
          filledText(report),
          grade(report.evidence, page),
        ],
        notes: report.reason === null ? [] : [report.reason],
      })),
      {
        columns: page.columns,
        align: ['left', 'left', 'left', 'right', 'left', 'left'],
        style: { header: page.style.dim, note: page.style.dim },
      },
    ),
    ...gradeMeanings(new Set(quotas.map(({ evidence }) => evidence)), page),
    '',
    ...wrap(page.style.dim(say(LABELS.moreQuota)), page.columns),
  ];
}

/** One quota in full, or all in rows, for a person at a terminal. */
export function quotasText(reports: QuotaReports, one: boolean, page: Page): string {
  const { assumptions, quotas, outside } = reports;
  const [first] = quotas;
  const text = [
    ...assumedLines(assumptions, page),
    ...(one && first ? inFull(first, page) : quotas.length > 0 ? inRows(quotas, page) : []),
    ...listed(
      page.say(LABELS.outsideLife),
      outside.map(({ quota, reason }) => `${quota}: ${reason}`),
      page,
    ),
  ];
  return `${text.join('\n')}\n`;
}
