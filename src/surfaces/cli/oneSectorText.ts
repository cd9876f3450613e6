import type { EquilibriumAnswer, Label } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { grouped } from './amountText.js';
import { CLOSURES, EQUILIBRIUM_MODELS, EQUILIBRIUM_LABELS as LABEL, MODES } from './equilibriumLabels.js';
import { type Column, change, ending, fixed, lay, left, percent, shown } from './equilibriumLayout.js';
import { listed, sourceLines } from './evidenceText.js';
import { hang, wrap } from './layout.js';
import type { Page } from './page.js';

type OneSector = Extract<EquilibriumAnswer, { readonly model: 'one-sector' }>;

function countryLines({ countries }: OneSector, page: Page): string[] {
  type Country = OneSector['countries'][number];
  const of = (head: Label, cell: (row: Country) => number | null): Column<Country> => [
    page.say(head),
    (row) => change(cell(row)),
  ];
  return [
    ...lay<Country>(
      shown(countries, ({ realIncome }) => Math.abs(realIncome - 1)),
      [
        [page.say(LABEL.country), ({ id }) => id],
        of(LABEL.realIncome, ({ realIncome }) => realIncome),
        of(LABEL.price, ({ price }) => price),
        of(LABEL.output, ({ output }) => output),
        of(LABEL.exports, ({ exports }) => exports),
        of(LABEL.imports, ({ imports }) => imports),
        of(LABEL.inward, ({ inwardResistance }) => inwardResistance),
        of(LABEL.outward, ({ outwardResistance }) => outwardResistance),
      ],
      page,
    ),
    ...left(countries.length, page),
  ];
}

function drawnLines({ drawn }: OneSector, page: Page): string[] {
  if (!drawn) return [];
  const { say, style } = page;
  type Country = (typeof drawn.countries)[number];
  const { countries, percentiles, draws, seed } = drawn;
  return [
    '',
    style.bold(`${say(LABEL.draws)}: ${grouped(String(draws))}, ${say(LABEL.seed)} ${seed}`),
    ...lay<Country>(
      shown(countries, ({ realIncome }) => Math.abs((realIncome.mean ?? 1) - 1)),
      [
        [say(LABEL.country), ({ id }) => id],
        [say(LABEL.mean), ({ realIncome }) => change(realIncome.mean)],
        [
          say(LABEL.standardError),
          ({ realIncome }) => fixed((realIncome.standardError ?? Number.NaN) * 100, 3),
        ],
        ...percentiles.map(
          (part, i): Column<Country> => [
            `${say(LABEL.percentile)} ${Number((part * 100).toFixed(3))}`,
            ({ realIncome }) => change(realIncome.percentiles[i] ?? null),
          ],
        ),
      ],
      page,
    ),
    ...left(countries.length, page),
  ];
}

function chosenLines({ chosen }: OneSector, page: Page): string[] {
  if (!chosen) return [];
  const { say, style } = page;
  type Player = (typeof chosen.players)[number];
  const rates = ({ rates: all }: Player) => all.map(({ rate }) => rate).filter((rate) => rate !== 0);
  const least = (all: readonly number[]) => percent(all.length > 0 ? Math.min(...all) : 0);
  const most = (all: readonly number[]) => percent(all.length > 0 ? Math.max(...all) : 0);
  return [
    style.bold(`${say(chosen.players.length === 1 ? LABEL.optimum : LABEL.nash)} (%)`),
    ...lay<Player>(
      shown(chosen.players, ({ average }) => average),
      [
        [say(LABEL.player), ({ name }) => name],
        [say(LABEL.average), ({ average }) => percent(average)],
        [say(LABEL.lowest), (player) => least(rates(player))],
        [say(LABEL.highest), (player) => most(rates(player))],
      ],
      page,
    ),
    ...left(chosen.players.length, page),
    ...wrap(ending(chosen, page), page.columns),
    '',
  ];
}

/** The equilibrium of one sector for a person at a terminal. */
export function oneSectorText(answer: OneSector, page: Page): string {
  const { say } = page;
  const { file, mode, closure, countries, tradeElasticity, supplyElasticity, reference } = answer;
  const kind = closure === null ? '' : `, ${say(CLOSURES[closure] ?? { en: closure, ja: closure })}`;
  const head = `${say(EQUILIBRIUM_MODELS[answer.model])}, ${say(MODES[mode])}${kind}: ${file}`;
  const numeraire = reference === null ? say(LABEL.worldOutput) : `${say(LABEL.priceIndex)} ${reference}`;
  const counts = [
    `${countries.length} ${say(LABEL.countries)}`,
    `${say(LABEL.elasticity)} ${tradeElasticity}`,
    ...(supplyElasticity === 0 ? [] : [`${say(LABEL.supply)} ${supplyElasticity}`]),
    `${say(LABEL.numeraire)} ${numeraire}`,
    ending(answer, page),
  ].join('; ');
  const text = [
    ...wrap(page.style.bold(head), page.columns),
    ...wrap(counts, page.columns),
    '',
    ...chosenLines(answer, page),
    ...countryLines(answer, page),
    ...hang('  ', say(LABEL.units), page.columns),
    ...drawnLines(answer, page),
    ...listed(say(LABELS.notes), answer.notes.map(say), page),
    ...sourceLines(answer.citations, page),
  ];
  return `${text.join('\n')}\n`;
}
