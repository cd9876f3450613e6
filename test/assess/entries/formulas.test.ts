import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/assess/duckdb/database.js';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('cells that a program for tables takes for formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1'])('%j is written as a text', async (id) => {
    const { rows, refused } = await desk.assess(`${file(entry(id), entry('b', { code: 'x' }))}${id},few\n`);
    expect(rows[0]?.id).toBe(`'${id}`);
    expect(refused.map(({ row }) => row)).toContain(`'${id},few`);
    for (const row of [...rows, ...refused]) {
      for (const [name, text] of Object.entries(row)) {
        if (name !== 'difference') expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }
    }
  });

  it('stay as they are in Parquet', async () => {
    const out = desk.path('parquet');
    await desk.assess(file(entry('=1+1')), { out });
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    expect(await database.rows(`SELECT id FROM '${out}'`)).toEqual([{ id: '=1+1' }]);
    database.close();
  });
});
