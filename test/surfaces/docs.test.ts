import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';
import { factsRecord } from '../helpers/record.js';
import { type Serving, serving } from '../helpers/serving.js';

const root = resolve(import.meta.dirname, '../..');

let cli: CommandLine;
let server: Serving;
beforeAll(async () => {
  const record = compileFacts(resolve(root, 'facts'), nodeCodec);
  [cli, server] = await Promise.all([buildCommandLine(record), serving({ record: factsRecord() })]);
});
afterAll(async () => {
  await server?.close();
  cli?.remove();
});

/** The examples of the pages: a command after "$", and the output below it. */
const examples = ['docs/http.md', 'docs/mcp.md'].flatMap((page) =>
  [...readFileSync(resolve(root, page), 'utf8').matchAll(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', output = '']) => [command, output] as const,
  ),
);

/** The words of a command line, those in single quotes whole. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Asks as curl would. Throws Error for an option that no example has. */
async function curl(args: readonly string[]): Promise<string> {
  const headers: Record<string, string> = {};
  let body: string | undefined;
  let url = '';
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    const value = args[i + 1] ?? '';
    if (arg === '-s') continue;
    if (arg === '-H') {
      const [name = '', ...rest] = value.split(': ');
      headers[name] = rest.join(': ');
    } else if (arg === '-d') body = value;
    else if (arg === '--data-binary') {
      body = readFileSync(resolve(root, 'docs/examples', value.replace('@', '')), 'utf8');
    } else if (arg.startsWith('-')) throw new Error(`no example has ${arg}`);
    else {
      url = arg;
      continue;
    }
    i += 1;
  }
  const place = url.replace('http://127.0.0.1:8421', server.url);
  const response = await fetch(place, { headers, ...(body !== undefined && { method: 'POST', body }) });
  return response.text();
}

/** The output of `echo TEXT | kanzei mcp`. */
function piped([, text = '', , , ...args]: readonly string[]): string {
  const { stdout } = spawnSync(process.execPath, [cli.main, ...args], {
    input: `${text}\n`,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, KANZEI_RECORD: cli.record, KANZEI_DATA: `${cli.folder}/data` },
  });
  return stdout;
}

/** "…" in a line stands for what is no quotation mark, a line of it for all that follows. */
const patternOf = (output: string): RegExp => {
  const whole = output.trimEnd().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${whole.replaceAll(/\n…$/g, '[\\s\\S]*').replaceAll('…', '[^"]*')}$`);
};

describe('the examples of docs/http.md and docs/mcp.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(7);
  });

  it.each(examples)('%s', async (command, output) => {
    const [program, ...args] = words(command);
    const said = program === 'curl' ? await curl(args) : piped([program ?? '', ...args]);
    expect(said.replaceAll('\r\n', '\n').trimEnd()).toMatch(patternOf(output));
  });

  it('name every route', async () => {
    const page = readFileSync(resolve(root, 'docs/http.md'), 'utf8');
    const { routes } = (await (await server.get('/')).json()) as { routes: string[] };
    for (const route of routes) if (route !== '/mcp') expect(page).toContain(`\`${route}\``);
    const tools = readFileSync(resolve(root, 'docs/mcp.md'), 'utf8');
    for (const route of routes.slice(0, routes.indexOf('/health')))
      expect(tools).toContain(`\`${route.slice(1)}\``);
  });
});
