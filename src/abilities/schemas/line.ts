import { z } from 'zod';
import { edition, importer, list } from './shared.js';

export const lineAnswerSchema = z.strictObject({
  code: z.string(),
  seq: z.int().positive(),
  country: importer,
  description: z.string(),
  units: list(z.string()),
  when: z.string().exactOptional(),
  edition,
  cells: z.record(z.string(), z.string()).readonly().describe('column to rate in the canonical notation'),
});

export const lineRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one'),
  to: z.string().optional().describe('importing country; both schedules when absent'),
  on: z.string().describe('YYYY-MM-DD'),
});
