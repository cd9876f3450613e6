export { checkSafeguardFacts } from './checkFacts.js';
export { type CountingYear, countingPeriodsOf, countingYearOf } from './countingYear.js';
export { assessSafeguard } from './engine.js';
export type {
  ConditionFacts,
  ConditionSpan,
  Counted,
  CountingPeriodKind,
  DurationRule,
  RateSpan,
  RecordedMeasure,
  SafeguardFacts,
  SafeguardId,
  Trigger,
  TriggerYear,
} from './facts.js';
export { type Coverage, coverageOf } from './products.js';
export { type SafeguardSpan, safeguardSpans } from './spans.js';
export { lastDayAfterNotice } from './termination.js';
export type {
  Assumptions,
  ConditionResult,
  CountedVolume,
  Graded,
  GradedVolume,
  Measure,
  SafeguardAnswer,
  SafeguardInput,
  SafeguardStatus,
  Share,
} from './types.js';
export { volumeRowsOf } from './volumeRecords.js';
export { type Figure, readVolumes, type VolumeRow, type Volumes } from './volumes.js';
