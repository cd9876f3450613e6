import { z } from 'zod';
import type { PlainDate } from '../../base/index.js';
import { EVIDENCE } from '../../law/index.js';

export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

export const texts = (description: string) => list(z.string()).describe(description);

export const plainDate = z.iso
  .date()
  .meta({ id: 'Date', description: 'YYYY-MM-DD' }) as unknown as z.ZodType<PlainDate>;

export const importer = z.enum(['JP', 'US']);

export const evidence = z
  .enum(EVIDENCE)
  .meta({ id: 'Evidence', description: 'what the figure rests on, best first; the lowest grade used' });

export const label = z.strictObject({ en: z.string(), ja: z.string() }).meta({ id: 'Label' });

export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const citation = z
  .strictObject({
    title: z.string(),
    locator: z.string().describe('article, note, page, line and column'),
    url: z.string().exactOptional(),
  })
  .meta({ id: 'Citation' });

export const step = z
  .strictObject({
    label: z.string(),
    expression: z.string(),
    result: z.string(),
    evidence: evidence.exactOptional(),
  })
  .meta({ id: 'Step' });

export const notIncluded = z
  .strictObject({
    id: z.string(),
    label,
    where: label.describe('where to look'),
    url: z.string().exactOptional(),
    appliesTo: z.string().exactOptional(),
    products: list(z.string())
      .exactOptional()
      .describe('beginnings of the codes it may concern, when not all'),
  })
  .meta({ id: 'NotIncluded' });

export const assumptions = list(
  z
    .strictObject({
      about: z.string().describe('an instrument or a safeguard'),
      label,
      citation: citation.exactOptional().describe('the rule that turns what is assumed into what follows'),
    })
    .meta({ id: 'Assumption' }),
).describe('what the answer rests on because the person asking said so, not because the facts do');

export const edition = z.strictObject({ source: z.string(), date: plainDate });

export const count = z.int().nonnegative();

export const span = { from: plainDate, to: plainDate.describe('included') };

export const unverified = list(
  z.strictObject({
    fact: label,
    about: z.string().describe('where the source has it, or what is known of it'),
  }),
).describe('the facts an answer for this date may rest on that are unverified');

export const volume = {
  volume: decimal,
  unit: z.string(),
  evidence,
  citation,
  note: z.string().exactOptional(),
};

export const gradedVolume = z.strictObject(volume).meta({ id: 'GradedVolume' });

export const countedVolume = z
  .strictObject({ ...volume, to: plainDate.describe('counted from the start of the year to this day') })
  .meta({ id: 'CountedVolume' });

export const share = z
  .strictObject({ exact: z.string(), percent: z.string().describe('to one decimal') })
  .meta({ id: 'Share' });

export const distance = decimal.nullable().describe('left to the threshold; below zero once it is passed');
