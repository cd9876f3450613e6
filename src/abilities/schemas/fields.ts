import { z } from 'zod';

/**
 * What a field of a request is where it is no plain value: a file that is read, a file that is written, or something of the
 * machine that only the person at it may choose. A surface that others reach takes the text of a file in place of its path.
 */
export type FieldUse =
  | {
      readonly use: 'fileRead';
      /** what the file is: "a CSV of import volumes" */
      readonly what: string;
      /** each text is NAME=FILE */
      readonly named?: boolean;
    }
  | {
      readonly use: 'fileWritten';
      readonly what: string;
      /** name where none is given; none: it is written only where it is asked for */
      readonly name?: string;
    }
  | { readonly use: 'machine' };

const uses = z.registry<FieldUse>();

/** A path of a file that is read. */
export function readFrom(what: string): z.ZodString {
  return z.string().describe(`path of ${what}`).register(uses, { use: 'fileRead', what });
}

/** "NAME=path" of a file that is read. */
export function readFromNamed(name: string, what: string): z.ZodString {
  return z
    .string()
    .describe(`${name}=path of ${what}`)
    .register(uses, { use: 'fileRead', what, named: true });
}

/** A path of a file that is written. */
export function writtenTo(what: string, name?: string): z.ZodString {
  const use: FieldUse = { use: 'fileWritten', what, ...(name !== undefined && { name }) };
  return z.string().describe(`path of ${what}`).register(uses, use);
}

/** Marks a field that says how the machine works. */
export function ofMachine<S extends z.ZodType>(schema: S): S {
  uses.add(schema, { use: 'machine' });
  return schema;
}

/** A field of a request, as a surface needs to know it. */
export interface Field {
  readonly kind: 'text' | 'number' | 'boolean';
  readonly list: boolean;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly use: FieldUse | undefined;
  readonly schema: z.ZodType;
}

const KINDS: Readonly<Record<string, Field['kind']>> = {
  string: 'text',
  enum: 'text',
  literal: 'text',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
};

/** What a field is, by its schema. Throws TypeError for a kind of field that no surface could ask for. */
export function fieldOf(schema: z.ZodType): Field {
  let inner = schema;
  let list = false;
  let use = uses.get(inner);
  let { description } = schema;
  for (;;) {
    const { def } = inner as unknown as {
      def: { readonly innerType?: z.ZodType; readonly element?: z.ZodType };
    };
    const next = def.innerType ?? def.element;
    if (!next) break;
    list ||= def.element !== undefined;
    inner = next;
    use ??= uses.get(inner);
    description ??= inner.description;
  }
  const kind = KINDS[inner.def.type];
  if (!kind) throw new TypeError(`a field of the kind ${inner.def.type} cannot be asked for`);
  return { kind, list, required: !schema.safeParse(undefined).success, description, use, schema };
}
