import { z } from 'zod';
import { ofMachine, readFrom } from './fields.js';
import { count, importer, list } from './shared.js';

export const importReportSchema = z.strictObject({
  importer,
  edition: z.string(),
  lines: count,
  cells: count,
  refused: count,
  refusedCells: list(z.strictObject({ code: z.string(), column: z.string(), text: z.string() })),
  replaces: z.boolean().describe('an edition of the same date was at hand before'),
  file: z.string(),
});

export const importRequestSchema = z.strictObject({
  file: readFrom('the official file'),
  importer: z.string().describe('whose schedule it is: JP or US'),
  edition: z.string().describe('YYYY-MM-DD'),
  folder: ofMachine(z.string().optional()),
});
