import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

interface Emitted {
  readOnly?: boolean;
  format?: string;
  pattern?: string;
}

/** A date says so by its format; that a list is read-only concerns TypeScript alone. */
function simplify({ jsonSchema }: { jsonSchema: Emitted }): void {
  delete jsonSchema.readOnly;
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
}

/** A schema as JSON Schema (draft 2020-12), with what it shares under `$defs`. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { override: simplify });
