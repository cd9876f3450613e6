import { z } from 'zod';
import { count, evidence, importer, label, list, plainDate } from './shared.js';

const level = z.enum(['chapter', 'heading', 'subheading', 'line']);

const name = z
  .strictObject({ en: z.string(), ja: z.string().exactOptional() })
  .meta({ id: 'Name', description: 'in our own words; in Japanese where the facts have it' });

const place = { code: z.string(), level, name: name.exactOptional() };

const why = z.strictObject({
  by: z.enum(['code', 'name', 'synonym']),
  text: z.string().describe('the code, name or synonym that matches'),
  code: z.string().describe('the place that has it: the candidate, or one above it'),
  approximately: list(z.strictObject({ asked: z.string(), found: z.string() })).describe(
    'what of the query is only close to what was found',
  ),
});

const rateGlance = z
  .strictObject({
    quota: z.enum(['in', 'out']).exactOptional(),
    rate: z.string().nullable().describe('in the canonical notation'),
    between: z
      .strictObject({ lowest: z.string(), highest: z.string().nullable() })
      .exactOptional()
      .describe('in place of a rate, where the facts leave several'),
    status: z
      .enum(['available', 'conditional', 'notCovered', 'notApplicable', 'notComputed'])
      .exactOptional()
      .describe('where there is no rate'),
    reason: z.string().exactOptional(),
    evidence,
  })
  .meta({ id: 'RateGlance' });

const lineGlance = z
  .strictObject({
    country: importer,
    code: z.string(),
    seq: z.int().positive(),
    description: z.string(),
    japanese: z.string().exactOptional().describe('short name of its heading'),
    when: z.string().exactOptional().describe('season, use or band of unit value of the line'),
    mapping: z.string().exactOptional().describe('how the line stands to the nomenclature of the day'),
    mfn: list(rateGlance),
    usjta: list(rateGlance).describe('between the United States and Japan'),
  })
  .meta({ id: 'LineGlance' });

export const searchAnswerSchema = z.strictObject({
  query: z.string(),
  asOf: plainDate,
  editions: list(z.strictObject({ importer, source: z.string(), date: plainDate })),
  candidates: list(
    z.strictObject({
      ...place,
      path: list(z.strictObject(place)).describe('from the chapter down to the place itself'),
      why: list(why),
      counts: list(z.strictObject({ country: importer, lines: count })),
      lines: list(lineGlance).describe('those that fit the query best first; not all where there are many'),
    }),
  ).describe('best first; never a classification'),
  more: count.describe('candidates beyond the limit'),
  unknown: list(z.string()).describe('words of the query that no name and no synonym has'),
  notice: label,
});

export const searchRequestSchema = z.strictObject({
  query: z.string().describe('a code or its beginning, or words for goods in English or Japanese'),
  to: z.string().optional().describe('importing country; both schedules when absent'),
  on: z.string().describe('YYYY-MM-DD: the day of the rates'),
  limit: z.int().min(1).max(50).optional().describe('how many candidates at most; 10 when absent'),
});
