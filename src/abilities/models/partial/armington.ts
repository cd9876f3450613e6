import { armington } from '../../../economics/index.js';
import { column, knownColumn } from '../frame.js';
import { mostMoved } from './explain.js';
import { armingtonSteps } from './explainArmington.js';
import { marketElasticities, marketFrames } from './marketParts.js';
import { readMarkets } from './readMarkets.js';
import type { MarketFields } from './rows.js';
import { frameOf, type Model, type ModelQuestion, sum, summed, tariffNotes } from './solved.js';

/** The Armington market on a table: imports and domestic sales by line and source. */
export const armingtonModel: Model = {
  required: ['source', 'value', 'tariff', 'tariff_new'],
  sources: [
    {
      title: 'Armington, P. (1969), A Theory of Demand for Products Distinguished by Place of Production',
      locator: 'IMF Staff Papers 16(1)',
    },
    {
      title: 'Francois, J. and Hall, H. K. (1997), Partial Equilibrium Modeling',
      locator: 'chapter 5 of Applied Methods for Trade Policy Analysis, Cambridge University Press',
    },
  ],
  solve(table: MarketFields, question: ModelQuestion) {
    const read = readMarkets(table, question, true);
    const { markets, order, quantity } = read;
    const { lineStart, value, tariff, newTariff } = markets;
    const given = {
      ...markets,
      ...marketElasticities(table, read, question, {
        demand: 'the elasticity of demand for the composite good',
        supply: 'the elasticity of supply',
      }),
    };
    const result = armington(given);
    const { newValue, revenueChange, producerSurplus } = result;
    const domesticSurplus = producerSurplus.map((cell, row) => (read.domestic(row) ? cell : 0));
    const foreignSurplus = producerSurplus.map((cell, row) => (read.domestic(row) ? 0 : cell));
    const sums = summed({ value, newValue, revenueChange, domesticSurplus, foreignSurplus }, lineStart);
    const { frame } = sums;
    const importerGain = result.consumerSurplus.map(
      (surplus, line) => surplus + frame.revenueChange(line) + frame.domesticSurplus(line),
    );
    const worldGain = importerGain.map((gain, line) => gain + frame.foreignSurplus(line));
    const sources = {
      source: read.source,
      domestic: read.domestic,
      ...frameOf({
        value,
        newValue,
        tariff,
        newTariff,
        producerPrice: result.producerPrice,
        consumerPrice: result.consumerPrice,
        quantityRatio: result.quantity,
        revenueChange,
        producerSurplus,
      }),
      ...(quantity && {
        quantity: knownColumn(quantity),
        newQuantity: knownColumn(quantity, column(result.quantity)),
      }),
    };
    const foreign = order.every((_, row) => !read.domestic(row));
    return {
      ...marketFrames(
        read,
        {
          priceIndex: column(result.priceIndex),
          ...frame,
          consumerSurplus: column(result.consumerSurplus),
          importerGain: column(importerGain),
          worldGain: column(worldGain),
        },
        sources,
      ),
      totals: {
        ...sums.totals,
        consumerSurplus: sum(result.consumerSurplus),
        importerGain: sum(importerGain),
        worldGain: sum(worldGain),
      },
      convergence: result.convergence,
      explain(line) {
        const row = mostMoved(value, newValue, lineStart[line] as number, lineStart[line + 1] as number);
        const { line: name = null, importer = null } = read.lines[line] ?? {};
        return {
          line: name,
          importer,
          source: read.source(row),
          steps: armingtonSteps(given, result, line, row),
        };
      },
      notes: [
        ...tariffNotes(question, tariff, newTariff),
        ...(foreign
          ? [
              {
                en: 'no row is of domestic goods: demand is for imports alone, and no domestic producer gains or loses',
                ja: '国産品の行がないため、需要は輸入品のみで、国内生産者の損益は含まれない',
              },
            ]
          : []),
      ],
    };
  },
};
