import type { PlainDate } from '../../base/index.js';
import { equalStages, partialCut, pointsThenFree } from './category.js';
import { type Candidate, type FamilyPlan, familyOf, partials } from './family.js';
import { AUSTRALIA_LADDERS, EUROPEAN_LADDERS, TPP_LADDERS } from './ladders.js';
import type { StageRoundings } from './rounding.js';
import type { StagingYears } from './years.js';

/** How one column of a schedule is staged. */
export interface StagingSchedule {
  /** the column of the importer's schedule */
  readonly column: string;
  /** schedules of one group follow each other and do not count twice as evidence for a base */
  readonly group: string;
  readonly years: StagingYears;
  readonly roundings: StageRoundings;
  readonly family: readonly Candidate[];
  /** a column that often stages a line alike, and how often to expect so before any rate is read */
  readonly parallel?: { readonly column: string; readonly weight: number };
}

const years = (entry: string, yearAtEntry = 1, stagingDay = '04-01'): StagingYears => ({
  entry: entry as PlainDate,
  stagingDay,
  yearAtEntry,
});

/** TPP Annex 2-D, Section A, paragraph 2: down to the tenth of a point; amounts as the schedule says (nearest 0.01). */
const TPP: StageRoundings = {
  percent: { decimals: 1, mode: 'down' },
  specific: { decimals: 2, mode: 'nearest' },
};
/** EU–Japan Annex 2-A, Part 1, note 6, word for word in UK–Japan; RCEP and Japan–Australia rates fit it. */
const NEAREST: StageRoundings = {
  percent: { decimals: 1, mode: 'nearest' },
  specific: { decimals: 2, mode: 'nearest' },
};
/** USJTA Annex II, general note 3: up to the nearest hundredth of a point. */
const UNITED_STATES: StageRoundings = {
  percent: { decimals: 2, mode: 'up' },
  specific: { decimals: 4, mode: 'up' },
};

/** The EU–Japan and UK–Japan schedules of Japan follow TPP's on most farm lines; "B10" there is eleven instalments. */
const TPP_PLAN: FamilyPlan = {
  stages: [4, 6, 8, 9, 10, 11, 13, 14, 16, 21],
  partial: [...partials([75, 85, 90, 95], [1, 6]), ...partials([40, 45, 50], [9, 10, 11, 16])],
  variety: 1,
  known: TPP_LADDERS,
};
const TPP_FAMILY = familyOf(TPP_PLAN);
const EUROPEAN_FAMILY = familyOf({ ...TPP_PLAN, known: EUROPEAN_LADDERS });
const RCEP_FAMILY = familyOf({ stages: [11, 16, 21], partial: [], variety: 0.2, known: [] });
const AUSTRALIA_FAMILY = familyOf({
  stages: [4, 6, 8, 11, 13, 16, 19, 21],
  partial: partials([50, 60, 70, 75, 80, 90], [1, 6, 11]),
  variety: 1,
  known: AUSTRALIA_LADDERS,
});

/** Japan's columns with staged rates. The UK–Japan agreement continues the years of EU–Japan. */
export const JAPAN_SCHEDULES: readonly StagingSchedule[] = [
  { column: 'epa_cptpp', group: 'TPP', years: years('2018-12-30'), roundings: TPP, family: TPP_FAMILY },
  {
    column: 'usjta',
    group: 'TPP',
    years: years('2020-01-01', 2),
    roundings: TPP,
    family: TPP_FAMILY,
    parallel: { column: 'epa_cptpp', weight: 0.95 },
  },
  {
    column: 'epa_eu',
    group: 'EU',
    years: years('2019-02-01'),
    roundings: NEAREST,
    family: EUROPEAN_FAMILY,
    parallel: { column: 'epa_cptpp', weight: 0.6 },
  },
  {
    column: 'epa_uk',
    group: 'EU',
    years: years('2021-01-01', 3),
    roundings: NEAREST,
    family: EUROPEAN_FAMILY,
    parallel: { column: 'epa_eu', weight: 0.95 },
  },
  {
    column: 'rcep_asean_au_nz',
    group: 'RCEP',
    years: years('2022-01-01'),
    roundings: NEAREST,
    family: RCEP_FAMILY,
  },
  {
    column: 'rcep_cn',
    group: 'RCEP',
    years: years('2022-01-01'),
    roundings: NEAREST,
    family: RCEP_FAMILY,
    parallel: { column: 'rcep_asean_au_nz', weight: 0.5 },
  },
  {
    column: 'rcep_kr',
    group: 'RCEP',
    years: years('2022-02-01'),
    roundings: NEAREST,
    family: RCEP_FAMILY,
    parallel: { column: 'rcep_asean_au_nz', weight: 0.5 },
  },
  {
    column: 'epa_au',
    group: 'Australia',
    years: years('2015-01-15'),
    roundings: NEAREST,
    family: AUSTRALIA_FAMILY,
  },
];

/**
 * The USJTA schedule of the United States (Annex II): A free at once, B three points and free in year two, C two
 * equal stages, D five; the two later groups are known from the editions only: half the base rate, and ten stages.
 */
export const UNITED_STATES_SCHEDULE: StagingSchedule = {
  column: 'special',
  group: 'United States',
  years: years('2020-01-01', 1, '01-01'),
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
