import type { Charge, DutyAmount, Otherwise, Treatment } from '../../kanzei.js';
import { LABELS, STATUSES } from '../labels.js';
import { citationText, grade, listed, stepLines } from './evidenceText.js';
import { hang, type Row, table } from './layout.js';
import type { Page } from './page.js';
import { moneyText } from './treatmentText.js';

const orDash = (amount: DutyAmount | null): string => (amount ? moneyText(amount) : '–');

const sumRow = (label: string, amount: DutyAmount | null): Row => ({
  cells: [label, '', orDash(amount), '', ''],
});

/** "chapter 99: 9903.01.25" */
const headingsText = ({ headings = [] }: Charge, page: Page): string[] =>
  headings.length > 0 ? [`${page.say(LABELS.chapter99)}: ${headings.join(', ')}`] : [];

function chargeRow(charge: Charge, page: Page): Row {
  const { name, status, reason, rate, amount, evidence } = charge;
  return {
    cells: [page.say(name), rate, orDash(amount), page.say(STATUSES[status]), grade(evidence, page)],
    notes: [...headingsText(charge, page), ...(reason ? [page.say(reason)] : [])],
  };
}

function otherwiseLines({ question, label, answer, total }: Otherwise, page: Page): string[] {
  const lead = page.say(answer ? LABELS.ifSo : LABELS.ifNot);
  const declared = `--declare ${question}${answer ? '' : '=no'}`;
  const text = `${lead} ${page.say(label)}: ${orDash(total)} (${page.say(LABELS.answerBy)} ${declared})`;
  return hang('  - ', text, page.columns);
}

/** A charge that is not due because another is, or because nobody would expect it, is shown only where all is. */
const isShown = ({ status }: Charge, all: boolean): boolean => all || status !== 'notApplicable';

/** What lies on top of a treatment: a row for each charge, the sums, and what an open question would change. */
export function stackLines(treatment: Treatment, name: string, page: Page, all: boolean): string[] {
  const { stack, duty } = treatment;
  if (!stack) return [];
  const shown = stack.charges.filter((charge) => isShown(charge, all));
  const away = stack.charges.filter((charge) => !isShown(charge, all));
  const more = stack.charges.some(({ kind, amount }) => kind === 'duty' && amount);
  const rows = [
    { cells: [page.say(LABELS.duty), '', orDash(duty), '', ''] },
    ...shown.map((charge) => chargeRow(charge, page)),
    ...(more ? [sumRow(page.say(LABELS.allDuties), stack.duties)] : []),
    sumRow(page.style.bold(page.say(LABELS.allCharges)), stack.total),
  ];
  const header = [LABELS.charge, LABELS.rate, LABELS.amount, LABELS.status, LABELS.evidence];
  return [
    '',
    page.style.dim(`${page.say(LABELS.onTop)}: ${name}`),
    ...table(header.map(page.say), rows, {
      columns: page.columns - 2,
      align: ['left', 'left', 'right', 'left', 'left'],
      style: { header: page.style.dim, note: page.style.dim },
    }).map((line) => `  ${line}`),
    ...away.flatMap(({ name: charge, reason }) => {
      const why = reason ? ` (${page.say(reason)})` : '';
      const text = `${page.say(LABELS.notDue)}: ${page.say(charge)}${why}`;
      return hang('  ', page.style.dim(text), page.columns);
    }),
    ...shown
      .filter(({ steps }) => steps.length > 0)
      .flatMap(({ name: charge, steps }) => [
        '',
        `  ${page.style.dim(page.say(charge))}`,
        ...stepLines(steps, page),
      ]),
    ...(stack.otherwise.length > 0
      ? [
          '',
          page.style.dim(page.say(LABELS.otherwise)),
          ...stack.otherwise.flatMap((each) => otherwiseLines(each, page)),
        ]
      : []),
    ...(all
      ? listed(
          `${page.say(LABELS.sources)}: ${page.say(LABELS.onTop)}`,
          [...new Set(stack.charges.flatMap(({ citations }) => citations.map(citationText)))],
          page,
        )
      : []),
  ];
}

/** The sum with all charges; a dash where it is not computed. */
export const totalText = ({ stack }: Treatment): string => orDash(stack?.total ?? null);
