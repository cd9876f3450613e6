import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Chapters,
  diffLines,
  type Importer,
  type LineRow,
  printChanges,
  printLines,
  type ScheduleLine,
  toRow,
} from '../record/facts.js';
import { writeWhole } from '../record/wholeFile.js';

/** One edition read from an official file. */
export interface ReadEdition {
  readonly importer: Importer;
  readonly date: string;
  readonly form: 'complete' | 'changes';
  readonly lines: readonly ScheduleLine[];
}

const inOrder = (rows: readonly LineRow[]): LineRow[] =>
  [...rows].sort((a, b) => (a.code === b.code ? a.seq - b.seq : a.code < b.code ? -1 : 1));

/** The rows of an edition by chapter, in code order. */
export function toChapters(lines: readonly ScheduleLine[]): Chapters {
  const chapters: Chapters = new Map();
  for (const row of inOrder(lines.map(toRow))) {
    const chapter = row.code.slice(0, 2);
    const rows = chapters.get(chapter) ?? [];
    rows.push(row);
    chapters.set(chapter, rows);
  }
  return chapters;
}

/**
 * The files of `facts/schedules/` that hold the editions: path to text. Each importer's editions come in date order;
 * the same editions always give the same bytes.
 */
export function scheduleFiles(editions: readonly ReadEdition[]): Map<string, string> {
  const files = new Map<string, string>();
  let before: ReadEdition | undefined;
  for (const edition of editions) {
    const chapters = toChapters(edition.lines);
    if (edition.form === 'complete') {
      for (const [chapter, rows] of chapters) {
        files.set(join(edition.importer, edition.date, `${chapter}.csv`), printLines(edition.importer, rows));
      }
    } else {
      const old = (before as ReadEdition).lines.map(toRow);
      files.set(
        join(edition.importer, `${edition.date}.changes.csv`),
        printChanges(diffLines(old, edition.lines.map(toRow))),
      );
    }
    before = edition;
  }
  return files;
}

/** Writes files under a folder, each whole or not at all. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, text);
  }
}

/** Writes the schedules under a folder and removes those that were there before. */
export function writeScheduleFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const importer of ['JP', 'US']) rmSync(join(folder, importer), { recursive: true, force: true });
  writeFiles(folder, files);
}
