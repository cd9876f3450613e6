import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { printable } from './exit.js';
import { LANGUAGES } from './labels.js';
import type {
  DutyOptions,
  ImportOptions,
  LineOptions,
  PathOptions,
  QuotaOptions,
  RecordOptions,
  SafeguardOptions,
  SchemaOptions,
  Shared,
} from './options.js';
import type { Terminal } from './terminal.js';

function version(): string {
  const { version: text } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  return text;
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

/** "usjta,cptpp" and repeated options alike */
const collectList = (text: string, before: readonly string[]): string[] => [
  ...before,
  ...text.split(',').filter((part) => part.trim() !== ''),
];

const NOTICE = ['--notice <date>', 'as if a party had given notice on this day that it ends USJTA'] as const;

const addAssumptions = (command: Command): Command =>
  command
    .option(...NOTICE)
    .option(
      '--volumes <safeguard=file>',
      'CSV of import volumes of a safeguard, beef=volumes.csv, in place of those of the facts for the same year; repeatable',
      collect,
      [],
    );

const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;

const EXIT_CODES = `
Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 not found, 4 invalid input or nothing could be priced,
5 broken data, 130 interrupted. Data goes to standard output, messages to standard error.
`;

function addDuty(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
  addAssumptions(program.command('duty'))
    .summary('what a shipment pays, under every instrument, and why')
    .description(
      'What every line under a code pays: all treatments with their arithmetic, and the best lawful one.',
    )
    .argument('<code>', 'tariff code or the beginning of one: 0201.30-010, 8415.90.80, 0201.30, 02')
    .requiredOption('--from <country>', 'country of origin: ISO code or name')
    .requiredOption('--to <country>', 'importing country: JP or US')
    .option('--on <date>', 'date of importation, YYYY-MM-DD (default: today)')
    .option(
      '--value <amount>',
      "customs value in the importer's currency: yen CIF into JP, dollars FOB into US",
    )
    .option(
      '--quantity <quantity>',
      'quantity with its unit, 500kg, or of a basis, "lead content=20kg"; repeatable',
      collect,
      [],
    )
    .option('--part <name=value>', 'value of a part or a measure, case=120; repeatable', collect, [])
    .option('--claim <id>', 'mark one instrument as claimed; none leaves the ordinary rate')
    .option('--all', 'arithmetic and sources of every treatment of every line')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei duty 0201.30-010 --from US --to JP --on 2026-05-15 --value 1000000',
        'kanzei duty 0203.12 --from US --to JP --on 2026-05-15 --value 400000 --quantity 1000kg',
        'kanzei duty 1704.10.00 --from JP --to US --on 2025-06-01 --value 1000 --json',
      ),
    )
    .action((code: string, _options: unknown, command: Command) =>
      act(async () => {
        const { dutyAction } = await import('./actions.js');
        return dutyAction(code, command.optsWithGlobals<DutyOptions>(), terminal);
      }),
    );
}

function addPath(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
  addAssumptions(program.command('path'))
    .summary('the rates of a line over time, under every instrument')
    .description(
      'The rates of the lines under a code from 2018 to the end of staging, as spans of days with their evidence: published, reconstructed from the editions, or left open between two rates.',
    )
    .argument('<code>', 'tariff code or the beginning of one, of at most 100 lines')
    .requiredOption('--from <country>', 'country of origin: ISO code or name')
    .requiredOption('--to <country>', 'importing country: JP or US')
    .option(
      '--instrument <ids>',
      'only these instruments, usjta,cptpp; one that is not open to the origin is shown for goods of a party',
      collectList,
      [],
    )
    .option('--since <date>', 'first day, YYYY-MM-DD (default: 2018-01-01)')
    .option('--until <date>', 'last day, YYYY-MM-DD (default: 2042-12-31)')
    .option('--json', 'print the paths as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei path 0201.30-010 --from US --to JP',
        'kanzei path 0201.30-010 --from US --to JP --instrument usjta,cptpp,japan-australia',
        'kanzei path 1704.10.00 --from JP --to US --json',
      ),
    )
    .action((code: string, _options: unknown, command: Command) =>
      act(async () => {
        const { pathAction } = await import('./actions.js');
        return pathAction(code, command.optsWithGlobals<PathOptions>(), terminal);
      }),
    );
}

function addLine(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
  program
    .command('line')
    .summary('a tariff line as the schedule has it')
    .description('The lines under a code as the schedules of the date have them, every rate column.')
    .argument('<code>', 'tariff code or the beginning of one')
    .option('--to <country>', 'importing country: JP or US (default: both)')
    .option('--on <date>', 'date, YYYY-MM-DD (default: today)')
    .option('--all', 'every column of every line')
    .option('--json', 'print the lines as JSON')
    .addHelpText(
      'after',
      examples('kanzei line 0406.30 --to JP --on 2026-05-15', 'kanzei line 8415.90.80 --to US'),
    )
    .action((code: string, _options: unknown, command: Command) =>
      act(async () => {
        const { lineAction } = await import('./actions.js');
        return lineAction(code, command.optsWithGlobals<LineOptions>(), terminal);
      }),
    );
}

function addCalendar(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
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
      act(async () => {
        const { calendarAction } = await import('./actions.js');
        return calendarAction(on, command.optsWithGlobals<Shared>(), terminal);
      }),
    );
}

function addSafeguard(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
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
      act(async () => {
        const { safeguardAction } = await import('./actions.js');
        return safeguardAction(id, command.optsWithGlobals<SafeguardOptions>(), terminal);
      }),
    );
}

function addQuota(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
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
      act(async () => {
        const { quotaAction } = await import('./actions.js');
        return quotaAction(id, command.optsWithGlobals<QuotaOptions>(), terminal);
      }),
    );
}

function addRecord(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
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
      act(async () => {
        const { recordCheckAction } = await import('./actions.js');
        return recordCheckAction(command.optsWithGlobals<RecordOptions>(), terminal);
      }),
    );
}

function addImport(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
  program
    .command('import')
    .summary('bring a newer official file of your own')
    .description(
      "Reads an official schedule into your data folder, where every later answer finds it. The folder is KANZEI_DATA, else the platform's.",
    )
    .argument('<file>', 'official file of the schedule')
    .requiredOption('--importer <country>', 'whose schedule it is: JP or US')
    .requiredOption('--edition <date>', 'the day the edition is of, YYYY-MM-DD')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      examples('kanzei import hts_2026_basic_edition.csv --importer US --edition 2026-01-01'),
    )
    .action((file: string, _options: unknown, command: Command) =>
      act(async () => {
        const { importAction } = await import('./actions.js');
        return importAction(file, command.optsWithGlobals<ImportOptions>(), terminal);
      }),
    );
}

function addOthers(
  program: Command,
  act: (run: () => Promise<number>) => Promise<void>,
  terminal: Terminal,
): void {
  program
    .command('tour')
    .description('Three real duties, asked and explained.')
    .action((_options: unknown, command: Command) =>
      act(async () => {
        const { tourAction } = await import('./actions.js');
        return tourAction(command.optsWithGlobals<Shared>(), terminal);
      }),
    );
  program
    .command('schema')
    .summary('the JSON Schema of what a verb prints')
    .description('The JSON Schema of what a verb prints with --json; without a name, the names.')
    .argument('[name]', 'duty, path, line, calendar, safeguard, quota, record or import')
    .option('--request', 'the schema of the question in place of that of the answer')
    .addHelpText('after', examples('kanzei schema duty', 'kanzei schema duty --request'))
    .action((name: string | undefined, _options: unknown, command: Command) =>
      act(async () => {
        const { schemaAction } = await import('./actions.js');
        return schemaAction(name, command.optsWithGlobals<SchemaOptions>(), terminal);
      }),
    );
}

/** The verbs and their options. Each action gives an exit code to `finish`. */
export function program(terminal: Terminal, finish: (code: number) => void): Command {
  const command = new Command('kanzei')
    .description('What a product pays at the border of Japan or the United States, on each date, and why.')
    .version(version(), '-V, --version', 'print the version')
    .addOption(new Option('--lang <language>', 'language of the labels').choices(LANGUAGES).default('en'))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) =>
        write(
          `kanzei: ${text
            .trimEnd()
            .replace(/^error: /, '')
            .split('\n')
            .map(printable)
            .join('\n')}\n`,
        ),
    })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      `${examples(
        'kanzei tour',
        'kanzei duty 0201.30-010 --from US --to JP --on 2026-05-15 --value 1000000',
        'kanzei help duty',
      )}${EXIT_CODES}`,
    );
  const act = async (run: () => Promise<number>): Promise<void> => finish(await run());
  for (const add of [
    addDuty,
    addPath,
    addLine,
    addCalendar,
    addSafeguard,
    addQuota,
    addRecord,
    addImport,
    addOthers,
  ])
    add(command, act, terminal);
  return command;
}
