import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const entry = z.strictObject({
  importer: z.enum(['JP', 'US']),
  date: z.iso.date(),
  source: z.string().min(1),
  url: z.url(),
  /** complete: one CSV a chapter in the folder of the date; changes: one CSV of changes to the edition before */
  form: z.enum(['complete', 'changes']),
  evidence: z.enum(['published', 'computed', 'reconstructed', 'secondary', 'unverified']),
  sourceGrade: z.enum(['official', 'derived', 'secondary', 'unverified']),
  note: z.string().optional(),
});

export type EditionEntry = z.infer<typeof entry>;

const file = z.strictObject({ editions: z.array(entry).min(1) });

/** The editions that `facts/schedules/editions.yaml` lists, in date order within each importer. */
export function readEditions(path: string): EditionEntry[] {
  const { editions } = file.parse(parse(readFileSync(path, 'utf8')));
  return editions.sort((a, b) =>
    a.importer === b.importer ? (a.date < b.date ? -1 : 1) : a.importer < b.importer ? -1 : 1,
  );
}
