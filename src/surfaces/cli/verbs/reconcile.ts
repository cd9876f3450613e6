import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { collect, examples, json, type Shared, turn, type Verb } from './shared.js';

const GROUPINGS = ['chapter', 'line'] as const;

interface ReconcileOptions extends Shared {
  readonly from: string;
  readonly to: string;
  readonly year: string;
  readonly map: readonly string[];
  readonly csv?: string;
  readonly by: (typeof GROUPINGS)[number];
}

async function run(file: string, options: ReconcileOptions, terminal: Terminal): Promise<number> {
  const { openRecord, reconcile } = await import('../../../kanzei.js');
  const { from, to, year, map, csv, by } = options;
  const report = await reconcile({ file, from, to, year, columns: map, table: csv }, openRecord());
  await turn();
  if (csv !== undefined) terminal.err(`kanzei: ${report.lines.length} lines written to ${csv}\n`);
  if (options.json) terminal.out(json(report));
  else {
    const { reconcileText } = await import('../reconcileText.js');
    terminal.out(reconcileText(report, by, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei reconcile */
export const reconcileVerb: Verb = (program, { act, terminal }) => {
  program
    .command('reconcile')
    .summary('what was really collected, beside what the law allows')
    .description(
      'Explains the duty collected on each code in a year by lawful treatments, and says how far a preference was used.',
    )
    .argument('<file>', 'CSV, plain or gzip: a code, a customs value and a duty a row')
    .option('--from <country>', 'country of origin', 'JP')
    .option('--to <country>', 'importing country: JP or US', 'US')
    .option('--year <year>', 'calendar year of the figures', '2024')
    .option(
      '--map <field=column>',
      'the column of a field (code, value, duty) whose name is not known; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--by <grouping>', 'use of the preference by').choices(GROUPINGS).default('chapter'),
    )
    .option('--csv <file>', 'write a CSV, one row a line')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei reconcile us_imports_japan_hs10_2024.csv.gz',
        'kanzei reconcile collected.csv --from JP --to US --year 2024 --map duty=paid --csv lines.csv',
      ),
    )
    .action((file: string, _options: unknown, command: Command) =>
      act(() => run(file, command.optsWithGlobals<ReconcileOptions>(), terminal)),
    );
};
