import type { Command } from 'commander';
import type { Answer } from '../../../kanzei.js';
import type { Terminal } from '../terminal.js';
import { type Assuming, addAssumptions, collect, type Shared } from './shared.js';

/** Where goods come from and go to. */
export interface TradeOptions extends Shared, Assuming {
  readonly from: string;
  readonly to: string;
}

export const addTrade = (command: Command): Command =>
  addAssumptions(command)
    .requiredOption('--from <country>', 'country of origin: ISO code or name')
    .requiredOption('--to <country>', 'importing country: JP or US');

/** What a question says of a shipment beside its value. */
export interface ShipmentOptions extends TradeOptions {
  readonly on?: string;
  readonly quantity: readonly string[];
  readonly part: readonly string[];
  readonly claim?: string;
  readonly declare: readonly string[];
  readonly all?: boolean;
}

export const addShipment = (command: Command): Command =>
  command
    .option(
      '--quantity <quantity>',
      'quantity with its unit, 500kg, or of a basis, "lead content=20kg"; repeatable',
      collect,
      [],
    )
    .option('--part <name=value>', 'value of a part or a measure, case=120; repeatable', collect, [])
    .option('--claim <id>', 'mark one instrument as claimed; none leaves the ordinary rate')
    .option(
      '--declare <id[=no]>',
      'answer a question of the duties, fees and taxes on top: sea, civil-aircraft=no; repeatable',
      collect,
      [],
    );

/** The request of a shipment as its options say. */
export const shipmentOf = (code: string, options: ShipmentOptions, terminal: Terminal) => ({
  code,
  from: options.from,
  to: options.to,
  on: options.on ?? terminal.today(),
  quantities: options.quantity,
  parts: options.part,
  claim: options.claim,
  declared: options.declare,
});

/** Says which quantities, parts and answers of a question nothing asks for. */
export function sayUnused({ unused, unusedAnswers }: Answer, terminal: Terminal): void {
  for (const { name, asked } of unused) {
    const hint = asked.length > 0 ? `; the rates ask for ${asked.join('; ')}` : '';
    terminal.err(`kanzei: "${name}" is not used${hint}\n`);
  }
  for (const { name, asked } of unusedAnswers) {
    const hint = asked.length > 0 ? `; the charges ask for ${asked.join(', ')}` : '';
    terminal.err(`kanzei: the answer to ${name} is not used${hint}\n`);
  }
}
