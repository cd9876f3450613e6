import { smart } from '../../../economics/index.js';
import { knownColumn } from '../frame.js';
import { mostMoved } from './explain.js';
import { smartSteps } from './explainSmart.js';
import { marketElasticities, marketFrames } from './marketParts.js';
import { readMarkets } from './readMarkets.js';
import type { MarketFields } from './rows.js';
import { frameOf, type Model, type ModelQuestion, summed, tariffNotes } from './solved.js';

/** SMART on a table: imports by line and source, domestic goods left out. */
export const smartModel: Model = {
  required: ['source', 'value', 'tariff', 'tariff_new'],
  sources: [
    {
      title: 'Laird, S. and Yeats, A. (1986), The UNCTAD Trade Policy Simulation Model',
      locator: 'annex I',
    },
    {
      title: 'Jammes, O. and Olarreaga, M. (2005), Explaining SMART and GSIM',
      locator: 'section 1',
    },
  ],
  solve(table: MarketFields, question: ModelQuestion) {
    const read = readMarkets(table, question, false);
    const { markets, order, quantity } = read;
    const { lineStart, value, tariff, newTariff } = markets;
    const given = {
      ...markets,
      ...marketElasticities(table, read, question, {
        demand: 'the elasticity of import demand',
        supply: 'the elasticity of export supply',
        supplyOtherwise: Infinity,
      }),
    };
    const result = smart(given);
    const { newValue, creationCapped, diversionCapped, ...measured } = result;
    const importerGain = measured.consumerSurplus.map(
      (surplus, row) => surplus + (measured.revenueChange[row] as number),
    );
    const measures = { value, newValue, ...measured, importerGain };
    const sums = summed(measures, lineStart);
    const moved = (row: number): number =>
      (measured.creation[row] as number) + (measured.diversion[row] as number);
    const sources = {
      source: read.source,
      ...frameOf({ value, newValue, tariff, newTariff, ...measured }),
      ...(quantity && {
        quantity: knownColumn(quantity),
        newQuantity: knownColumn(quantity, (row) => 1 + moved(row) / (value[row] as number)),
      }),
    };
    const left = table.rows - order.length;
    return {
      ...marketFrames(read, sums.frame, sources),
      totals: sums.totals,
      convergence: { iterations: 0, residual: 0, tolerance: 0, converged: true },
      explain(line) {
        const row = mostMoved(value, newValue, lineStart[line] as number, lineStart[line + 1] as number);
        const { line: name = null, importer = null } = read.lines[line] ?? {};
        return {
          line: name,
          importer,
          source: read.source(row),
          steps: smartSteps(given, result, line, row),
        };
      },
      notes: [
        ...tariffNotes(question, tariff, newTariff),
        ...(left > 0
          ? [{ en: `rows of domestic goods, left out: ${left}`, ja: `国産品の行（除外）: ${left}` }]
          : []),
        ...(creationCapped > 0
          ? [
              {
                en: `sources whose imports fall to zero by their own tariff: ${creationCapped}`,
                ja: `自らの関税により輸入がゼロとなる供給国: ${creationCapped}`,
              },
            ]
          : []),
        ...(diversionCapped > 0
          ? [
              {
                en: `sources that lose all their imports to others, where diversion is capped: ${diversionCapped}`,
                ja: `貿易転換の上限に達し輸入をすべて失う供給国: ${diversionCapped}`,
              },
            ]
          : []),
      ],
    };
  },
};
