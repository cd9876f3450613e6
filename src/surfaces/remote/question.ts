import { z } from 'zod';
import type { Ability, Field, Question } from '../../kanzei.js';

/** A field of a question that comes from elsewhere. */
export interface RemoteField extends Field {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** How an ability is asked from elsewhere: with the text of a file in place of its path, without a say over the machine. */
export interface RemoteQuestion {
  readonly schema: z.ZodObject;
  readonly fields: ReadonlyMap<string, RemoteField>;
  /** the file that the question is about, where there is one */
  readonly upload: string | undefined;
}

/** Names of files that are written: no folder, no second ending. */
const FILE_NAME = /^[A-Za-z0-9_-]{1,64}\.(csv|parquet)$/;

function remoteField(name: string, field: Field): RemoteField | undefined {
  const { use } = field;
  switch (use?.use) {
    case undefined:
      return { ...field, name };
    case 'machine':
      return undefined;
    case 'fileRead': {
      const text = z.string().describe(`${use.named ? 'NAME=' : ''}the text of ${use.what}`);
      const schema = field.list ? z.array(text) : text;
      const whole = field.required ? schema : schema.optional();
      return { ...field, name, schema: whole, description: text.description };
    }
    case 'fileWritten': {
      const description = `name of ${use.what}${use.name === undefined ? '' : `; ${use.name} when absent`}`;
      return {
        ...field,
        name,
        required: false,
        description,
        schema: z.string().regex(FILE_NAME).describe(description).optional(),
      };
    }
  }
}

/** How an ability is asked from elsewhere. */
export function remoteQuestion(ability: Ability): RemoteQuestion {
  const fields = [...ability.fields].flatMap(([name, field]) => remoteField(name, field) ?? []);
  const shape = Object.fromEntries(fields.map(({ name, schema }) => [name, schema]));
  return {
    schema: z.strictObject(shape),
    fields: new Map(fields.map((field) => [field.name, field])),
    upload: fields.find(({ use, required }) => use?.use === 'fileRead' && required)?.name,
  };
}

/** A question with the fields in one order, without those that are not given: equal for equal questions. */
export const canonical = (question: Question): string =>
  JSON.stringify(
    Object.keys(question)
      .filter((name) => question[name] !== undefined)
      .sort()
      .map((name) => [name, question[name]]),
  );
