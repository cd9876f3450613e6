import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { compileFacts, readLadders } from '../../src/record/facts.js';
import { nodeCodec, openContainer, TariffRecord } from '../../src/record/index.js';
import { printConcordance, readConcordance } from '../../src/sources/concordance.js';
import { printLayerLists, readLayerLists } from '../../src/sources/layerLists.js';
import { readOfficialEditions } from '../../src/sources/officialEditions.js';
import { stagingFiles } from '../../src/sources/stagingFacts.js';
import { scheduleFiles } from '../../src/sources/writeSchedules.js';

const root = join(import.meta.dirname, '../..');
const data = join(root, '../shared/data');
const facts = join(root, 'facts');
const atHand = existsSync(join(data, 'tariff'));

const csvFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

function expectFiles(folder: string, files: ReadonlyMap<string, string>): void {
  expect(csvFiles(folder)).toEqual([...files.keys()].sort());
  for (const [name, text] of files) {
    const same = readFileSync(join(folder, name), 'utf8') === text;
    expect(same, `${name} differs: run npm run facts:build`).toBe(true);
  }
}

it.skipIf(!atHand)(
  'facts/schedules is what the official files give, byte for byte (skipped where the official files are not at hand)',
  () => {
    const files = scheduleFiles(readOfficialEditions(data));
    expect(files.size).toBeGreaterThan(250);
    expectFiles(join(facts, 'schedules'), files);
  },
  120_000,
);

it.skipIf(!atHand)(
  'facts/concordance is what the tables of the United Nations give (skipped where they are not at hand)',
  () => {
    const text = printConcordance(readConcordance(join(data, 'tariff', 'hs-concordance')));
    expectFiles(join(facts, 'concordance'), new Map([['hs2022-hs2017.csv', text]]));
  },
);

it.skipIf(!atHand)(
  'facts/layers is what the notes of chapter 99 and a compiler’s files give (skipped where they are not at hand)',
  () => {
    const text = printLayerLists(readLayerLists(join(data, 'tariff')));
    expectFiles(join(facts, 'layers'), new Map([['products.csv', text]]));
  },
);

it('facts/staging is what the schedules and the ladders give, byte for byte', () => {
  const bytes = compileFacts(facts, nodeCodec, { staging: false });
  const container = openContainer(
    'facts',
    (offset, length) => bytes.subarray(offset, offset + length),
    nodeCodec,
  );
  const record = new TariffRecord([container]);
  const files = stagingFiles(record, readLadders(join(facts, 'staging', 'ladders.yaml')));
  expectFiles(join(facts, 'staging'), files);
}, 180_000);
