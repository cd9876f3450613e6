import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import type { ColumnNames } from '../lineText.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

interface LineOptions extends Shared {
  readonly to?: string;
  readonly on?: string;
  readonly all?: boolean;
}

async function run(code: string, options: LineOptions, terminal: Terminal): Promise<number> {
  const { line, openRecord } = await import('../../../kanzei.js');
  const record = openRecord();
  const on = options.on ?? terminal.today();
  const lines = line({ code, to: options.to, on }, record);
  if (options.json) {
    terminal.out(json(lines));
    return EXIT.done;
  }
  const { linesText } = await import('../lineText.js');
  const sheet = page(terminal, options.lang, record.instruments);
  const names: ColumnNames = (country, column) =>
    record.instruments
      .filter(({ columns }) =>
        columns.some(
          (each) =>
            each.importer === country &&
            (each.column === column || Object.values(each.columnsByOrigin ?? {}).includes(column)),
        ),
      )
      .map(({ id }) => sheet.nameOf(id))
      .join(', ');
  const others = lines.filter(({ ofTheDay }) => !ofTheDay);
  for (const { country, edition } of new Map(others.map((each) => [each.country, each])).values()) {
    terminal.err(
      `kanzei: no edition of ${country} at hand is of ${on}; these are the cells of ${edition.date}. kanzei path --to ${country} works out the rates of the day\n`,
    );
  }
  terminal.out(linesText(lines, names, sheet, options.all ?? false));
  return EXIT.done;
}

/** kanzei line */
export const lineVerb: Verb = (program, { act, terminal }) => {
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
      act(() => run(code, command.optsWithGlobals<LineOptions>(), terminal)),
    );
};
