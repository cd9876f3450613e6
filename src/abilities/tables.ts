import {
  type Answer,
  type Determination,
  isBest,
  type PathSpan,
  type PathTrack,
  type RatePaths,
  type Treatment,
} from '../law/index.js';
import type { ComparedLine, ComparedOrigin, Comparison } from './compare.js';
import type { EditionsAnswer } from './editions.js';
import type { InstrumentAnswer } from './instruments.js';
import type { LineAnswer } from './line.js';
import type { EquilibriumAnswer } from './models/equilibrium.js';
import type { QuotaReports } from './quota.js';
import type { SearchAnswer } from './search.js';
import { type Table, tableOf } from './table.js';

const list = (texts: readonly string[]): string => texts.join('; ');

/** A row for each treatment of each line. */
export function dutyTable({ determinations }: Answer): Table {
  const rows = determinations.flatMap((determination) =>
    determination.treatments.map((treatment): [Determination, Treatment] => [determination, treatment]),
  );
  return tableOf(rows, {
    code: ([{ line }]) => line.code,
    seq: ([{ line }]) => line.seq,
    description: ([{ line }]) => line.description,
    instrument: ([, { instrument }]) => instrument,
    quota: ([, { quota }]) => quota,
    status: ([, { status }]) => status,
    rate: ([, { rate }]) => rate?.notation,
    currency: ([, { duty }]) => duty?.currency,
    duty: ([, { duty }]) => duty?.amount,
    duties_with_those_on_top: ([, { stack }]) => stack?.duties?.amount,
    total_with_fees_and_taxes: ([, { stack }]) => stack?.total?.amount,
    best: ([determination, treatment]) => (isBest(treatment, determination) ? 'yes' : 'no'),
    reason: ([, { reason }]) => reason,
    requires: ([, { requires }]) => list(requires),
    needs: ([, { needs }]) => list(needs),
    evidence: ([, { evidence }]) => evidence,
  });
}

/** A row for each origin on each line. */
export function compareTable({ lines }: Comparison): Table {
  const rows = lines.flatMap((compared) =>
    compared.origins.map((each): [ComparedLine, ComparedOrigin] => [compared, each]),
  );
  return tableOf(rows, {
    code: ([{ line }]) => line.code,
    seq: ([{ line }]) => line.seq,
    description: ([{ line }]) => line.description,
    origin: ([, { origin }]) => origin,
    best: ([, { best }]) => best,
    quota: ([, { treatment }]) => treatment?.quota,
    rate: ([, { treatment }]) => treatment?.rate?.notation,
    currency: ([, { duty }]) => duty.amount?.currency,
    duty: ([, { duty }]) => duty.amount?.amount,
    margin: ([, { duty }]) => duty.margin?.amount,
    duties_with_those_on_top: ([, { duties }]) => duties.amount?.amount,
    margin_with_those_on_top: ([, { duties }]) => duties.margin?.amount,
    reason: ([, { bestReason }]) => bestReason,
    requires: ([, { treatment }]) => list(treatment?.requires ?? []),
    evidence: ([, { treatment }]) => treatment?.evidence,
  });
}

/** A row for each span of each track of each line. */
export function pathTable({ lines }: RatePaths): Table {
  const rows = lines.flatMap(({ line, tracks }) =>
    tracks.flatMap((track) =>
      track.spans.map((span): [typeof line, PathTrack, PathSpan] => [line, track, span]),
    ),
  );
  return tableOf(rows, {
    code: ([line]) => line.code,
    seq: ([line]) => line.seq,
    description: ([line]) => line.description,
    instrument: ([, { instrument }]) => instrument,
    origin: ([, { origin }]) => origin,
    quota: ([, { quota }]) => quota,
    conditions: ([, { conditions }]) => list(conditions),
    from: ([, , { from }]) => from,
    to: ([, , { to }]) => to,
    status: ([, , { status }]) => status,
    rate: ([, , { rate }]) => rate?.notation,
    lowest: ([, , { left }]) => left?.lowest.notation,
    highest: ([, , { left }]) => left?.highest?.notation,
    reason: ([, , { reason }]) => reason,
    evidence: ([, , { evidence }]) => evidence,
  });
}

/** A row for each cell of each line. */
export const lineTable = (lines: readonly LineAnswer[]): Table =>
  tableOf(
    lines.flatMap((line) => Object.entries(line.cells).map(([column, rate]) => ({ ...line, column, rate }))),
    {
      country: ({ country }) => country,
      code: ({ code }) => code,
      seq: ({ seq }) => seq,
      description: ({ description }) => description,
      units: ({ units }) => list(units),
      when: ({ when }) => when,
      edition: ({ edition }) => edition.date,
      of_the_day: ({ ofTheDay }) => (ofTheDay ? 'yes' : 'no'),
      column: ({ column }) => column,
      rate: ({ rate }) => rate,
    },
  );

/** A row for each instrument. */
export const instrumentsTable = (instruments: readonly InstrumentAnswer[]): Table =>
  tableOf(instruments, {
    id: ({ id }) => id,
    name: ({ name }) => name.en,
    name_ja: ({ name }) => name.ja,
    scope: ({ scope }) => scope,
    importers: ({ importers }) => list(importers),
    from: ({ from }) => from,
    to: ({ to }) => to,
    parties: ({ parties }) => list([...new Set(parties.map(({ country }) => country))]),
    evidence: ({ evidence }) => evidence,
  });

/** A row for each quota. */
export const quotaTable = ({ quotas }: QuotaReports): Table =>
  tableOf(quotas, {
    quota: ({ quota }) => quota,
    name: ({ name }) => name.en,
    importer: ({ importer }) => importer,
    origins: ({ origins }) => list(origins),
    year: ({ year }) => year.name,
    from: ({ year }) => year.from,
    to: ({ year }) => year.to,
    status: ({ status }) => status,
    volume: ({ volume }) => volume?.volume,
    drawn: ({ drawn }) => drawn?.volume,
    balance: ({ balance }) => balance,
    unit: ({ volume }) => volume?.unit,
    fill_rate_percent: ({ fillRate }) => fillRate,
    reason: ({ reason }) => reason,
    evidence: ({ evidence }) => evidence,
  });

/** A row for each edition. */
export const editionsTable = ({ editions }: EditionsAnswer): Table =>
  tableOf(editions, {
    importer: ({ importer }) => importer,
    date: ({ date }) => date,
    source: ({ source }) => source,
    url: ({ url }) => url,
    evidence: ({ evidence }) => evidence,
  });

type Glances = SearchAnswer['candidates'][number]['lines'][number]['mfn'];

/** The rates of a line in one cell; one that is not known by its status. */
const glances = (rates: Glances): string =>
  list(
    rates.map(({ quota, rate, status }) => {
      const text = rate ?? status ?? 'several';
      return quota === undefined ? text : `${quota === 'in' ? 'in quota' : 'out of quota'}: ${text}`;
    }),
  );

/** A row for each line of each candidate. */
export const searchTable = ({ candidates }: SearchAnswer): Table =>
  tableOf(
    candidates.flatMap(({ code, lines }) => lines.map((line) => ({ ...line, place: code }))),
    {
      candidate: ({ place }) => place,
      country: ({ country }) => country,
      code: ({ code }) => code,
      seq: ({ seq }) => seq,
      description: ({ description }) => description,
      mfn: ({ mfn }) => glances(mfn),
      usjta: ({ usjta }) => glances(usjta),
    },
  );

type SectorsAnswer = Exclude<EquilibriumAnswer, { readonly model: 'one-sector' }>;
type OneSectorAnswer = Exclude<EquilibriumAnswer, SectorsAnswer>;

const oneSectorTable = ({ countries }: OneSectorAnswer): Table =>
  tableOf(countries, {
    country: ({ id }) => id,
    price: ({ price }) => price,
    output: ({ output }) => output,
    real_income: ({ realIncome }) => realIncome,
    exports: ({ exports }) => exports,
    imports: ({ imports }) => imports,
    inward_resistance: ({ inwardResistance }) => inwardResistance,
    outward_resistance: ({ outwardResistance }) => outwardResistance,
  });

const sectorsTable = ({ countries }: SectorsAnswer): Table =>
  tableOf(countries, {
    country: ({ id }) => id,
    wage: ({ wage }) => wage,
    price: ({ price }) => price,
    real_wage: ({ realWage }) => realWage,
    real_income: ({ realIncome }) => realIncome,
    output: ({ output }) => output,
    exports: ({ exports }) => exports,
    imports: ({ imports }) => imports,
    tariff_revenue: ({ tariffRevenue }) => tariffRevenue,
    terms_of_trade: ({ termsOfTrade }) => termsOfTrade,
    volume_of_trade: ({ volumeOfTrade }) => volumeOfTrade,
    trade_costs: ({ tradeCosts }) => tradeCosts,
    deficit: ({ deficit }) => deficit,
    welfare: ({ welfare }) => welfare,
  });

const EQUILIBRIUM_TABLES = {
  'one-sector': oneSectorTable,
  'caliendo-parro': sectorsTable,
  'multi-sector': sectorsTable,
};

/** A row for each country: ratios new to old, and the terms of a decomposition in percent. */
export const equilibriumTable = (answer: EquilibriumAnswer): Table =>
  (EQUILIBRIUM_TABLES[answer.model] as (answer: EquilibriumAnswer) => Table)(answer);
