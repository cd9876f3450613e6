import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/assess/duckdb/database.js';
import { Desk } from '../../helpers/assessing.js';
import { entry, file, HEAD } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('files', () => {
  it('with a header only give a result without entries', async () => {
    const { report, rows } = await desk.assess(`${HEAD}\n`);
    expect(report).toMatchObject({ entries: 0, refused: { rows: 0, file: null }, summary: { statuses: [] } });
    expect(rows).toEqual([]);
    expect((await desk.assess(HEAD)).report.entries).toBe(0);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /is empty; a file of entries begins/],
    ['of blank lines', '\n\n\n', /has no rows/],
    ['of a byte order mark', '\ufeff', /has no rows/],
    [
      'of a spreadsheet',
      'sep=;\ncode;value\n',
      /begins with the line "sep=;" of a spreadsheet; take that line out/,
    ],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0]), /compressed \(gzip\); unpack it first/],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /a workbook or a zip file; save its table as CSV/,
    ],
  ])('%s', async (_name, content, message) => {
    const problem = await desk.problemOf(content);
    expect(problem.message).toMatch(message);
    expect(problem.kind).toBe('invalidInput');
  });

  it('that are not there, or a folder', async () => {
    expect((await desk.problemOf({ file: join(desk.folder, 'nowhere.csv') })).message).toMatch(
      /there is no file/,
    );
    expect((await desk.problemOf({ file: desk.folder })).message).toMatch(/there is no file/);
  });

  it('that are called Parquet and are not', async () => {
    const path = desk.file(file(entry('a')), 'parquet');
    expect((await desk.problemOf({ file: path })).message).toMatch(/cannot be read as a Parquet file/);
  });

  it('of Parquet, typed columns, whatever they are called', async () => {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    const paths = [desk.path('parquet'), desk.path('data')];
    for (const path of paths) {
      await database.run(
        `COPY (SELECT i AS id, '0201.30-010' AS code, 'JP' AS importer, 'US' AS origin, d AS date, v AS value, 10.5::DOUBLE AS kg, p AS paid
         FROM (VALUES (1, DATE '2026-05-15', 1000000::DOUBLE, 385000::DECIMAL(12, 2)), (2, DATE '2026-05-16', 1e17, NULL), (3, NULL, 5, 1)) AS t(i, d, v, p)) TO '${path}' (FORMAT parquet)`,
      );
    }
    const text = desk.path('parquet');
    await database.run(
      `COPY (SELECT TIMESTAMP '2026-05-15 10:11:12.345' AS date, 20130010 AS code, 'JP' AS importer, 'US' AS origin, 1000000::BIGINT AS value) TO '${text}' (FORMAT parquet)`,
    );
    database.close();
    for (const path of paths) {
      const { rows, refused } = await desk.assess({ file: path });
      expect(rows).toMatchObject([{ id: '1', date: '2026-05-15', paid: '385000.00', difference: '0.00' }]);
      expect(refused.map(({ why }) => why)).toEqual([
        expect.stringMatching(/^"1e\+?17" is not a number/),
        expect.stringMatching(/^"" is not a date/),
      ]);
    }
    const { refused } = await desk.assess({ file: text });
    expect(refused[0]?.why).toMatch(/a leading zero may be lost/);
  });
});

describe('odd files', () => {
  const parquet = async (select: string): Promise<string> => {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    const path = desk.path('parquet');
    await database.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    database.close();
    return path;
  };

  it.each([
    ['TIMESTAMPTZ', "TIMESTAMPTZ '2026-05-15 00:00:00+00'"],
    ['TIMESTAMP_NS', "TIMESTAMP_NS '2026-05-15 00:00:00.000000001'"],
    ['DATE', "DATE '2026-05-15'"],
  ])('Parquet with decimals and %s', async (_name, day) => {
    const path = await parquet(
      `SELECT '020130010' AS code, 'JP' AS importer, 'US' AS origin, ${day} AS date, 1000000::DECIMAL(18, 4) AS value, 10.5::DECIMAL(9, 3) AS kg, [1] AS list, {'a': 1} AS struct`,
    );
    const { rows } = await desk.assess({ file: path });
    expect(rows).toMatchObject([{ date: '2026-05-15', value: '1000000.00', best_due: '208000.00' }]);
  });

  it('a mark, quoted names over two lines, names given twice, a comma at the end', async () => {
    const content = '\ufeff"code","importer",origin,date,value,"re\r\nmarks",Remarks,Remarks,\r\n';
    const { report, rows } = await desk.assess(
      `${content}0201.30-010,JP,US,2026-05-15,1000000,"a\r\nb",,,\r\n`,
    );
    expect(rows).toMatchObject([{ best_due: '208000.00' }]);
    expect(report.columns.slice(5).map(({ column }) => column)).toEqual([
      're\r\nmarks',
      'Remarks',
      'Remarks (2)',
      'column 9',
    ]);
  });

  it('names of files that a database takes for patterns', async () => {
    const folder = join(desk.folder, "we[1] it's*");
    mkdirSync(folder);
    const path = join(folder, 'entries[1].csv');
    writeFileSync(path, file(entry('a')));
    const { rows } = await desk.assess({ file: path }, { out: join(folder, 'out[2].csv') });
    expect(rows).toMatchObject([{ id: 'a' }]);
  });
});
