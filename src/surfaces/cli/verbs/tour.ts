import type { Command } from 'commander';
import type { Shared, Verb } from './shared.js';

/** kanzei tour */
export const tourVerb: Verb = (program, { act, terminal }) => {
  program
    .command('tour')
    .description('Three real duties, asked and explained.')
    .action((_options: unknown, command: Command) =>
      act(async () => {
        const { tour } = await import('../tour.js');
        return tour(command.optsWithGlobals<Shared>().lang, terminal);
      }),
    );
};
