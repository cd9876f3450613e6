import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';
import { queryOf, type Serving, serving } from '../helpers/serving.js';

let cli: CommandLine;
let server: Serving;
const stdio = new Client({ name: 'test', version: '1' });
const http = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  [cli, server] = await Promise.all([buildCommandLine(), serving()]);
  const env = { PATH: process.env.PATH ?? '', KANZEI_RECORD: cli.record, KANZEI_DATA: `${cli.folder}/data` };
  await stdio.connect(new StdioClientTransport({ command: process.execPath, args: [cli.main, 'mcp'], env }));
  // the optional properties of the transport are declared without exactOptionalPropertyTypes
  await http.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)) as never);
});
afterAll(async () => {
  await Promise.all([stdio.close(), http.close(), server?.close()]);
  cli?.remove();
});

const JP = ['--from', 'US', '--to', 'JP'];

/** the command line, the ability, the same question */
const QUESTIONS: readonly (readonly [readonly string[], string, Readonly<Record<string, unknown>>])[] = [
  [
    ['duty', '0201.30-010', ...JP, '--on', '2026-05-15', '--value', '1000000'],
    'duty',
    { code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15', value: '1000000' },
  ],
  [
    ['duty', '0203.12', ...JP, '--on', '2026-05-15', '--value', '400000', '--quantity', '1000kg'],
    'duty',
    { code: '0203.12', from: 'US', to: 'JP', on: '2026-05-15', value: '400000', quantities: ['1000kg'] },
  ],
  [
    [
      'duty',
      '1704.10.00',
      '--from',
      'JP',
      '--to',
      'US',
      '--on',
      '2026-11-05',
      '--value',
      '1000',
      '--declare',
      'sea',
    ],
    'duty',
    { code: '1704.10.00', from: 'JP', to: 'US', on: '2026-11-05', value: '1000', declared: ['sea'] },
  ],
  [
    ['duty', '0201.30-010', ...JP, '--on', '2027-03-15', '--value', '1000000', '--notice', '2026-09-01'],
    'duty',
    { code: '0201.30-010', from: 'US', to: 'JP', on: '2027-03-15', value: '1000000', notice: '2026-09-01' },
  ],
  [
    ['compare', '0201.30-010', '--origins', 'US,BR', '--to', 'JP', '--on', '2026-05-15', '--value', '999'],
    'compare',
    { code: '0201.30-010', origins: ['US', 'BR'], to: 'JP', on: '2026-05-15', value: '999' },
  ],
  [
    ['search', '0406', '--to', 'JP', '--on', '2026-05-15'],
    'search',
    { query: '0406', to: 'JP', on: '2026-05-15' },
  ],
  [['record', 'editions'], 'editions', {}],
  [
    ['path', '0406.30', ...JP, '--instrument', 'usjta,cptpp'],
    'path',
    { code: '0406.30', from: 'US', to: 'JP', instruments: ['usjta', 'cptpp'] },
  ],
  [
    ['line', '0406.30', '--to', 'JP', '--on', '2026-05-15'],
    'line',
    { code: '0406.30', to: 'JP', on: '2026-05-15' },
  ],
  [['safeguard', 'beef', '--on', '2021-03-20'], 'safeguard', { safeguard: 'beef', on: '2021-03-20' }],
  [['quota', '--on', '2026-05-15'], 'quota', { on: '2026-05-15' }],
  [['calendar', '2026-05-15'], 'calendar', { on: '2026-05-15' }],
  [['instruments', '--to', 'JP', '--from', 'US'], 'instruments', { to: 'JP', from: 'US' }],
  [['record', 'check'], 'record', {}],
  [
    [
      ...['landed', '0201.30-010', ...JP, '--on', '2026-05-15', '--price', '10000 USD', '--incoterm', 'FOB'],
      ...['--freight', '1200 USD', '--insurance', '80 USD', '--rate', 'USD=149.32'],
    ],
    'landed',
    {
      ...{ code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15', price: '10000 USD', incoterm: 'FOB' },
      ...{ freight: '1200 USD', insurance: '80 USD', rates: ['USD=149.32'] },
    },
  ],
];

interface Structured {
  readonly stamp: { readonly record: string; readonly editions: readonly string[] };
  readonly answer: unknown;
}

const structured = async (client: Client, name: string, question: object): Promise<Structured> => {
  const { structuredContent } = await client.callTool({ name, arguments: { ...question } });
  return structuredContent as unknown as Structured;
};

describe('one question has one answer, whoever asks', () => {
  it.each(QUESTIONS.map(([args, name, question]) => [args.join(' '), args, name, question] as const))(
    'kanzei %s',
    async (_title, args, name, question) => {
      const printed = JSON.stringify(JSON.parse(cli.run([...args, '--json']).out));
      const get = await server.get(`/${name}?${queryOf(question)}`);
      expect(get.status).toBe(200);
      expect(await get.text()).toBe(printed);
      expect(await (await server.post(`/${name}`, question)).text()).toBe(printed);
      const overStdio = await structured(stdio, name, question);
      const overHttp = await structured(http, name, question);
      expect(JSON.stringify(overStdio.answer)).toBe(printed);
      expect(JSON.stringify(overHttp.answer)).toBe(printed);
      expect(overStdio.stamp.editions).toEqual(['JP 2026-04-01', 'US 2025-01-01']);
      expect(overHttp.stamp).toEqual(overStdio.stamp);
    },
  );

  it('has determinations to compare', async () => {
    const [, name, question] = QUESTIONS[0] as (typeof QUESTIONS)[number];
    const { answer } = await structured(stdio, name, question);
    expect((answer as { determinations: unknown[] }).determinations.length).toBe(1);
  });
});
