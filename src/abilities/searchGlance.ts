import type { PlainDate } from '../base/index.js';
import {
  determineLine,
  type Evidence,
  type FoundLine,
  type ImporterCode,
  type RateSpan,
  type Status,
  type Treatment,
} from '../law/index.js';
import type { TariffRecord } from '../record/index.js';

/** A rate before any shipment is known. */
export interface RateGlance {
  readonly quota?: 'in' | 'out';
  /** in canonical notation; null where there is none or the facts leave several */
  readonly rate: string | null;
  /** the two ends of a rate that the facts leave open; highest is null where only the ordinary rate bounds it */
  readonly between?: { readonly lowest: string; readonly highest: string | null };
  /** why there is no rate */
  readonly status?: Status;
  readonly reason?: string;
  readonly evidence: Evidence;
}

/** A tariff line with its rates at a glance. */
export interface LineGlance {
  readonly country: ImporterCode;
  readonly code: string;
  readonly seq: number;
  /** short product name; that of the nearest place above when the line has none */
  readonly description: string;
  /** the same of its heading, in Japanese */
  readonly japanese?: string;
  /** season, use or band of unit value of the line */
  readonly when?: string;
  /** how the line stands to the nomenclature of the day */
  readonly mapping?: string;
  readonly mfn: readonly RateGlance[];
  /** between the United States and Japan */
  readonly usjta: readonly RateGlance[];
}

const PARTNER: Readonly<Record<ImporterCode, ImporterCode>> = { JP: 'US', US: 'JP' };

const ends = ({ lowest, highest }: RateSpan): NonNullable<RateGlance['between']> => ({
  lowest: lowest.notation,
  highest: highest?.notation ?? null,
});

/** A rate without the shipment it is for: only a rate that no shipment could settle is not computed. */
function rateGlance({ quota, rate, span, status, reason, needs, evidence }: Treatment): RateGlance {
  const refused = status === 'notComputed' && needs.length === 0 && span === undefined;
  const none = refused || (rate === null && span === undefined);
  return {
    ...(quota && { quota }),
    rate: none ? null : (rate?.notation ?? null),
    ...(span && { between: ends(span) }),
    ...(none && { status }),
    ...(none && reason !== undefined && { reason }),
    evidence,
  };
}

/** What a line pays at a glance on a day, on goods of the other party of USJTA. */
export function glance({ line, mapping }: FoundLine, on: PlainDate, record: TariffRecord): LineGlance {
  const { importer } = line;
  const shipment = { importer, origin: PARTNER[importer], date: on, quantities: [], parts: new Map() };
  const { treatments } = determineLine(shipment, line, record);
  const under = (instrument: string): RateGlance[] =>
    treatments.filter((treatment) => treatment.instrument === instrument).map(rateGlance);
  const { code, seq, description, japanese, when } = line.described;
  return {
    country: importer,
    code,
    seq,
    description,
    ...(japanese !== undefined && { japanese }),
    ...(when !== undefined && { when }),
    ...(mapping && { mapping: mapping.note }),
    mfn: under('mfn'),
    usjta: under('usjta'),
  };
}
