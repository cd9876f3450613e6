import { z } from 'zod';
import { edition, importer, list } from './shared.js';

export const lineAnswerSchema = z.strictObject({
  code: z.string(),
  seq: z.int().positive(),
  country: importer,
  description: z.string(),
  japanese: z.string().exactOptional().describe('short name of its heading'),
  units: list(z.string()),
  when: z.string().exactOptional(),
  edition,
  ofTheDay: z
    .boolean()
    .describe('false: no edition at hand is of the day asked for; path works out its rates'),
  cells: z.record(z.string(), z.string()).readonly().describe('column to rate in the canonical notation'),
});

export const lineRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one'),
  to: z.string().optional().describe('importing country; both schedules when absent'),
  on: z.string().describe('YYYY-MM-DD'),
});
