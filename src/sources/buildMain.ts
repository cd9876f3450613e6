import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOfficialEditions } from './officialEditions.js';
import { scheduleFiles, writeScheduleFiles } from './writeSchedules.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.argv[2] ?? join(root, '..', 'shared', 'data'));
if (!existsSync(join(data, 'tariff'))) {
  process.stderr.write(
    `${data} has no folder tariff; give the folder of the official files as an argument\n`,
  );
  process.exit(2);
}
const files = scheduleFiles(readOfficialEditions(data));
writeScheduleFiles(join(root, 'facts', 'schedules'), files);
process.stderr.write(`${files.size} files written to facts/schedules\n`);
