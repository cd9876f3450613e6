export { assessQuota } from './balance.js';
export { checkQuotaFacts } from './checkFacts.js';
export type {
  AllocationMethod,
  QuotaFacts,
  QuotaFilled,
  QuotaRate,
  QuotaVolume,
} from './facts.js';
export { type Fill, type FillRow, type Fills, readFills } from './fills.js';
export { type Forecast, forecastFromFigures, forecastFromYears, type PastYear } from './forecast.js';
export { pastYearsOf } from './pastYears.js';
export { volumeOfYear, yearOfQuota } from './quotaYear.js';
export type { QuotaAmount, QuotaAnswer, QuotaInput, QuotaStatus, RecordedFill } from './types.js';
