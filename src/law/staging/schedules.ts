import { date, type PlainDate } from '../../base/index.js';
import type { ImporterCode, Instrument } from '../record.js';
import { equalStages, partialCut, pointsThenFree } from './category.js';
import { type Candidate, type FamilyPlan, familyOf, partials } from './family.js';
import { type LadderFacts, laddersOf } from './ladders.js';
import type { StageRoundings } from './rounding.js';
import type { StagingYears } from './years.js';

/** How one column of a schedule is staged. */
export interface StagingSchedule {
  readonly instrument: string;
  readonly importer: ImporterCode;
  /** the column of the importer's schedule */
  readonly column: string;
  /** only this programme of the U.S. Special column */
  readonly programme?: string;
  /** schedules of one group follow each other and do not count twice as evidence for a base */
  readonly group: string;
  readonly years: StagingYears;
  readonly roundings: StageRoundings;
  /** every category that is tried; made when first asked for */
  readonly family: readonly Candidate[];
  /** a column that often stages a line alike, and how often to expect so before any rate is read */
  readonly parallel?: { readonly column: string; readonly weight: number };
}

const years = (entry: PlainDate, yearAtEntry = 1, stagingDay = '04-01'): StagingYears => ({
  entry,
  stagingDay,
  yearAtEntry,
});

/** TPP Annex 2-D, Section A, paragraph 2: down to the tenth of a point; amounts as the schedule says (nearest 0.01). */
const TPP: StageRoundings = {
  percent: { decimals: 1, mode: 'down' },
  specific: { decimals: 2, mode: 'nearest' },
};
/** EU–Japan Annex 2-A, Part 1, note 6, word for word in UK–Japan; the rates of Japan's other agreements fit it. */
const NEAREST: StageRoundings = {
  percent: { decimals: 1, mode: 'nearest' },
  specific: { decimals: 2, mode: 'nearest' },
};
/** USJTA Annex II, general note 3: up to the nearest hundredth of a point. */
const UNITED_STATES: StageRoundings = {
  percent: { decimals: 2, mode: 'up' },
  specific: { decimals: 4, mode: 'up' },
};

type Plan = Omit<FamilyPlan, 'known'>;

/** The EU–Japan and UK–Japan schedules of Japan follow TPP's on most farm lines; "B10" there is eleven instalments. */
const TPP_PLAN: Plan = {
  stages: [4, 6, 8, 9, 10, 11, 13, 14, 16, 21],
  partial: [...partials([75, 85, 90, 95], [1, 6]), ...partials([40, 45, 50], [9, 10, 11, 16])],
  variety: 1,
};
const RCEP_PLAN: Plan = { stages: [11, 16, 21], partial: [], variety: 0.2 };
const AUSTRALIA_PLAN: Plan = {
  stages: [4, 6, 8, 11, 13, 16, 19, 21],
  partial: partials([50, 60, 70, 75, 80, 90], [1, 6, 11]),
  variety: 1,
};
const OLDER_PLAN: Plan = { stages: [4, 6, 8, 11, 13, 16], partial: [], variety: 0.5 };

type Planned = Omit<StagingSchedule, 'family'> & { readonly plan: Plan };

/** The family is made when it is first asked for: an answer about one column needs no other's. */
function withFamily({ plan, ...rest }: Planned, ladders: readonly LadderFacts[]): StagingSchedule {
  let family: readonly Candidate[] | undefined;
  return {
    ...rest,
    get family() {
      family ??= familyOf({ ...plan, known: laddersOf(ladders, rest.instrument) });
      return family;
    },
  };
}

/** Japan's columns whose staging still runs on most lines. The UK–Japan agreement continues the years of EU–Japan. */
const JAPAN: readonly Planned[] = [
  {
    instrument: 'cptpp',
    importer: 'JP',
    column: 'epa_cptpp',
    group: 'TPP',
    years: years(date('2018-12-30')),
    roundings: TPP,
    plan: TPP_PLAN,
  },
  {
    instrument: 'usjta',
    importer: 'JP',
    column: 'usjta',
    group: 'TPP',
    years: years(date('2020-01-01'), 2),
    roundings: TPP,
    plan: TPP_PLAN,
    parallel: { column: 'epa_cptpp', weight: 0.95 },
  },
  {
    instrument: 'eu-japan',
    importer: 'JP',
    column: 'epa_eu',
    group: 'EU',
    years: years(date('2019-02-01')),
    roundings: NEAREST,
    plan: TPP_PLAN,
    parallel: { column: 'epa_cptpp', weight: 0.6 },
  },
  {
    instrument: 'uk-japan',
    importer: 'JP',
    column: 'epa_uk',
    group: 'EU',
    years: years(date('2021-01-01'), 3),
    roundings: NEAREST,
    plan: TPP_PLAN,
    parallel: { column: 'epa_eu', weight: 0.95 },
  },
  {
    instrument: 'rcep',
    importer: 'JP',
    column: 'rcep_asean_au_nz',
    group: 'RCEP',
    years: years(date('2022-01-01')),
    roundings: NEAREST,
    plan: RCEP_PLAN,
  },
  {
    instrument: 'rcep',
    importer: 'JP',
    column: 'rcep_cn',
    group: 'RCEP',
    years: years(date('2022-01-01')),
    roundings: NEAREST,
    plan: RCEP_PLAN,
    parallel: { column: 'rcep_asean_au_nz', weight: 0.5 },
  },
  {
    instrument: 'rcep',
    importer: 'JP',
    column: 'rcep_kr',
    group: 'RCEP',
    years: years(date('2022-02-01')),
    roundings: NEAREST,
    plan: RCEP_PLAN,
    parallel: { column: 'rcep_asean_au_nz', weight: 0.5 },
  },
  {
    instrument: 'japan-australia',
    importer: 'JP',
    column: 'epa_au',
    group: 'Australia',
    years: years(date('2015-01-15')),
    roundings: NEAREST,
    plan: AUSTRALIA_PLAN,
  },
];

/** Japan's columns whose staging still runs on most lines: those of the prediction in docs/staging.md. */
export const japanSchedules = (ladders: readonly LadderFacts[]): readonly StagingSchedule[] =>
  JAPAN.map((planned) => withFamily(planned, ladders));

/**
 * Japan's other agreements: their years are those of the instrument, their staging is over or nearly so, and no text is
 * at hand, so that a plain family of equal stages stands for all.
 */
export const olderJapanSchedules = (instruments: readonly Instrument[]): readonly StagingSchedule[] =>
  instruments.flatMap(({ id, scope, membership, inForce, columns }) =>
    columns.flatMap(({ importer, column, staging }): StagingSchedule[] => {
      const entry = inForce.from;
      const agreement = importer === 'JP' && scope === 'origin' && membership === 'known';
      if (!agreement || !entry || !column || JAPAN.some((known) => known.column === column)) return [];
      const planned: Planned = {
        instrument: id,
        importer,
        column,
        group: id,
        years: years(entry, 1, staging),
        roundings: NEAREST,
        plan: OLDER_PLAN,
      };
      return [withFamily(planned, [])];
    }),
  );

/**
 * The USJTA schedule of the United States (Annex II): A free at once, B three points and free in year two, C two
 * equal stages, D five; the two later groups are known from the editions only: half the base rate, and ten stages.
 */
export const unitedStatesSchedule: StagingSchedule = {
  instrument: 'usjta',
  importer: 'US',
  column: 'special',
  programme: 'JP',
  group: 'United States',
  years: years(date('2020-01-01'), 1, '01-01'),
  roundings: UNITED_STATES,
  family: [
    { category: { ...equalStages(1), id: 'A' }, weight: 1 },
    { category: pointsThenFree('B', '3', 2), weight: 1 },
    { category: { ...equalStages(2), id: 'C' }, weight: 1 },
    { category: { ...equalStages(5), id: 'D' }, weight: 1 },
    ...[1, 2, 3, 4, 5].map((stages) => ({
      category: { ...partialCut(50, stages), id: `half-${stages}` },
      weight: 0.2,
    })),
    { category: { ...equalStages(10), id: 'ten stages' }, weight: 1 },
  ],
};
