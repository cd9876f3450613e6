import { z } from 'zod';
import { layers, line, mapping, safeguardNote, status } from './duty.js';
import {
  assumptions,
  citation,
  edition,
  evidence,
  label,
  list,
  notIncluded,
  plainDate,
  step,
  texts,
} from './shared.js';

const rateTexts = z.strictObject({ notation: z.string(), official: z.string() }).meta({ id: 'RateTexts' });

const pathSpan = z
  .strictObject({
    from: plainDate,
    to: plainDate.describe('included'),
    status,
    reason: z.string().exactOptional().describe('why it is not available; on what it is conditional'),
    rate: rateTexts.nullable().describe('null where there is no single rate'),
    left: z
      .strictObject({
        lowest: rateTexts,
        highest: rateTexts
          .nullable()
          .describe('null: it is only known that the rate was not above the ordinary one'),
      })
      .exactOptional()
      .describe('in place of a rate, where the facts leave several'),
    safeguard: safeguardNote.exactOptional().describe('set while a safeguard measure runs'),
    evidence,
    steps: list(step).describe('how the rate was found, as on the first day'),
    citations: list(citation),
  })
  .meta({ id: 'PathSpan' });

const openMeasure = z
  .strictObject({
    safeguard: z.string(),
    name: label,
    from: plainDate,
    to: plainDate.describe('included'),
    reason: z.string().describe('why, as on the first day'),
  })
  .meta({ id: 'OpenMeasure' });

const pathTrack = z
  .strictObject({
    instrument: z.string(),
    origin: z.string().describe('whose goods it is for: the origin asked for, or a party of the instrument'),
    quota: z.enum(['in', 'out']).exactOptional(),
    conditions: texts('what the importer must show beyond the claim for it to be this track'),
    spans: list(pathSpan).describe('in order, without overlap'),
    openMeasures: list(openMeasure).describe(
      'days on which it is not known whether a safeguard measure runs; the rates shown are those without one',
    ),
  })
  .meta({ id: 'PathTrack' });

export const ratePathsSchema = z.strictObject({
  importer: z.string(),
  origin: z.string(),
  from: plainDate,
  to: plainDate,
  assumptions,
  editions: list(edition).describe('every edition that the rates were worked out from'),
  lines: list(
    z.strictObject({
      line,
      mappings: list(mapping).describe(
        "how the line's code stands to the nomenclature of earlier or later days",
      ),
      tracks: list(pathTrack),
    }),
  ),
  layers,
  notIncluded: list(notIncluded),
});

export const pathRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one'),
  from: z.string().describe('country of origin'),
  to: z.string().describe('importing country: US or JP'),
  instruments: list(z.string())
    .optional()
    .describe('instrument ids; for one that is not open to the origin, goods of one of its parties'),
  since: z.string().optional().describe('YYYY-MM-DD; 2018-01-01 when absent'),
  until: z.string().optional().describe('YYYY-MM-DD; the end of the longest staging when absent'),
});
