import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Problem } from '../base/index.js';
import type { Importer, LineRow } from './columns.js';
import { compileLawFacts } from './compileLawFacts.js';
import { compileNames, type Names, readNames } from './compileNames.js';
import { compileStaging } from './compileStaging.js';
import { type Codec, packContainer } from './container.js';
import { toInstrument } from './content.js';
import { type Content, groupFile, importersFile, instrumentFile, pricesFile } from './contentSchema.js';
import { type EditionEntry, readEditions } from './editions.js';
import { readYaml } from './readYaml.js';
import type { RecordContent } from './record.js';
import { applyChanges, readChanges, readLines } from './scheduleFile.js';
import type { NameRow } from './search/index.js';
import { packSegment, type Segment } from './segment.js';

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

/** The names of a chapter, by code. */
function inChapter(chapter: string, ...names: readonly (readonly NameRow[])[]): Segment['names'] {
  const own = names.flatMap((each) => each.filter(([code]) => code.startsWith(chapter)));
  return {
    en: Object.fromEntries(own.map(([code, en]) => [code, en])),
    ja: Object.fromEntries(own.flatMap(([code, , ja]) => (ja ? [[code, ja]] : []))),
  };
}

/** The codes of every line of an importer in any edition. */
const linesOf = (
  importer: Importer,
  editions: readonly { entry: EditionEntry; chapters: Chapters }[],
): ReadonlySet<string> =>
  new Set(
    editions
      .filter(({ entry }) => entry.importer === importer)
      .flatMap(({ chapters }) => [...chapters.values()].flatMap((rows) => rows.map(({ code }) => code))),
  );

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
          inChapter(chapter, names.shared, names.own[importer]),
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
  const names = readNames(facts);
  const segments = [
    ...packEditions(editions, names),
    ...compileLawFacts(facts),
    ...compileNames(facts, names, { JP: linesOf('JP', editions), US: linesOf('US', editions) }),
    ...staging,
  ];
  return packContainer(content, new Map(segments), codec);
}
