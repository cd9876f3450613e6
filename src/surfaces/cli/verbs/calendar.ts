import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

async function run(on: string, options: Shared, terminal: Terminal): Promise<number> {
  const { calendar } = await import('../../../kanzei.js');
  const day = await calendar({ on });
  if (options.json) terminal.out(json(day));
  else {
    const { calendarText } = await import('../calendarText.js');
    terminal.out(calendarText(day, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei calendar */
export const calendarVerb: Verb = (program, { act, terminal }) => {
  program
    .command('calendar')
    .summary('a date in every calendar of the law')
    .description(
      'Where a date lies: Japanese fiscal year, years of the agreements, ten-day period, holidays and business days of Japan Customs, quota years.',
    )
    .argument('<date>', 'date, YYYY-MM-DD, of 2018 to 2043')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', examples('kanzei calendar 2021-03-20'))
    .action((on: string, _options: unknown, command: Command) =>
      act(() => run(on, command.optsWithGlobals<Shared>(), terminal)),
    );
};
