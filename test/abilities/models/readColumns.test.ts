import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readColumns } from '../../../src/abilities/models/readColumns.js';
import { Problem } from '../../../src/base/index.js';

const folder = mkdtempSync(join(tmpdir(), 'kanzei-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TRADE = `exporter,importer,year,trade,note
USA,JPN,1986,12.5,"a, b"
JPN,USA,1986,20,
USA,JPN,1990,,x
JPN,USA,1990,1e3,y
`;
const trade = fileOf('trade.csv', TRADE);

async function problemOf(task: Promise<unknown>): Promise<Problem> {
  try {
    await task;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('columns of a table that a person gave', () => {
  it('are numbers and names, with what is missing told', async () => {
    const table = await readColumns(trade);
    expect(table.rows).toBe(4);
    expect(table.names).toEqual(['exporter', 'importer', 'year', 'trade', 'note']);
    expect([...table.numbers('trade')]).toEqual([12.5, 20, Number.NaN, 1000]);
    expect(table.labels('exporter')).toEqual({
      codes: Int32Array.of(1, 0, 1, 0),
      levels: ['JPN', 'USA'],
    });
    expect(table.labels('year').levels).toEqual(['1986', '1990']);
    expect([...table.labels('note').codes]).toEqual([0, -1, 1, 2]);
  });

  it('are the same from gzip, whatever the name', async () => {
    const table = await readColumns(fileOf('packed.csv', gzipSync(TRADE)));
    expect([...table.numbers('trade')]).toEqual([12.5, 20, Number.NaN, 1000]);
  });

  it('are of the rows that a condition keeps', async () => {
    const table = await readColumns(trade, { where: "year in (1990) and exporter <> 'USA'" });
    expect([...table.numbers('trade')]).toEqual([1000]);
    const dear = await readColumns(trade, { where: 'trade > 12.5', columns: ['trade'] });
    expect([...dear.numbers('trade')]).toEqual([20, 1000]);
  });

  it('may be divided by semicolons or tabs', async () => {
    expect((await readColumns(fileOf('semicolons.csv', 'a;b\n1;"x;y"\n'))).labels('b').levels).toEqual([
      'x;y',
    ]);
    expect([...(await readColumns(fileOf('tabs.csv', '\ufeffa\tb\r\n1\t2\r\n'))).numbers('a')]).toEqual([1]);
  });

  it('are 1 and 0 where they are true and false', async () => {
    const table = await readColumns(fileOf('truths.csv', 'rta\nTRUE\nfalse\nNA\n'));
    expect([...table.numbers('rta')]).toEqual([1, 0, Number.NaN]);
  });

  it('are numbers however they are written', async () => {
    const written = ['0', '-0', '+3', '.5', '1.', '007', '2e3', '2E-3', '" 5"', '"5 "', '9007199254740993'];
    const table = await readColumns(fileOf('written.csv', `a\n${written.join('\n')}\n`));
    expect([...table.numbers('a')]).toEqual([0, -0, 3, 0.5, 1, 7, 2000, 0.002, 5, 5, 9007199254740992]);
  });

  it('are the same in a long table, where numbers that are nearly all different are not kept as texts', async () => {
    const rows = 120_000;
    const cellsOf = (row: number): string[] => [
      row % 1000 === 7 ? 'NA' : `${row - 5}.${(row * 7919) % 1000}`,
      `0${row}`,
      row === 99_999 ? 'many' : `${row}`,
      `${1900 + (row % 90)}`,
      `9007199254${740_000 + row}`,
      row === 50_000 ? '1e99999999999' : `${row}.5`,
    ];
    const lines = Array.from({ length: rows }, (_, row) => cellsOf(row).join(','));
    const table = await readColumns(fileOf('tall.csv', `trade,code,text,year,id,far\n${lines.join('\n')}\n`));
    const numbers = table.numbers('trade');
    const wrong = lines.filter((_, row) => {
      const [trade] = cellsOf(row);
      return !Object.is(numbers[row], trade === 'NA' ? Number.NaN : Number(trade));
    });
    expect(wrong).toEqual([]);
    const { codes, levels } = table.labels('trade');
    expect([codes[7], Number(levels[codes[8] as number])]).toEqual([-1, Number(cellsOf(8)[0])]);
    expect(levels.length).toBe(new Set(numbers.filter((value) => !Number.isNaN(value))).size);
    const code = table.labels('code');
    expect(code.levels[code.codes[12] as number]).toBe('012');
    expect(table.labels('year').levels.length).toBe(90);
    const id = table.labels('id');
    expect(id.levels[id.codes[993] as number]).toBe('9007199254740993');
    expect(() => table.numbers('far')).toThrow('row 50001 of tall.csv, column "far": "1e99999999999"');
    expect(() => table.numbers('text')).toThrow(
      'row 100000 of tall.csv, column "text": "many" is not a number',
    );
  });

  it('keep zeros before a code, and Namibia among codes of two letters', async () => {
    const codes = await readColumns(fileOf('codes.csv', 'code,iso,name\n01,NA,Namibia\n1,JP,NA\n'));
    expect(codes.labels('code').levels).toEqual(['01', '1']);
    expect([...codes.labels('iso').codes]).toEqual([1, 0]);
    expect([...codes.labels('name').codes]).toEqual([0, -1]);
  });

  it('miss NA among numbers of two digits', async () => {
    const columns = await readColumns(fileOf('years.csv', 'year\n86\nNA\n90\n'));
    expect([...columns.labels('year').codes]).toEqual([0, -1, 1]);
  });

  it('tell the row and the column of a cell that is no number', async () => {
    const table = await readColumns(fileOf('bad.csv', 'trade,year\n1,1986\n"1,234",1990\n'));
    expect(() => table.numbers('trade')).toThrow('row 2 of bad.csv, column "trade": "1,234" is not a number');
  });

  it.each(['inf', '0x10', '0b1', '0O7', 'Infinity', '1e999', '1_000', '12n', '１２', '--1', '   '])(
    'take no number from %s',
    async (cell) => {
      const table = await readColumns(fileOf('odd.csv', `trade,year\n${cell},1986\n`));
      expect(() => table.numbers('trade')).toThrow(Problem);
    },
  );

  it('are refused by name where there are none', async () => {
    const problem = await problemOf(readColumns(trade, { columns: ['trad'] }));
    expect(problem.message).toContain('trade.csv has no column "trad"');
    expect(problem.suggestions).toContain('trade');
  });

  it.each([
    ['no file', join(folder, 'none.csv'), 'there is no file'],
    ['an empty file', fileOf('empty.csv', ''), 'is empty'],
    ['names alone', fileOf('names.csv', 'a,b\n'), 'has column names and no row'],
    ['a zip', fileOf('zip.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), 'a workbook or a zip file'],
    ['a broken Parquet', fileOf('broken.parquet', 'PAR1nothing'), 'cannot be read as a table'],
    ['a row too long', fileOf('long.csv', 'a,b\n1,2\n1,2,3\n'), 'Expected Number of Columns: 2 Found: 3'],
    ['a row too short', fileOf('short.csv', 'a,b\n1,2\n1\n'), 'Expected Number of Columns: 2 Found: 1'],
    ['a column twice', fileOf('twice.csv', 'a,b,a\n1,2,3\n'), 'twice.csv has two columns "a"'],
    ['a torn gzip', fileOf('torn.csv.gz', gzipSync(TRADE).subarray(0, 30)), 'cannot be read as a table'],
  ])('are refused of %s', async (_, file, message) => {
    const { kind, message: told } = await problemOf(readColumns(file));
    expect(kind).toBe('invalidInput');
    expect(told).toContain(message);
  });

  it.each([
    ['yaer = 1986', 'cannot be chosen by'],
    ['year = ', 'cannot be chosen by'],
    ['year = 2020', 'no row of trade.csv meets'],
    ['', 'is empty'],
    ['year in (select 1986)', 'asks for more than the cells of a row'],
    ['true; drop table cells', 'asks for more than the cells of a row'],
    ["true) union all from read_text('/etc/hostname') where (true", 'asks for more than the cells of a row'],
    [`note = '${'x'.repeat(3000)}'`, 'characters long'],
    ["note = E'\\'' or exists(select 1) or note = 'y'", 'asks for more than the cells of a row'],
    ["note = $$'$$ or exists(select 1) or note = $$'$$", 'asks for more than the cells of a row'],
    ["note = 'y", 'asks for more than the cells of a row'],
    ['year in (table cells)', 'asks for more than the cells of a row'],
    ['[x for x in [1, 2]] = [1]', 'asks for more than the cells of a row'],
    ['current_user = note', 'asks for more than the cells of a row'],
    ["length(repeat('x', 1000000000)) > 3", 'calls "repeat"'],
    ["'x'.repeat(1000000000) = note", 'calls "repeat"'],
    ['"repeat"(\'x\', 1000000000) = note', 'by a quoted name'],
    ['len(range(1000000000)) > 3', 'calls "len"'],
    ['random() < 0.5', 'calls "random"'],
  ])('are refused of the condition %.40s', async (where, message) => {
    expect((await problemOf(readColumns(trade, { where }))).message).toContain(message);
  });

  it.each([
    ['(year between 1986 and 1988) and not (trade is null)', 2],
    ["lower(exporter) like 'u%' or starts_with(note, 'y')", 3],
    ["\"exporter\" in ('USA') and cast(substr(exporter, 1, 1) as varchar) = 'U'", 2],
    ["case when (year = 1986) then (note = 'a, b') else false end", 1],
    ['abs(round(trade / 10) - 1) < (0.5 + 0.1)', 1],
  ])('are chosen by the condition %s', async (where, rows) => {
    expect((await readColumns(trade, { where })).rows).toBe(rows);
  });

  it('take words of a question inside a text for what they are', async () => {
    const table = await readColumns(fileOf('words.csv', 'name,x\nselect; from,1\nother,2\n'), {
      where: "name = 'select; from'",
    });
    expect(table.rows).toBe(1);
  });
});
