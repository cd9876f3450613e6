import { Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { assumed, collect, examples, json, turn, type Verb } from './shared.js';
import { addShipment, addTrade, type ShipmentOptions, sayUnused, shipmentOf } from './shipment.js';

interface LandedOptions extends ShipmentOptions {
  readonly price: string;
  readonly incoterm: string;
  readonly inland?: string;
  readonly freight?: string;
  readonly freightShare?: string;
  readonly insurance?: string;
  readonly delivery?: string;
  readonly duties?: string;
  readonly rate: readonly string[];
  readonly rates?: string;
  readonly exported?: string;
  readonly mode?: 'sea' | 'air';
}

async function run(code: string, options: LandedOptions, terminal: Terminal): Promise<number> {
  const { landed, openRecord } = await import('../../../kanzei.js');
  const record = openRecord();
  const { price, incoterm, inland, freight, freightShare, insurance, delivery, duties } = options;
  const answer = await landed(
    {
      ...shipmentOf(code, options, terminal),
      price,
      incoterm,
      inland,
      freight,
      freightShare,
      insurance,
      delivery,
      duties,
      rates: options.rate,
      rateTable: options.rates,
      exported: options.exported,
      mode: options.mode,
    },
    await assumed(options, record),
  );
  await turn();
  if (options.json) terminal.out(json(answer));
  else {
    const { landedText } = await import('../landedText.js');
    terminal.out(
      landedText(answer, page(terminal, options.lang, record.instruments), options.all ? 'all' : 'usual'),
    );
  }
  for (const currency of answer.unusedRates) {
    terminal.err(`kanzei: the rate of ${currency} is not used; no amount that counts is in ${currency}\n`);
  }
  sayUnused(answer.duty, terminal);
  if (answer.lines.some(({ treatments }) => treatments.some(({ landed: sum }) => sum !== null))) {
    return EXIT.done;
  }
  terminal.err('kanzei: no landed cost could be computed; the answer says what is missing\n');
  return EXIT.invalidInput;
}

/** kanzei landed */
export const landedVerb: Verb = (program, { act, terminal }) => {
  const command = addTrade(program.command('landed'))
    .summary('what goods cost landed: customs value, duties, fees and taxes')
    .description(
      'What goods cost landed: the customs value from the price by its Incoterm, converted by the rate of the law, every treatment at that value, and the sum, in steps.',
    )
    .argument('<code>', 'tariff code or the beginning of one: 0201.30-010, 8458.11.00')
    .option('--on <date>', 'date of importation and declaration, YYYY-MM-DD (default: today)')
    .requiredOption('--price <amount>', 'price with its currency, "10000 USD"')
    .requiredOption('--incoterm <rule>', 'EXW, FCA, FAS, FOB, CFR, CPT, CIF, CIP, DAP, DPU or DDP')
    .option('--inland <amount>', 'carriage and charges in the country of exportation to on board, or 0')
    .option('--freight <amount>', 'freight to the place of importation, "1200 USD", or 0')
    .option('--freight-share <share>', 'share of that freight that falls on these goods, 40% or 2/5')
    .option('--insurance <amount>', 'insurance to the place of importation, "80 USD", or 0')
    .option('--delivery <amount>', 'carriage after the place of importation, or 0')
    .option('--duties <amount>', 'import duties, fees and taxes inside a DDP price')
    .option('--rate <rate>', 'exchange rate, "USD=149.32 JPY"; repeatable', collect, [])
    .option('--rates <file>', 'CSV of exchange rates: currency, from, to, rate, and unit')
    .option('--exported <date>', 'day of exportation, by which the United States convert (default: --on)')
    .addOption(
      new Option(
        '--mode <mode>',
        'how the goods arrive (default: by sea under FAS, FOB, CFR and CIF)',
      ).choices(['sea', 'air']),
    );
  addShipment(command)
    .option('--all', 'the arithmetic of every treatment, and all sources')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        "kanzei landed 0201.30-010 --from US --to JP --on 2026-05-15 --price '10000 USD' --incoterm FOB --freight '1200 USD' --insurance '80 USD' --rate USD=149.32",
        "kanzei landed 8458.11.00 --from JP --to US --on 2025-10-01 --price '3000000 JPY' --incoterm CIF --freight '180000 JPY' --insurance '9000 JPY' --rate JPY=0.0067 --mode sea",
      ),
    )
    .action((code: string) => act(() => run(code, command.optsWithGlobals<LandedOptions>(), terminal)));
};
