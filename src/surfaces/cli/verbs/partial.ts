import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { collect, examples, json, type Shared, type Verb } from './shared.js';

interface PartialOptions extends Shared {
  readonly model: 'smart' | 'armington' | 'gsim';
  readonly where?: string;
  readonly map: readonly string[];
  readonly tariffs: 'fraction' | 'percent';
  readonly importDemandElasticity?: string;
  readonly substitutionElasticity?: string;
  readonly supplyElasticity?: string;
  readonly solution?: 'exact' | 'linear';
  readonly explain?: boolean;
  readonly csv?: string;
}

async function run(file: string, options: PartialOptions, terminal: Terminal): Promise<number> {
  const { partial } = await import('../../../kanzei.js');
  const { map, csv, json: asJson, lang, ...asked } = options;
  const answer = await partial({ ...asked, file, columns: map, table: csv });
  if (csv !== undefined) terminal.err(`kanzei: the results by source written to ${csv}\n`);
  if (asJson) terminal.out(json(answer));
  else {
    const { partialText } = await import('../partialText.js');
    terminal.out(partialText(answer, page(terminal, lang)));
  }
  return EXIT.done;
}

/** kanzei partial */
export const partialVerb: Verb = (program, { act, terminal }) => {
  program
    .command('partial')
    .summary('what a change of tariffs does on its market, in partial equilibrium')
    .description(
      'Solves the markets of a table for a change of tariffs: trade created and diverted, prices, revenue, surpluses.',
    )
    .argument('<market>', 'CSV (plain or gzip) or Parquet: source, value, tariff, tariff_new a row')
    .addOption(
      new Option('--model <model>', 'how the market works')
        .choices(['smart', 'armington', 'gsim'])
        .makeOptionMandatory(),
    )
    .option('--where <condition>', 'take the rows that meet it: "line = \'870323\'"')
    .option(
      '--map <field=column>',
      'the column of a field (line, importer, source, value, tariff, tariff_new) whose name is not known; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--tariffs <unit>', 'what the tariffs of the file are: 0.1 or 10')
        .choices(['fraction', 'percent'])
        .default('fraction'),
    )
    .option('--import-demand-elasticity <number>', 'of demand for imports, or for the composite good')
    .option('--substitution-elasticity <number>', 'between sources')
    .option('--supply-elasticity <number>', 'of supply, or "infinite"; infinite in smart where not given')
    .addOption(
      new Option('--solution <kind>', 'of gsim: in levels, or linear as published').choices([
        'exact',
        'linear',
      ]),
    )
    .option('--explain', 'show the arithmetic of the source whose trade changes most (smart, armington)')
    .option('--csv <file>', 'write a CSV, one row a line and source')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei partial market.csv --model smart --import-demand-elasticity 1.2 --substitution-elasticity 1.5',
        'kanzei partial market.csv --model armington --import-demand-elasticity 1 --substitution-elasticity 4 --supply-elasticity 5',
        'kanzei partial industry.csv --model gsim --import-demand-elasticity 1.25 --substitution-elasticity 5 --supply-elasticity 1.5',
      ),
    )
    .action((file: string, _options: unknown, command: Command) =>
      act(() => run(file, command.optsWithGlobals<PartialOptions>(), terminal)),
    );
};
