import { z } from 'zod';
import { list } from './shared.js';

export const assumptionsRequestSchema = z.strictObject({
  notice: z
    .string()
    .optional()
    .describe('YYYY-MM-DD: as if a party had given notice on this day that it ends USJTA'),
  volumes: list(z.string())
    .optional()
    .describe('safeguard=path: CSV of import volumes in place of those of the facts for the same year'),
});
