import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const HEADER =
  'HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties';
const GUM = '1704.10.00.00,0,Chewing gum,"[""kg""]",4%,"Free (A,AU) 1.2% (JP)",20%,,';

/** One line in every chapter, so that the file is a whole schedule. */
const REST = Array.from({ length: 97 }, (_each, i) => i + 1)
  .filter((chapter) => chapter !== 17 && chapter !== 77)
  .map((chapter) => `${String(chapter).padStart(2, '0')}01.10.00.00,0,Goods,"[""kg""]",5%,,20%,,`)
  .join('\n');

const official = (name: string, content: string): string => {
  const path = join(cli.folder, name);
  writeFileSync(path, content);
  return path;
};

const imported = (path: string, data: string, ...more: readonly string[]) =>
  cli.run(['import', path, '--importer', 'US', '--edition', '2026-01-01', ...more], { KANZEI_DATA: data });

const gum = ['duty', '1704.10.00', '--from', 'JP', '--to', 'US', '--on', '2026-06-01', '--value', '10000'];

describe('kanzei import', () => {
  it('brings an edition that the next answer uses', () => {
    const data = join(cli.folder, 'good');
    const before = cli.run(gum, { KANZEI_DATA: data }).out;
    expect(before).toMatch(/usjta +not computed +free – 1\.6% +0 – 160 USD +– +reconstructed/);
    const { code, out, err } = imported(official('hts.csv', `${HEADER}\n${GUM}\n${REST}\n`), data, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      importer: 'US',
      edition: '2026-01-01',
      lines: 96,
      cells: 193,
      refused: 0,
    });
    expect(readdirSync(data).map((name) => join(data, name))).toEqual([report.file]);
    const answer = cli.run(gum, { KANZEI_DATA: data });
    expect(answer.out).toMatch(/▶ {2}usjta +available +1\.2% +120 USD +1,154\.64 USD +published/);
    expect(answer.out).toContain('edition of 2026-01-01');
    expect(imported(official('hts.csv', `${HEADER}\n${GUM}\n${REST}\n`), data).out).toMatch(
      /Imported: US, edition of 2026-01-01\n/,
    );
  });

  it.each<[string, () => string, number, RegExp]>([
    ['a file that is not there', () => join(cli.folder, 'none.csv'), 4, /none\.csv cannot be read/],
    ['a folder', () => cli.folder, 4, /is not a file/],
    ['an empty file', () => official('empty.csv', ''), 4, /empty\.csv is empty/],
    [
      'another file',
      () => official('other.csv', 'a,b\n1,2\n'),
      4,
      /other\.csv, row 1: there is no column HTS Number/,
    ],
    ['no CSV', () => official('quote.csv', `${HEADER}\n"1704`), 4, /quote\.csv is not a CSV/],
    [
      'a part of a schedule',
      () => official('part.csv', `${HEADER}\n${GUM}\n`),
      4,
      /has 1 chapters; an edition needs the whole/,
    ],
    ['a schedule without lines', () => official('header.csv', `${HEADER}\n`), 4, /has no tariff line/],
    [
      'a malformed number',
      () => official('number.csv', `${HEADER}\n${GUM}\n17o4.10,0,x,,,,,,\n`),
      4,
      /number\.csv, row 3, column HTS Number: "17o4\.10" is not a number/,
    ],
    [
      'an unknown unit',
      () => official('unit.csv', `${HEADER}\n${GUM.replace('kg', 'bushel')}\n`),
      4,
      /unit\.csv, row 2, column Unit of Quantity: "bushel" is not a unit/,
    ],
  ])('refuses %s, and leaves nothing behind', (_name, path, code, message) => {
    const data = join(cli.folder, 'refused');
    const result = imported(path(), data);
    expect(result.err).toMatch(message);
    expect(result.out).toBe('');
    expect(result.code).toBe(code);
    expect(() => readdirSync(data)).toThrow(/ENOENT/);
  });

  it('refuses a wrong importer or date', () => {
    const path = official('hts.csv', `${HEADER}\n${GUM}\n${REST}\n`);
    const run = (importer: string, edition: string) =>
      cli.run(['import', path, '--importer', importer, '--edition', edition], {
        KANZEI_DATA: join(cli.folder, 'x'),
      });
    expect(run('EU', '2026-01-01')).toMatchObject({ code: 4, err: expect.stringContaining('not a country') });
    expect(run('DE', '2026-01-01')).toMatchObject({ code: 4, err: expect.stringContaining('Germany') });
    expect(run('US', '2026-02-30')).toMatchObject({
      code: 4,
      err: expect.stringContaining('2026-02-30 does not exist'),
    });
  });

  it('says when the system refuses to write', () => {
    const blocked = join(cli.folder, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const result = imported(official('hts.csv', `${HEADER}\n${GUM}\n${REST}\n`), join(blocked, 'data'));
    expect(result.err).toMatch(/^kanzei: the system refused: /);
    expect(result.code).toBe(1);
  });

  it('leaves what an interrupted import began unread', () => {
    const data = join(cli.folder, 'interrupted');
    mkdirSync(data);
    writeFileSync(join(data, 'US-2026-01-01.record.123.part'), 'KANZEI1\n half');
    const before = cli.run(gum, { KANZEI_DATA: data });
    expect(before.code).toBe(0);
    expect(before.out).toContain('reconstructed');
    expect(before.err).not.toContain('part');
  });
});
