import { z } from 'zod';
import { readFrom } from './fields.js';
import {
  citation,
  countedVolume,
  distance,
  evidence,
  gradedVolume,
  label,
  list,
  plainDate,
  share,
  span,
  step,
  unverified,
} from './shared.js';

export const safeguardReportSchema = z.strictObject({
  safeguard: z.enum(['beef', 'pork', 'processed-pork', 'whey', 'oranges', 'race-horses']),
  name: label,
  on: plainDate,
  status: z.enum(['notTriggered', 'triggered', 'inForce', 'ended', 'unknown']),
  reason: z.string().nullable(),
  year: z.strictObject({ name: z.string(), ...span }).describe('the counting year of the date'),
  trigger: gradedVolume.nullable(),
  volume: countedVolume.nullable(),
  share: share.nullable(),
  distance,
  conditions: list(
    z.strictObject({
      name: label,
      met: z.enum(['yes', 'no', 'unknown']),
      threshold: gradedVolume.nullable(),
      volume: countedVolume.nullable(),
      share: share.nullable(),
      distance,
      evidence,
      reason: z.string().exactOptional(),
    }),
  ).describe('all must hold for one figure'),
  exceededOn: z.strictObject(span).nullable().describe('the period whose figure passed every condition'),
  earliestStart: z
    .strictObject({ value: plainDate, evidence, citation, note: z.string().exactOptional() })
    .nullable()
    .describe("earliest first day of a measure, if the next period's figure passes the trigger"),
  unknownFrom: plainDate.nullable().describe('first day on which a measure cannot be excluded'),
  measures: list(
    z.strictObject({
      year: z.string(),
      exceededIn: z.strictObject(span),
      from: plainDate,
      to: plainDate.nullable(),
      rate: z.string().nullable(),
      followedBy: z.strictObject({ from: plainDate, rate: z.string(), evidence }).nullable(),
      basis: z.enum(['recorded', 'computed']),
      agreesWithRule: z.boolean().exactOptional(),
      evidence,
      citations: list(citation),
    }),
  ),
  agreementEnds: plainDate.nullable(),
  evidence,
  steps: list(step),
  citations: list(citation),
  notComputed: list(z.string()),
  products: z.strictObject({
    codes: list(z.string()),
    unsettled: list(z.string()).describe('codes of which it is not known whether they are covered'),
    evidence,
    citation,
    note: z.string().nullable(),
  }),
  unverified,
  notes: list(z.string()),
});

export const safeguardRequestSchema = z.strictObject({
  safeguard: z.string().describe('beef, pork, processed-pork, whey, oranges or race-horses'),
  on: z.string().describe('YYYY-MM-DD'),
  volumes: readFrom('a CSV of import volumes').optional(),
  notice: z
    .string()
    .optional()
    .describe('YYYY-MM-DD: as if a party had given notice on this day that it ends the agreement'),
});
