import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import {
  type Assuming,
  addAssumptions,
  assumed,
  collect,
  examples,
  json,
  type Shared,
  turn,
  type Verb,
} from './shared.js';

interface DutyOptions extends Shared, Assuming {
  readonly from: string;
  readonly to: string;
  readonly on?: string;
  readonly value?: string;
  readonly quantity: readonly string[];
  readonly part: readonly string[];
  readonly claim?: string;
  readonly declare: readonly string[];
  readonly all?: boolean;
}

async function run(code: string, options: DutyOptions, terminal: Terminal): Promise<number> {
  const { duty, nothingPriced, openRecord } = await import('../../../kanzei.js');
  const record = openRecord();
  const request = {
    code,
    from: options.from,
    to: options.to,
    on: options.on ?? terminal.today(),
    value: options.value,
    quantities: options.quantity,
    parts: options.part,
    claim: options.claim,
    declared: options.declare,
  };
  const answer = duty(request, await assumed(options, record));
  await turn();
  const { answerText } = await import('../dutyText.js');
  terminal.out(
    options.json
      ? json(answer)
      : answerText(
          answer,
          request,
          page(terminal, options.lang, record.instruments),
          options.all ? 'all' : 'usual',
        ),
  );
  for (const { name, asked } of answer.unused) {
    const hint = asked.length > 0 ? `; the rates ask for ${asked.join('; ')}` : '';
    terminal.err(`kanzei: "${name}" is not used${hint}\n`);
  }
  if (!nothingPriced(answer)) return EXIT.done;
  terminal.err('kanzei: nothing could be priced; the answer says what is missing\n');
  return EXIT.invalidInput;
}

/** kanzei duty */
export const dutyVerb: Verb = (program, { act, terminal }) => {
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
    .option(
      '--declare <id>',
      'answer a question of the duties, fees and taxes on top: sea, civil-aircraft=no; repeatable',
      collect,
      [],
    )
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
      act(() => run(code, command.optsWithGlobals<DutyOptions>(), terminal)),
    );
};
