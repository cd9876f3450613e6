export { COMPONENT_NAMES, COMPONENTS, type ComponentId } from './components.js';
export {
  type ExchangeFacts,
  type ExchangeRate,
  type ExchangeRule,
  type Rates,
  rateOf,
  toRates,
  type WantedRate,
  wantedRate,
} from './exchange/index.js';
export { checkRate, ratesOfFacts } from './exchange/rates.js';
export type { Belongs, ValuationFacts } from './facts.js';
export {
  INCOTERM_CODES,
  INCOTERMS,
  INCOTERMS_GROUNDS,
  type Incoterm,
  type IncotermCode,
} from './incoterms.js';
export { type LandedLine, type LandedTreatment, type LandedUnit, landedLines } from './landed.js';
export {
  type Amount,
  type CustomsValue,
  type ExchangeUsed,
  effectOf,
  type Sale,
  type SaleNeed,
  type Valuation,
  type ValuedComponent,
  valueSale,
} from './value.js';
