import type { RunReport, Stage, SummaryRow } from '../../kanzei.js';
import { grouped } from './amountText.js';
import { LABELS } from './labels.js';
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

const row = (each: SummaryRow, name: string): { cells: string[] } => ({
  cells: [
    each.importer,
    name,
    each.entries.toLocaleString('en'),
    ...[each.value, each.paid, each.claimedDue, each.bestDue, each.difference, each.unused].map(money),
  ],
});

/** What a run comes to, for a person at a terminal. */
export function assessText(report: RunReport, by: 'chapter' | 'instrument' | 'month', page: Page): string {
  const { summary, refused, oneByOne } = report;
  const { say } = page;
  const group = { chapter: summary.byChapter, instrument: summary.byInstrument, month: summary.byMonth }[by];
  const title = { chapter: LABELS.chapter, instrument: LABELS.best, month: LABELS.month }[by];
  const statuses = summary.statuses.map(({ status, entries }) => `${entries.toLocaleString('en')} ${status}`);
  const head = [
    `${report.entries.toLocaleString('en')} ${say(LABELS.entries)} (${statuses.join(', ')}); ${refused.rows.toLocaleString('en')} ${say(LABELS.refusedRows)}; ${oneByOne.toLocaleString('en')} ${say(LABELS.oneByOne)}`,
  ];
  const lines = table(
    [
      say(LABELS.importer),
      say(title),
      say(LABELS.entries),
      say(LABELS.value),
      say(LABELS.paid),
      say(LABELS.claimedDue),
      say(LABELS.bestDue),
      say(LABELS.overpaid),
      say(LABELS.unusedPreference),
    ],
    [
      ...group.map((each) => row(each, each.group)),
      ...summary.byImporter.map((each) => row(each, say(LABELS.all))),
    ],
    {
      columns: page.columns,
      align: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
      style: { header: page.style.dim, note: page.style.dim },
    },
  );
  const text = [
    ...head.flatMap((each) => wrap(each, page.columns)),
    '',
    ...lines,
    '',
    ...wrap(say(LABELS.assessNote), page.columns),
  ];
  return `${text.join('\n')}\n`;
}
