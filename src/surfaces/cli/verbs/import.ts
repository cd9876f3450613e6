import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { examples, json, type Shared, type Verb } from './shared.js';

interface ImportOptions extends Shared {
  readonly importer: string;
  readonly edition: string;
}

async function run(file: string, options: ImportOptions, terminal: Terminal): Promise<number> {
  const { importFile } = await import('../../../kanzei.js');
  const report = await importFile({ file, importer: options.importer, edition: options.edition });
  if (options.json) terminal.out(json(report));
  else {
    const { importText } = await import('../recordText.js');
    terminal.out(importText(report, page(terminal, options.lang)));
  }
  return EXIT.done;
}

/** kanzei import */
export const importVerb: Verb = (program, { act, terminal }) => {
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
      act(() => run(file, command.optsWithGlobals<ImportOptions>(), terminal)),
    );
};
