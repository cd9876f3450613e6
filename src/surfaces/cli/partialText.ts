import type { Label, PartialAnswer } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { grouped } from './amountText.js';
import { listed, sourceLines, stepLines } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import type { Page } from './page.js';
import { PARTIAL_LABELS as LABEL, MODEL_NAMES, SOLUTIONS } from './partialLabels.js';

type Answer<M extends PartialAnswer['model']> = Extract<PartialAnswer, { readonly model: M }>;

/** A column of a table: its head, and the text of a row's cell. */
type Column<T> = readonly [head: Label, cell: (row: T) => string, align?: 'left'];

const MOST_LINES = 20;

const written = (value: number, decimals: number): string =>
  grouped(value.toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, '$1'));

/** Amounts for people, all with as many decimals as give the trade of the answer six digits. */
function amounts({ totals }: PartialAnswer): (value: number) => string {
  const digits = Math.ceil(Math.log10(totals.value));
  const decimals = Math.min(20, Math.max(0, 6 - digits));
  return (value) => (Math.abs(value) >= 1e15 ? value.toExponential(6) : written(value, decimals));
}

const change = (ratio: number): string => written((ratio - 1) * 100, 3);
const rate = (fraction: number): string => `${Number((fraction * 100).toFixed(3))} %`;

function lay<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  last: readonly Row[],
  page: Page,
): string[] {
  const { say, style } = page;
  return table(
    columns.map(([head]) => say(head)),
    [...rows.map((row) => ({ cells: columns.map(([, cell]) => cell(row)) })), ...last],
    {
      columns: page.columns,
      align: columns.map(([, , align]) => align ?? 'right'),
      style: { header: style.dim, note: style.dim },
    },
  );
}

interface Flow {
  readonly value: number;
  readonly newValue: number;
  readonly tariff: number;
  readonly newTariff: number;
}

const tariffs = ({ tariff, newTariff }: Flow): string =>
  tariff === newTariff ? rate(tariff) : `${rate(tariff)} > ${rate(newTariff)}`;

type Amount = (value: number) => string;

const flowColumns = (amount: Amount) =>
  [
    [LABEL.tariff, tariffs],
    [LABEL.before, ({ value }: Flow) => amount(value)],
    [LABEL.after, ({ newValue }: Flow) => amount(newValue)],
  ] as const;

/** One line by its parts, or several by their sums, the largest changes first, and what they come to. */
function body<L extends { readonly value: number; readonly newValue: number }, P>(
  answer: { readonly lines: readonly L[]; readonly linesNotListed: number; readonly totals: object },
  line: readonly Column<L>[],
  parts: { readonly of: (line: L) => readonly P[]; readonly columns: readonly Column<P>[] },
  page: Page,
): string[] {
  const { lines, linesNotListed } = answer;
  const { say } = page;
  const [only] = lines;
  const single = lines.length + linesNotListed === 1;
  const sum = { ...(single && only), ...answer.totals } as L;
  const totals = (columns: readonly Column<L>[]): Row => ({
    cells: columns.map(([, cell], i) => (i === 0 ? say(LABEL.total) : cell(sum))),
  });
  if (only && single) {
    return [...lay(parts.of(only), parts.columns, [], page), '', ...lay([], line, [totals(line)], page)];
  }
  const moved = (each: L): number => Math.abs(each.newValue - each.value);
  const shown = [...lines].sort((a, b) => moved(b) - moved(a)).slice(0, MOST_LINES);
  const more = lines.length + linesNotListed - shown.length;
  return [...lay(shown, line, [totals(line)], page), ...(more > 0 ? [`  + ${more} ${say(LABEL.more)}`] : [])];
}

const lineName = ({ line, importer }: { readonly line?: string | null; readonly importer?: string | null }) =>
  [line, importer].filter((part) => part != null).join(' ');

function smartLines(answer: Answer<'smart'>, page: Page): string[] {
  const amount = amounts(answer);
  type Line = Answer<'smart'>['lines'][number];
  type Source = Line['sources'][number];
  const effects = [
    [LABEL.creation, ({ creation }: Line | Source) => amount(creation)],
    [LABEL.diversion, ({ diversion }: Line | Source) => amount(diversion)],
    [LABEL.priceEffect, ({ priceEffect }: Line | Source) => amount(priceEffect)],
    [LABEL.revenue, ({ revenueChange }: Line | Source) => amount(revenueChange)],
    [LABEL.consumers, ({ consumerSurplus }: Line | Source) => amount(consumerSurplus)],
    [LABEL.deadWeight, ({ deadWeightGain }: Line | Source) => amount(deadWeightGain)],
  ] as const;
  return body<Line, Source>(
    answer,
    [
      [LABEL.line, lineName, 'left'],
      [LABEL.before, ({ value }) => amount(value)],
      [LABEL.after, ({ newValue }) => amount(newValue)],
      ...effects,
      [LABEL.importerGain, ({ importerGain }) => amount(importerGain)],
    ],
    {
      of: ({ sources }) => sources,
      columns: [[LABEL.source, ({ source }) => source, 'left'], ...flowColumns(amount), ...effects],
    },
    page,
  );
}

function armingtonLines(answer: Answer<'armington'>, page: Page): string[] {
  const amount = amounts(answer);
  type Line = Answer<'armington'>['lines'][number];
  return body<Line, Line['sources'][number]>(
    answer,
    [
      [LABEL.line, lineName, 'left'],
      [LABEL.before, ({ value }) => amount(value)],
      [LABEL.after, ({ newValue }) => amount(newValue)],
      [LABEL.priceIndex, ({ priceIndex }) => (priceIndex === undefined ? '' : change(priceIndex))],
      [LABEL.consumers, ({ consumerSurplus }) => amount(consumerSurplus)],
      [LABEL.revenue, ({ revenueChange }) => amount(revenueChange)],
      [LABEL.producers, ({ domesticSurplus }) => amount(domesticSurplus)],
      [LABEL.importerGain, ({ importerGain }) => amount(importerGain)],
    ],
    {
      of: ({ sources }) => sources,
      columns: [
        [LABEL.source, ({ source }) => source, 'left'],
        ...flowColumns(amount),
        [LABEL.producerPrice, ({ producerPrice }) => change(producerPrice)],
        [LABEL.consumerPrice, ({ consumerPrice }) => change(consumerPrice)],
        [LABEL.quantity, ({ quantityRatio }) => change(quantityRatio)],
        [LABEL.revenue, ({ revenueChange }) => amount(revenueChange)],
        [LABEL.producers, ({ producerSurplus }) => amount(producerSurplus)],
      ],
    },
    page,
  );
}

function gsimLines(answer: Answer<'gsim'>, page: Page): string[] {
  const amount = amounts(answer);
  type Line = Answer<'gsim'>['lines'][number];
  type Country = Line['countries'][number];
  const surpluses = [
    [LABEL.producers, ({ producerSurplus }: Line | Country) => amount(producerSurplus)],
    [LABEL.consumers, ({ consumerSurplus }: Line | Country) => amount(consumerSurplus)],
    [LABEL.revenue, ({ revenueChange }: Line | Country) => amount(revenueChange)],
    [LABEL.net, ({ net }: Line | Country) => amount(net)],
  ] as const;
  return body<Line, Country>(
    answer,
    [
      [LABEL.line, lineName, 'left'],
      [LABEL.before, ({ value }) => amount(value)],
      [LABEL.after, ({ newValue }) => amount(newValue)],
      ...surpluses,
    ],
    {
      of: ({ countries }) => countries,
      columns: [
        [LABEL.country, ({ country }) => country, 'left'],
        [LABEL.worldPrice, ({ price }) => change(price)],
        [LABEL.output, ({ output }) => change(output)],
        [LABEL.compositePrice, ({ compositePrice }) => change(compositePrice)],
        ...surpluses,
      ],
    },
    page,
  );
}

function linesOf(answer: PartialAnswer, page: Page): string[] {
  if (answer.model === 'smart') return smartLines(answer, page);
  return answer.model === 'armington' ? armingtonLines(answer, page) : gsimLines(answer, page);
}

/** The arithmetic of one source; nothing where it was not asked for. */
function explainedLines(answer: PartialAnswer, page: Page): string[] {
  if (answer.model === 'gsim' || !answer.explained) return [];
  const { source, steps } = answer.explained;
  const name = [lineName(answer.explained), source].filter((part) => part !== '').join(', ');
  return ['', page.style.dim(`${page.say(LABELS.arithmetic)}: ${name}`), ...stepLines(steps, page)];
}

function ending({ convergence }: PartialAnswer, { say }: Page): string {
  const { iterations, residual, tolerance } = convergence;
  if (tolerance === 0) return say(LABEL.closed);
  return `${say(LABEL.converged)} ${iterations}, ${say(LABEL.residual)} ${residual.toExponential(1)}, ${say(LABEL.tolerance)} ${tolerance}`;
}

/** The markets of a table for a person at a terminal. */
export function partialText(answer: PartialAnswer, page: Page): string {
  const { say } = page;
  const { file, rows, lines, linesNotListed } = answer;
  const solution = 'solution' in answer ? `, ${say(SOLUTIONS[answer.solution])}` : '';
  const head = `${say(MODEL_NAMES[answer.model])}${solution}: ${file}`;
  const counts = `${grouped(String(rows))} ${say(LABEL.rows)}, ${grouped(String(lines.length + linesNotListed))} ${say(LABEL.lines)}; ${ending(answer, page)}`;
  const text = [
    ...wrap(page.style.bold(head), page.columns),
    ...wrap(counts, page.columns),
    '',
    ...linesOf(answer, page),
    ...hang('  ', say(LABEL.units), page.columns),
    ...explainedLines(answer, page),
    ...listed(say(LABELS.notes), answer.notes.map(say), page),
    ...sourceLines(answer.citations, page),
  ];
  return `${text.join('\n')}\n`;
}
