import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { collect, examples, json, type Shared, turn, type Verb } from './shared.js';

interface GravityOptions extends Shared {
  readonly family: 'poisson' | 'gaussian';
  readonly cluster: readonly string[];
  readonly where?: string;
  readonly tolerance?: string;
  readonly keepSingletons?: boolean;
  readonly biasCorrection?: boolean;
  readonly reset?: boolean;
  readonly predictions?: string;
  readonly effects?: string;
}

async function run(
  formula: string,
  file: string,
  options: GravityOptions,
  terminal: Terminal,
): Promise<number> {
  const { gravity } = await import('../../../kanzei.js');
  const { cluster, json: asJson, lang, ...asked } = options;
  const answer = await gravity({ ...asked, formula, file, clusters: cluster });
  await turn();
  for (const path of [asked.predictions, asked.effects]) {
    if (path !== undefined) terminal.err(`kanzei: ${path} written\n`);
  }
  if (asJson) terminal.out(json(answer));
  else {
    const { gravityText } = await import('../gravityText.js');
    terminal.out(gravityText(answer, page(terminal, lang)));
  }
  return EXIT.done;
}

/** kanzei gravity */
export const gravityVerb: Verb = (program, { act, terminal }) => {
  program
    .command('gravity')
    .summary('estimate a gravity equation on a table of trade flows')
    .description(
      'Estimates a gravity equation by Poisson pseudo maximum likelihood (PPML) or least squares, with any fixed effects.',
    )
    .argument('<formula>', "'trade ~ rta + log(dist) | exporter^year + importer^year + pair'")
    .argument('<file>', 'CSV (plain or gzip) or Parquet: a trade flow a row')
    .addOption(
      new Option('--family <family>', 'poisson (PPML) or gaussian (least squares)')
        .choices(['poisson', 'gaussian'])
        .default('poisson'),
    )
    .option(
      '--cluster <columns>',
      'clusters of the standard errors: a column, a^b or pair(a, b); repeatable, for multi-way clusters',
      collect,
      [],
    )
    .option('--where <condition>', 'take the rows that meet it: "year in (1986, 1990)"')
    .option('--tolerance <number>', 'relative change of the deviance to come below (default: 1e-8)')
    .option('--keep-singletons', 'keep rows that are alone in a fixed effect')
    .option('--bias-correction', 'correct three-way PPML for its bias (Weidner and Zylkin 2021)')
    .option('--reset', 'test the functional form (RESET)')
    .option('--predictions <file>', 'write a CSV of fitted values, a row a flow')
    .option('--effects <file>', 'write a CSV of fixed effects, a row each')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        "kanzei gravity 'trade ~ log(dist) + cntg | exporter^year + importer^year' flows.csv --cluster pair",
        "kanzei gravity 'trade ~ rta | exporter^year + importer^year + pair(exporter, importer)' flows.csv --where 'year in (1986, 1990)'",
        "kanzei gravity 'log(trade) ~ log(dist) | exporter + importer' flows.csv --family gaussian",
      ),
    )
    .action((formula: string, file: string, _options: unknown, command: Command) =>
      act(() => run(formula, file, command.optsWithGlobals<GravityOptions>(), terminal)),
    );
};
