import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { assumed, examples, json, turn, type Verb } from './shared.js';
import { addShipment, addTrade, addValue, type ShipmentOptions, sayUnused, shipmentOf } from './shipment.js';

interface DutyOptions extends ShipmentOptions {
  readonly value?: string;
}

async function run(code: string, options: DutyOptions, terminal: Terminal): Promise<number> {
  const { duty, nothingPriced, openRecord } = await import('../../../kanzei.js');
  const record = openRecord();
  const request = { ...shipmentOf(code, options, terminal), value: options.value };
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
  sayUnused(answer, terminal);
  if (!nothingPriced(answer)) return EXIT.done;
  terminal.err('kanzei: nothing could be priced; the answer says what is missing\n');
  return EXIT.invalidInput;
}

/** kanzei duty */
export const dutyVerb: Verb = (program, { act, terminal }) => {
  const command = addTrade(program.command('duty'))
    .summary('what a shipment pays, under every instrument, and why')
    .description(
      'What every line under a code pays: all treatments with their arithmetic, and the best lawful one.',
    )
    .argument('<code>', 'tariff code or the beginning of one: 0201.30-010, 8415.90.80, 0201.30, 02')
    .option('--on <date>', 'date of importation, YYYY-MM-DD (default: today)');
  addShipment(addValue(command))
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
    .action((code: string) => act(() => run(code, command.optsWithGlobals<DutyOptions>(), terminal)));
};
