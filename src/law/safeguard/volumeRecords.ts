import { Problem } from '../../base/index.js';
import { type Citation, EVIDENCE, type Evidence } from '../determination.js';
import type { Counted } from './facts.js';
import type { VolumeRow } from './volumes.js';

const COUNTED: readonly Counted[] = ['US', 'CPTPP'];
const MEASURES: readonly VolumeRow['measure'][] = ['cumulative', 'period', 'annual'];

function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  what: string,
  at: string,
): T {
  const found = allowed.find((it) => it === value);
  if (found) return found;
  throw new Problem('invalidInput', `${at}: ${what} is "${value ?? ''}"; use one of ${allowed.join(', ')}`);
}

/**
 * Rows of a table of volumes (facts/volumes, or a user's CSV read to records): columns counted, from, to, volume, unit and,
 * if given, measure (cumulative when absent), evidence, source_title, source_url. `own` is the source of rows that name
 * none, and their grade. Throws Problem('invalidInput') with the row for a missing column or an unknown word.
 */
export function volumeRowsOf(
  records: readonly Readonly<Record<string, string | undefined>>[],
  own: { readonly evidence: Evidence; readonly citation: Citation },
): readonly VolumeRow[] {
  return records.map((record, i) => {
    const at = `row ${i + 1} of the volumes`;
    for (const column of ['counted', 'from', 'to', 'volume', 'unit']) {
      if (record[column] === undefined) throw new Problem('invalidInput', `${at} has no column "${column}"`);
    }
    const { from = '', to = '', volume, unit = '', source_title: title, source_url: url } = record;
    return {
      counted: oneOf(record.counted, COUNTED, 'counted', at),
      from,
      to,
      measure: record.measure ? oneOf(record.measure, MEASURES, 'measure', at) : 'cumulative',
      volume: volume || null,
      unit,
      evidence: record.evidence ? oneOf(record.evidence, EVIDENCE, 'evidence', at) : own.evidence,
      citation: title
        ? { title, locator: `volume to ${to}`, ...(url ? { url } : {}) }
        : { ...own.citation, locator: at },
    };
  });
}
