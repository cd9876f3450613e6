import { Assessment } from './assessment.js';
import { formatCode } from './codes.js';
import {
  type Answer,
  type Determination,
  lowerEvidence,
  type SkippedLine,
  type Treatment,
  type UnusedInput,
} from './determination.js';
import { determine } from './determine.js';
import { fitLine, type LineFit } from './line.js';
import type { LawRecord } from './record.js';
import type { Shipment } from './shipment.js';

/** What a person asks: a shipment of goods under a code or a prefix of one (digits only). */
export interface Query extends Shipment {
  readonly code: string;
}

/** Named quantities and parts that no rate of the lines asks for, and the names that they do ask for. */
function unusedNames(query: Query, { asked }: Assessment): UnusedInput[] {
  const given = [...query.quantities.flatMap(({ of }) => of ?? []), ...query.parts.keys()];
  return given.filter((name) => !asked.has(name)).map((name) => ({ name, asked: [...asked].sort() }));
}

/**
 * A determination as the choice of its line leaves it. A person who writes a whole code says that the goods are in its
 * band of unit value; under a prefix a band that cannot be tested leaves nothing to be given.
 */
function underFit(determination: Determination, fit: LineFit, prefix: boolean): Determination {
  const { explanation, needs, evidence } = fit;
  if (explanation === undefined) return determination;
  const { line, treatments, best, bestReason, ...rest } = determination;
  const open = prefix && needs.length > 0;
  return {
    line,
    selection: explanation,
    treatments: treatments.map((treatment) => {
      const graded = { ...treatment, evidence: lowerEvidence(treatment.evidence, evidence) };
      return open && treatment.duty !== null ? untestedTreatment(graded, needs) : graded;
    }),
    best: open ? null : best,
    ...(open
      ? { bestReason: `the line has a band of unit value; it takes ${needs.join(', ')} to test it` }
      : bestReason !== undefined && { bestReason }),
    ...rest,
  };
}

const untestedTreatment = (treatment: Treatment, needs: readonly string[]): Treatment => ({
  ...treatment,
  status: 'notComputed',
  reason: 'whether the goods are in the line’s band of unit value cannot be tested',
  duty: null,
  needs: [...new Set([...needs, ...treatment.needs])],
  steps: [],
  notIncluded: [],
});

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
    const fit = fitLine(line, assessment);
    if (fit.fits)
      determinations.push(
        underFit(determine(query, line, record, assessment.asked), fit, query.code.length < line.code.length),
      );
    else {
      const code = formatCode(line.importer, line.code);
      skipped.push({ code, seq: line.seq, reason: fit.explanation ?? '' });
    }
  }
  return {
    asOf: query.date,
    importer: query.importer,
    origin: query.origin,
    editions: [{ source: edition.source, date: edition.date }],
    determinations,
    skipped,
    unused: unusedNames(query, assessment),
  };
}
