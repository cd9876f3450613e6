import type { z } from 'zod';
import { nearest, Problem } from '../../base/index.js';
import type { Question } from '../../kanzei.js';
import { printable } from '../printable.js';
import type { RemoteField, RemoteQuestion } from './question.js';

const LONGEST_TEXT = 4096;
const MOST_ITEMS = 1000;
const MOST_FAULTS = 5;

const refuse = (message: string, suggestions: readonly string[] = []): never => {
  throw new Problem('invalidInput', message, suggestions);
};

const isFile = ({ use }: RemoteField): boolean => use?.use === 'fileRead';

function knownField(name: string, { fields }: RemoteQuestion): RemoteField {
  const field = fields.get(name);
  if (field) return field;
  const names = [...fields.keys()];
  const close = nearest(name, names, 3);
  throw new Problem(
    'usage',
    names.length === 0
      ? `the question has no field "${name}"; it takes none`
      : `the question has no field "${name}"`,
    close.length > 0 ? close : names,
  );
}

function checkText(field: RemoteField, text: unknown): void {
  if (typeof text !== 'string' || isFile(field) || text.length <= LONGEST_TEXT) return;
  refuse(`${field.name} has ${text.length} characters; at most ${LONGEST_TEXT} are read`);
}

function checkValue(field: RemoteField, value: unknown): void {
  if (!Array.isArray(value)) {
    checkText(field, value);
    return;
  }
  if (value.length > MOST_ITEMS)
    refuse(`${field.name} has ${value.length} items; at most ${MOST_ITEMS} are read`);
  for (const item of value) checkText(field, item);
}

const A = { text: 'a text', number: 'a number', boolean: 'true or false' } as const;

function faultOf(issue: z.core.$ZodIssue, { fields }: RemoteQuestion, given: Question): string {
  const [name] = issue.path;
  const field = fields.get(String(name));
  if (!field) return issue.message;
  const { kind, list, description } = field;
  const says = description === undefined ? '' : ` (${description})`;
  if (given[field.name] === undefined) return `${field.name} is missing${says}`;
  if (issue.code === 'invalid_type') {
    return `${field.name}${issue.path.length > 1 ? ' holds something that' : ''} is not ${list && issue.path.length === 1 ? `a list of ${kind}s` : A[kind]}${says}`;
  }
  if (issue.code === 'invalid_value') {
    return `${field.name} is none of ${issue.values.map(String).join(', ')}`;
  }
  if (field.use?.use === 'fileWritten') {
    return `${field.name} is not a plain name of a file; write for example result.csv or result.parquet`;
  }
  return `${field.name} cannot be used${says}: ${issue.message}`;
}

/**
 * The question that was given, checked. Throws Problem `usage` for a field that there is not, with the nearest, and
 * `invalidInput` for one that is missing, too long or of another kind.
 */
export function checkQuestion(question: RemoteQuestion, given: unknown): Question {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuse('the question is not an object of fields', [...question.fields.keys()]);
  }
  for (const name of Object.getOwnPropertyNames(given)) {
    checkValue(knownField(name, question), (given as Question)[name]);
  }
  const checked = question.schema.safeParse(given);
  if (checked.success) return checked.data;
  const faults = checked.error.issues
    .slice(0, MOST_FAULTS)
    .map((issue) => faultOf(issue, question, given as Question));
  return refuse([...new Set(faults)].map(printable).join('; '));
}

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

function typed(field: RemoteField, text: string): unknown {
  if (field.kind === 'number') return NUMBER.test(text) ? Number(text) : text;
  if (field.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/**
 * The question that a query string asks: each field by its name, a list by its name repeated. Throws Problem `usage` for a
 * field that there is not, for one that is given twice and for the text of a file.
 */
export function questionOfQuery(question: RemoteQuestion, query: URLSearchParams): Question {
  const given: Record<string, unknown> = {};
  for (const [name, text] of query) {
    const field = knownField(name, question);
    if (isFile(field)) {
      throw new Problem('usage', `${name} is a file; send its text in the body of a POST request`);
    }
    const value = typed(field, text);
    if (field.list) given[name] = [...((given[name] as unknown[]) ?? []), value];
    else if (given[name] === undefined) given[name] = value;
    else throw new Problem('usage', `${name} is given twice; give it once`);
  }
  return given;
}
