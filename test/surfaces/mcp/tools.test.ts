import { spawn } from 'node:child_process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../../helpers/commandLine.js';
import { type Serving, serving } from '../../helpers/serving.js';

let cli: CommandLine;
let server: Serving;
const clients: Record<'stdio' | 'http', Client> = {
  stdio: new Client({ name: 'test', version: '1' }),
  http: new Client({ name: 'test', version: '1' }),
};
const environment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  KANZEI_RECORD: cli.record,
  KANZEI_DATA: `${cli.folder}/data`,
});

beforeAll(async () => {
  [cli, server] = await Promise.all([buildCommandLine(), serving()]);
  await clients.stdio.connect(
    new StdioClientTransport({ command: process.execPath, args: [cli.main, 'mcp'], env: environment() }),
  );
  // the optional properties of the transport are declared without exactOptionalPropertyTypes
  await clients.http.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)) as never);
});
afterAll(async () => {
  await Promise.all([clients.stdio.close(), clients.http.close(), server?.close()]);
  cli?.remove();
});

interface Result {
  readonly isError?: boolean;
  readonly content: readonly {
    readonly type: string;
    readonly text?: string;
    readonly resource?: { readonly uri: string; readonly text?: string };
  }[];
  readonly structuredContent?: { readonly stamp: unknown; readonly answer: never };
}

const call = async (over: Client, name: string, question: object): Promise<Result> =>
  (await over.callTool({ name, arguments: { ...question } })) as unknown as Result;

const BEEF = { code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15' };

describe.each(['stdio', 'http'] as const)('the tools over %s', (kind) => {
  const client = clients[kind];

  it('are read-only, described, with schemas of what they take and give', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'kanzei' });
    expect(client.getInstructions()).toMatch(/notComputed/);
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(10);
    expect(tools.map(({ name }) => name)).not.toContain('import');
    for (const { name, title, description, annotations, inputSchema, outputSchema } of tools) {
      expect(title, name).toBeTruthy();
      expect(description, name).toMatch(/For example: \{/);
      expect(annotations, name).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema.type).toBe('object');
      expect(outputSchema?.required).toEqual(['stamp', 'answer']);
    }
    const duty = tools.find(({ name }) => name === 'duty');
    expect(Object.keys(duty?.inputSchema.properties ?? {})).toContain('on');
    expect(duty?.inputSchema.required).toEqual(['code', 'from', 'to', 'on']);
  });

  // the client checks structuredContent against the schema of the tool
  it('answer with the stamp of the record, as structure and as text', async () => {
    const { content, structuredContent } = await call(client, 'duty', { ...BEEF, value: '1000000' });
    expect(structuredContent?.stamp).toMatchObject({ editions: ['JP 2026-04-01', 'US 2025-01-01'] });
    expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent);
    expect(structuredContent?.answer).toMatchObject({
      asOf: '2026-05-15',
      determinations: [{ best: 'usjta' }],
    });
  });

  it('say what is not computed', async () => {
    const { structuredContent } = await call(client, 'duty', { ...BEEF, code: '0203.12' });
    const answer: unknown = structuredContent?.answer;
    const { determinations } = answer as {
      determinations: { treatments: { status: string; needs: string[] }[] }[];
    };
    const open = determinations
      .flatMap(({ treatments }) => treatments)
      .filter(({ status }) => status === 'notComputed');
    expect(open.length).toBeGreaterThan(0);
  });

  it('answer for another day', async () => {
    const then = await call(client, 'duty', { ...BEEF, on: '2021-03-20', value: '1000000' });
    expect(then.structuredContent?.answer).toMatchObject({ asOf: '2021-03-20' });
    expect(JSON.stringify(then.structuredContent)).toContain('38.5%');
  });

  it('take the text of a file in place of its path, and hand on what they wrote', async () => {
    const file =
      'code,importer,origin,date,value,id\n0201.30-010,JP,US,2026-05-15,1000000,=A\nx,JP,US,2026-05-15,1,B\n';
    const { content, structuredContent } = await call(client, 'assess', { file });
    expect(structuredContent?.answer).toMatchObject({ out: 'result.csv', entries: 1 });
    const resources = content.flatMap(({ resource }) => resource ?? []);
    expect(resources.map(({ uri }) => uri)).toEqual([
      'kanzei:///result.csv',
      'kanzei:///result.csv.refused.csv',
    ]);
    expect(resources[0]?.text).toContain("'=A");
  });

  it.each([
    ['duty', { ...BEEF, code: 'xyz' }, /invalidInput: "xyz" is not a tariff code/],
    ['duty', { ...BEEF, code: '9999' }, /notFound: .*no tariff line 9999/],
    ['duty', { ...BEEF, on: '0000-00-00' }, /invalidInput: .*0000-00-00/],
    ['duty', { ...BEEF, valeu: '5' }, /usage: the question has no field "valeu"\ntry: value/],
    ['duty', { ...BEEF, value: 5 }, /invalidInput: value is not a text/],
    ['duty', {}, /code is missing/],
    ['duty', { ...BEEF, claim: 'x'.repeat(1_000_000) }, /claim has 1000000 characters/],
    ['quota', { on: '2026-05-15', quota: 'usjta-whey', fills: '/etc/passwd' }, /fills\.csv has no rows/],
    ['assess', { file: '/etc/passwd' }, /no column for code/],
    ['assess', { file: 'a', out: '../x.csv' }, /out is not a plain name/],
  ])('%s %j is answered by what is wrong', async (name, question, detail) => {
    const { isError, content } = await call(client, name, question);
    expect(isError).toBe(true);
    expect(content[0]?.text).toMatch(detail);
    expect(content[0]?.text).not.toMatch(/node_modules|\/tmp\/|\.js:\d/);
  });

  it('are those there are', async () => {
    await expect(client.callTool({ name: 'import', arguments: {} })).rejects.toThrow(/no such tool/);
    await expect(client.callTool({ name: 'dutty', arguments: {} })).rejects.toThrow(/there are duty/);
  });
});

describe('kanzei mcp', () => {
  const speak = async (input: string): Promise<{ readonly code: number | null; readonly out: string }> => {
    const child = spawn(process.execPath, [cli.main, 'mcp'], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out };
  };

  it('ends when its input ends, and writes nothing but messages', async () => {
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });
    const { code, out } = await speak(`${ping}\n`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
  });

  it('goes on after lines that are no messages', async () => {
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' });
    const { code, out } = await speak(`nonsense\n${'['.repeat(100_000)}\n{"__proto__":1}\n${ping}\n`);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toContain(2);
  });

  it('answers what was asked before its input ended', async () => {
    const question = { name: 'path', arguments: { code: '0406.30', from: 'US', to: 'JP' } };
    const { code, out } = await speak(
      `${JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'tools/call', params: question })}\n`,
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).result.structuredContent.answer.lines.length).toBe(1);
  });

  it('ends when it is told to', async () => {
    const child = spawn(process.execPath, [cli.main, 'mcp'], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const answered = new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })}\n`);
    await answered;
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('/mcp', () => {
  it.each([
    ['no JSON', '{', 400],
    ['no message', '{"a":1}', 400],
    ['brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
    ['10 MB', `"${'x'.repeat(10_000_000)}"`, 413],
  ])('%s is refused', async (_name, body, status) => {
    const response = await server.post('/mcp', body, { Accept: 'application/json, text/event-stream' });
    expect(response.status).toBe(status);
  });

  it('has no sessions: GET is refused', async () => {
    expect((await server.get('/mcp')).status).toBe(405);
  });

  it('is not asked by the page of another place', async () => {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const foreign = await server.post('/mcp', message, {
      Accept: 'application/json, text/event-stream',
      Origin: 'https://elsewhere.example',
    });
    expect(foreign.status).toBe(403);
  });
});
