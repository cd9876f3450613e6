import { formatExact } from '../base/index.js';
import { explainCondition } from '../notation/index.js';
import { Assessment } from './assessment.js';
import { formatCode } from './codes.js';
import type { Answer, Determination, SkippedLine } from './determination.js';
import { determine } from './determine.js';
import { fitLine } from './line.js';
import type { LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';

/** What a person asks: a shipment of goods under a code or a prefix of one (digits only). */
export interface Query extends Shipment {
  readonly code: string;
}

/** Why a line of season or of a band of unit value takes the shipment, or does not. */
function explainFit(line: Line, assessment: Assessment): string {
  const when = line.when.map((condition) => explainCondition(condition, assessment)).join(' and ');
  const band = line.when.find((condition) => condition.kind === 'valueBand');
  const value = band && assessment.unitValue(band.unit);
  const given =
    band && value
      ? `the customs value is ${formatExact(value)} ${band.currency}/${band.unit}`
      : `the date is ${assessment.date}`;
  return `the line is for ${when}; ${given}`;
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
    const fit = fitLine(line, assessment);
    if (fit.fits) determinations.push(determine(query, line, record));
    else {
      const reason = explainFit(line, assessment);
      skipped.push({ code: formatCode(line.importer, line.code), seq: line.seq, reason });
    }
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
