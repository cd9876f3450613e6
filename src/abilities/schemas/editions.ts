import { z } from 'zod';
import { evidence, importer, list, plainDate } from './shared.js';

export const editionsAnswerSchema = z.strictObject({
  record: z.string().describe('tells one record from another'),
  editions: list(
    z.strictObject({
      importer,
      date: plainDate,
      source: z.string(),
      url: z.string().exactOptional(),
      evidence,
    }),
  ),
});
