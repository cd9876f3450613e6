import type { ReconciledLine, Reconciliation } from '../../kanzei.js';
import { GRADES, LABELS } from '../labels.js';
import { grouped } from './amountText.js';
import { gradeMeanings, listed, sourceLines } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import type { Page } from './page.js';

type Total = Reconciliation['chapters'][number]['utilisation'];

const MOST_LINES = 20;
const BAR = 24;

/** A decimal for people, in whole numbers where nothing else is said. */
const shown = (text: string, decimals = 0): string => grouped(text, decimals);

const percent = (text: string, decimals: number): string => `${shown(text, decimals)} %`;

const bar = (text: string): string => '#'.repeat(Math.round((Number(text) / 100) * BAR));

const descending =
  (key: (line: ReconciledLine) => string) =>
  (a: ReconciledLine, b: ReconciledLine): number =>
    Number(key(b)) - Number(key(a));

const lay = (
  header: readonly string[],
  rows: readonly Row[],
  align: readonly ('left' | 'right')[],
  { columns, style }: Page,
): string[] => table(header, rows, { columns, align, style: { header: style.dim, note: style.dim } });

function shareLines(report: Reconciliation, page: Page): string[] {
  const { say } = page;
  const rows = [
    [LABELS.exactly, report.exact],
    [LABELS.withParameter, report.parameter],
    [LABELS.unexplained, report.unexplained],
  ] as const;
  const { amount, percentOfDuty, percentOfValue } = report.tolerance;
  const wider = `${percentOfValue} % ${say(LABELS.ofTheValue)}: ${percent(report.toTheValue.percent, 3)}`;
  return [
    '',
    ...lay(
      [say(LABELS.ofImportValue), '%', say(LABELS.lines), say(LABELS.value), say(LABELS.collected), ''],
      rows.map(([label, part]) => ({
        cells: [
          say(label),
          shown(part.percent, 3),
          shown(String(part.lines)),
          shown(part.value),
          shown(part.collected),
          bar(part.percent),
        ],
      })),
      ['left', 'right', 'right', 'right', 'right', 'left'],
      page,
    ),
    ...hang(
      '  ',
      `${say(LABELS.tolerance)} ${amount} ${report.currency}, ${percentOfDuty} % ${say(LABELS.ofTheDuty)}; ${say(LABELS.orWithin)} ${wider}`,
      page.columns,
    ),
  ];
}

function kindLines({ kinds }: Reconciliation, page: Page): string[] {
  const { say } = page;
  const classes = {
    exact: LABELS.exactly,
    parameter: LABELS.withParameter,
    unexplained: LABELS.unexplained,
  };
  return [
    '',
    ...lay(
      [say(LABELS.explanation), say(LABELS.status), '%', say(LABELS.lines), say(LABELS.value)],
      kinds.map((each) => ({
        cells: [
          say(each.label),
          say(classes[each.class]),
          shown(each.percent, 3),
          shown(String(each.lines)),
          shown(each.value),
        ],
      })),
      ['left', 'left', 'right', 'right', 'right'],
      page,
    ),
  ];
}

function unexplainedLines({ lines }: Reconciliation, page: Page): string[] {
  const { say } = page;
  const all = lines.filter((line) => line.cause).sort(descending(({ value }) => value));
  if (all.length === 0) return [];
  const more = all.length - MOST_LINES;
  return [
    '',
    page.style.bold(say(LABELS.unexplainedLines)),
    ...lay(
      [say(LABELS.line), say(LABELS.product), say(LABELS.value), say(LABELS.collected)],
      all.slice(0, MOST_LINES).map(({ code, description, value, collected, cause }) => ({
        cells: [code, description, shown(value), shown(collected)],
        notes: cause ? [say(cause)] : [],
      })),
      ['left', 'left', 'right', 'right'],
      page,
    ),
    ...(more > 0 ? [`  + ${more} ${say(LABELS.andMore)}`] : []),
    ...hang('  ', say(LABELS.enteredFree), page.columns),
  ];
}

const totalCells = (total: Total): string[] => [
  shown(String(total.lines)),
  shown(total.value),
  shown(total.valueUnderPreference),
  shown(total.saved),
  shown(total.unused),
  total.percent === null ? '–' : shown(total.percent, 1),
];

function chapterLines({ chapters, utilisation }: Reconciliation, page: Page): string[] {
  const { say } = page;
  return lay(
    [
      say(LABELS.chapter),
      say(LABELS.lines),
      say(LABELS.eligible),
      say(LABELS.underPreference),
      say(LABELS.saved),
      say(LABELS.unusedSaving),
      `${say(LABELS.rateOfUse)} %`,
    ],
    [
      ...chapters
        .filter((each) => each.utilisation.lines > 0)
        .map((each) => ({ cells: [each.chapter, ...totalCells(each.utilisation)] })),
      { cells: [say(LABELS.inAll), ...totalCells(utilisation)] },
    ],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    page,
  );
}

function rowsOfUse(lines: readonly ReconciledLine[], page: Page): string[] {
  const { say } = page;
  return lay(
    [
      say(LABELS.line),
      say(LABELS.product),
      say(LABELS.rate),
      say(LABELS.value),
      say(LABELS.saved),
      say(LABELS.leftUnused),
      `${say(LABELS.rateOfUse)} %`,
    ],
    lines.flatMap(({ code, description, value, utilisation: use, alternatives }) =>
      use
        ? [
            {
              cells: [
                alternatives.length > 0 ? `${code} *` : code,
                description,
                `${use.ordinaryRate} > ${use.rate}`,
                shown(value),
                shown(use.saved),
                shown(use.unused),
                shown(use.percent, 1),
              ],
            },
          ]
        : [],
    ),
    ['left', 'left', 'left', 'right', 'right', 'right', 'right'],
    page,
  );
}

const byUnused = ({ lines }: Reconciliation): ReconciledLine[] =>
  lines.filter(({ utilisation }) => utilisation).sort(descending((line) => line.utilisation?.unused ?? '0'));

function linesOfUse(report: Reconciliation, by: 'chapter' | 'line', page: Page): string[] {
  const { say } = page;
  const { utilisation } = report;
  const { ambiguous, notComputed, control } = utilisation;
  if (utilisation.lines + notComputed.lines === 0) return [];
  const all = byUnused(report);
  const title = page.style.bold(
    `${say(LABELS.utilisation)}, ${report.year} (${report.currency}) [${say(GRADES[utilisation.evidence])}]`,
  );
  const rest = [
    say(LABELS.byAllThatCould),
    `* ${say(LABELS.ambiguousUse)}: ${ambiguous.lines} ${say(LABELS.lines)}, ${say(LABELS.saved)} ${shown(ambiguous.saved)}, ${say(LABELS.unusedSaving)} ${shown(ambiguous.unused)}`,
    ...(notComputed.lines > 0
      ? [
          `${say(LABELS.useNotComputed)}: ${notComputed.lines}, ${say(LABELS.value)} ${shown(notComputed.value)}`,
          ...notComputed.reasons.map(({ label, lines }) => `  ${say(label)}: ${lines}`),
        ]
      : []),
    `${say(LABELS.control)} ${percent(control.percent, 2)}`,
  ];
  const notes = rest.flatMap((text) => hang('  ', text, page.columns));
  if (by === 'line') return ['', title, ...rowsOfUse(all, page), ...notes];
  return [
    '',
    title,
    ...chapterLines(report, page),
    ...notes,
    '',
    page.style.bold(say(LABELS.largestUnused)),
    ...rowsOfUse(all.slice(0, MOST_LINES), page),
  ];
}

function rowLines({ badRows, empty, repeated, otherCountries }: Reconciliation, page: Page): string[] {
  const { say } = page;
  const counts = [
    ...(empty > 0 ? [`${say(LABELS.emptyRows)}: ${empty}`] : []),
    ...(otherCountries > 0 ? [`${say(LABELS.otherCountries)}: ${shown(String(otherCountries))}`] : []),
    ...(repeated > 0 ? [`${say(LABELS.repeatedRows)}: ${repeated}`] : []),
  ];
  return [
    ...listed(say(LABELS.notes), counts, page),
    ...listed(
      `${say(LABELS.badRows)}: ${badRows.count}`,
      badRows.first.map(({ line, reason }) => `${line}: ${reason}`),
      page,
    ),
  ];
}

/** A reconciliation for a person at a terminal. */
export function reconcileText(report: Reconciliation, by: 'chapter' | 'line', page: Page): string {
  const { say } = page;
  const { importer, origin, year, total, currency, editions } = report;
  const head = `${say(LABELS.from)} ${origin} ${say(LABELS.into)} ${importer}, ${year}: ${report.file}`;
  const sums = `${shown(String(total.lines))} ${say(LABELS.lines)}; ${say(LABELS.importValue)} ${shown(total.value)} ${currency}; ${say(LABELS.collected)} ${shown(total.collected)} ${currency}; ${say(LABELS.edition)} ${editions.join(', ')}`;
  const text = [
    ...wrap(page.style.bold(head), page.columns),
    ...wrap(sums, page.columns),
    ...shareLines(report, page),
    ...kindLines(report, page),
    ...unexplainedLines(report, page),
    ...linesOfUse(report, by, page),
    ...rowLines(report, page),
    ...listed(say(LABELS.notIncluded), report.notIncluded.map(say), page),
    ...gradeMeanings(
      new Set(byUnused(report).flatMap(({ utilisation }) => utilisation?.evidence ?? [])),
      page,
    ),
    ...sourceLines(report.citations, page),
  ];
  return `${text.join('\n')}\n`;
}
