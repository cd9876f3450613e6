import { z } from 'zod';
import { evidence, importer, label, list, plainDate } from './shared.js';

const span = { from: plainDate.exactOptional(), to: plainDate.exactOptional().describe('included') };

export const instrumentAnswerSchema = z
  .strictObject({
    id: z.string(),
    name: label,
    scope: z
      .enum(['ordinary', 'origin', 'product'])
      .describe("the importer's own rates; for its parties; for described products of any origin"),
    importers: list(importer),
    ...span,
    evidence,
    parties: list(z.strictObject({ country: z.string(), ...span, evidence })).describe(
      'whose goods can use it, and when; none where the facts do not record it',
    ),
  })
  .meta({ id: 'Instrument' });

export const instrumentsRequestSchema = z.strictObject({
  to: z.string().optional().describe('importing country: US or JP; both when absent'),
  from: z.string().optional().describe('country of origin: only the instruments that concern it'),
  on: z.string().optional().describe('YYYY-MM-DD: only those in force'),
});
