import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const root = resolve(import.meta.dirname, '../..');

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(root, 'facts'), nodeCodec));
  copyFileSync(resolve(root, 'docs/examples/entries.csv'), join(cli.folder, 'entries.csv'));
});
afterAll(() => cli?.remove());

/** The examples of the pages: a command after "$ kanzei", and the output below it. */
const examples = ['docs/cli.md', 'docs/landed.md', 'docs/assess.md']
  .flatMap((page) => [
    ...readFileSync(resolve(root, page), 'utf8').matchAll(/^```console\n\$ kanzei (.*)\n([\s\S]*?)^```$/gm),
  ])
  .map(([, command = '', output = '']) => [command, output] as const);

/** A line "…" stands for any lines. */
function expectOutput(actual: string, example: string): void {
  let rest = actual;
  for (const [i, part] of example.split(/^…\n/m).entries()) {
    const at = rest.indexOf(part);
    if (i === 0 ? at !== 0 : at < 0) expect(rest).toBe(part);
    rest = rest.slice(at + part.length);
  }
  if (!example.endsWith('…\n')) expect(rest.trim()).toBe('');
}

describe('the examples of docs/cli.md, docs/landed.md and docs/assess.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(8);
  });

  it.each(examples)('kanzei %s', (command, output) => {
    const { out, err } = cli.run(command.split(' '), {}, cli.folder);
    expectOutput(out + err, output);
  });
});
