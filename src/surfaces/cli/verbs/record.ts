import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, turn, type Verb } from './shared.js';

interface RecordOptions extends Shared {
  readonly quiet?: boolean;
}

async function run(options: RecordOptions, terminal: Terminal): Promise<number> {
  const { checkRecord, openRecord, requireSound } = await import('../../../kanzei.js');
  const report = checkRecord(openRecord());
  await turn();
  if (options.json) terminal.out(json(report));
  else if (!options.quiet) {
    const { recordText } = await import('../recordText.js');
    terminal.out(recordText(report, page(terminal, options.lang)));
  }
  requireSound(report);
  return EXIT.done;
}

async function runEditions(options: Shared, terminal: Terminal): Promise<number> {
  const { editions, openRecord } = await import('../../../kanzei.js');
  const answer = editions(openRecord());
  if (options.json) terminal.out(json(answer));
  else {
    const { editionsText } = await import('../recordText.js');
    terminal.out(editionsText(answer, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei record */
export const recordVerb: Verb = (program, { act, terminal }) => {
  const record = program.command('record').description('The facts at hand.');
  record
    .command('check')
    .summary('read every cell of every edition')
    .description(
      'Reads every cell of every edition at hand and says how many are read and how many refused, and why.',
    )
    .option('--quiet', 'print nothing but faults')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', examples('kanzei record check', 'kanzei record check --quiet && echo sound'))
    .action((_options: unknown, command: Command) =>
      act(() => run(command.optsWithGlobals<RecordOptions>(), terminal)),
    );
  record
    .command('editions')
    .summary('the editions of the schedules at hand')
    .description('The editions from which every answer is worked out, your own imports among them.')
    .option('--json', 'print the editions as JSON')
    .addHelpText('after', examples('kanzei record editions'))
    .action((_options: unknown, command: Command) =>
      act(() => runEditions(command.optsWithGlobals<Shared>(), terminal)),
    );
};
