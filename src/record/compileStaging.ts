import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Problem } from '../base/index.js';
import type { ImporterCode, Instrument } from '../law/index.js';
import { readWays } from '../law/staging/index.js';
import { readLadders } from './compileLawFacts.js';
import { stagingKey, stagingSchedules, stagingSegment } from './stagingRecord.js';

const HEADER = 'column,code,seq,ways';

/** The reconstructed staging of `facts/staging/`, every way checked, as segments of the record by chapter. */
export function compileStaging(facts: string, instruments: readonly Instrument[]): Map<string, unknown> {
  const schedules = stagingSchedules(readLadders(join(facts, 'staging', 'ladders.yaml')), instruments);
  const segments = new Map<string, Record<string, Record<string, string>>>();
  for (const importer of ['JP', 'US'] as const satisfies readonly ImporterCode[]) {
    const path = join(facts, 'staging', `${importer}.csv`);
    const [header, ...rows]: string[][] = parse(readFileSync(path));
    if (header?.join() !== HEADER) throw new Problem('brokenData', `${path}: the header must read ${HEADER}`);
    for (const [i, row] of rows.entries()) {
      const [column = '', code = '', seq = '', ways = ''] = row;
      const schedule = schedules.find((each) => each.importer === importer && each.column === column);
      if (!schedule) throw new Problem('brokenData', `${path}, row ${i + 2}: no staging for "${column}"`);
      readWays(ways, schedule);
      const name = stagingSegment(importer, code.slice(0, 2));
      const segment = segments.get(name) ?? {};
      segments.set(name, segment);
      segment[column] ??= {};
      (segment[column] as Record<string, string>)[stagingKey(code, Number(seq))] = ways;
    }
  }
  return segments;
}
