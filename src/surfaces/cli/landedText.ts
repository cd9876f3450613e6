import { countryName, exactOf, formatGrouped } from '../../base/index.js';
import { isBest, type LandedAnswer } from '../../kanzei.js';
import { LABELS, STATUSES } from '../labels.js';
import { assumedLines, grade, gradeMeanings, listed, sourceLines, stepLines } from './evidenceText.js';
import { EFFECTS, LANDED_LABELS } from './landedLabels.js';
import { hang, table, wrap } from './layout.js';
import type { Page } from './page.js';
import { stackLines } from './stackText.js';

type Line = LandedAnswer['lines'][number];
type Treatment = Line['treatments'][number];
type Amount = NonNullable<Treatment['landed']>;

/** "1,200 USD"; an amount without a finite decimal is shown to six places. */
function shown(amount: Amount | null): string {
  if (!amount) return '–';
  return `${formatGrouped(exactOf(amount.amount))} ${amount.currency}`;
}

function header(answer: LandedAnswer, page: Page): string[] {
  const { say } = page;
  const country = (code: string): string => `${countryName(code, page.language)} (${code})`;
  const { code, name, place } = answer.incoterm;
  const first = [
    `${say(LABELS.from)} ${country(answer.origin)} ${say(LABELS.into)} ${country(answer.importer)}`,
    `${say(LABELS.asOf)} ${answer.asOf}`,
    `${code} (${say(name)}, ${say(place)})`,
  ];
  return [
    ...wrap(first.join(', '), page.columns),
    ...wrap(page.style.dim(`${say(LANDED_LABELS.basis)}: ${say(answer.basis)}`), page.columns),
    ...answer.duty.editions.flatMap(({ source, date }) =>
      wrap(page.style.dim(`${source}, ${say(LABELS.edition)} ${date}`), page.columns),
    ),
    ...assumedLines([...answer.duty.assumptions, ...answer.assumptions], page),
  ];
}

function componentTable({ components }: LandedAnswer, page: Page): string[] {
  const { say } = page;
  const { component, given, converted, price, effect } = LANDED_LABELS;
  return table(
    [component, given, converted, price, effect].map(say),
    components
      .filter((each) => each.given || each.effect !== 'none')
      .map((each) => ({
        cells: [
          say(each.label),
          shown(each.given),
          shown(each.converted),
          each.id === 'price' ? '' : say(each.inPrice ? LANDED_LABELS.inPrice : LANDED_LABELS.notInPrice),
          say(EFFECTS[each.effect]),
        ],
      })),
    {
      columns: page.columns,
      align: ['left', 'right', 'right', 'left', 'left'],
      style: { header: page.style.dim, note: page.style.dim },
    },
  );
}

function valueLines({ customsValue }: LandedAnswer, page: Page): string[] {
  const { say, style } = page;
  const amount = customsValue.amount ? shown(customsValue.amount) : say(LANDED_LABELS.noValue);
  return [
    '',
    `${style.bold(`${say(LABELS.value)}: ${amount}`)} [${grade(customsValue.evidence, page)}]`,
    ...stepLines(customsValue.steps, page),
  ];
}

const nameOf = ({ instrument, quota }: Treatment, page: Page): string =>
  quota ? `${instrument}, ${page.say(quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)}` : instrument;

function bestText({ best: id, bestReason }: Line, best: Treatment | undefined, page: Page): string {
  const { say } = page;
  if (id === null) return `${say(LABELS.noBest)}${bestReason ? `: ${bestReason}` : ''}`;
  const units = best?.perUnit.map((per) => `${shown(per)} ${say(LANDED_LABELS.per)} ${per.unit}`) ?? [];
  const cost = best?.landed ? [shown(best.landed), ...units].join(', ') : say(LANDED_LABELS.noValue);
  return `${say(LABELS.best)}: ${best ? nameOf(best, page) : id} (${page.nameOf(id)}), ${say(LANDED_LABELS.landed)} ${cost}`;
}

/** More lines than these are listed, one row each. */
const MOST_IN_FULL = 5;

function lineRows(answer: LandedAnswer, page: Page): string[] {
  const heads = [LABELS.line, LABELS.best, LABELS.duty, LABELS.allCharges, LANDED_LABELS.landed];
  return [
    '',
    ...table(
      [...heads, LABELS.evidence].map(page.say),
      answer.lines.map((line) => {
        const best = line.treatments.find((each) => isBest(each, line));
        return {
          cells: [
            line.code,
            best ? nameOf(best, page) : (line.best ?? '–'),
            shown(best?.duty ?? null),
            shown(best?.charges ?? null),
            shown(best?.landed ?? null),
            best ? grade(best.evidence, page) : '',
          ],
          notes: line.bestReason ? [line.bestReason] : [],
        };
      }),
      {
        columns: page.columns,
        align: ['left', 'left', 'right', 'right', 'right', 'left'],
        style: { header: page.style.dim, note: page.style.dim },
      },
    ),
    '',
    ...wrap(`${answer.lines.length} ${page.say(LABELS.lines)}. ${page.say(LABELS.moreDuty)}`, page.columns),
  ];
}

function lineLines(line: Line, answer: LandedAnswer, page: Page, all: boolean): string[] {
  const { say, style } = page;
  const described = answer.duty.determinations.find(
    (each) => each.line.code === line.code && each.line.seq === line.seq,
  );
  const heads = [LABELS.treatment, LABELS.status, LABELS.duty, LABELS.allCharges, LANDED_LABELS.landed];
  const best = line.treatments.find((each) => isBest(each, line));
  const computed = line.treatments.filter(({ landed }) => landed !== null);
  const detailed = all ? computed : best ? [best] : computed.slice(0, 1);
  return [
    '',
    ...wrap(`${style.bold(line.code)}  ${described ? page.productOf(described.line) : ''}`, page.columns),
    ...(described?.selection ? hang('  ', described.selection, page.columns) : []),
    '',
    ...table(
      ['', ...heads.map(say), say(LABELS.evidence)],
      line.treatments.map((each, i) => ({
        cells: [
          isBest(each, line) ? '▶' : ' ',
          nameOf(each, page),
          say(STATUSES[each.status]),
          shown(each.duty),
          shown(each.charges),
          shown(each.landed),
          grade(each.evidence, page),
        ],
        notes: [
          ...(each.reason && each.reason !== line.treatments[i - 1]?.reason ? [each.reason] : []),
          ...(each.difference
            ? [style.care(`${say(LANDED_LABELS.difference)} ${shown(each.difference)}`)]
            : []),
          ...each.notIncluded.map((levy) => style.care(`+ ${say(levy.label)}`)),
        ],
      })),
      {
        columns: page.columns,
        align: ['left', 'left', 'left', 'right', 'right', 'right', 'left'],
        style: { header: style.dim, note: style.dim },
      },
    ),
    '',
    ...wrap(style.bold(bestText(line, best, page)), page.columns),
    ...(best && line.bestReason ? hang('  ', style.care(line.bestReason), page.columns) : []),
    ...detailed.flatMap((each) => details(each, line, answer, page, all)),
  ];
}

/** How a landed cost comes about: the duty, what lies on top of it, the sum. */
function details(each: Treatment, line: Line, answer: LandedAnswer, page: Page, all: boolean): string[] {
  const treatment = answer.duty.determinations
    .find((determination) => determination.line.code === line.code && determination.line.seq === line.seq)
    ?.treatments.find(({ instrument, quota }) => instrument === each.instrument && quota === each.quota);
  if (!treatment) return [];
  const name = nameOf(each, page);
  return [
    '',
    page.style.dim(`${page.say(LABELS.arithmetic)}: ${name}`),
    ...stepLines(treatment.steps, page),
    ...stackLines(treatment, name, page, all),
    '',
    page.style.dim(`${page.say(LANDED_LABELS.landed)}: ${name}`),
    ...stepLines(each.steps, page),
  ];
}

function gradesUsed(answer: LandedAnswer): Set<NonNullable<LandedAnswer['evidence']>> {
  return new Set([
    answer.customsValue.evidence,
    ...answer.lines.flatMap(({ treatments }) => treatments.map(({ evidence }) => evidence)),
  ]);
}

/** What goods cost landed, for a person at a terminal. */
export function landedText(answer: LandedAnswer, page: Page, detail: 'usual' | 'all'): string {
  const { say } = page;
  const all = detail === 'all';
  const needs = (list: LandedAnswer['needs']): string[] =>
    list.map(({ id, label }) => `${id}: ${say(label)}`);
  const text = [
    ...header(answer, page),
    '',
    ...componentTable(answer, page),
    ...valueLines(answer, page),
    ...listed(say(LANDED_LABELS.valueNeeds), needs(answer.customsValue.needs), page),
    ...listed(say(LANDED_LABELS.landedNeeds), needs(answer.needs), page),
    ...(all || answer.lines.length <= MOST_IN_FULL
      ? answer.lines.flatMap((line) => lineLines(line, answer, page, all))
      : lineRows(answer, page)),
    ...(answer.duty.skipped.length > 0
      ? listed(
          say(LABELS.skipped),
          answer.duty.skipped.map(({ code, reason }) => `${code}: ${reason}`),
          page,
        )
      : []),
    ...gradeMeanings(gradesUsed(answer), page),
    ...listed(say(LABELS.notes), answer.notes.map(say), page),
    ...listed(
      say(LABELS.notIncluded),
      answer.notIncluded.map(
        ({ label, where, url }) => `${say(label)}: ${say(LABELS.look)} ${say(where)}${url ? ` ${url}` : ''}`,
      ),
      page,
    ),
    ...sourceLines(answer.customsValue.citations, page),
  ];
  return `${text.join('\n')}\n`;
}
