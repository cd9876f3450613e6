import type { Asked } from './asked.js';
import { Assessment } from './assessment.js';
import { formatCode } from './codes.js';
import {
  type Answer,
  type CodeMapping,
  type Determination,
  lowerEvidence,
  type SkippedLine,
  type Treatment,
  type UnusedInput,
} from './determination.js';
import { determineLine } from './determineLine.js';
import { fitLine, type LineFit } from './line.js';
import { linesOn } from './linesOn.js';
import type { LawRecord } from './record.js';
import type { Shipment } from './shipment.js';
import { revised } from './treatment.js';

/** What a person asks: a shipment of goods under a code or a prefix of one (digits only). */
export interface Query extends Shipment {
  readonly code: string;
}

/** What is given and not asked for, and the names that are asked for. */
const unusedNames = (given: readonly string[], asked: ReadonlySet<string>): UnusedInput[] =>
  given.filter((name) => !asked.has(name)).map((name) => ({ name, asked: [...asked].sort() }));

const NO_NAMES: readonly string[] = [];

function namesOf({ quantities, parts }: Query): readonly string[] {
  const based = quantities.some(({ of }) => of !== undefined);
  if (!based && parts.size === 0) return NO_NAMES;
  return [...parts.keys(), ...quantities.flatMap(({ of }) => of ?? [])];
}

/**
 * A determination as the choice of its line leaves it. A person who writes a whole code says that the goods are in its
 * band of unit value; under a prefix a band that cannot be tested leaves nothing to be given.
 */
function underFit(determination: Determination, fit: LineFit, prefix: boolean): Determination {
  const { explanation, needs, evidence } = fit;
  const { line, treatments, best, bestReason, ...rest } = determination;
  const open = prefix && needs.length > 0;
  return {
    line,
    selection: explanation,
    treatments: treatments.map((treatment) => {
      const graded = revised(treatment, { evidence: lowerEvidence(treatment.evidence, evidence) });
      return open && treatment.duty !== null ? untestedTreatment(graded, needs) : graded;
    }),
    best: open ? null : best,
    ...(open
      ? { bestReason: `the line has a band of unit value; it takes ${needs.join(', ')} to test it` }
      : bestReason !== undefined && { bestReason }),
    ...rest,
  };
}

/** The questions that charges ask; a stack asks when it is first looked at. */
function askedOf(determinations: readonly Determination[], { questions }: Asked): ReadonlySet<string> {
  for (const { treatments } of determinations) for (const each of treatments) each.stack;
  return questions;
}

const untestedTreatment = (treatment: Treatment, needs: readonly string[]): Treatment =>
  revised(treatment, {
    status: 'notComputed',
    reason: 'whether the goods are in the line’s band of unit value cannot be tested',
    duty: null,
    needs: [...new Set([...needs, ...treatment.needs])],
    steps: [],
    notIncluded: [],
  });

const withMapping = ({ line, ...rest }: Determination, mapping: CodeMapping): Determination => ({
  line,
  mapping,
  ...rest,
});

/**
 * Answers for every line under a code: those whose season or band of unit value takes the shipment are determined,
 * the others are named with the reason. Empty when the schedule of the date has no such line.
 */
export function determine(query: Query, record: LawRecord): Answer {
  const { edition, found } = linesOn(query, record);
  const named = namesOf(query);
  const answered = [...(query.answers?.keys() ?? [])];
  const asked: Asked | undefined =
    named.length + answered.length === 0 ? undefined : { names: new Set(), questions: new Set() };
  const determinations: Determination[] = [];
  const skipped: SkippedLine[] = [];
  const add = (determination: Determination, mapping: CodeMapping | undefined): void => {
    determinations.push(mapping ? withMapping(determination, mapping) : determination);
  };
  for (const { line, mapping } of found) {
    if (line.when.length === 0) {
      add(determineLine(query, line, record, asked), mapping);
      continue;
    }
    const fit = fitLine(line, new Assessment(query, record.rules(query.importer), record));
    if (fit.fits) {
      const prefix = query.code.length < line.code.length;
      add(underFit(determineLine(query, line, record, asked), fit, prefix), mapping);
    } else {
      const code = formatCode(line.importer, line.code);
      skipped.push({ code, seq: line.seq, reason: fit.explanation });
    }
  }
  return {
    asOf: query.date,
    importer: query.importer,
    origin: query.origin,
    assumptions: record.assumptions,
    editions: [{ source: edition.source, date: edition.date }],
    determinations,
    skipped,
    unused: asked === undefined ? [] : unusedNames(named, asked.names),
    unusedAnswers: asked === undefined ? [] : unusedNames(answered, askedOf(determinations, asked)),
  };
}
