import { join } from 'node:path';
import { readJapanCustomsFile } from './japanCustoms.js';
import type { ReadEdition } from './writeSchedules.js';

const JAPAN = ['2025-04-01', '2026-01-01', '2026-04-01', '2026-07-09'];

/** Reads every official edition of the schedules under a data folder, in the order of `facts/schedules/editions.yaml`. */
export function readOfficialEditions(data: string): ReadEdition[] {
  const folder = join(data, 'tariff', 'japan-customs-tariff');
  return JAPAN.map((date, i) => ({
    importer: 'JP',
    date,
    form: i === 0 ? 'complete' : 'changes',
    lines: readJapanCustomsFile(join(folder, `jp_tariff_${date}.raw.json.gz`)).lines,
  }));
}
