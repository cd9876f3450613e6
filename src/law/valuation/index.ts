export { COMPONENT_NAMES, COMPONENTS, type ComponentId } from './components.js';
export type { ExchangeUsed } from './exchange/convert.js';
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
export type { SaleNeed } from './needs.js';
export type { Amount, Sale } from './sale.js';
export { type CustomsValue, effectOf, type Valuation, type ValuedComponent, valueSale } from './value.js';
