import type { PlainDate } from '../base/index.js';
import type { Citation, Evidence } from './determination.js';

export type NomenclatureName = 'HS2017' | 'HS2022' | 'HS2028';

/** The Harmonized System that an importer's codes belong to from a day on. */
export interface Nomenclature {
  readonly name: NomenclatureName;
  readonly from: PlainDate;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** How a subheading of one nomenclature stands in another. */
export interface Correspondence {
  /** six digits each; the one of the conversion table first */
  readonly codes: readonly string[];
  /** 1:1, n:1 (several become this one), 1:n (this one becomes several), n:n */
  readonly relation: string;
  /** subheadings that correspond as well, too many to name */
  readonly others: number;
}

/** The nomenclature of a date: the latest not after it; before the first, the first. */
export function nomenclatureOn(list: readonly Nomenclature[], date: PlainDate): Nomenclature {
  const found = list.findLast(({ from }) => from <= date) ?? list[0];
  if (!found) throw new RangeError('an importer has at least one nomenclature');
  return found;
}

/** Whether a subheading is the same on both sides. */
export const isSame = (subheading: string, { codes, relation }: Correspondence): boolean =>
  relation === '1:1' && codes[0] === subheading;
