import { type Command, InvalidArgumentError } from 'commander';
import { printable } from '../../printable.js';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

interface SearchOptions extends Shared {
  readonly to?: string;
  readonly on?: string;
  readonly limit: number;
}

const LIMIT = 5;

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no whole number.');
}

async function run(words: readonly string[], options: SearchOptions, terminal: Terminal): Promise<number> {
  const { search, openRecord } = await import('../../../kanzei.js');
  const { to, limit } = options;
  const on = options.on ?? terminal.today();
  const answer = await search({ query: words.join(' '), to, on, limit }, openRecord());
  const { nothingFound, searchText } = await import('../searchText.js');
  const sheet = page(terminal, options.lang);
  const found = answer.candidates.length > 0;
  if (options.json) terminal.out(json(answer));
  else if (found) terminal.out(searchText(answer, sheet));
  if (!found) {
    for (const text of nothingFound(answer, sheet)) terminal.err(`kanzei: ${printable(text)}\n`);
  }
  return found ? EXIT.done : EXIT.notFound;
}

/** kanzei search */
export const searchVerb: Verb = (program, { act, terminal }) => {
  program
    .command('search')
    .summary('tariff lines by code or words, English or Japanese')
    .description(
      'The tariff lines that a code or words may mean: candidates with why each matches, never a classification.',
    )
    .argument('<query...>', 'a code or its beginning, or words for goods')
    .option('--to <country>', 'importing country: JP or US (default: both)')
    .option('--on <date>', 'day of the rates, YYYY-MM-DD (default: today)')
    .option('--limit <number>', 'candidates at most, 1 to 50', wholeNumber, LIMIT)
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei search boneless beef --to JP',
        'kanzei search 牛肉 --lang ja',
        'kanzei search 8703.23 --to US',
      ),
    )
    .action((query: string[], _options: unknown, command: Command) =>
      act(() => run(query, command.optsWithGlobals<SearchOptions>(), terminal)),
    );
};
