import { type Command, Option } from 'commander';
import { EXIT } from '../exit.js';
import { page } from '../page.js';
import type { Terminal } from '../terminal.js';
import { collect, examples, json, type Shared, type Verb } from './shared.js';

const MODELS = ['one-sector', 'caliendo-parro', 'multi-sector'] as const;
const CLOSURES = ['balanced', 'additive', 'multiplicative', 'removed'] as const;
const MODES = ['full', 'conditional'] as const;

interface EquilibriumOptions extends Shared {
  readonly model: (typeof MODELS)[number];
  readonly shock?: string;
  readonly where?: string;
  readonly map: readonly string[];
  readonly tariffs: 'fraction' | 'percent';
  readonly elasticity?: string;
  readonly substitutionElasticity?: string;
  readonly supplyElasticity?: string;
  readonly closure: (typeof CLOSURES)[number];
  readonly mode?: (typeof MODES)[number];
  readonly reference?: string;
  readonly tolerance?: string;
  readonly effect?: string;
  readonly standardError?: string;
  readonly coefficients?: string;
  readonly fitted?: boolean;
  readonly draws?: string;
  readonly seed?: string;
  readonly optimal: readonly string[];
  readonly zeroDomesticSales?: boolean;
  readonly trade?: string;
  readonly elasticities?: string;
  readonly elasticitySet?: string;
  readonly inputs?: string;
  readonly valueAdded?: string;
  readonly final?: string;
  readonly deficits?: string;
  readonly removeDeficits?: boolean;
  readonly tariffCeiling?: string;
  readonly services: readonly string[];
  readonly dutiesIncluded?: boolean;
  readonly breakdown?: string;
}

async function run(file: string, options: EquilibriumOptions, terminal: Terminal): Promise<number> {
  const { equilibrium } = await import('../../../kanzei.js');
  const { map, trade, final, services, json: asJson, lang, ...asked } = options;
  const answer = await equilibrium({
    ...asked,
    file,
    columns: map,
    table: trade,
    finalUse: final,
    services: services.length > 0 ? services : undefined,
  });
  if (trade !== undefined) terminal.err(`kanzei: the trade flows written to ${trade}\n`);
  if (asJson) terminal.out(json(answer));
  else {
    const { equilibriumText } = await import('../equilibriumText.js');
    terminal.out(equilibriumText(answer, page(terminal, lang)));
  }
  return EXIT.done;
}

/** kanzei equilibrium */
export const equilibriumVerb: Verb = (program, { act, terminal }) => {
  program
    .command('equilibrium')
    .summary('what a change of trade costs or tariffs does, in general equilibrium')
    .description(
      'Solves a trade matrix for a change of trade costs or tariffs, exactly, as ratios new to old: prices, output, real income, trade and multilateral resistances; or finds the best tariffs of countries.',
    )
    .argument(
      '<data>',
      'CSV (plain or gzip) or Parquet, sales at home included: exporter, importer, trade and perhaps tariff, tariff_new, output, expenditure; with several sectors: sector, exporter, importer, value and perhaps tariff, tariff_new, cost',
    )
    .addOption(new Option('--model <model>', 'the model').choices(MODELS).default('one-sector'))
    .option(
      '--shock <file>',
      'table of the pairs that change: exporter, importer, and cost (ratio of iceberg costs), effect (change of the logarithm of the trade-cost term), tariff_new, or variables of --coefficients',
    )
    .option('--elasticity <number>', 'trade elasticity: that of substitution less one')
    .option('--substitution-elasticity <number>', 'elasticity of substitution, in its place')
    .option('--supply-elasticity <number>', 'of output in its price over the price index (default: 0)')
    .addOption(
      new Option('--closure <closure>', 'what becomes of trade imbalances')
        .choices(CLOSURES)
        .default('additive'),
    )
    .addOption(
      new Option('--mode <mode>', 'conditional holds outputs and expenditures (default: full)').choices(
        MODES,
      ),
    )
    .option('--reference <country>', 'country whose price index is held at one (default: world output)')
    .option('--where <condition>', 'take the rows of the data that meet it: "year = 2006"')
    .option(
      '--map <field=column>',
      'the column of a field (exporter, importer, trade, tariff, tariff_new, output, expenditure) of the data whose name is not known; repeatable',
      collect,
      [],
    )
    .addOption(
      new Option('--tariffs <unit>', 'what the tariffs of the files are: 0.1 or 10')
        .choices(['fraction', 'percent'])
        .default('fraction'),
    )
    .option('--effect <number>', 'effect on every pair of the shock')
    .option('--standard-error <number>', 'of that effect, for draws')
    .option(
      '--coefficients <file>',
      'table of coefficients: name, estimate, and standard_error or a column of covariances for each',
    )
    .option('--fitted', 'start from trade as the coefficients fit it to the variables of the data')
    .option('--draws <number>', 'solve for so many draws of the coefficients')
    .option('--seed <number>', 'of the draws (default: 1)')
    .option(
      '--optimal <country>',
      'find the tariffs by which this country, or the union EU=DEU+FRA, does best; repeatable, several play Nash',
      collect,
      [],
    )
    .option('--elasticities <file>', 'several sectors: table of trade elasticities: sector, elasticity')
    .option(
      '--elasticity-set <name>',
      'which, where the table holds several: the column of this name, or eps_NAME',
    )
    .option('--inputs <file>', 'caliendo-parro: input–output table: region, sector, input, value')
    .option('--value-added <file>', 'caliendo-parro: region, sector, value (default: output less inputs)')
    .option(
      '--final <file>',
      'caliendo-parro: final use: region, sector, value (default: purchases less inputs)',
    )
    .option(
      '--deficits <file>',
      'several sectors: deficits to be held: region, deficit (default: those of trade)',
    )
    .option('--remove-deficits', 'several sectors: close deficits before the change, as --closure balanced')
    .option(
      '--tariff-ceiling <fraction>',
      'several sectors: lower tariffs above it, and list them, or none (default: 0.5 in multi-sector, none in caliendo-parro)',
    )
    .option(
      '--services <sector>',
      'several sectors: sector whose tariffs count as zero, or none; repeatable (default: those that the elasticities name as services)',
      collect,
      [],
    )
    .option('--duties-included', 'several sectors: the values of the data include duties')
    .option(
      '--breakdown <country>',
      'several sectors: split the welfare of a country by sector and by partner',
    )
    .option('--zero-domestic-sales', 'let countries have no sales at home')
    .option('--tolerance <number>', 'largest part by which demand and supply may differ (default: 1e-12)')
    .option('--trade <file>', 'write a CSV of the trade flows, before and after')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      examples(
        'kanzei equilibrium trade.csv --shock agreement.csv --elasticity 4 --closure additive',
        'kanzei equilibrium trade.csv --shock pairs.csv --effect 0.22 --standard-error 0.05 --draws 1000 --elasticity 4',
        'kanzei equilibrium trade.csv --model caliendo-parro --inputs inputs.csv --elasticities theta.csv --remove-deficits',
        'kanzei equilibrium flows.csv --model multi-sector --elasticities sets.csv --elasticity-set CP --map value=value_musd',
        'kanzei equilibrium trade.csv --optimal USA --optimal EU=DEU+FRA --elasticity 4 --closure balanced',
      ),
    )
    .action((file: string, _options: unknown, command: Command) =>
      act(() => run(file, command.optsWithGlobals<EquilibriumOptions>(), terminal)),
    );
};
