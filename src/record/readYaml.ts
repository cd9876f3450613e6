import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { Problem } from '../base/index.js';

/** Reads one YAML file of facts against its schema. Throws Problem `brokenData` with the file and the field. */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = parseYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Problem('brokenData', `${path} is not YAML: ${(error as Error).message}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem('brokenData', `${path}, ${issue?.path.join('.')}: ${issue?.message}`);
}
