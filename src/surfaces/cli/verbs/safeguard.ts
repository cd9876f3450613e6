import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, NOTICE, type Shared, type Verb } from './shared.js';

interface SafeguardOptions extends Shared {
  readonly on: string;
  readonly volumes?: string;
  readonly notice?: string;
}

async function run(id: string, options: SafeguardOptions, terminal: Terminal): Promise<number> {
  const { openRecord, safeguard } = await import('../../../kanzei.js');
  const report = await safeguard(
    { safeguard: id, on: options.on, volumes: options.volumes, notice: options.notice },
    openRecord(),
  );
  if (options.json) terminal.out(json(report));
  else {
    const { safeguardText } = await import('../safeguardText.js');
    terminal.out(safeguardText(report, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei safeguard */
export const safeguardVerb: Verb = (program, { act, terminal }) => {
  program
    .command('safeguard')
    .summary('whether a safeguard of USJTA is triggered, and when a measure could begin')
    .description(
      'The state of a safeguard of Japan under USJTA on a date: share of the trigger, distance, measures, dates.',
    )
    .argument('<id>', 'beef, pork, processed-pork, whey, oranges or race-horses')
    .requiredOption('--on <date>', 'date, YYYY-MM-DD')
    .option(
      '--volumes <file>',
      'CSV of import volumes of your own: counted, from, to, volume, unit; in place of those of the facts for the same year',
    )
    .option(...NOTICE)
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei safeguard beef --on 2021-03-20',
        'kanzei safeguard pork --on 2026-12-01 --volumes pork.csv',
      ),
    )
    .action((id: string, _options: unknown, command: Command) =>
      act(() => run(id, command.optsWithGlobals<SafeguardOptions>(), terminal)),
    );
};
