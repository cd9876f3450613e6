import { readFileSync } from 'node:fs';
import { type CallToolResult, ErrorCode, McpError, type Tool } from '@modelcontextprotocol/sdk/types.js';
import { nearest } from '../../base/index.js';
import { editions, type JsonSchema, type TariffRecord } from '../../kanzei.js';
import type { Asked, WrittenFile } from '../remote/ask.js';
import { failureOf } from '../remote/failure.js';
import { version } from '../remote/version.js';

const STAMP: JsonSchema = {
  type: 'object',
  description: 'the program, the record and the editions of the schedules the answer is from',
  properties: {
    version: { type: 'string' },
    record: { type: 'string' },
    editions: { type: 'array', items: { type: 'string' } },
  },
  required: ['version', 'record', 'editions'],
};

/** What a tool gives: the answer of the ability beside the stamp of the record. */
function outputSchema({ schemas }: Asked): Tool['outputSchema'] {
  const { $defs, ...answer } = schemas.answer;
  return {
    type: 'object',
    properties: { stamp: STAMP, answer },
    required: ['stamp', 'answer'],
    ...(($defs && { $defs }) as object),
  };
}

function description({ ability, question }: Asked): string {
  const files = [...question.fields.values()].some(({ use }) => use?.use === 'fileRead');
  const example = JSON.stringify(ability.examples[0] ?? {});
  return `${ability.title}.${files ? ' A file is given as its text.' : ''} For example: ${example}`;
}

const made = new WeakMap<readonly Asked[], readonly Tool[]>();

/** A read-only tool for each ability. */
export function toolsOf(asked: readonly Asked[]): readonly Tool[] {
  const known = made.get(asked);
  if (known) return known;
  const tools = asked.map((each): Tool => {
    const { name, title } = each.ability;
    return {
      name,
      title,
      description: description(each),
      inputSchema: each.schemas.question as Tool['inputSchema'],
      outputSchema: outputSchema(each),
      annotations: {
        title,
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    };
  });
  made.set(asked, tools);
  return tools;
}

/** The text of a larger file is not handed on. */
const LARGEST_FILE = 1024 * 1024;

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
};

type Content = CallToolResult['content'][number];

function contentOf({ name, path, bytes }: WrittenFile): Content {
  if (bytes > LARGEST_FILE) {
    return { type: 'text', text: `${name} has ${bytes} bytes, too many to be handed on here` };
  }
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const resource = { uri: `kanzei:///${name}`, mimeType: type };
  const content = readFileSync(path);
  return {
    type: 'resource',
    resource:
      type === 'text/csv'
        ? { ...resource, text: content.toString() }
        : { ...resource, blob: content.toString('base64') },
  };
}

interface Calling {
  readonly asked: readonly Asked[];
  readonly record: TariffRecord;
  readonly signal?: AbortSignal;
}

/** Calls the tool of an ability. A question that cannot be answered is an answer that says why and what to try. */
export async function callTool(
  name: string,
  given: Readonly<Record<string, unknown>>,
  { asked, record, signal }: Calling,
): Promise<CallToolResult> {
  const found = asked.find(({ ability }) => ability.name === name);
  if (!found) {
    const names = asked.map(({ ability }) => ability.name);
    const close = nearest(name, names, 3);
    throw new McpError(
      ErrorCode.InvalidParams,
      `there is no such tool; there are ${(close.length > 0 ? close : names).join(', ')}`,
    );
  }
  try {
    const answered = await found.ask({ given, record, signal });
    try {
      const at = editions(record);
      const structuredContent = {
        stamp: {
          version: version(),
          record: at.record,
          editions: at.editions.map(({ importer, date }) => `${importer} ${date}`),
        },
        answer: answered.result,
      };
      const text: Content = { type: 'text', text: JSON.stringify(structuredContent) };
      return { content: [text, ...answered.files.map(contentOf)], structuredContent };
    } finally {
      answered.discard();
    }
  } catch (error) {
    const { kind, detail, suggestions } = failureOf(error);
    const tries = suggestions.length > 0 ? `\ntry: ${suggestions.join(', ')}` : '';
    return { isError: true, content: [{ type: 'text', text: `${kind}: ${detail}${tries}` }] };
  }
}
