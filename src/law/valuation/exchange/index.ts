import type { PlainDate } from '../../../base/index.js';
import { certifiedQuarter } from './certifiedQuarter.js';
import type { ExchangeRule, ExchangeRuleKind, WantedRate } from './types.js';
import { weeklyAverage } from './weeklyAverage.js';

const KINDS: {
  readonly [Kind in ExchangeRule['kind']]: ExchangeRuleKind<Extract<ExchangeRule, { kind: Kind }>>;
} = { weeklyAverage, certifiedQuarter };

/** Which rate the law of an importer uses for a currency on a day: the days it is taken from and used on. */
export const wantedRate = (rule: ExchangeRule, currency: string, on: PlainDate): WantedRate =>
  (KINDS[rule.kind] as ExchangeRuleKind<ExchangeRule>).wanted(rule, currency, on);

export { quarterOf } from './certifiedQuarter.js';
export { type Rates, rateOf, toRates } from './rates.js';
export type { ExchangeFacts, ExchangeRate, ExchangeRule, WantedRate } from './types.js';
export { weekOf } from './weeklyAverage.js';
