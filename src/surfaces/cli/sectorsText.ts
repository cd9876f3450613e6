import type { EquilibriumAnswer } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import {
  CLOSURES,
  EQUILIBRIUM_MODELS,
  EQUILIBRIUM_LABELS as LABEL,
  SECTORS_LABELS,
} from './equilibriumLabels.js';
import { type Column, change, ending, fixed, lay, left, shown } from './equilibriumLayout.js';
import { listed, sourceLines } from './evidenceText.js';
import { hang, wrap } from './layout.js';
import type { Page } from './page.js';

type Sectors = Exclude<EquilibriumAnswer, { readonly model: 'one-sector' }>;
type Country = Sectors['countries'][number];
type Breakdown = NonNullable<Sectors['breakdown']>;
type Terms = Breakdown['sectors'][number];

const points = (percent: number): string => fixed(percent, 3);

function countryLines({ countries }: Sectors, page: Page): string[] {
  const { say } = page;
  return [
    ...lay<Country>(
      shown(countries, ({ realIncome }) => Math.abs(realIncome - 1)),
      [
        [say(LABEL.country), ({ id }) => id],
        [say(LABEL.realIncome), ({ realIncome }) => change(realIncome)],
        [say(SECTORS_LABELS.realWage), ({ realWage }) => change(realWage)],
        [say(SECTORS_LABELS.termsOfTrade), ({ termsOfTrade }) => points(termsOfTrade)],
        [say(SECTORS_LABELS.volumeOfTrade), ({ volumeOfTrade }) => points(volumeOfTrade)],
        [say(SECTORS_LABELS.welfare), ({ welfare }) => points(welfare)],
        [say(LABEL.exports), ({ exports }) => change(exports)],
        [say(LABEL.imports), ({ imports }) => change(imports)],
        [say(SECTORS_LABELS.revenue), ({ tariffRevenue }) => change(tariffRevenue)],
      ],
      page,
    ),
    ...left(countries.length, page),
  ];
}

function breakdownLines({ breakdown }: Sectors, page: Page): string[] {
  if (!breakdown) return [];
  const { say, style } = page;
  const size = ({ termsOfTrade, volumeOfTrade, tradeCosts }: Terms) =>
    Math.abs(termsOfTrade) + Math.abs(volumeOfTrade) + Math.abs(tradeCosts);
  const part = (head: string, rows: readonly Terms[]) => [
    ...lay<Terms>(
      shown(rows, size),
      [
        [head, ({ id }) => id],
        [say(SECTORS_LABELS.termsOfTrade), ({ termsOfTrade }) => points(termsOfTrade)],
        [say(SECTORS_LABELS.volumeOfTrade), ({ volumeOfTrade }) => points(volumeOfTrade)],
        [say(SECTORS_LABELS.tradeCosts), ({ tradeCosts }) => points(tradeCosts)],
      ] satisfies readonly Column<Terms>[],
      page,
    ),
  ];
  return [
    '',
    style.bold(`${say(SECTORS_LABELS.breakdown)}: ${breakdown.country}`),
    ...part(say(SECTORS_LABELS.sector), breakdown.sectors),
    '',
    ...part(say(SECTORS_LABELS.partner), breakdown.partners),
  ];
}

/** A multi-sector equilibrium for a person at a terminal. */
export function sectorsText(answer: Sectors, page: Page): string {
  const { say } = page;
  const { file, closure, countries, sectors, model } = answer;
  const head = `${say(EQUILIBRIUM_MODELS[model])}, ${say(CLOSURES[closure] ?? { en: closure, ja: closure })}: ${file}`;
  const counts = [
    `${countries.length} ${say(LABEL.countries)}`,
    `${sectors.length} ${say(SECTORS_LABELS.sectors)}`,
    `${say(LABEL.numeraire)} ${say(SECTORS_LABELS.worldIncome)}`,
    ending(answer, page),
  ].join('; ');
  const text = [
    ...wrap(page.style.bold(head), page.columns),
    ...wrap(counts, page.columns),
    '',
    ...countryLines(answer, page),
    ...hang('  ', say(SECTORS_LABELS.units), page.columns),
    ...breakdownLines(answer, page),
    ...listed(say(LABELS.notes), answer.notes.map(say), page),
    ...sourceLines(answer.citations, page),
  ];
  return `${text.join('\n')}\n`;
}
