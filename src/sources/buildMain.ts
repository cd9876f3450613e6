import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFacts, readLadders } from '../record/facts.js';
import { nodeCodec, openContainer, TariffRecord } from '../record/index.js';
import { printConcordance, readConcordance } from './concordance.js';
import { printLayerLists, readLayerLists } from './layerLists.js';
import { readOfficialEditions } from './officialEditions.js';
import { stagingFiles } from './stagingFacts.js';
import { scheduleFiles, writeFiles, writeScheduleFiles } from './writeSchedules.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.argv[2] ?? join(root, '..', 'shared', 'data'));
if (!existsSync(join(data, 'tariff'))) {
  process.stderr.write(
    `${data} has no folder tariff; give the folder of the official files as an argument\n`,
  );
  process.exit(2);
}
const facts = join(root, 'facts');
const say = (count: number, folder: string) =>
  process.stderr.write(`${count} ${count === 1 ? 'file' : 'files'} written to ${folder}\n`);

const schedules = scheduleFiles(readOfficialEditions(data));
writeScheduleFiles(join(facts, 'schedules'), schedules);
say(schedules.size, 'facts/schedules');

const concordance = printConcordance(readConcordance(join(data, 'tariff', 'hs-concordance')));
writeFiles(join(facts, 'concordance'), new Map([['hs2022-hs2017.csv', concordance]]));
say(1, 'facts/concordance');

const lists = printLayerLists(readLayerLists(join(data, 'tariff')));
writeFiles(join(facts, 'layers'), new Map([['products.csv', lists]]));
say(1, 'facts/layers');

const bytes = compileFacts(facts, nodeCodec, { staging: false });
const record = new TariffRecord([
  openContainer('facts', (offset, length) => bytes.subarray(offset, offset + length), nodeCodec),
]);
const staging = stagingFiles(record, readLadders(join(facts, 'staging', 'ladders.yaml')));
writeFiles(join(facts, 'staging'), staging);
say(staging.size, 'facts/staging');
