import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, literal } from '../../src/assess/duckdb/database.js';
import { joinFiles } from '../../src/assess/parquet/joinFiles.js';
import { readStruct, writeStruct } from '../../src/assess/parquet/thrift.js';

const folder = mkdtempSync(join(tmpdir(), 'kanzei-join-'));
const place = (name: string): string => join(folder, name);
let database: Database;

/** Rows with nothing, lists of structs, amounts and days in them, in groups of 2,048. */
const rows = (from: number, to: number): string =>
  `SELECT i AS entry, CASE WHEN i % 7 > 0 THEN 'goods ' || i % 900 END AS name, (i * 0.01)::DECIMAL(18, 2) AS value,
    DATE '2025-01-01' + (i % 365)::INTEGER AS day, i % 3 = 0 AS known,
    [{instrument: 'mfn', due: i}, {instrument: NULL, due: -i}][:(i % 3)] AS treatments
  FROM range(${from}, ${to}) AS t(i)`;

async function written(name: string, sql: string): Promise<string> {
  await database.run(`COPY (${sql}) TO ${literal(place(name))} (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  return place(name);
}

beforeAll(async () => {
  database = await Database.open(':memory:', { memory: '500MB', threads: 2, folder });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('files of Parquet made into one', () => {
  it('have all rows in the order of the files, one without rows among them', async () => {
    const files = [
      await written('first.parquet', rows(0, 50_000)),
      await written('none.parquet', rows(0, 0)),
      await written('second.parquet', rows(50_000, 50_001)),
      await written('third.parquet', rows(50_001, 90_000)),
    ];
    const out = place('whole.parquet');
    await joinFiles(files, out, undefined);
    const read = `read_parquet(${literal(out)}, file_row_number = true)`;
    expect(
      await database.one(`SELECT count(*)::INTEGER AS rows FROM ${read} WHERE entry = file_row_number`),
    ).toEqual({
      rows: 90_000,
    });
    const [own, other] = [`SELECT * FROM read_parquet(${literal(out)})`, rows(0, 90_000)];
    for (const only of [`${own} EXCEPT ALL ${other}`, `${other} EXCEPT ALL ${own}`])
      expect(await database.rows(only)).toEqual([]);
  });

  it('are found by the least and greatest values of their groups, and by their filters', async () => {
    const out = `read_parquet(${literal(place('whole.parquet'))})`;
    for (const entry of [0, 2047, 2048, 49_999, 50_000, 50_001, 89_999]) {
      const { found } = await database.one(
        `SELECT value::VARCHAR AS found FROM ${out} WHERE entry = ${entry}`,
      );
      expect(found).toBe((entry / 100).toFixed(2));
    }
    expect(await database.one(`SELECT count(*)::INTEGER AS rows FROM ${out} WHERE name = 'goods 5'`)).toEqual(
      {
        rows: (
          await database.one(
            `SELECT count(*)::INTEGER AS rows FROM (${rows(0, 90_000)}) WHERE name = 'goods 5'`,
          )
        ).rows,
      },
    );
  });

  it('name no place outside the file', async () => {
    const { least, groups } = await database.one(
      `SELECT min(coalesce(dictionary_page_offset, data_page_offset))::INTEGER AS least, count(DISTINCT row_group_id)::INTEGER AS groups
      FROM parquet_metadata(${literal(place('whole.parquet'))})`,
    );
    expect(least).toBe(4);
    expect(groups).toBe(25 + 1 + 20);
  });

  it('must have the same columns', async () => {
    const files = [place('first.parquet'), await written('other.parquet', 'SELECT 1 AS entry')];
    await expect(joinFiles(files, place('wrong.parquet'), undefined)).rejects.toThrow(
      /columns of .*other\.parquet are not those of .*first\.parquet/,
    );
  });

  it('must be whole', async () => {
    writeFileSync(place('half.parquet'), 'PAR1 half of a file');
    await expect(joinFiles([place('half.parquet')], place('wrong.parquet'), undefined)).rejects.toThrow(
      'is no Parquet file',
    );
  });

  it('can be stopped', async () => {
    await expect(
      joinFiles([place('first.parquet')], place('wrong.parquet'), AbortSignal.abort()),
    ).rejects.toThrow(/abort/i);
  });
});

describe('the compact protocol', () => {
  it('is written as it was read: numbers of either sign, far fields, long lists, truths', () => {
    const bytes = Uint8Array.of(
      ...[0x15, 0x01], // 1: i32 -1
      ...[0x16, 0x80, 0x80, 0x04], // 2: i64 32768
      ...[0x11], // 3: true
      ...[0x02, 0x50], // 40, which is too far for a step: false
      ...[0x19, 0xf5, 0x10, ...Array(16).fill(0x03)], // 41: list of 16 times i32 -2
      ...[0x18, 0x02, 0x61, 0x62], // 42: "ab"
      ...[0x1c, 0x17, 1, 2, 3, 4, 5, 6, 7, 8, 0x00], // 43: struct with a double
      ...[0x19, 0x22, 0x01, 0x02], // 44: list of a true and a false
      0x00,
    );
    const read = readStruct(bytes);
    expect([read.get(1)?.value, read.get(2)?.value, read.get(3)?.value, read.get(40)?.value]).toEqual([
      -1n,
      32768n,
      true,
      false,
    ]);
    expect([...writeStruct(read)]).toEqual([...bytes]);
  });

  it('cut off is refused', () => {
    expect(() => readStruct(Uint8Array.of(0x18, 0x05, 0x61))).toThrow('ends before it is whole');
    expect(() => readStruct(Uint8Array.of(0x1b, 0x00, 0x00))).toThrow('a value of type 11');
  });
});
