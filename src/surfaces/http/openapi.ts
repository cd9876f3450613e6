import type { JsonSchema } from '../../kanzei.js';
import type { Asked } from '../remote/ask.js';
import type { RemoteField } from '../remote/question.js';
import { version } from '../remote/version.js';
import { PROBLEM_TYPE } from './respond.js';
import { CSV_TYPE, JSON_TYPE, routeOf, UPLOAD_TYPES } from './routes.js';

type Json = Record<string, unknown>;

/** The schemas of a document, each under its name; what two schemas share stands once. */
class Components {
  readonly schemas: Json = {};

  add(name: string, schema: JsonSchema): Json {
    const { $defs = {}, ...rest } = schema;
    for (const [shared, each] of Object.entries($defs as Json)) this.put(shared, each);
    this.put(name, rest);
    return { $ref: `#/components/schemas/${name}` };
  }

  private put(name: string, schema: unknown): void {
    const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
    const known = this.schemas[name];
    if (known !== undefined && JSON.stringify(known) !== text) {
      throw new TypeError(`two schemas are called ${name}`);
    }
    this.schemas[name] = JSON.parse(text);
  }
}

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'problem details (RFC 9457)',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what was given and why it cannot be used' },
    kind: {
      type: 'string',
      description: 'usage, notFound, invalidInput, brokenData, interrupted, internal, tooLarge, slow, busy',
    },
    try: { type: 'array', items: { type: 'string' }, description: 'what to try' },
  },
  required: ['type', 'title', 'status', 'detail', 'kind', 'try'],
};

const problem = (description: string): Json => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
});

const PROBLEMS: Json = {
  400: problem('a field that there is not, or one given twice'),
  404: problem('no such code in the schedule of the date, with the nearest'),
  422: problem('something that cannot be used, and why'),
  429: problem('too many requests of this address; Retry-After says when to ask again'),
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const isFile = ({ use }: RemoteField): boolean => use?.use === 'fileRead';

/** A field as a parameter of a query string, with its value in the first example that has one. */
function parameterOf(field: RemoteField, { ability, schemas }: Asked): Json {
  const written = (schemas.question.properties as Readonly<Record<string, JsonSchema>>)[field.name];
  const { description: _said, ...schema } = written ?? {};
  const example = ability.examples.map((each) => each[field.name]).find((value) => value !== undefined);
  return {
    name: field.name,
    in: 'query',
    required: field.required,
    ...(field.description !== undefined && { description: field.description }),
    schema,
    ...(field.list && { style: 'form', explode: true }),
    ...(example !== undefined && { example }),
  };
}

const examplesOf = ({ ability }: Asked): Json =>
  Object.fromEntries(ability.examples.map((value, i) => [`${ability.name}${i + 1}`, { value }]));

function answersOf({ ability, question }: Asked, result: Json): Json {
  const content = {
    [JSON_TYPE]: { schema: result },
    ...(ability.csv && { [CSV_TYPE]: { schema: { type: 'string' } } }),
  };
  const link = {
    Link: { description: 'the files that were written, kept for 15 minutes', schema: { type: 'string' } },
  };
  const writes = [...question.fields.values()].some(({ use }) => use?.use === 'fileWritten');
  return { description: ability.title, ...(writes && { headers: link }), content };
}

function pathItem(asked: Asked, components: Components): Json {
  const { ability, question, schemas } = asked;
  const name = capital(ability.name);
  const result = components.add(`${name}Answer`, schemas.answer);
  const request = components.add(`${name}Question`, schemas.question);
  const parameters = [...question.fields.values()]
    .filter((field) => !isFile(field))
    .map((field) => parameterOf(field, asked));
  const json = { [JSON_TYPE]: { schema: request, examples: examplesOf(asked) } };
  const responses = { 200: answersOf(asked, result), ...PROBLEMS };
  const said = { summary: ability.title, tags: ['abilities'] };
  if (question.upload !== undefined) {
    const files = Object.fromEntries(UPLOAD_TYPES.map((type) => [type, {}]));
    return {
      post: {
        operationId: ability.name,
        ...said,
        description: `The ${question.upload} is the body, the other fields stand in the query string; or everything in JSON.`,
        parameters: parameters.map((each) => ({ ...each, required: false })),
        requestBody: { required: true, content: { ...files, ...json } },
        responses: {
          ...responses,
          413: problem('a file that is too large'),
          503: problem('too many files at once'),
        },
      },
    };
  }
  return {
    get: {
      operationId: ability.name,
      ...said,
      parameters,
      responses: { ...responses, 304: { description: 'the answer with this ETag is still right' } },
    },
    post: {
      operationId: `${ability.name}Json`,
      ...said,
      requestBody: { required: true, content: json },
      responses,
    },
  };
}

const SERVICE: Json = {
  '/health': {
    get: {
      operationId: 'health',
      summary: 'Whether the server answers, and from which record',
      tags: ['service'],
      responses: {
        200: {
          description: 'it does',
          content: {
            [JSON_TYPE]: {
              schema: {
                type: 'object',
                properties: {
                  status: { const: 'ok' },
                  version: { type: 'string' },
                  record: { type: 'string', description: 'tells one record from another' },
                },
                required: ['status', 'version', 'record'],
              },
            },
          },
        },
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      tags: ['service'],
      responses: { 200: { description: 'OpenAPI 3.1', content: { [JSON_TYPE]: {} } } },
    },
  },
  '/results/{id}/{name}': {
    get: {
      operationId: 'result',
      summary: 'A file that an answer wrote',
      tags: ['service'],
      parameters: ['id', 'name'].map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      responses: {
        200: { description: 'the file', content: { [CSV_TYPE]: {}, 'application/vnd.apache.parquet': {} } },
        404: problem('none, or no longer'),
      },
    },
  },
  '/results/{id}': {
    delete: {
      operationId: 'removeResult',
      summary: 'Removes the files that an answer wrote',
      tags: ['service'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 204: { description: 'removed' }, 404: problem('none, or no longer') },
    },
  },
  '/mcp': {
    post: {
      operationId: 'mcp',
      summary: 'The Model Context Protocol, Streamable HTTP without sessions',
      tags: ['service'],
      requestBody: { required: true, content: { [JSON_TYPE]: {} } },
      responses: { 200: { description: 'a message of the protocol', content: { [JSON_TYPE]: {} } } },
    },
  },
};

/** The document of the routes (OpenAPI 3.1), made from the schemas of the abilities. */
export function openApi(asked: readonly Asked[]): Json {
  const components = new Components();
  components.add('Problem', PROBLEM);
  const paths = Object.fromEntries(asked.map((each) => [routeOf(each).path, pathItem(each, components)]));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Kanzei',
      version: version(),
      description:
        'What a product pays at the border of Japan or the United States, on each date, and why. A question is a GET with its fields in the query string, or a POST with the same fields in JSON; a list is a field repeated, or a list. Not legal advice.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: { ...paths, ...SERVICE },
    components: { schemas: components.schemas },
  };
}
