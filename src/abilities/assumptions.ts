import { date, Problem } from '../base/index.js';
import type { Volumes } from '../law/safeguard/index.js';
import type { TariffRecord } from '../record/index.js';
import { findSafeguard, ownVolumes } from './ownVolumes.js';

/** What a question about rates may assume beside the facts. */
export interface AssumptionsRequest {
  /** YYYY-MM-DD: as if a party had given notice on this day that it ends USJTA */
  readonly notice?: string | undefined;
  /** "beef=FILE": a CSV of import volumes of a safeguard, in place of those of the facts for the same year */
  readonly volumes?: readonly string[] | undefined;
}

function volumesOf(texts: readonly string[], record: TariffRecord): Map<string, Volumes> {
  const found = new Map<string, Volumes>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at <= 0) {
      throw new Problem('usage', `"${text}" names no safeguard; write beef=FILE`, ['--volumes beef=FILE']);
    }
    const { facts } = findSafeguard(text.slice(0, at), record);
    if (found.has(facts.id)) {
      throw new Problem('usage', `volumes of ${facts.id} are given twice; put them in one file`);
    }
    found.set(facts.id, ownVolumes(facts, text.slice(at + 1), record));
  }
  return found;
}

/**
 * The record as a question assumes it to be, to ask in place of the record. Throws Problem `usage` for a safeguard that is
 * not there, `invalidInput` for a notice before the agreement and for volumes that cannot be right.
 */
export function assume({ notice, volumes = [] }: AssumptionsRequest, record: TariffRecord): TariffRecord {
  if (volumes.length > MOST) {
    throw new Problem('invalidInput', `volumes of at most ${MOST} safeguards can be given`);
  }
  return record.assuming({
    ...(notice !== undefined && { terminationNotice: date(notice) }),
    volumes: volumesOf(volumes, record),
  });
}

const MOST = 20;
