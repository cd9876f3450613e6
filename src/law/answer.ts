import { Assessment } from './assessment.js';
import { formatCode } from './codes.js';
import type { Answer, Determination, SkippedLine } from './determination.js';
import { determine } from './determine.js';
import { fitLine } from './line.js';
import type { LawRecord } from './record.js';
import type { Shipment } from './shipment.js';

/** What a person asks: a shipment of goods under a code or a prefix of one (digits only). */
export interface Query extends Shipment {
  readonly code: string;
}

/**
 * Answers for every line under a code: those whose season or band of unit value takes the shipment are determined,
 * the others are named with the reason. Empty when the schedule of the date has no such line.
 */
export function answer(query: Query, record: LawRecord): Answer {
  const edition = record.edition(query.importer, query.date);
  const lines = record.lines(edition, query.code);
  const assessment = new Assessment(query, record.rules(query.importer), record);
  const determinations: Determination[] = [];
  const skipped: SkippedLine[] = [];
  for (const line of lines) {
    assessment.reset('published');
    const { fits, explanation } = fitLine(line, assessment);
    if (!fits) {
      skipped.push({ code: formatCode(line.importer, line.code), seq: line.seq, reason: explanation ?? '' });
      continue;
    }
    const { line: described, ...rest } = determine(query, line, record);
    determinations.push(
      explanation === undefined
        ? { line: described, ...rest }
        : { line: described, selection: explanation, ...rest },
    );
  }
  return {
    asOf: query.date,
    importer: query.importer,
    origin: query.origin,
    editions: [{ source: edition.source, date: edition.date }],
    determinations,
    skipped,
  };
}
