import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { collect, examples, json, type Shared, type Verb } from './shared.js';

interface AssessOptions extends Shared {
  readonly out: string;
  readonly refused?: string;
  readonly to?: string;
  readonly from?: string;
  readonly map: readonly string[];
  readonly decimal: 'point' | 'comma';
  readonly encoding?: string;
  readonly declare: readonly string[];
  readonly memory?: string;
  readonly threads?: string;
  readonly chunk?: string;
  readonly engine: 'duckdb' | 'clickhouse';
  readonly url: readonly string[];
  readonly cluster?: string;
  readonly by: 'chapter' | 'instrument' | 'month';
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

async function run(file: string, options: AssessOptions, terminal: Terminal): Promise<number> {
  const { assess, openRecord } = await import('../../../kanzei.js');
  const { assessText, columnsText, ProgressLine } = await import('../assessText.js');
  const shown = page(terminal, options.lang);
  const line = new ProgressLine(terminal, shown);
  const { out, refused, to, from, map, decimal, encoding, declare, memory } = options;
  const stop = new AbortController();
  const back = terminal.onInterrupt?.(() => stop.abort());
  const report = await assess(
    {
      file,
      out,
      refused,
      to,
      from,
      columns: map,
      decimal,
      encoding,
      declared: declare,
      memory,
      threads: numberOf(options.threads),
      chunk: numberOf(options.chunk),
      engine: options.engine,
      url: options.url[0],
      servers: options.url.length > 1 ? options.url : undefined,
      cluster: options.cluster,
      user: terminal.clickhouse?.user,
      password: terminal.clickhouse?.password,
    },
    openRecord(),
    (stage, done, all) => line.show(stage, done, all),
    stop.signal,
  ).finally(() => {
    back?.();
    line.end();
  });
  terminal.err(`kanzei: ${columnsText(report, shown)}\n`);
  terminal.err(`kanzei: ${report.entries} entries written to ${report.out}\n`);
  if (report.refused.file !== null) {
    const { rows, file } = report.refused;
    terminal.err(`kanzei: ${rows} ${rows === 1 ? 'row' : 'rows'} refused, with the reason, in ${file}\n`);
  }
  terminal.out(options.json ? json(report) : assessText(report, options.by, shown));
  return EXIT.done;
}

/** kanzei assess */
export const assessVerb: Verb = (program, { act, terminal }) => {
  program
    .command('assess')
    .summary('what was due on every entry of a file, and which preference was left unused')
    .description(
      'Assesses a file of entries: every treatment, the best, what was paid beyond the claim. A run that was stopped goes on where it was when the same command is given again.',
    )
    .argument('<entries>', 'CSV or Parquet: code, origin, date, value; importer, quantities, paid, claim, id')
    .requiredOption('--out <file>', 'the result: a .parquet or a .csv file')
    .option('--refused <file>', 'rows that are no entries, with the reason (default: beside the result)')
    .option('--to <country>', 'importing country of every entry: JP or US')
    .option('--from <country>', 'country of origin of every entry')
    .option(
      '--map <what=column>',
      'the column of a field, a quantity or a part: value=CustomsValue, kg=NetWeight, "part: case=Case"; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--decimal <mark>', 'how decimals are marked').choices(['point', 'comma']).default('point'),
    )
    .option(
      '--encoding <name>',
      'utf-8, shift_jis, euc-jp, utf-16le, utf-16be, windows-1252 (default: found)',
    )
    .option(
      '--declare <id>',
      'answer a question of the duties on top for every entry; repeatable',
      collect,
      [],
    )
    .option('--memory <size>', 'at most so much memory for the database (default: 2GB)')
    .option('--threads <number>', 'threads of the database (default: one for each processor)')
    .option('--chunk <entries>', 'entries worked out at once (default: 1000000)')
    .addOption(
      new Option('--engine <name>', 'where the arithmetic is done')
        .choices(['duckdb', 'clickhouse'])
        .default('duckdb'),
    )
    .option(
      '--url <address>',
      'of the engine clickhouse: one server, http://ch1:8123; every server where their ports differ; repeatable. The user is CLICKHOUSE_USER with CLICKHOUSE_PASSWORD of the environment',
      collect,
      [],
    )
    .option('--cluster <name>', 'of the engine clickhouse: the name of the cluster')
    .addOption(
      new Option('--by <grouping>', 'summary by')
        .choices(['chapter', 'instrument', 'month'])
        .default('instrument'),
    )
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei assess entries.csv --to US --out assessed.parquet',
        'kanzei assess entries.csv --map code=HTS_NO --map kg=NET_WEIGHT --decimal comma --out assessed.csv',
      ),
    )
    .action((file: string, _options: unknown, command: Command) =>
      act(() => run(file, command.optsWithGlobals<AssessOptions>(), terminal)),
    );
};
