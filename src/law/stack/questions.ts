import { suffixIds } from '../layers/plan.js';
import type { ImporterCode, LawRecord } from '../record.js';
import { feeQuestions } from './fees.js';

/** The ids of the questions that charges on imports into a country can ask. */
export function questionIds(record: LawRecord, importer: ImporterCode): string[] {
  const layers = record.layers.filter((each) => each.importer === importer);
  return [
    ...layers.flatMap(({ questions }) => questions.map(({ id }) => id)),
    ...feeQuestions(record.fees(importer)).map(({ id }) => id),
    ...layers.flatMap((facts) => facts.layers.flatMap(({ id }) => suffixIds(id))),
  ];
}
