import type { Label, RunReport, Stage, SummaryRow } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { grouped } from './amountText.js';
import { table, wrap } from './layout.js';
import type { Page } from './page.js';
import type { Terminal } from './terminal.js';

const STAGES: Readonly<Record<Stage, keyof typeof LABELS>> = {
  read: 'readingEntries',
  compile: 'compilingLaw',
  assess: 'assessingEntries',
  write: 'writingResult',
};

const EVERY = 200;
const BAR = 20;

/** One line on standard error that says how far a run is; off a terminal only the stages. */
export class ProgressLine {
  private last: Stage | undefined;
  private at = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly page: Page,
  ) {}

  show(stage: Stage, done: number, all: number): void {
    const label = this.page.say(LABELS[STAGES[stage]]);
    if (!this.terminal.colour) {
      if (stage !== this.last) this.terminal.err(`${label}\n`);
      this.last = stage;
      return;
    }
    const now = Date.now();
    if (stage === this.last && done < all && now - this.at < EVERY) return;
    this.at = now;
    this.last = stage;
    const full = all === 0 ? BAR : Math.round((done / all) * BAR);
    this.terminal.err(`\r\u001b[K${label} [${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done}/${all}`);
  }

  end(): void {
    if (this.terminal.colour && this.last !== undefined) this.terminal.err('\r\u001b[K');
  }
}

const money = (text: string): string => grouped(text).replace('-', '−');

/** A table of the groups and of all entries of each importer. */
function sums(
  page: Page,
  title: Label,
  groups: readonly SummaryRow[],
  all: readonly SummaryRow[],
  columns: readonly (readonly [Label, (row: SummaryRow) => string])[],
): readonly string[] {
  const { say } = page;
  const row = (each: SummaryRow, name: string): { cells: string[] } => ({
    cells: [each.importer, name, ...columns.map(([, cell]) => cell(each))],
  });
  return table(
    [say(LABELS.importer), say(title), ...columns.map(([label]) => say(label))],
    [...groups.map((each) => row(each, each.group)), ...all.map((each) => row(each, say(LABELS.all)))],
    {
      columns: page.columns,
      align: ['left', 'left', ...columns.map(() => 'right' as const)],
      style: { header: page.style.dim, note: page.style.dim },
    },
  );
}

const counted = (count: number): string => count.toLocaleString('en');

const MOST_UNREAD = 12;
const LONGEST_NAME = 60;

/** The name of a column on one line. */
const named = (column: string): string => {
  const line = column.replace(/[\p{Cc}\s]+/gu, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
};

/** Which column was read as what, and which were not read. */
export function columnsText({ columns }: RunReport, page: Page): string {
  const read = columns.filter(({ as }) => as !== null);
  const unread = columns.filter(({ as }) => as === null).map(({ column }) => column);
  const names = read.map(({ column, as }) => (column === as ? column : `${as} = ${named(column)}`));
  const { say } = page;
  const more = unread.length > MOST_UNREAD ? ` … (${counted(unread.length)})` : '';
  return [
    `${say(LABELS.columnsRead)}: ${names.join(', ')}`,
    ...(unread.length > 0
      ? [`${say(LABELS.columnsUnread)}: ${unread.slice(0, MOST_UNREAD).map(named).join(', ')}${more}`]
      : []),
  ].join('; ');
}

/** What a run comes to, for a person at a terminal. */
export function assessText(report: RunReport, by: 'chapter' | 'instrument' | 'month', page: Page): string {
  const { summary, refused, oneByOne } = report;
  const { say } = page;
  const group = { chapter: summary.byChapter, instrument: summary.byInstrument, month: summary.byMonth }[by];
  const title = { chapter: LABELS.chapter, instrument: LABELS.best, month: LABELS.month }[by];
  const statuses = summary.statuses.map(({ status, entries }) => `${counted(entries)} ${status}`);
  const vain = summary.byImporter.reduce((sum, { vainClaims }) => sum + vainClaims, 0);
  const paid = summary.byImporter.some(({ paidAgainstClaim }) => paidAgainstClaim.entries > 0);
  const head = [
    `${counted(report.entries)} ${say(LABELS.entries)} (${statuses.join(', ')})`,
    `${counted(vain)} ${say(LABELS.vainClaims)}`,
    `${counted(refused.rows)} ${say(refused.rows === 1 ? LABELS.refusedRow : LABELS.refusedRows)}`,
    `${counted(oneByOne)} ${say(LABELS.oneByOne)}`,
  ].join('; ');
  const dues = sums(page, title, group, summary.byImporter, [
    [LABELS.entries, (row) => counted(row.entries)],
    [LABELS.value, (row) => money(row.value)],
    [LABELS.vainClaims, (row) => counted(row.vainClaims)],
    [LABELS.compared, (row) => counted(row.claimAgainstBest.entries)],
    [LABELS.claimedDue, (row) => money(row.claimAgainstBest.claimedDue)],
    [LABELS.bestDue, (row) => money(row.claimAgainstBest.bestDue)],
    [LABELS.unusedPreference, (row) => money(row.claimAgainstBest.unused)],
  ]);
  const payments = sums(page, title, group, summary.byImporter, [
    [LABELS.compared, (row) => counted(row.paidAgainstClaim.entries)],
    [LABELS.paid, (row) => money(row.paidAgainstClaim.paid)],
    [LABELS.claimedDue, (row) => money(row.paidAgainstClaim.claimedDue)],
    [LABELS.overpaid, (row) => money(row.paidAgainstClaim.difference)],
  ]);
  const text = [
    ...wrap(head, page.columns),
    '',
    ...dues,
    ...(paid ? ['', ...payments] : []),
    '',
    ...wrap(say(LABELS.assessNote), page.columns),
  ];
  return `${text.join('\n')}\n`;
}
