import type { ImporterCode, Instrument } from '../law/index.js';
import {
  japanSchedules,
  olderJapanSchedules,
  type StagingSchedule,
  unitedStatesSchedule,
} from '../law/staging/index.js';
import type { Ladders } from './lawFacts.js';

/** Ways of staging by column and then by "code/seq", of one chapter. */
export type StagingSegment = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const stagingSegment = (importer: ImporterCode, chapter: string): string =>
  `staging/${importer}/${chapter}`;

export const stagingKey = (code: string, seq: number): string => `${code}/${seq}`;

/** Every column whose rates come down, and how. */
export const stagingSchedules = (
  ladders: Ladders,
  instruments: readonly Instrument[],
): readonly StagingSchedule[] => [
  ...japanSchedules(ladders),
  ...olderJapanSchedules(instruments),
  unitedStatesSchedule,
];
