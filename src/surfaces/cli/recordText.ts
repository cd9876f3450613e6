import type { EditionsAnswer, ImportReport, RecordReport } from '../../kanzei.js';
import { GRADES, LABELS } from '../labels.js';
import { hang, table } from './layout.js';
import type { Page } from './page.js';

const count = (value: number): string => value.toLocaleString('en-US');

/** The report of `record check` for a person at a terminal. */
export function recordText(report: RecordReport, page: Page): string {
  const { say } = page;
  const heads = [
    LABELS.importer,
    LABELS.date,
    LABELS.lines,
    LABELS.withGeneral,
    LABELS.cells,
    LABELS.read,
    LABELS.refused,
    LABELS.unexplained,
    LABELS.evidence,
  ];
  const rows = report.editions.map((edition) => {
    const reasons = Object.entries(edition.refused).filter(([, cells]) => cells > 0);
    return {
      cells: [
        edition.importer,
        edition.date,
        count(edition.lines),
        count(edition.linesWithGeneralRate),
        count(edition.cells),
        count(edition.read),
        count(edition.cells - edition.read),
        `${edition.otherShare} %`,
        say(GRADES[edition.evidence]),
      ],
      notes:
        reasons.length > 0
          ? [
              `${say(LABELS.refused)}: ${reasons.map(([reason, cells]) => `${reason} ${count(cells)}`).join(', ')}`,
            ]
          : [],
    };
  });
  const text = [
    ...table(heads.map(say), rows, {
      columns: page.columns,
      align: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
      style: { header: page.style.dim, note: page.style.dim },
    }),
    '',
    `${say(LABELS.instruments)}: ${count(report.instruments)}`,
    ...(report.ok
      ? [say(LABELS.sound)]
      : [
          page.style.care(say(LABELS.faults)),
          ...report.faults.flatMap((fault) => hang('  - ', fault, page.columns)),
        ]),
  ];
  return `${text.join('\n')}\n`;
}

/** The editions at hand for a person at a terminal. */
export function editionsText({ editions, record }: EditionsAnswer, page: Page): string {
  const { say } = page;
  const rows = editions.map(({ importer, date, evidence, source }) => ({
    cells: [importer, date, say(GRADES[evidence]), source],
  }));
  const heads = [LABELS.importer, LABELS.date, LABELS.evidence, LABELS.source];
  const lines = table(heads.map(say), rows, {
    columns: page.columns,
    align: ['left', 'left', 'left', 'left'],
    style: { header: page.style.dim, note: page.style.dim },
  });
  return `${[...lines, '', `${say(LABELS.record)}: ${record}`].join('\n')}\n`;
}

/** The report of `import` for a person at a terminal. */
export function importText(report: ImportReport, page: Page): string {
  const { say } = page;
  const figures = [
    `${say(LABELS.lines)} ${count(report.lines)}`,
    `${say(LABELS.cells)} ${count(report.cells)}`,
    `${say(LABELS.refused)} ${count(report.refused)}`,
  ];
  return [
    `${say(LABELS.imported)}: ${report.importer}, ${say(LABELS.edition)} ${report.edition}`,
    `  ${figures.join(', ')}`,
    ...report.refusedCells.map(
      ({ code, column, text }) => `  ${say(LABELS.refused)} ${code} ${column}: ${text}`,
    ),
    ...(report.replaces ? [`  ${say(LABELS.replaces)}`] : []),
    `  ${say(LABELS.file)} ${report.file}`,
    '',
  ].join('\n');
}
