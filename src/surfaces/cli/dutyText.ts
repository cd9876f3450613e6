import {
  type Answer,
  bestTreatment,
  type Determination,
  type DutyRequest,
  type NotIncluded,
} from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { cheaperOf, determinationText } from './determinationText.js';
import { grade, gradeMeanings } from './evidenceText.js';
import { type Row, table, wrap } from './layout.js';
import { type Detail, omissionLines, skippedLines } from './omissionText.js';
import type { Page } from './page.js';
import { questionLines } from './questionText.js';
import { amountText, rateText, treatmentName } from './treatmentText.js';

/** More lines than these are listed, one row each. */
const MOST_IN_FULL = 5;

function lineRow(determination: Determination, page: Page): Row {
  const best = bestTreatment(determination);
  const { line } = determination;
  return {
    cells: [
      line.code,
      line.description,
      best ? treatmentName(best, page) : '–',
      best ? rateText(best, page) : '–',
      best ? amountText(best, page) : '–',
      best ? grade(best.evidence, page) : '',
    ],
    notes: [
      ...(line.when ? [`${page.say(LABELS.only)} ${line.when}`] : []),
      ...(determination.mapping?.asked ? [determination.mapping.note] : []),
      ...(determination.bestReason ? [determination.bestReason] : []),
      ...(best ? cheaperOf(determination, best) : []).map(
        (each) => `${page.say(LABELS.cheaper)}: ${treatmentName(each, page)}, ${amountText(each, page)}`,
      ),
      ...(best?.notIncluded ?? []).map((levy) => page.style.care(`+ ${page.say(levy.label)}`)),
    ],
  };
}

function lineTable(answer: Answer, page: Page): string[] {
  const columns = [LABELS.line, LABELS.product, LABELS.best, LABELS.rate, LABELS.duty, LABELS.evidence];
  return [
    ...table(
      columns.map(page.say),
      answer.determinations.map((determination) => lineRow(determination, page)),
      {
        columns: page.columns,
        align: ['left', 'left', 'left', 'left', 'right', 'left'],
        style: { header: page.style.dim, note: page.style.dim },
      },
    ),
    '',
    ...wrap(
      `${answer.determinations.length} ${page.say(LABELS.lines)}. ${page.say(LABELS.moreDuty)}`,
      page.columns,
    ),
  ];
}

/** What every line of the answer leaves out, once. */
function leftOut({ determinations }: Answer, page: Page, detail: Detail): string[] {
  const omissions = new Map<string, NotIncluded>();
  for (const { treatments, notIncluded } of determinations) {
    for (const each of [...treatments.flatMap((treatment) => treatment.notIncluded), ...notIncluded]) {
      omissions.set(each.id, each);
    }
  }
  const layers = determinations.find((determination) => determination.layers)?.layers;
  return omissionLines({ ...(layers && { layers }), notIncluded: [...omissions.values()] }, page, detail);
}

function gradesUsed(answer: Answer, page: Page): string[] {
  const used = new Set(
    answer.determinations.flatMap(({ treatments }) =>
      treatments.flatMap(({ evidence, steps, stack }) => [
        evidence,
        ...steps.map((step) => step.evidence ?? evidence),
        ...(stack?.charges ?? []).map((charge) => charge.evidence),
      ]),
    ),
  );
  return gradeMeanings(used, page);
}

/** An answer for a person at a terminal. */
export function answerText(answer: Answer, request: DutyRequest, page: Page, detail: Detail): string {
  const all = detail === 'all';
  const { determinations } = answer;
  const full = all || determinations.length <= MOST_IN_FULL;
  const body =
    determinations.length === 0
      ? ['', page.say(LABELS.noLines)]
      : full
        ? determinations.flatMap((determination) => ['', ...determinationText(determination, page, all)])
        : ['', ...lineTable(answer, page)];
  const several =
    full && determinations.length > 1
      ? ['', ...wrap(`${determinations.length} ${page.say(LABELS.several)}`, page.columns)]
      : [];
  const more =
    full && detail === 'usual' && determinations.some(({ treatments }) => treatments.length > 1)
      ? ['', page.style.dim(page.say(LABELS.moreTreatments))]
      : [];
  const text = [
    ...questionLines({ ...answer, origins: [answer.origin] }, request, page),
    ...several,
    ...body,
    ...skippedLines(answer, page),
    ...gradesUsed(answer, page),
    ...leftOut(answer, page, detail),
    ...more,
  ];
  return `${text.join('\n')}\n`;
}
