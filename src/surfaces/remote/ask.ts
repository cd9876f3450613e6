import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../base/index.js';
import {
  type Ability,
  abilities,
  type JsonSchema,
  jsonSchemaWriter,
  type Question,
  type TariffRecord,
} from '../../kanzei.js';
import type { Apart } from './apart.js';
import { checkQuestion } from './check.js';
import { type RemoteField, type RemoteQuestion, remoteQuestion } from './question.js';
import { inFields } from './words.js';

/** A file that an answer wrote. */
export interface WrittenFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** An answer, with the files it wrote. */
export interface Answered {
  readonly result: unknown;
  /** kept until they are discarded */
  readonly files: readonly WrittenFile[];
  /** removes the files */
  discard(): void;
}

/** A question put to one ability from elsewhere. */
export interface Asking {
  /** as it was given; it is checked here */
  readonly given: unknown;
  readonly record: TariffRecord;
  readonly signal?: AbortSignal | undefined;
  /** the folder in which a private one is made; that of the system when absent */
  readonly folder?: string | undefined;
  /** puts the file that the question is about into a private folder; gives its path */
  readonly upload?: ((folder: string) => Promise<string>) | undefined;
}

/** An ability that is asked from elsewhere. */
export interface Asked {
  readonly ability: Ability;
  readonly question: RemoteQuestion;
  /** of the question and of the answer, without the name of the draft */
  readonly schemas: { readonly question: JsonSchema; readonly answer: JsonSchema };
  ask(asking: Asking): Promise<Answered>;
}

const NOTHING = (): void => {};

const usesFiles = ({ fields }: RemoteQuestion): boolean =>
  [...fields.values()].some(({ use }) => use?.use === 'fileRead' || use?.use === 'fileWritten');

/** Writes the text of a file; gives the path that stands for it in the question. */
function putFile(folder: string, name: string, text: string): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, text, { flag: 'wx' });
  return path;
}

/** A list of NAME=TEXT becomes one of NAME=PATH. */
function putNamed(folder: string, name: string, text: string, place: number): string {
  const at = text.indexOf('=');
  if (at <= 0) {
    throw new Problem('usage', `an item of ${name} has no name; write NAME= before the text of the file`);
  }
  return `${text.slice(0, at)}=${putFile(folder, `${name}-${place + 1}`, text.slice(at + 1))}`;
}

function withPath({ name, use, list }: RemoteField, value: unknown, folder: string): unknown {
  if (use?.use === 'fileRead' && value !== undefined) {
    if (use.named && list) return (value as string[]).map((text, i) => putNamed(folder, name, text, i));
    return putFile(folder, name, value as string);
  }
  if (use?.use === 'fileWritten') {
    const file = (value as string | undefined) ?? use.name;
    return file === undefined ? undefined : join(folder, 'written', file);
  }
  return value;
}

/** The texts of a value without the path of a folder. */
function withoutFolder(value: unknown, folder: string): unknown {
  if (typeof value === 'string') {
    return value
      .replaceAll(join(folder, 'written', '/'), '')
      .replaceAll(join(folder, '/'), '')
      .replaceAll(folder, '');
  }
  if (Array.isArray(value)) return value.map((item) => withoutFolder(item, folder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutFolder(each, folder)]));
}

const written = (folder: string): WrittenFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, path: join(folder, name), bytes: statSync(join(folder, name)).size }));

/** How an ability is asked from elsewhere: with files in a private folder, which no message names. */
function askable(
  ability: Ability,
  schemas: Asked['schemas'],
  question: RemoteQuestion,
  apart: Apart | undefined,
): Asked {
  const answer: Ability['answer'] = (asked, record, signal) =>
    apart && ability.apart
      ? apart.answer(ability.name, asked, signal)
      : ability.answer(asked, record, signal);

  const withFiles = usesFiles(question);
  const { upload: main } = question;

  const told = (error: unknown, folder?: string): unknown => {
    if (!(error instanceof Problem)) return error;
    const tell = (text: string): string =>
      inFields(folder === undefined ? text : (withoutFolder(text, folder) as string), question);
    return new Problem(error.kind, tell(error.message), error.suggestions.map(tell));
  };

  const inFolder = async ({ given, record, signal, folder: parent, upload }: Asking): Promise<Answered> => {
    const whole = upload && main ? { ...(given as Question), [main]: '' } : given;
    const checked = checkQuestion(question, whole);
    const folder = mkdtempSync(join(parent ?? tmpdir(), 'kanzei-'));
    const discard = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      const results = join(folder, 'written');
      mkdirSync(results);
      const put: Record<string, unknown> = {};
      for (const field of question.fields.values()) {
        const { name } = field;
        put[name] = upload && name === main ? await upload(folder) : withPath(field, checked[name], folder);
      }
      const result = await answer(put, record, signal);
      return { result: withoutFolder(result, folder), files: written(results), discard };
    } catch (error) {
      discard();
      throw told(error, folder);
    }
  };

  return {
    ability,
    question,
    schemas,
    async ask(asking) {
      if (withFiles && (asking.upload || namesFiles(question, asking.given))) return inFolder(asking);
      try {
        const checked = checkQuestion(question, asking.given);
        const result = await answer(checked, asking.record, asking.signal);
        return { result, files: [], discard: NOTHING };
      } catch (error) {
        throw told(error);
      }
    },
  };
}

/** Whether a question gives a file, or asks for one that is always written. */
const namesFiles = ({ fields }: RemoteQuestion, given: unknown): boolean =>
  [...fields.values()].some(({ name, use }) => {
    if (use?.use !== 'fileRead' && use?.use !== 'fileWritten') return false;
    return (
      (given as Question | null)?.[name] !== undefined ||
      (use.use === 'fileWritten' && use.name !== undefined)
    );
  });

/**
 * The abilities that others may ask for: those that change nothing on the machine. Those that compute for long are asked in
 * processes apart, where these are given.
 */
export async function askables(apart?: Apart): Promise<readonly Asked[]> {
  const write = await jsonSchemaWriter();
  const schemaOf = (schema: Parameters<typeof write>[0]): JsonSchema => {
    const { $schema: _draft, ...rest } = write(schema);
    return rest;
  };
  return (await abilities())
    .filter(({ changes }) => !changes)
    .map((ability) => {
      const question = remoteQuestion(ability);
      const schemas = { question: schemaOf(question.schema), answer: schemaOf(ability.result) };
      return askable(ability, schemas, question, apart);
    });
}
