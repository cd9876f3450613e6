import type { SmartMarkets, SmartResult } from '../../../economics/index.js';
import type { Step } from '../../../law/index.js';
import { figure, step } from './explain.js';

/** The arithmetic of SMART for one source. */
export function smartSteps(markets: SmartMarkets, result: SmartResult, line: number, row: number): Step[] {
  const at = (cells: Float64Array): number => cells[row] as number;
  const [first, end] = [markets.lineStart[line] as number, markets.lineStart[line + 1] as number];
  const [value, old, after] = [at(markets.value), at(markets.tariff), at(markets.newTariff)];
  const demand = markets.demandElasticity[line] as number;
  const substitution = markets.substitutionElasticity[line] as number;
  const supply = at(markets.supplyElasticity);
  const cutOf = (place: number): number =>
    ((markets.tariff[place] as number) - (markets.newTariff[place] as number)) /
    (1 + (markets.tariff[place] as number));
  const [values, cuts] = [
    [...markets.value.subarray(first, end)],
    Array.from({ length: end - first }, (_, i) => cutOf(first + i)),
  ];
  const total = values.reduce((sum, each) => sum + each, 0);
  const mean = values.reduce((sum, each, i) => sum + each * (cuts[i] as number), 0) / total;
  const cut = cutOf(row);
  const [m, c, e, s] = [value, cut, demand, supply].map(figure);
  const finite = supply !== Infinity;
  const [creation, priceEffect, diversion] = [
    at(result.creation),
    at(result.priceEffect),
    at(result.diversion),
  ];
  const plain = substitution * value * (cut - mean);
  const capped = Math.abs(plain - diversion) > 1e-9 * total;
  const passed = supply === Infinity ? 1 : supply === 0 ? 0 : supply / (supply + demand);
  const grown = demand * passed + (demand === 0 ? 0 : demand / (supply + demand));
  const ends = cut * grown < -1;
  const ownCap = ends ? ', capped by its imports' : '';
  const reached = ends ? old + (1 + old) / grown : after;
  return [
    step('cut of the price to buyers', `(${figure(old)} - ${figure(after)}) / (1 + ${figure(old)})`, cut),
    step(
      `creation${ownCap}`,
      finite ? `${m} * ${c} * ${e} * ${s} / (${s} + ${e})` : `${m} * ${c} * ${e}`,
      creation,
    ),
    ...(finite ? [step(`price effect${ownCap}`, `${m} * ${c} * ${e} / (${s} + ${e})`, priceEffect)] : []),
    ...(ends
      ? [
          step(
            'tariff at which imports end',
            `${figure(old)} + (1 + ${figure(old)}) / ${finite ? `(${e} * (1 + ${s}) / (${s} + ${e}))` : e}`,
            reached,
          ),
        ]
      : []),
    step(
      'mean cut, by value',
      values.length > 4
        ? `over ${values.length} sources`
        : values.map((each, i) => `${figure(each / total)} * ${figure(cuts[i] as number)}`).join(' + '),
      mean,
    ),
    step(
      capped ? 'diversion, capped by existing trade' : 'diversion',
      `${figure(substitution)} * ${m} * (${c} - ${figure(mean)})`,
      diversion,
    ),
    step(
      'new value',
      `${m} + ${[creation, priceEffect, diversion].map(figure).join(' + ')}`.replaceAll('+ -', '- '),
      at(result.newValue),
    ),
    step(
      'revenue',
      `${figure(after)} * ${figure(at(result.newValue))} - ${figure(old)} * ${m}`,
      at(result.revenueChange),
    ),
    step(
      'consumer surplus',
      `(${figure(old)} - ${figure(reached)})${finite ? ` * ${figure(passed)}` : ''} * (${m} + ${figure(creation)} / 2)`,
      at(result.consumerSurplus),
    ),
    step(
      'less dead weight',
      `(${figure(old)} + ${figure(reached)}) * ${figure(creation)} / 2`,
      at(result.deadWeightGain),
    ),
  ];
}
