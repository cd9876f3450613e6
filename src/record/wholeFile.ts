import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Gives a file that is written to the end its name; the disk has it before it has the name. */
export function giveName(temporary: string, path: string): void {
  const file = openSync(temporary, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** Writes a file whole or not at all: beside its place under another name, then moved. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    giveName(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
