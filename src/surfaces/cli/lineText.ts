import type { LineAnswer } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { hang, table, wrap } from './layout.js';
import type { Page } from './page.js';

/** More lines than these are listed, one row each. */
const MOST_IN_FULL = 5;

/** The instrument whose rates a column of a schedule holds. */
export type ColumnNames = (country: string, column: string) => string;

function oneLine(line: LineAnswer, names: ColumnNames, page: Page): string[] {
  const about = [
    `${line.edition.source}, ${page.say(LABELS.edition)} ${line.edition.date}`,
    ...(line.units.length > 0 ? [`${page.say(LABELS.units)}: ${line.units.join(', ')}`] : []),
  ];
  return [
    ...wrap(`${page.style.bold(line.code)}  ${page.productOf(line)}`, page.columns),
    ...(line.when ? hang('  ', `${page.say(LABELS.only)} ${line.when}`, page.columns) : []),
    ...wrap(page.style.dim(about.join('; ')), page.columns),
    '',
    ...table(
      [LABELS.column, LABELS.rate, LABELS.instrument].map(page.say),
      Object.entries(line.cells).map(([column, cell]) => ({
        cells: [column, cell, names(line.country, column)],
      })),
      { columns: page.columns, style: { header: page.style.dim, note: page.style.dim } },
    ),
    '',
  ];
}

function manyLines(lines: readonly LineAnswer[], page: Page): string[] {
  return [
    ...table(
      [LABELS.line, LABELS.product, LABELS.column, LABELS.rate].map(page.say),
      lines.map(({ code, description, cells, when }) => {
        const [column = '–', cell = '–'] = Object.entries(cells)[0] ?? [];
        return {
          cells: [code, description, column, cell],
          notes: when ? [`${page.say(LABELS.only)} ${when}`] : [],
        };
      }),
      { columns: page.columns, style: { header: page.style.dim, note: page.style.dim } },
    ),
    '',
    ...wrap(`${lines.length} ${page.say(LABELS.lines)}. ${page.say(LABELS.moreLine)}`, page.columns),
    '',
  ];
}

/** Lines of a schedule for a person at a terminal. */
export function linesText(
  lines: readonly LineAnswer[],
  names: ColumnNames,
  page: Page,
  all: boolean,
): string {
  const full = all || lines.length <= MOST_IN_FULL;
  const text = full ? lines.flatMap((line) => oneLine(line, names, page)) : manyLines(lines, page);
  return text.join('\n');
}
