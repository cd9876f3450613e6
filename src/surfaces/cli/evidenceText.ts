import type { Assumption, Citation, Evidence, Step } from '../../kanzei.js';
import { GRADE_MEANINGS, GRADES, LABELS } from '../labels.js';
import { hang, table } from './layout.js';
import type { Page } from './page.js';

/** A grade, marked where it is below published. */
export const grade = (evidence: Evidence, page: Page): string => {
  const text = page.say(GRADES[evidence]);
  return evidence === 'published' ? text : page.style.care(text);
};

/** What the grades below published mean, of those used; nothing when all is published. */
export function gradeMeanings(used: ReadonlySet<Evidence>, page: Page): string[] {
  const lines = (Object.keys(GRADE_MEANINGS) as Exclude<Evidence, 'published'>[])
    .filter((each) => used.has(each))
    .flatMap((each) =>
      hang('  ', `${page.say(GRADES[each])}: ${page.say(GRADE_MEANINGS[each])}`, page.columns),
    );
  return lines.length > 0 ? ['', page.style.care(page.say(LABELS.grades)), ...lines] : [];
}

export function stepLines(steps: readonly Step[], page: Page): string[] {
  const rows = steps.map(({ label, expression, result, evidence }) => ({
    cells: [label, expression, `= ${result}${evidence ? ` [${page.say(GRADES[evidence])}]` : ''}`],
  }));
  const [, ...lines] = table(['', '', ''], rows, { columns: page.columns - 2 });
  return lines.map((line) => `  ${line}`);
}

export const citationText = ({ title, locator, url }: Citation): string =>
  `${title}, ${locator}${url ? ` ${url}` : ''}`;

/** Items below a title; nothing when there are none. */
export const listed = (title: string, texts: readonly string[], page: Page): string[] =>
  texts.length === 0
    ? []
    : ['', page.style.dim(title), ...texts.flatMap((each) => hang('  - ', each, page.columns))];

/** What an answer rests on because the person asking said so; nothing when it rests on the facts alone. */
export const assumedLines = (assumptions: readonly Assumption[], page: Page): string[] =>
  assumptions.flatMap(({ about, label }) =>
    hang('', page.style.care(`${page.say(LABELS.assumed)} (${about}): ${page.say(label)}`), page.columns),
  );

/** The sources below a title, each once. */
export const sourceLines = (citations: readonly Citation[], page: Page): string[] =>
  listed(page.say(LABELS.sources), [...new Set(citations.map(citationText))], page);
