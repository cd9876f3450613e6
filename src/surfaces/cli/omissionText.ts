import type { Answer, Determination, NotIncluded } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { hang, wrap } from './layout.js';
import type { Page } from './page.js';

/** `brief` only names what is left out; `all` shows the arithmetic and sources of every treatment. */
export type Detail = 'brief' | 'usual' | 'all';

function omission({ label, where, url, appliesTo }: NotIncluded, page: Page, all: boolean): string[] {
  const goods = appliesTo ? ` [${appliesTo}]` : '';
  const text = all
    ? `${page.say(label)}${goods}; ${page.say(LABELS.look)} ${page.say(where)}${url ? ` ${url}` : ''}`
    : `${page.say(label)}: ${url ?? page.say(where)}`;
  return hang('  - ', text, page.columns);
}

function omitted(omissions: readonly NotIncluded[], page: Page, detail: Detail): string[] {
  if (omissions.length === 0) return [];
  const title = page.say(LABELS.notIncluded);
  if (detail === 'brief') {
    return [
      '',
      ...wrap(`${title}: ${omissions.map(({ label }) => page.say(label)).join('; ')}`, page.columns),
    ];
  }
  return ['', title, ...omissions.flatMap((each) => omission(each, page, detail === 'all'))];
}

/** What an answer leaves out: duties on top of the schedule, then the rest. */
export const omissionLines = (
  { layers, notIncluded }: Pick<Determination, 'layers' | 'notIncluded'>,
  page: Page,
  detail: Detail,
): string[] => [
  ...(layers
    ? [
        '',
        ...hang('', page.style.care(`${page.say(LABELS.layers)}: ${page.say(layers.reason)}`), page.columns),
      ]
    : []),
  ...omitted(notIncluded, page, detail),
];

/** The lines under a code that do not take the goods, and why. */
export const skippedLines = ({ skipped }: Pick<Answer, 'skipped'>, page: Page): string[] =>
  skipped.length === 0
    ? []
    : [
        '',
        page.say(LABELS.skipped),
        ...skipped.flatMap(({ code, reason }) => hang(`  ${code}  `, reason, page.columns)),
      ];
