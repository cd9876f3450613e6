export type { FeesFacts, JapanTaxes, LowValueFacts, Question, UnitedStatesFees } from './facts.js';
