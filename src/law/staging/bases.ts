import { compare, type Exact, formatExact, ONE, parseExact } from '../../base/index.js';
import type { Cell, Rate } from '../../notation/index.js';
import type { StagedLine } from './point.js';
import { slotsOf } from './slots.js';

/** A number that may be the base rate of a staged number, and where it was found. */
export interface Base {
  readonly value: Exact;
  readonly source: 'applied' | 'own' | 'sibling' | 'whole';
  /** prior weight among the candidates of one number: a probability, not a rate */
  readonly weight: number;
}

const WEIGHT = { applied: 0.7, own: 0.22, sibling: 0.08 } as const;

/** Measures by which numbers of the ordinary columns are compared with a staged number. */
export const comparable = (measure: string): string => (measure === 'excess' ? 'percent' : measure);

/** "(一部3.5%)": a refused cell still shows the percentages that occur in it. */
function refusedPercentages(text: string): Exact[] {
  return [...text.matchAll(/(\d+(?:\.\d+)?)%/g)].map((match) => parseExact(match[1] as string) as Exact);
}

function amounts(rate: Rate, measure: string): Exact[] {
  if (rate.kind === 'refused') return measure === 'percent' ? refusedPercentages(rate.text) : [];
  return slotsOf(rate)
    .filter((slot) => slot.measure === measure || (measure === ANY_UNIT && slot.measure.includes('/')))
    .map(({ value }) => value);
}

/** An amount per any unit: stands in where a column prints another unit than the ordinary ones (live pigs). */
const ANY_UNIT = 'any unit';

interface Found {
  readonly applied: Exact[];
  readonly own: Exact[];
}

const inCell = (cell: Cell, measure: string, applied: boolean): Exact[] =>
  cell.branches
    .filter((branch) => branch.applied === applied)
    .flatMap((branch) => amounts(branch.rate, measure));

/**
 * The base rate of most schedules is the lowest ordinary rate of its reference year; what the columns show today
 * stands in for it. A rate in parentheses is not lower than the one applied, and counts as a further candidate.
 */
function ownAmounts(line: StagedLine, measure: string): Found {
  const applied: Exact[][] = line.ordinary.map((cell) => inCell(cell, measure, true));
  const shown = line.ordinary.flatMap((cell) => inCell(cell, measure, false));
  const lists = applied.filter((list) => list.length > 0);
  const lowest = lists.sort((a, b) => compare(a[0] as Exact, b[0] as Exact))[0] ?? [];
  return { applied: lowest, own: [...lists.filter((list) => list !== lowest).flat(), ...shown] };
}

function distinct(values: readonly Exact[], seen: Set<string>): Exact[] {
  return values.filter((value) => {
    const text = formatExact(value);
    if (value.n === 0 || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** The ordinary rates of a heading's lines, by measure: bases for a line whose own columns show none that fits. */
export class Siblings {
  private readonly byHeading = new Map<string, StagedLine[]>();
  private readonly known = new Map<string, Exact[]>();

  constructor(lines: readonly StagedLine[]) {
    for (const line of lines) {
      const heading = line.code.slice(0, 4);
      const list = this.byHeading.get(heading);
      if (list) list.push(line);
      else this.byHeading.set(heading, [line]);
    }
  }

  of(heading: string, measure: string): readonly Exact[] {
    const key = `${heading} ${measure}`;
    const found = this.known.get(key);
    if (found) return found;
    const lines = this.byHeading.get(heading) ?? [];
    const values = lines.flatMap((line) => {
      const own = ownAmounts(line, measure);
      return [...own.applied, ...own.own];
    });
    const list = distinct(values, new Set());
    this.known.set(key, list);
    return list;
  }
}

const WHOLE: readonly Base[] = [{ value: ONE, source: 'whole', weight: 1 }];

/** The candidates for the base of a staged number of a line, best first. */
export function basesOf(line: StagedLine, measure: string, siblings: Siblings): readonly Base[] {
  if (measure === 'share') return WHOLE;
  const wanted = comparable(measure);
  const seen = new Set<string>();
  const exactly = ownAmounts(line, wanted);
  const none = exactly.applied.length + exactly.own.length === 0;
  const own = none && wanted.includes('/') ? ownAmounts(line, ANY_UNIT) : exactly;
  const lists = {
    applied: distinct(own.applied, seen),
    own: distinct(own.own, seen),
    sibling: distinct(siblings.of(line.code.slice(0, 4), wanted), seen),
  };
  return (['applied', 'own', 'sibling'] as const).flatMap((source) =>
    lists[source].map((value) => ({ value, source, weight: WEIGHT[source] / lists[source].length })),
  );
}
