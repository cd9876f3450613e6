import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/record/wholeFile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanzei-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is written whole', () => {
  it('takes the place of the one before, text or bytes', () => {
    const path = join(folder, 'a');
    writeWhole(path, 'old');
    writeWhole(path, new Uint8Array([110, 101, 119]));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('leaves nothing behind where it cannot have its place', () => {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(() => writeWhole(join(folder, 'a'), 'text')).toThrow();
    expect(readdirSync(folder)).toEqual(['a']);
    expect(() => writeWhole(join(folder, 'no', 'a'), 'text')).toThrow(/ENOENT/);
  });
});
