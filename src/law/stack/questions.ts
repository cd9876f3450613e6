import { suffixIds } from '../layers/plan.js';
import type { ImporterCode, LawRecord } from '../record.js';
import { FEE_QUESTIONS } from './unitedStates.js';

/** The ids of the questions that charges on imports into a country can ask. */
export function questionIds(record: LawRecord, importer: ImporterCode): string[] {
  const fees = record.fees(importer);
  const layers = record.layers.filter((each) => each.importer === importer);
  const own =
    fees.importer === 'JP'
      ? [fees.consumptionTax.reduced.question, fees.consumptionTax.excise.question]
      : FEE_QUESTIONS;
  return [
    ...layers.flatMap(({ questions }) => questions.map(({ id }) => id)),
    ...[...own, fees.lowValue.question].map(({ id }) => id),
    ...layers.flatMap((facts) => facts.layers.flatMap(({ id }) => suffixIds(id))),
  ];
}
