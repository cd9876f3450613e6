import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { z } from 'zod';
import { Problem } from '../base/index.js';
import type { Importer, LineRow } from './columns.js';
import { compileLawFacts } from './compileLawFacts.js';
import { compileStaging } from './compileStaging.js';
import { type Codec, packContainer } from './container.js';
import { toInstrument } from './content.js';
import { type Content, groupFile, importersFile, instrumentFile, pricesFile } from './contentSchema.js';
import { type EditionEntry, readEditions } from './editions.js';
import { readYaml } from './readYaml.js';
import type { RecordContent } from './record.js';
import { applyChanges, readChanges, readLines } from './scheduleFile.js';
import { packSegment } from './segment.js';

/** Reads every fact but the lines of the schedules. */
export function readContent(facts: string): Content {
  const folder = <T>(name: string, schema: z.ZodType<T>): T[] =>
    readdirSync(join(facts, name))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => readYaml(join(facts, name, file), schema));
  return {
    instruments: folder('instruments', instrumentFile),
    groups: folder('groups', groupFile),
    importers: readYaml(join(facts, 'importers.yaml'), importersFile).importers,
    prices: readYaml(join(facts, 'standardImportPrices.yaml'), pricesFile).prices,
  };
}

/** The rows of one edition by chapter. */
export type Chapters = Map<string, LineRow[]>;

function readEdition(facts: string, entry: EditionEntry, before: Chapters | undefined): Chapters {
  const folder = join(facts, 'schedules', entry.importer);
  if (entry.form === 'complete') {
    const chapters: Chapters = new Map();
    for (const file of readdirSync(join(folder, entry.date)).sort()) {
      const path = join(folder, entry.date, file);
      chapters.set(file.slice(0, 2), readLines(entry.importer, path, readFileSync(path, 'utf8')));
    }
    return chapters;
  }
  const path = join(folder, `${entry.date}.changes.csv`);
  if (!before) throw new Problem('brokenData', `${path} changes an edition that is not there`);
  const changes = readChanges(entry.importer, path, readFileSync(path, 'utf8'));
  const chapters: Chapters = new Map();
  const touched = new Set([...before.keys(), ...changes.map(({ code }) => code.slice(0, 2))]);
  for (const chapter of [...touched].sort()) {
    const own = changes.filter(({ code }) => code.startsWith(chapter));
    chapters.set(chapter, applyChanges(before.get(chapter) ?? [], own, path));
  }
  return chapters;
}

/** Every edition of the schedules in `facts/`, in the order of editions.yaml. */
export function readSchedules(facts: string): { entry: EditionEntry; chapters: Chapters }[] {
  const editions: { entry: EditionEntry; chapters: Chapters }[] = [];
  for (const entry of readEditions(join(facts, 'schedules', 'editions.yaml'))) {
    const before = editions.at(-1);
    const base = before?.entry.importer === entry.importer ? before.chapters : undefined;
    editions.push({ entry, chapters: readEdition(facts, entry, base) });
  }
  return editions;
}

/** Short product names by code, of both schedules and of each importer's own lines, from `facts/names/`. */
export interface Names {
  readonly shared: ReadonlyMap<string, string>;
  readonly own: Readonly<Record<Importer, ReadonlyMap<string, string>>>;
  /** in Japanese, of chapters and headings */
  readonly japanese: ReadonlyMap<string, string>;
}

export const NO_NAMES: Names = {
  shared: new Map(),
  own: { JP: new Map(), US: new Map() },
  japanese: new Map(),
};

interface NameRow {
  readonly importer?: Importer;
  readonly code: string;
  readonly en: string;
  readonly ja?: string;
}

function readNames(facts: string): Names {
  const shared = new Map<string, string>();
  const own = { JP: new Map<string, string>(), US: new Map<string, string>() };
  const japanese = new Map<string, string>();
  for (const file of readdirSync(join(facts, 'names')).sort()) {
    const rows = parseCsv(readFileSync(join(facts, 'names', file), 'utf8'), { columns: true }) as NameRow[];
    for (const { importer, code, en, ja } of rows) {
      (importer ? own[importer] : shared).set(code, en);
      if (ja) japanese.set(code, ja);
    }
  }
  return { shared, own, japanese };
}

const inChapter = (chapter: string, ...names: readonly ReadonlyMap<string, string>[]) =>
  Object.fromEntries(names.flatMap((each) => [...each].filter(([code]) => code.startsWith(chapter))));

/** Packs editions to segments, one a chapter of each importer. */
export function packEditions(
  editions: readonly { entry: EditionEntry; chapters: Chapters }[],
  names: Names,
): Map<string, unknown> {
  const segments = new Map<string, unknown>();
  for (const importer of ['JP', 'US'] as const satisfies readonly Importer[]) {
    const own = editions.filter(({ entry }) => entry.importer === importer);
    const chapters = new Set(own.flatMap((edition) => [...edition.chapters.keys()]));
    for (const chapter of [...chapters].sort()) {
      segments.set(
        `${importer}/${chapter}`,
        packSegment(
          importer,
          own.map((edition) => edition.chapters.get(chapter) ?? []),
          {
            en: inChapter(chapter, names.shared, names.own[importer]),
            ja: inChapter(chapter, names.japanese),
          },
        ),
      );
    }
  }
  return segments;
}

export interface CompileOptions {
  /** false leaves out the reconstructed staging: what it is reconstructed from */
  readonly staging?: boolean;
}

/** Compiles `facts/` to the bytes of the embedded record. */
export function compileFacts(facts: string, codec: Codec, options: CompileOptions = {}): Uint8Array {
  const editions = readSchedules(facts);
  const content: RecordContent & Content = {
    editions: editions.map(({ entry }) => entry),
    ...readContent(facts),
  };
  const staging =
    options.staging === false ? [] : compileStaging(facts, content.instruments.map(toInstrument));
  const segments = [...packEditions(editions, readNames(facts)), ...compileLawFacts(facts), ...staging];
  return packContainer(content, new Map(segments), codec);
}
