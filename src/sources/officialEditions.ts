import { join } from 'node:path';
import { date } from '../base/index.js';
import { readJapanCustomsFile } from './japanCustoms.js';
import {
  databaseEdition,
  readUnitedStatesDatabaseFile,
  supplement,
  withConditions,
} from './unitedStatesDatabase.js';
import { readUnitedStatesScheduleFile } from './unitedStatesSchedule.js';
import type { ReadEdition } from './writeSchedules.js';

const JAPAN = ['2025-04-01', '2026-01-01', '2026-04-01', '2026-07-09'];

function japan(tariff: string): ReadEdition[] {
  const folder = join(tariff, 'japan-customs-tariff');
  return JAPAN.map((day, i) => ({
    importer: 'JP',
    date: day,
    form: i === 0 ? 'complete' : 'changes',
    lines: readJapanCustomsFile(join(folder, `jp_tariff_${day}.raw.json.gz`)).lines,
  }));
}

function unitedStates(tariff: string): ReadEdition[] {
  const database = (name: string) => readUnitedStatesDatabaseFile(join(tariff, name));
  const schedule = (name: string) => readUnitedStatesScheduleFile(join(tariff, name));
  const earlier = schedule('us-hts-2024-basic/hts_2024_basic_edition.csv.gz');
  const database2017 = database('us-usitc-tariff-database-2017/tariff_database_2017.txt.gz');
  const before = withConditions(databaseEdition(database2017, date('2017-01-01')), earlier);
  const later = schedule('us-hts-2025-basic/hts_2025_basic_edition.csv.gz');
  const check = database('us-usitc-tariff-database-2025/tariff_database_2025_06062025.csv.gz');
  const lines = [...later, ...supplement(later, earlier, check)];
  return [
    { importer: 'US', date: '2017-01-01', form: 'complete', lines: before },
    { importer: 'US', date: '2024-01-01', form: 'complete', lines: earlier },
    { importer: 'US', date: '2025-01-01', form: 'changes', lines },
  ];
}

/** Reads every official edition of the schedules under a data folder, in the order of `facts/schedules/editions.yaml`. */
export function readOfficialEditions(data: string): ReadEdition[] {
  const tariff = join(data, 'tariff');
  return [...japan(tariff), ...unitedStates(tariff)];
}
