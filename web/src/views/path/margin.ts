import { addDays, type Exact, formatExact, sign, subtract } from '../../../../src/base/index.js';
import type { Evidence, OpenMeasure, PathSpan } from '../../../../src/kanzei.js';
import { lowerEvidence } from '../../../../src/kanzei.js';
import { percentOfSpan, type Series } from './series.js';

/** Days on which neither of two rates changes, and what lies between them. */
export interface MarginRow {
  readonly from: string;
  readonly to: string;
  /** undefined where there is none on these days */
  readonly a: PathSpan | undefined;
  readonly b: PathSpan | undefined;
  /** b less a, in points of per cent; undefined where one of them is no percentage */
  readonly points: Exact | undefined;
  /** whose rate is lower */
  readonly lower: 'a' | 'b' | 'equal' | undefined;
  /** how many points were gained against the row before, and by whom; undefined where nothing changed or nothing can be told */
  readonly gained: { readonly by: 'a' | 'b'; readonly points: Exact } | undefined;
  /** whether a safeguard measure that is not known may run on these days */
  readonly open: boolean;
  readonly evidence: Evidence | undefined;
}

const on = (spans: readonly PathSpan[], day: string): PathSpan | undefined =>
  spans.find(({ from, to }) => from <= day && day <= to);

const overlaps = (measures: readonly OpenMeasure[], from: string, to: string): boolean =>
  measures.some((each) => each.from <= to && each.to >= from);

function evidenceOf(a: PathSpan | undefined, b: PathSpan | undefined): Evidence | undefined {
  if (a && b) return lowerEvidence(a.evidence, b.evidence);
  return a?.evidence ?? b?.evidence;
}

const positive = (a: Exact): Exact => (sign(a) < 0 ? subtract({ n: 0, d: 1 }, a) : a);

/** The margin between two series over time: what the one pays less than the other, in points of per cent. */
export function marginRows(a: Series, b: Series): readonly MarginRow[] {
  const starts = new Set<string>();
  for (const { from, to } of [...a.spans, ...b.spans, ...a.openMeasures, ...b.openMeasures]) {
    starts.add(from);
    starts.add(addDays(to, 1));
  }
  const days = [...starts].sort();
  const rows: MarginRow[] = [];
  for (const [i, from] of days.entries()) {
    const next = days[i + 1];
    const [left, right] = [on(a.spans, from), on(b.spans, from)];
    if (next === undefined || (!left && !right)) continue;
    const to = addDays(next as Parameters<typeof addDays>[0], -1);
    const [x, y] = [left && percentOfSpan(left), right && percentOfSpan(right)];
    const points = x && y ? subtract(y, x) : undefined;
    const before = rows.at(-1);
    const change = points && before?.points ? subtract(points, before.points) : undefined;
    const open = overlaps([...a.openMeasures, ...b.openMeasures], from, to);
    const evidence = evidenceOf(left, right);
    const same =
      before?.a?.rate?.notation === left?.rate?.notation &&
      before?.b?.rate?.notation === right?.rate?.notation &&
      before?.a?.status === left?.status &&
      before?.b?.status === right?.status &&
      before?.evidence === evidence &&
      before?.open === open &&
      left?.left === undefined &&
      right?.left === undefined;
    if (before && same) {
      rows[rows.length - 1] = { ...before, to };
      continue;
    }
    const side = points && sign(points);
    rows.push({
      from,
      to,
      a: left,
      b: right,
      points,
      lower: side === undefined ? undefined : side > 0 ? 'a' : side < 0 ? 'b' : 'equal',
      gained:
        change && sign(change) !== 0
          ? { by: sign(change) > 0 ? 'a' : 'b', points: positive(change) }
          : undefined,
      open,
      evidence,
    });
  }
  return rows;
}

/** Points without their sign: "4.2". */
export const pointsText = (points: Exact): string => formatExact(positive(points));
