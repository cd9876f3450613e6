import type { Command } from 'commander';
import { Problem } from '../../../base/index.js';
import { EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

interface SchemaOptions extends Shared {
  readonly request?: boolean;
}

async function run(name: string | undefined, options: SchemaOptions, terminal: Terminal): Promise<number> {
  const { jsonSchemas } = await import('../../../kanzei.js');
  const schemas = await jsonSchemas();
  if (name === undefined) {
    terminal.out([...schemas].map(([each, { title }]) => `${each}\t${title}\n`).join(''));
    return EXIT.done;
  }
  const wanted = options.request ? `${name}-request` : name;
  const schema = schemas.get(wanted);
  if (!schema) throw new Problem('usage', `there is no schema "${wanted}"`, [...schemas.keys()]);
  terminal.out(json(schema));
  return EXIT.done;
}

/** kanzei schema */
export const schemaVerb: Verb = (program, { act, terminal }) => {
  program
    .command('schema')
    .summary('the JSON Schema of what a verb prints')
    .description('The JSON Schema of what a verb prints with --json; without a name, the names.')
    .argument(
      '[name]',
      'duty, landed, path, line, instruments, calendar, safeguard, quota, reconcile, assess, gravity, partial, equilibrium, record, editions or import',
    )
    .option('--request', 'the schema of the question in place of that of the answer')
    .addHelpText('after', examples('kanzei schema duty', 'kanzei schema duty --request'))
    .action((name: string | undefined, _options: unknown, command: Command) =>
      act(() => run(name, command.optsWithGlobals<SchemaOptions>(), terminal)),
    );
};
