import { addDays, type PlainDate } from '../../base/index.js';
import type { LayersFacts } from './facts.js';

interface Dated {
  readonly from?: PlainDate;
  readonly changed?: PlainDate;
  readonly to?: PlainDate | null;
}

const daysOf = ({ from, changed, to }: Dated): PlainDate[] => [
  ...(from ? [from] : []),
  ...(changed ? [changed] : []),
  ...(to ? [addDays(to, 1)] : []),
];

/** The days on which duties on top of a schedule, their lists and the questions about them may change, in no order. */
export const layerDays = ({ from, known, text, layers, lists, questions }: LayersFacts): PlainDate[] =>
  [{ from, to: known.on }, { from: text, to: text }, ...layers, ...lists, ...questions].flatMap(daysOf);
