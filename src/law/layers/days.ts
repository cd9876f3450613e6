import type { PlainDate } from '../../base/index.js';
import { turns } from '../calendar/days.js';
import type { ImporterCode, LawRecord } from '../record.js';
import type { LayersFacts } from './facts.js';

/** The days on which duties on top of a schedule, their lists and the questions about them may change, in no order. */
const layerDays = ({ from, known, text, layers, lists, questions }: LayersFacts): PlainDate[] => [
  ...[{ from, to: known.on }, { from: text, to: text }, ...layers, ...lists, ...questions].flatMap(turns),
  ...lists.flatMap(({ changed }) => changed ?? []),
];

/** The days on which what `planLayers` gives for goods of an origin, or its evidence, may change in any year. */
export const daysOnTop = (importer: ImporterCode, origin: string, record: LawRecord): PlainDate[] =>
  record.layers
    .filter((facts) => facts.importer === importer && facts.origins.includes(origin))
    .flatMap(layerDays);
