import { z } from 'zod';
import { readFrom } from './fields.js';
import {
  assumptions,
  citation,
  decimal,
  evidence,
  label,
  list,
  plainDate,
  span,
  step,
  unverified,
  volume,
} from './shared.js';

export const quotaReportSchema = z
  .strictObject({
    quota: z.string(),
    name: label,
    on: plainDate,
    status: z.enum(['open', 'critical', 'exhausted', 'unknown']),
    reason: z.string().nullable(),
    year: z.strictObject({
      calendar: z.enum(['calendarYear', 'japaneseFiscalYear', 'agreementYear']),
      name: z.string(),
      ...span,
    }),
    allocation: z.enum(['firstCome', 'licence', 'stateTrading', 'tender']).nullable(),
    volume: z.strictObject({ ...volume, approximate: z.literal(true).exactOptional() }).nullable(),
    drawn: z
      .strictObject({ ...volume, approximate: z.literal(true).exactOptional(), to: plainDate })
      .nullable()
      .describe('drawn since the year began, by the latest figure up to the date'),
    balance: decimal.nullable().describe('what is left by that figure, never below zero'),
    over: decimal.nullable().describe('drawn beyond the volume'),
    fillRate: decimal.nullable().describe('in per cent, to one decimal'),
    filled: z
      .strictObject({ ...span, evidence, citation, note: z.string().exactOptional() })
      .nullable()
      .describe('when it filled, as a source records it: a day, or the span in which it did'),
    forecast: z
      .strictObject({
        method: z.enum(['pace of this year', 'pace of past years']),
        description: z.string(),
        coverage: z.number().describe('probability of the interval, if its assumptions hold'),
        expected: plainDate.nullable().describe('null: beyond the quota year'),
        earliest: plainDate,
        latest: plainDate.nullable().describe('null: beyond the quota year'),
        basedOn: z.int().positive().describe('figures or years it rests on'),
        evidence,
      })
      .nullable(),
    rates: list(
      z.strictObject({
        codes: list(z.string()),
        inQuota: z.string().nullable(),
        outOfQuota: z.string().nullable(),
        from: plainDate,
        evidence,
        sourceGrade: z.enum(['official', 'secondary', 'derived', 'unverified']),
        citation,
        note: z.string().exactOptional(),
      }),
    ).describe('rates the facts quote; the schedule governs'),
    evidence,
    steps: list(step),
    citations: list(citation),
    notComputed: list(z.string()),
    allocationEvidence: evidence,
    importer: z.string(),
    origins: list(z.string()),
    lines: list(z.string()),
    unverified,
    notes: list(z.string()),
  })
  .meta({ id: 'Quota' });

export const quotaReportsSchema = z.strictObject({
  assumptions,
  quotas: list(quotaReportSchema),
  outside: list(z.strictObject({ quota: z.string(), reason: z.string() })).describe(
    'quotas whose order does not reach the date',
  ),
});

export const quotaRequestSchema = z.strictObject({
  quota: z.string().optional().describe('a quota id; every quota when absent'),
  on: z.string().describe('YYYY-MM-DD'),
  fills: readFrom('a CSV of what was drawn; needs a quota').optional(),
  notice: z
    .string()
    .optional()
    .describe('YYYY-MM-DD: as if a party had given notice on this day that it ends USJTA'),
});
