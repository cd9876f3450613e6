import type { Evidence, SearchAnswer, SearchCandidate } from '../../kanzei.js';
import { LABELS, STATUSES } from '../labels.js';
import { grade, gradeMeanings } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import type { Page } from './page.js';
import { SEARCH_LABELS } from './searchLabels.js';

type Place = SearchCandidate['path'][number];
type Line = SearchCandidate['lines'][number];
type Why = SearchCandidate['why'][number];
type Glance = Line['mfn'][number];

/** Worst last, as in the grades themselves. */
const worst = (grades: readonly Evidence[], order: readonly Evidence[]): Evidence | undefined =>
  order.findLast((each) => grades.includes(each));

const ORDER: readonly Evidence[] = ['published', 'computed', 'reconstructed', 'secondary', 'unverified'];

/** A name in the language of the page, in English where the facts have no other. */
const nameText = (name: Place['name'], page: Page): string =>
  name === undefined ? '' : (page.language === 'ja' && name.ja) || name.en;

const placeText = (place: Place, page: Page): string =>
  `${place.code} ${nameText(place.name, page)}`.trimEnd();

function whyText({ by, text, code, approximately }: Why, candidate: Place, page: Page): string {
  const label = { code: SEARCH_LABELS.code, name: LABELS.name, synonym: SEARCH_LABELS.synonym }[by];
  const where = code === candidate.code || by === 'code' ? '' : ` (${code})`;
  const close = approximately.map(({ asked, found }) => `${asked} ≈ ${found}`).join(', ');
  const about = close === '' ? '' : `, ${page.say(SEARCH_LABELS.approximately)}: ${close}`;
  return by === 'code'
    ? `${page.say(label)} ${text}${about}`
    : `${page.say(label)} “${text}”${where}${about}`;
}

function glanceText({ quota, rate, between, status }: Glance, page: Page): string {
  const side = quota ? `${page.say(quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)} ` : '';
  if (rate !== null) return side + rate;
  if (between) return `${side}${between.lowest} – ${between.highest ?? page.say(LABELS.ordinaryRate)}`;
  return status === undefined || status === 'notCovered' ? `${side}–` : side + page.say(STATUSES[status]);
}

const glancesText = (glances: readonly Glance[], page: Page): string =>
  glances.length === 0 ? '–' : glances.map((each) => glanceText(each, page)).join('; ');

/** What the rates of a line rest on: the lowest grade of those it shows. */
const gradesOf = ({ mfn, usjta }: Line): Evidence[] => [...mfn, ...usjta].map(({ evidence }) => evidence);

function lineRow(line: Line, page: Page): Row {
  const lowest = worst(gradesOf(line), ORDER);
  return {
    cells: [
      line.country,
      line.code,
      page.productOf(line),
      glancesText(line.mfn, page),
      glancesText(line.usjta, page),
      lowest === undefined ? '' : grade(lowest, page),
    ],
    notes: [
      ...(line.when === undefined ? [] : [`${page.say(LABELS.only)} ${line.when}`]),
      ...(line.mapping === undefined ? [] : [line.mapping]),
    ],
  };
}

function hidden(candidate: SearchCandidate): string[] {
  return candidate.counts.flatMap(({ country, lines }) => {
    const shown = candidate.lines.filter((line) => line.country === country).length;
    return shown === lines
      ? []
      : [`${country} ${shown}/${lines}: kanzei line ${candidate.code} --to ${country}`];
  });
}

function candidateText(candidate: SearchCandidate, at: number, page: Page): string[] {
  const lead = `${at + 1}  `;
  const indent = ' '.repeat(lead.length);
  const above = candidate.path.slice(0, -1).map((place) => placeText(place, page));
  const header = [
    LABELS.importer,
    LABELS.line,
    LABELS.product,
    { en: 'MFN', ja: 'MFN' },
    { en: 'USJTA', ja: 'USJTA' },
    LABELS.evidence,
  ];
  const rows = table(
    header.map(page.say),
    candidate.lines.map((line) => lineRow(line, page)),
    { columns: page.columns - indent.length, style: { header: page.style.dim, note: page.style.dim } },
  );
  const more = hidden(candidate);
  return [
    ...hang(lead, page.style.bold(placeText(candidate, page)), page.columns),
    ...(above.length > 0 ? hang(indent, page.style.dim(above.join(' › ')), page.columns) : []),
    ...hang(indent, candidate.why.map((why) => whyText(why, candidate, page)).join('; '), page.columns),
    ...rows.map((row) => indent + row),
    ...(more.length > 0
      ? hang(indent, page.style.dim(`${page.say(SEARCH_LABELS.linesShown)} ${more.join('; ')}`), page.columns)
      : []),
    '',
  ];
}

/** Candidates for a person at a terminal. */
export function searchText(answer: SearchAnswer, page: Page): string {
  const { query, asOf, editions, candidates, more, unknown, notice } = answer;
  const grades = new Set(candidates.flatMap(({ lines }) => lines.flatMap(gradesOf)));
  const text = [
    ...wrap(`“${query}”; ${page.say(SEARCH_LABELS.ratesAsOf)} ${asOf}`, page.columns),
    ...editions.flatMap(({ source, date }) =>
      wrap(page.style.dim(`${source}, ${page.say(LABELS.edition)} ${date}`), page.columns),
    ),
    '',
    ...candidates.flatMap((candidate, at) => candidateText(candidate, at, page)),
    ...(more > 0 ? [...wrap(`${page.say(SEARCH_LABELS.more)}: ${more}`, page.columns), ''] : []),
    ...(unknown.length > 0
      ? [...wrap(`${page.say(SEARCH_LABELS.unknown)}: ${unknown.join(', ')}`, page.columns), '']
      : []),
    ...wrap(page.style.care(page.say(notice)), page.columns),
    ...gradeMeanings(grades, page),
  ];
  return `${text.join('\n')}\n`;
}

/** What to try where nothing was found, one text a line. */
export const nothingFound = ({ query, unknown }: SearchAnswer, page: Page): string[] => [
  `“${query}”: ${page.say(SEARCH_LABELS.nothing)}`,
  ...(unknown.length > 0 ? [`${page.say(SEARCH_LABELS.unknown)}: ${unknown.join(', ')}`] : []),
];
