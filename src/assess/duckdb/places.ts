import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../../base/index.js';

export type ResultKind = 'parquet' | 'csv';

/** Where a run writes. */
export interface Places {
  readonly out: string;
  readonly kind: ResultKind;
  readonly refused: string;
  /** what a stopped run has read and assessed */
  readonly work: string;
}

function kindOf(out: string): ResultKind {
  const ending = /\.(parquet|csv)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'parquet' || ending === 'csv') return ending;
  throw new Problem('usage', `"${out}" names neither a .parquet nor a .csv file`, [
    '--out result.parquet',
    '--out result.csv',
  ]);
}

/** A path by which a file is known whatever links lead to it. */
function realPath(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })) return realpathSync(path);
  const folder = dirname(resolve(path));
  return join(statSync(folder, { throwIfNoEntry: false }) ? realpathSync(folder) : folder, basename(path));
}

function requireWritable(path: string): void {
  const folder = dirname(resolve(path));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Problem('invalidInput', `there is no folder ${folder} for ${basename(path)}; make it first`);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Problem('invalidInput', `${path} is a folder; name a file in it`);
}

/**
 * Where a run over a file writes. Throws Problem where nothing can be written there, or where one file would be written
 * over another.
 */
export function placesOf(run: {
  readonly file: string;
  readonly out: string;
  readonly refused: string | undefined;
}): Places {
  const { file, out } = run;
  const kind = kindOf(out);
  const refused = run.refused ?? `${out}.refused.csv`;
  const names = new Map([[realPath(file), 'the file of entries']]);
  for (const [path, what] of [
    [out, 'the result'],
    [refused, 'the file of refused rows'],
  ] as const) {
    requireWritable(path);
    const other = names.get(realPath(path));
    if (other !== undefined)
      throw new Problem('usage', `${path} is ${other}; ${what} cannot be written over it`);
    names.set(realPath(path), what);
  }
  return { out, kind, refused, work: `${out}.work` };
}
