import { z } from 'zod';
import { REFUSALS, type Refusal } from '../../notation/index.js';
import { count, decimal, evidence, importer, list, plainDate } from './shared.js';

export const reasons = Object.keys(REFUSALS) as [Refusal, ...Refusal[]];

export const recordReportSchema = z.strictObject({
  editions: list(
    z.strictObject({
      importer,
      date: plainDate,
      source: z.string(),
      evidence,
      lines: count,
      linesWithGeneralRate: count,
      cells: count.describe('cells that are not blank'),
      read: count,
      refused: z.record(z.enum(reasons), count).readonly(),
      otherShare: decimal.describe('cells refused for a reason the source does not give, in per cent'),
    }),
  ),
  instruments: count,
  ok: z.boolean(),
  faults: list(z.string()),
});
