import type { ArmingtonMarkets, ArmingtonResult } from '../../../economics/index.js';
import type { Step } from '../../../law/index.js';
import { figure, step } from './explain.js';

/** The arithmetic of the Armington market for one source, from the price index that was found. */
export function armingtonSteps(
  markets: ArmingtonMarkets,
  result: ArmingtonResult,
  line: number,
  row: number,
): Step[] {
  const at = (cells: Float64Array): number => cells[row] as number;
  const [first, end] = [markets.lineStart[line] as number, markets.lineStart[line + 1] as number];
  const demand = markets.demandElasticity[line] as number;
  const substitution = markets.substitutionElasticity[line] as number;
  const supply = at(markets.supplyElasticity);
  const [old, after] = [at(markets.tariff), at(markets.newTariff)];
  const duty = (1 + after) / (1 + old);
  const index = result.priceIndex[line] as number;
  const [price, consumer, quantity] = [
    at(result.producerPrice),
    at(result.consumerPrice),
    at(result.quantity),
  ];
  let spent = 0;
  for (let place = first; place < end; place += 1) {
    spent += (markets.value[place] as number) * (1 + (markets.tariff[place] as number));
  }
  const [m, p, c, e, sigma, s] = [at(markets.value), price, consumer, demand, substitution, supply].map(
    figure,
  );
  const finite = supply !== Infinity;
  return [
    step('price index, solved', `of ${end - first} sources, new to old`, index),
    step('change of the duty', `(1 + ${figure(after)}) / (1 + ${figure(old)})`, duty),
    step(
      'producer price',
      finite
        ? `${figure(index)}^((${sigma} - ${e}) / (${s} + ${sigma})) * ${figure(duty)}^(-${sigma} / (${s} + ${sigma}))`
        : 'given',
      price,
    ),
    step('consumer price', `${p} * ${figure(duty)}`, consumer),
    step('quantity', `${c}^-${sigma} * ${figure(index)}^(${sigma} - ${e})`, quantity),
    step('new value', `${m} * ${p} * ${figure(quantity)}`, at(result.newValue)),
    step(
      'revenue',
      `${figure(after)} * ${figure(at(result.newValue))} - ${figure(old)} * ${m}`,
      at(result.revenueChange),
    ),
    ...(finite
      ? [step('producer surplus', `${m} * (${p}^(1 + ${s}) - 1) / (1 + ${s})`, at(result.producerSurplus))]
      : []),
    step(
      'consumer surplus of the line',
      demand === 1
        ? `-${figure(spent)} * log ${figure(index)}`
        : `${figure(spent)} * (${figure(index)}^(1 - ${e}) - 1) / (${e} - 1)`,
      result.consumerSurplus[line] as number,
    ),
  ];
}
