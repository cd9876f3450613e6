import { add, ZERO } from '../../base/index.js';
import { japaneseFiscalYear } from '../calendar/japaneseFiscalYear.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import type { CountingYear } from './countingYear.js';
import type { Counted } from './facts.js';
import { missing } from './missing.js';
import type { SafeguardInput, Threshold } from './types.js';

/** Imports of a whole fiscal year before the year, by how many years; the sum over origins. */
export function importsBefore(
  counted: readonly Counted[],
  year: CountingYear,
  yearsBefore: number,
  input: SafeguardInput,
): Threshold {
  const name = japaneseFiscalYear(Number(year.name.slice(3)) - yearsBefore).name;
  let value = ZERO;
  let evidence: Evidence = 'published';
  let last: Citation | undefined;
  for (const origin of counted) {
    const figure = input.volumes.annual(origin, name);
    if (!figure) return missing(`the ${origin} imports of ${name} are not among the volumes`);
    value = add(value, figure.volume);
    evidence = lowerEvidence(evidence, figure.evidence);
    last = figure.citation;
  }
  return last ? { known: { value, evidence, citation: last } } : missing(`no imports of ${name} are counted`);
}
