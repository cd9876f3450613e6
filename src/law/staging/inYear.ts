import { type Cell, printCell } from '../../notation/index.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import { cellInYear, type Reconstruction, type Survivor } from './reconstruct.js';
import { startsLater } from './ways.js';

/** A cell that some ways of staging give in a year. */
export interface YearOption {
  readonly cell: Cell;
  /** share of belief in the ways that give it; all options of a year together 1 */
  readonly belief: number;
  /** the grade of the best way that gives it */
  readonly evidence: Evidence;
  readonly citations: readonly Citation[];
  /** the likeliest way that gives it */
  readonly way: Survivor;
}

/** What the ways of a reconstruction leave for a year, likeliest first. */
export interface YearCells {
  readonly options: readonly YearOption[];
  /** some way says of the year only that the rate was not below what it later was */
  readonly open: boolean;
}

const gradeOf = ({ rules }: Survivor): Evidence =>
  rules.reduce<Evidence>(
    (grade, { category }) => lowerEvidence(grade, category.source?.evidence ?? 'reconstructed'),
    'reconstructed',
  );

/** Each source once: the numbers of a rate may follow several ladders of the same table. */
const citationsOf = ({ rules }: Survivor): Citation[] => {
  const cited = rules.flatMap(({ category }) => (category.source ? [category.source.citation] : []));
  return [...new Map(cited.map((each) => [`${each.title} ${each.locator}`, each])).values()];
};

const better = (a: Evidence, b: Evidence): Evidence => (lowerEvidence(a, b) === a ? b : a);

/** The cells that the ways of a reconstruction give in a year of its ladder. */
export function cellsInYear(reconstruction: Reconstruction, year: number): YearCells {
  const options = new Map<string, YearOption>();
  for (const way of reconstruction.survivors) {
    const cell = cellInYear(reconstruction, way.rules, year);
    const text = printCell(cell);
    const known = options.get(text);
    options.set(
      text,
      known
        ? { ...known, belief: known.belief + way.weight, evidence: better(known.evidence, gradeOf(way)) }
        : { cell, belief: way.weight, evidence: gradeOf(way), citations: citationsOf(way), way },
    );
  }
  return {
    options: [...options.values()].sort((a, b) => b.belief - a.belief),
    open: reconstruction.survivors.some((way) => startsLater(way, year)),
  };
}
