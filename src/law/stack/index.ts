export type { FeesFacts, JapanTaxes, Question, UnitedStatesFees } from './facts.js';
