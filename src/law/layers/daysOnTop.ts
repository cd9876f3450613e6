import { addDays, type PlainDate } from '../../base/index.js';
import type { ImporterCode, LawRecord } from '../record.js';
import { layerDays } from './days.js';

/** The first day of a span and the day after it, as far as they are known. */
export const ends = ({
  from,
  to,
}: {
  readonly from?: PlainDate;
  readonly to?: PlainDate | null;
}): PlainDate[] => [...(from ? [from] : []), ...(to ? [addDays(to, 1)] : [])];

/** The days on which what `planLayers` gives for goods of an origin, or its evidence, may change in any year. */
export const daysOnTop = (importer: ImporterCode, origin: string, record: LawRecord): PlainDate[] =>
  record.layers
    .filter((facts) => facts.importer === importer && facts.origins.includes(origin))
    .flatMap(layerDays);
