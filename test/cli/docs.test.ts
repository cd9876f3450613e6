import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const root = resolve(import.meta.dirname, '../..');

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(root, 'facts'), nodeCodec));
  for (const name of readdirSync(resolve(root, 'docs/examples'))) {
    copyFileSync(resolve(root, 'docs/examples', name), join(cli.folder, name));
  }
});
afterAll(() => cli?.remove());

/** The pages of the models, each a guide. */
const models = readdirSync(resolve(root, 'docs/models')).map((name) => `docs/models/${name}`);

/** The words of a command, those in quotes whole. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );

/** The examples of the pages: a command after "$ kanzei", and the output below it. */
const examples = ['docs/cli.md', 'docs/landed.md', 'docs/assess.md', ...models]
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

describe('the examples of docs/cli.md, docs/landed.md, docs/assess.md and docs/models', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(8);
  });

  it.each(examples)('kanzei %s', (command, output) => {
    const { out, err } = cli.run(words(command), {}, cli.folder);
    expectOutput(out + err, output);
  });
});
