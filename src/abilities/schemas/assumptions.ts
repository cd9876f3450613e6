import { z } from 'zod';
import { readFromNamed } from './fields.js';
import { list } from './shared.js';

export const assumptionsRequestSchema = z.strictObject({
  notice: z
    .string()
    .optional()
    .describe('YYYY-MM-DD: as if a party had given notice on this day that it ends USJTA'),
  volumes: list(
    readFromNamed(
      'safeguard',
      'a CSV of import volumes in place of those of the facts for the same year, beef=volumes.csv',
    ),
  ).optional(),
});
