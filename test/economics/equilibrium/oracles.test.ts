import { describe, expect, it } from 'vitest';
import {
  closureNamed,
  fittedWorld,
  fromEffects,
  makeWorld,
  multilateralResistances,
  solveOneSector,
} from '../../../src/economics/index.js';
import { borderRemoval } from '../../helpers/borderRemoval.js';
import {
  euEnlargement,
  gegravitySample,
  liberationDay,
  MODELS_NOTE,
  MODELS_PRESENT,
} from '../../helpers/modelData.js';

describe.skipIf(!MODELS_PRESENT)(`published results${MODELS_NOTE}`, () => {
  it('the enlargement of the EU, 44 economies of 2000: welfare within 1e-6', () => {
    const { countries, trade, joins, coefficient, welfare } = euEnlargement();
    const world = makeWorld({ countries, trade });
    const costTerm = fromEffects(joins.map((joined) => joined * coefficient));
    const found = solveOneSector(
      world,
      { costTerm },
      { tradeElasticity: 4, closure: closureNamed('additive') },
    );
    expect(welfare.size).toBe(44);
    for (const { id, realIncome } of found.countries) {
      expect(Math.abs(realIncome - (welfare.get(id) ?? 0))).toBeLessThan(1e-6);
    }
  });

  it('trade without borders, 69 countries of 2006: conditional exports within 1e-3, the full ones exact', () => {
    const { conditional, full, results, iterations } = borderRemoval();
    expect(results).toHaveLength(69);
    const published = (country: string, column: string) =>
      Number(results.find((row) => row.country === country)?.[column]);
    let largest = 0;
    for (const { id, exports } of conditional.countries) {
      const theirs = published(id, 'change_Xi_CDL');
      expect(Math.abs((exports - 1) * 100 - theirs) / theirs).toBeLessThan(1e-5);
    }
    for (const { id, realOutput } of full.countries) {
      const off = Math.abs((realOutput - 1) * 100 - published(id, 'change_rGDP_FULL'));
      largest = Math.max(largest, off);
    }
    // the book's loop stops at a change of 0.01, so far from the fixed point
    expect(largest).toBeGreaterThan(0.59);
    expect(largest).toBeLessThan(0.61);
    expect(full.residual).toBeLessThan(1e-11);
    expect(iterations).toBeLessThan(40);
  });

  it('gegravity’s example: its resistances, and its prices, which hold the shares of the world fixed', () => {
    const { countries, output, expenditure, variables } = gegravitySample();
    const coefficients = {
      lndist: -0.3764,
      contiguity: 0.885,
      pta: 0.4823,
      common_language: 0.0392,
      international: -3.4224,
    };
    const costTerm = variables.pta.map((_, cell) =>
      Math.exp(
        Object.entries(coefficients).reduce(
          (sum, [name, value]) => sum + value * (variables[name as 'pta'][cell] ?? 0),
          0,
        ),
      ),
    );
    const levels = { countries, costTerm, output, expenditure, tradeElasticity: 4, reference: 'DEU' };
    const japan = countries.indexOf('JPN');
    const canada = countries.indexOf('CAN');
    const { inward, outward } = multilateralResistances(levels);
    expect(inward[japan]).toBeCloseTo(0.9614086322479758, 10);
    expect(outward[japan]).toBeCloseTo(3.1061335655869926, 9);
    expect([inward[0], outward[0]].map((each) => each?.toFixed(6))).toEqual(['1.421035', '3.576844']);

    const agreement = new Float64Array(900).fill(1);
    for (const cell of [japan * 30 + canada, canada * 30 + japan]) {
      agreement[cell] = Math.exp(coefficients.pta * (1 - (variables.pta[cell] ?? 0)));
    }
    const options = { tradeElasticity: 4, mode: 'conditional', reference: 'DEU' } as const;
    const { countries: found } = solveOneSector(fittedWorld(levels), { costTerm: agreement }, options);
    const percent = (ratio: number) => Number(((ratio - 1) * 100).toFixed(6));
    const theirs = (id: string) => {
      const country = found.find((each) => each.id === id);
      const { outwardResistance = 0, inwardResistance = 0 } = country ?? {};
      return [1 / outwardResistance, outwardResistance, inwardResistance].map(percent);
    };
    expect(theirs('AUS')).toEqual([0.003619, -0.003619, 0.010917]);
    expect(theirs('AUT')).toEqual([-0.002883, 0.002883, 0.002462]);
    expect(theirs('CAN')).toEqual([-0.133548, 0.133727, -0.566459]);
    expect(theirs('JPN')[0]).toBeCloseTo(0.2484893120182775, 6);
  });

  it('194 economies under the tariffs announced on 2 April 2025: Walras’ law, and losses all around after retaliation', () => {
    const { countries, trade, us, announced, retaliated } = liberationDay();
    const world = makeWorld({ countries, trade }, { domesticSalesMayBeZero: true });
    const under = (tariffs: Float64Array) => solveOneSector(world, { tariffs }, { tradeElasticity: 4 });
    const [alone, answered] = [under(announced), under(retaliated)];
    for (const { walras, residual } of [alone, answered]) {
      expect(walras).toBeLessThan(1e-10);
      expect(residual).toBeLessThan(1e-11);
    }
    expect(alone.countries[us]?.realIncome).toBeGreaterThan(1);
    expect(answered.countries[us]?.realIncome).toBeLessThan(1);
    expect(alone.countries[us]?.revenueShare).toBeGreaterThan(0.01);
  });
});
