/** Entries from one number up to another, which is not among them. */
export interface Part {
  readonly low: number;
  readonly high: number;
}

/** The entries with their goods. */
export const FROM_ENTRIES =
  'FROM entries AS e JOIN goods AS g ON e.importer = g.importer AND e.code = g.code AND e.origin = g.origin';

/** What holds for the goods of an entry on its day. */
export const WITH_SPANS = 'JOIN spans AS s ON s.goods = g.goods AND e.day >= s.first AND e.day <= s.last';

/** Whether an entry is in a part. */
export const inPart = ({ low, high }: Part): string => `entry >= ${low} AND entry < ${high}`;

/** The entries of a part with their goods. */
export const entriesSql = (part: Part): string =>
  `(SELECT e.*, g.goods ${FROM_ENTRIES} WHERE ${inPart(part)}) AS e`;
