import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { addAssumptions, assumed, collectList, examples, json, turn, type Verb } from './shared.js';
import { addGoods, addImporter, addValue, type GoodsOptions, goodsOf, sayUnused } from './shipment.js';

interface CompareOptions extends GoodsOptions {
  readonly value?: string;
  readonly origins: readonly string[];
}

async function run(code: string, options: CompareOptions, terminal: Terminal): Promise<number> {
  const { compare, nothingCompared, openRecord } = await import('../../../kanzei.js');
  const record = openRecord();
  const request = { ...goodsOf(code, options, terminal), origins: options.origins, value: options.value };
  const comparison = compare(request, await assumed(options, record));
  await turn();
  const { compareText } = await import('../compareText.js');
  terminal.out(
    options.json
      ? json(comparison)
      : compareText(comparison, request, page(terminal, options.lang, record.instruments)),
  );
  sayUnused(comparison, terminal);
  if (!nothingCompared(comparison)) return EXIT.done;
  terminal.err('kanzei: nothing could be priced; the answer says what is missing\n');
  return EXIT.invalidInput;
}

/** kanzei compare */
export const compareVerb: Verb = (program, { act, terminal }) => {
  const command = addImporter(
    addAssumptions(program.command('compare')).requiredOption(
      '--origins <countries>',
      '2 to 20 countries of origin, US,AU,CA',
      collectList('country', 'US,AU,CA'),
      [],
    ),
  )
    .summary('what goods of several origins pay, side by side')
    .description(
      'What the same goods pay from several origins: the best treatment of each, its rate and duty, and how far it is above the least.',
    )
    .argument('<code>', 'tariff code or the beginning of one, of at most 100 lines')
    .option('--on <date>', 'date of importation, YYYY-MM-DD (default: today)');
  addGoods(addValue(command))
    .option('--json', 'print the comparison as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei compare 0201.30-010 --origins US,AU,CA,BR --to JP --on 2026-05-15 --value 1000000',
        'kanzei compare 8703.23.01 --origins JP,DE,KR --to US --on 2025-10-01 --value 30000 --declare sea',
      ),
    )
    .action((code: string) => act(() => run(code, command.optsWithGlobals<CompareOptions>(), terminal)));
};
