import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssessRequest } from '../../../src/abilities/assess.js';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('what cannot be done is said before anything is read', () => {
  it.each<[string, Partial<AssessRequest>, RegExp]>([
    ['a memory that is none', { memory: 'lots' }, /"lots" is not a size of memory; write for example 2GB/],
    ['no thread', { threads: 0 }, /the number of threads is 0; it must be a whole number from 1/],
    ['half a thread', { threads: 0.5 }, /the number of threads is 0.5/],
    ['threads that are no number', { threads: Number.NaN }, /the number of threads is NaN/],
    ['no entries at once', { chunk: 0 }, /the number of entries worked out at once is 0/],
    ['a result of another kind', { out: 'result.xlsx' }, /names neither a .parquet nor a .csv file/],
    [
      'a folder that is missing',
      { out: 'nowhere/at/all/result.csv' },
      /there is no folder .*all for result.csv/,
    ],
    ['goods that come back', { to: 'JP', from: 'JP' }, /returned goods/],
  ])('%s', async (_name, more, message) => {
    const inside = more.out?.includes('/') ? join(desk.folder, more.out) : more.out;
    const problem = await desk.problemOf(file(entry('a')), inside ? { ...more, out: inside } : more);
    expect(problem.message).toMatch(message);
    expect(existsSync(join(desk.folder, 'nowhere'))).toBe(false);
  });

  it('a result over the entries, by any path; refused rows over either', async () => {
    const path = desk.file(file(entry('a')));
    const link = desk.path('csv');
    symlinkSync(path, link);
    for (const out of [path, link, join(desk.folder, '.', path.slice(desk.folder.length))]) {
      expect((await desk.problemOf({ file: path }, { out })).message).toMatch(/is the file of entries/);
    }
    expect((await desk.problemOf({ file: path }, { refused: path })).message).toMatch(
      /is the file of entries/,
    );
    const out = desk.path('csv');
    expect((await desk.problemOf({ file: path }, { out, refused: out })).message).toMatch(/is the result/);
    expect(readFileSync(path, 'utf8')).toBe(file(entry('a')));
  });

  it('a result that is a folder', async () => {
    const out = desk.path('csv');
    mkdirSync(out);
    expect((await desk.problemOf(file(entry('a')), { out })).message).toMatch(
      /is a folder; name a file in it/,
    );
  });
});

describe('a second run', () => {
  it('over the same result at the same time is turned away, and the first is not disturbed', async () => {
    const content = file(entry('a'));
    const out = desk.path('csv');
    const both = await Promise.allSettled([desk.assess(content, { out }), desk.assess(content, { out })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((both[1] as PromiseRejectedResult).reason.message).toMatch(
      /another run is writing the same result/,
    );
    expect(existsSync(`${out}.work`)).toBe(false);
  });

  it('writes over the first, and takes away refused rows that are no longer', async () => {
    const out = desk.path('csv');
    const { report } = await desk.assess(file(entry('a'), 'few'), { out });
    expect(report.refused.file).toBe(`${out}.refused.csv`);
    const second = await desk.assess(file(entry('b')), { out });
    expect(second.rows.map(({ id }) => id)).toEqual(['b']);
    expect(existsSync(`${out}.refused.csv`)).toBe(false);
  });

  it('begins anew where a failure of the machine broke what the first left', async () => {
    const out = desk.path('csv');
    mkdirSync(join(`${out}.work`, 'parts'), { recursive: true });
    writeFileSync(join(`${out}.work`, 'manifest.json'), '');
    writeFileSync(join(`${out}.work`, 'entries.duckdb'), 'broken');
    writeFileSync(join(`${out}.work`, 'parts', 'part-000000.parquet'), '');
    const { rows } = await desk.assess(file(entry('a')), { out });
    expect(rows.map(({ id }) => id)).toEqual(['a']);
    expect(existsSync(`${out}.work`)).toBe(false);
  });
});

describe('a file that changes while it is read', () => {
  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, `${entry('late')}\n`)],
    ['is cut', (path) => truncateSync(path, 100)],
    ['is written anew', (path) => utimesSync(path, 1_000_000, 1_000_000)],
    ['is taken away', (path) => rmSync(path)],
  ])('%s: nothing is written', async (_name, change) => {
    const path = desk.file(file(entry('a'), entry('b')));
    const out = desk.path('csv');
    writeFileSync(out, 'a result of before');
    await expect(
      desk.assess({ file: path }, { out }, (stage, done) => {
        if (stage === 'read' && done === 0) change(path);
      }),
    ).rejects.toThrow(/changed while it was read; nothing was written/);
    expect(readFileSync(out, 'utf8')).toBe('a result of before');
    expect(existsSync(`${out}.work`)).toBe(false);
  });

  it('and one that changed since a run was stopped is read anew', async () => {
    const path = desk.file(file(entry('a'), entry('b')));
    const out = desk.path('csv');
    const stop = new AbortController();
    const stopped = desk.assess(
      { file: path },
      { out },
      (stage) => stage === 'assess' && stop.abort(),
      stop.signal,
    );
    await expect(stopped).rejects.toMatchObject({ kind: 'interrupted' });
    expect(existsSync(out)).toBe(false);
    expect(existsSync(join(`${out}.work`, 'manifest.json'))).toBe(true);
    appendFileSync(path, `${entry('c')}\n`);
    const { rows } = await desk.assess({ file: path }, { out });
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
