import type { PlainDate } from '../base/index.js';
import { holdsOn } from './calendar/days.js';
import type { QuotaNote } from './determination.js';
import { assessQuota } from './quota/balance.js';
import type { QuotaFacts } from './quota/facts.js';
import type { LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';

const notes = new WeakMap<QuotaFacts, Map<PlainDate, QuotaNote>>();

const NO_FILLS = new Map<string, never>();

/** The state of a quota on a day; remembered, since its lines share it. */
function noteOn(facts: QuotaFacts, on: PlainDate): QuotaNote {
  const known = notes.get(facts) ?? new Map<PlainDate, QuotaNote>();
  notes.set(facts, known);
  const found = known.get(on);
  if (found) return found;
  const { quota, name, year, status, reason } = assessQuota({ facts, fills: NO_FILLS, on });
  const note: QuotaNote = { quota, name, year: year.name, status, reason };
  known.set(on, note);
  return note;
}

const prefixes = new WeakMap<QuotaFacts, readonly string[]>();

/** The lines of a quota as digits. */
function prefixesOf(facts: QuotaFacts): readonly string[] {
  const known = prefixes.get(facts) ?? facts.lines.codes.map((each) => each.replace(/[.-]/g, ''));
  prefixes.set(facts, known);
  return known;
}

/** How the quota that a line has under an instrument stands on the day; undefined where none is in the facts. */
export function quotaOn(
  instrument: string,
  line: Line,
  { origin, date }: Shipment,
  record: LawRecord,
): QuotaNote | undefined {
  const facts = record.quotas.find(
    (each) =>
      each.importer === line.importer &&
      (each.instrument ?? 'mfn') === instrument &&
      each.origins.countries.includes(origin) &&
      holdsOn(each.inForce, date) &&
      prefixesOf(each).some((prefix) => line.code.startsWith(prefix)),
  );
  return facts && noteOn(facts, date);
}
