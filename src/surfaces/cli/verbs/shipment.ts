import type { Command } from 'commander';
import type { Answer } from '../../../kanzei.js';
import type { Terminal } from '../terminal.js';
import { type Assuming, addAssumptions, collect, type Shared } from './shared.js';

export const addImporter = (command: Command): Command =>
  command.requiredOption('--to <country>', 'importing country: JP or US');

/** Where goods come from and go to. */
export interface TradeOptions extends Shared, Assuming {
  readonly from: string;
  readonly to: string;
}

export const addTrade = (command: Command): Command =>
  addImporter(
    addAssumptions(command).requiredOption('--from <country>', 'country of origin: ISO code or name'),
  );

export const addValue = (command: Command): Command =>
  command.option(
    '--value <amount>',
    "customs value in the importer's currency: yen CIF into JP, dollars FOB into US",
  );

/** What a question says of goods beside their origin and their value. */
export interface GoodsOptions extends Shared, Assuming {
  readonly to: string;
  readonly on?: string;
  readonly quantity: readonly string[];
  readonly part: readonly string[];
  readonly declare: readonly string[];
}

export const addGoods = (command: Command): Command =>
  command
    .option(
      '--quantity <quantity>',
      'quantity with its unit, 500kg, or of a basis, "lead content=20kg"; repeatable',
      collect,
      [],
    )
    .option('--part <name=value>', 'value of a part or a measure, case=120; repeatable', collect, [])
    .option(
      '--declare <id[=no]>',
      'answer a question of the duties, fees and taxes on top: sea, civil-aircraft=no; repeatable',
      collect,
      [],
    );

/** The request of goods as its options say. */
export const goodsOf = (code: string, options: GoodsOptions, terminal: Terminal) => ({
  code,
  to: options.to,
  on: options.on ?? terminal.today(),
  quantities: options.quantity,
  parts: options.part,
  declared: options.declare,
});

/** What a question says of a shipment beside its value. */
export interface ShipmentOptions extends GoodsOptions, TradeOptions {
  readonly claim?: string;
  readonly all?: boolean;
}

export const addShipment = (command: Command): Command =>
  addGoods(command).option('--claim <id>', 'mark one instrument as claimed; none leaves the ordinary rate');

/** The request of a shipment as its options say. */
export const shipmentOf = (code: string, options: ShipmentOptions, terminal: Terminal) => ({
  ...goodsOf(code, options, terminal),
  from: options.from,
  claim: options.claim,
});

/** Says which quantities, parts and answers of a question nothing asks for. */
export function sayUnused(
  { unused, unusedAnswers }: Pick<Answer, 'unused' | 'unusedAnswers'>,
  terminal: Terminal,
): void {
  for (const { name, asked } of unused) {
    const hint = asked.length > 0 ? `; the rates ask for ${asked.join('; ')}` : '';
    terminal.err(`kanzei: "${name}" is not used${hint}\n`);
  }
  for (const { name, asked } of unusedAnswers) {
    const hint = asked.length > 0 ? `; the charges ask for ${asked.join(', ')}` : '';
    terminal.err(`kanzei: the answer to ${name} is not used${hint}\n`);
  }
}
