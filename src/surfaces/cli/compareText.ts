import { countryName } from '../../base/index.js';
import {
  type ComparedAmount,
  type ComparedLine,
  type ComparedOrigin,
  type Comparison,
  type DutyRequest,
  type Evidence,
  lowerEvidence,
  type Treatment,
} from '../../kanzei.js';
import { LABELS, STATUSES } from '../labels.js';
import { grade, gradeMeanings, sourceLines } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import { omissionLines, skippedLines } from './omissionText.js';
import type { Page } from './page.js';
import { questionLines } from './questionText.js';
import { moneyText, rateText, treatmentName } from './treatmentText.js';

const country = (code: string, page: Page): string => `${countryName(code, page.language)} (${code})`;

const cells = ({ amount, margin }: ComparedAmount): string[] => [
  amount ? moneyText(amount) : '–',
  margin ? `+ ${moneyText(margin)}` : '–',
];

/** Whether the duties on top tell more than the duty: of some origin they are another amount. */
const hasOnTop = ({ origins }: ComparedLine): boolean =>
  origins.some(({ duty, duties }) => duty.amount?.amount !== duties.amount?.amount);

/** Why no best can be named, with the rates there are. */
function openNotes({ treatment, bestReason, others }: ComparedOrigin, page: Page): string[] {
  const rates = treatment
    ? []
    : others.map(({ instrument, rate, status }) => `${instrument} ${rate ?? page.say(STATUSES[status])}`);
  return [...(bestReason === undefined ? [] : [bestReason]), ...(rates.length > 0 ? [rates.join(', ')] : [])];
}

/** The lowest grade of the amounts that are shown. */
const evidenceOf = ({ evidence, stack }: Treatment, onTop: boolean): Evidence =>
  onTop && stack ? lowerEvidence(evidence, stack.evidence) : evidence;

function originRow(compared: ComparedOrigin, onTop: boolean, page: Page): Row {
  const { origin, treatment, duty, duties } = compared;
  return {
    cells: [
      country(origin, page),
      treatment ? treatmentName(treatment, page) : '–',
      treatment ? rateText(treatment, page) : '–',
      ...cells(duty),
      ...(onTop ? cells(duties) : []),
      treatment ? grade(evidenceOf(treatment, onTop), page) : '',
    ],
    notes: openNotes(compared, page),
  };
}

function cheapestText({ cheapest }: ComparedLine, onTop: boolean, page: Page): string[] {
  const { origins, open } = onTop ? cheapest.duties : cheapest.duty;
  const names = (codes: readonly string[]): string => codes.map((code) => country(code, page)).join(', ');
  const text = [
    ...(origins.length > 0 ? [`${page.say(LABELS.least)}: ${names(origins)}`] : []),
    ...(open.length > 0 ? [`${page.say(LABELS.couldBeLower)}: ${names(open)}`] : []),
  ];
  return text.length > 0 ? ['', ...text.flatMap((each) => wrap(each, page.columns))] : [];
}

function lineLines(line: ComparedLine, page: Page): string[] {
  const onTop = hasOnTop(line);
  const { origin, best, rate, duty, margin, allDuties, evidence } = LABELS;
  const head = [origin, best, rate, duty, margin, ...(onTop ? [allDuties, margin] : []), evidence];
  return [
    '',
    ...wrap(`${page.style.bold(line.line.code)}  ${page.productOf(line.line)}`, page.columns),
    ...(line.line.when ? hang('  ', `${page.say(LABELS.only)} ${line.line.when}`, page.columns) : []),
    ...(line.mapping ? hang('  ', page.style.dim(line.mapping.note), page.columns) : []),
    ...table(
      head.map(page.say),
      line.origins.map((each) => originRow(each, onTop, page)),
      {
        columns: page.columns,
        align: [
          'left',
          'left',
          'left',
          'right',
          'right',
          ...(onTop ? (['right', 'right'] as const) : []),
          'left',
        ],
        style: { header: page.style.dim, note: page.style.dim },
      },
    ),
    ...cheapestText(line, onTop, page),
  ];
}

/** What goods of several origins pay, for a person at a terminal. */
export function compareText(
  comparison: Comparison,
  request: Pick<DutyRequest, 'value' | 'quantities' | 'parts' | 'declared'>,
  page: Page,
): string {
  const all = comparison.lines.flatMap(({ origins }) => origins);
  const best = all.flatMap(({ treatment }) => treatment ?? []);
  const layers =
    all.find((each) => each.layers?.status === 'notComputed')?.layers ??
    all.find((each) => each.layers)?.layers;
  const notIncluded = [...all, ...best].flatMap((each) => each.notIncluded);
  const grades = new Set(
    comparison.lines.flatMap((line) =>
      line.origins.flatMap(({ treatment }) => (treatment ? [evidenceOf(treatment, hasOnTop(line))] : [])),
    ),
  );
  const text = [
    ...questionLines(comparison, request, page),
    ...(comparison.lines.length === 0 ? ['', page.say(LABELS.noLines)] : []),
    ...comparison.lines.flatMap((line) => lineLines(line, page)),
    ...skippedLines(comparison, page),
    ...gradeMeanings(grades, page),
    ...sourceLines(
      best.flatMap(({ citations }) => citations),
      page,
    ),
    ...omissionLines(
      {
        ...(layers && { layers }),
        notIncluded: [...new Map(notIncluded.map((each) => [each.id, each])).values()],
      },
      page,
      'usual',
    ),
  ];
  return `${text.join('\n')}\n`;
}
