import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, NOTICE, type Shared, type Verb } from './shared.js';

interface QuotaOptions extends Shared {
  readonly on: string;
  readonly fills?: string;
  readonly notice?: string;
}

async function run(id: string | undefined, options: QuotaOptions, terminal: Terminal): Promise<number> {
  const { openRecord, quota } = await import('../../../kanzei.js');
  const reports = await quota(
    { quota: id, on: options.on, fills: options.fills, notice: options.notice },
    openRecord(),
  );
  if (options.json) terminal.out(json(reports));
  else {
    const { quotasText } = await import('../quotaText.js');
    terminal.out(quotasText(reports, id !== undefined, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei quota */
export const quotaVerb: Verb = (program, { act, terminal }) => {
  program
    .command('quota')
    .summary('what is left of a quota, and when it may fill')
    .description(
      'The state of a quota on a date: volume of the year, drawn, left, forecast; without an id, all.',
    )
    .argument('[id]', 'quota id, for example us-beef-other-countries or usjta-whey')
    .requiredOption('--on <date>', 'date, YYYY-MM-DD')
    .option(
      '--fills <file>',
      'CSV of your own of what was drawn since the year began: to, volume, unit; needs an id',
    )
    .option(...NOTICE)
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples('kanzei quota --on 2026-05-15', 'kanzei quota us-beef-other-countries --on 2025-01-10'),
    )
    .action((id: string | undefined, _options: unknown, command: Command) =>
      act(() => run(id, command.optsWithGlobals<QuotaOptions>(), terminal)),
    );
};
