import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../src/assess/duckdb/database.js';
import { OneByOne } from '../../src/assess/duckdb/oneByOne.js';
import { factsRecord } from '../helpers/record.js';

const folder = mkdtempSync(join(tmpdir(), 'kanzei-singles-'));
let database: Database;

beforeAll(async () => {
  database = await Database.open(':memory:', { memory: '500MB', threads: 1, folder });
  await database.run(
    `CREATE TABLE entries AS SELECT i AS entry, 'JP' AS importer, '020130010' AS code, 'US' AS origin,
      DATE '2026-05-15' AS day, (1000000 + 500000 * i)::BIGINT * 100 AS declared, 'usjta' AS claim
    FROM range(1, 31) AS t(i)`,
  );
  await database.run(
    `CREATE TABLE goods AS SELECT 0 AS goods, 'JP' AS importer, '020130010' AS code, 'US' AS origin`,
  );
  await database.run(
    `CREATE TABLE spans AS SELECT 0 AS goods, DATE '2026-01-01' AS first, DATE '2026-12-31' AS last, 'one by one' AS bucket, NULL::VARCHAR AS code`,
  );
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const singles = (atOnce: number, check = (): void => {}): OneByOne =>
  new OneByOne(database, { amounts: [], answers: new Map(), record: factsRecord(), check }, atOnce);

const table = () => database.rows('SELECT entry, best, best_due FROM singles ORDER BY entry');

/** 20.8 % of the value, in hundredths; no yen is rounded away. */
const due = (entry: number) => ({
  entry: String(entry),
  best: 'usjta',
  best_due: String((1_000_000 + 500_000 * entry) * 20.8),
});
const dues = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => due(from + i));

describe('entries that no table can work out', () => {
  it.each([1, 3, 10, 40])('are all priced, %i held in memory at once', async (atOnce) => {
    const one = singles(atOnce);
    const [first, second] = [
      { low: 1, high: 11 },
      { low: 11, high: 31 },
    ];
    await one.begin(first);
    await one.fill(first);
    expect(await table()).toEqual(dues(1, 11));
    await one.begin(second);
    await one.fill(second);
    expect(await table()).toEqual(dues(11, 31));
  });

  it('stop where a person stops the run, when their table is asked for', async () => {
    const one = singles(40, () => {
      throw new Error('stopped');
    });
    const part = { low: 1, high: 31 };
    await one.begin(part);
    await expect(one.fill(part)).rejects.toThrow('stopped');
  });
});
