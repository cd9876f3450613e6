import { z } from 'zod';
import { citation, evidence, importer, label, list, plainDate, span } from './shared.js';

export const calendarDaySchema = z.strictObject({
  date: plainDate,
  weekday: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  japaneseFiscalYear: z.strictObject({ year: z.int(), name: z.string(), ...span }),
  agreementYears: list(
    z.strictObject({
      instrument: z.string(),
      importer,
      year: z.int().positive().describe('1 for the year of entry into force'),
      ...span,
      evidence,
      citation,
      note: z.string().exactOptional(),
    }),
  ).describe('of the agreements in force on the date'),
  tenDayPeriod: z.strictObject({ third: z.literal([1, 2, 3]), ...span }),
  holiday: z
    .strictObject({
      date: plainDate,
      name: label,
      basis: z.enum(['day', 'substitute', 'between']),
      evidence,
    })
    .nullable(),
  businessDay: z.boolean().describe('whether Japan Customs is open'),
  nextBusinessDay: plainDate,
  quotaYears: list(
    z.strictObject({
      calendar: z.enum(['calendarYear', 'japaneseFiscalYear', 'agreementYear']),
      name: z.string(),
      ...span,
    }),
  ).describe("of Japan's quotas under USJTA while in force, and of the U.S. beef quota"),
});

export const calendarRequestSchema = z.strictObject({
  on: z.string().describe('YYYY-MM-DD, of 2018 to 2043'),
});
