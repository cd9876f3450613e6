import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { readOfficialEditions } from '../../src/sources/officialEditions.js';
import { scheduleFiles } from '../../src/sources/writeSchedules.js';

const root = join(import.meta.dirname, '../..');
const data = join(root, '../shared/data');
const schedules = join(root, 'facts/schedules');

const csvFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map((entry) => relative(schedules, join(entry.parentPath, entry.name)))
    .sort();

it.skipIf(!existsSync(join(data, 'tariff')))(
  'facts/schedules is what the official files give, byte for byte (skipped where the official files are not at hand)',
  () => {
    const files = scheduleFiles(readOfficialEditions(data));
    expect(files.size).toBeGreaterThan(250);
    expect(csvFiles(schedules)).toEqual([...files.keys()].sort());
    for (const [name, text] of files) {
      expect(
        readFileSync(join(schedules, name), 'utf8') === text,
        `${name} differs: run npm run facts:build`,
      ).toBe(true);
    }
  },
  120_000,
);
