import { Command, Help, Option } from 'commander';
import { LANGUAGES } from '../labels.js';
import { printable } from '../printable.js';
import { version } from '../remote/version.js';
import type { Terminal } from './terminal.js';
import { assessVerb } from './verbs/assess.js';
import { calendarVerb } from './verbs/calendar.js';
import { compareVerb } from './verbs/compare.js';
import { dutyVerb } from './verbs/duty.js';
import { equilibriumVerb } from './verbs/equilibrium.js';
import { gravityVerb } from './verbs/gravity.js';
import { importVerb } from './verbs/import.js';
import { instrumentsVerb } from './verbs/instruments.js';
import { landedVerb } from './verbs/landed.js';
import { lineVerb } from './verbs/line.js';
import { mcpVerb } from './verbs/mcp.js';
import { partialVerb } from './verbs/partial.js';
import { pathVerb } from './verbs/path.js';
import { quotaVerb } from './verbs/quota.js';
import { reconcileVerb } from './verbs/reconcile.js';
import { recordVerb } from './verbs/record.js';
import { safeguardVerb } from './verbs/safeguard.js';
import { schemaVerb } from './verbs/schema.js';
import { searchVerb } from './verbs/search.js';
import { serveVerb } from './verbs/serve.js';
import { examples, type Verb } from './verbs/shared.js';
import { tourVerb } from './verbs/tour.js';

/** In the order of the help. */
const VERBS: readonly Verb[] = [
  dutyVerb,
  compareVerb,
  landedVerb,
  pathVerb,
  lineVerb,
  searchVerb,
  instrumentsVerb,
  calendarVerb,
  safeguardVerb,
  quotaVerb,
  assessVerb,
  reconcileVerb,
  gravityVerb,
  partialVerb,
  equilibriumVerb,
  recordVerb,
  importVerb,
  tourVerb,
  schemaVerb,
  serveVerb,
  mcpVerb,
];

const EXIT_CODES = `
Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 not found, 4 invalid input or nothing could be priced,
5 broken data, 130 interrupted. Data goes to standard output, messages to standard error.
`;

/** An option that may be repeated begins with none, which is not worth saying. */
function optionDescription(option: Option): string {
  const none = Array.isArray(option.defaultValue) && option.defaultValue.length === 0;
  if (none) return option.description;
  return Help.prototype.optionDescription(option);
}

/** The verbs and their options. Each action gives an exit code to `finish`. */
export function program(terminal: Terminal, finish: (code: number) => void): Command {
  const command = new Command('kanzei')
    .description('What a product pays at the border of Japan or the United States, on each date, and why.')
    .version(version(), '-V, --version', 'print the version')
    .addOption(new Option('--lang <language>', 'language of the labels').choices(LANGUAGES).default('en'))
    .configureHelp({ showGlobalOptions: true, optionDescription })
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
  for (const add of VERBS) add(command, { terminal, act });
  return command;
}
