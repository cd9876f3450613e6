import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack } from '../../../src/economics/gravity/loops/index.js';
import { bytesOf } from '../../../src/economics/gravity/loops/storage.js';
import { columnsOf, estimateGravity, type Family, gravityEstimation } from '../../../src/economics/index.js';
import { panel } from './panel.js';

const EFFECTS = [
  '',
  '| exporter',
  '| exporter^year + importer^year',
  '| exporter^year + importer^year + exporter^importer',
  '| exporter + importer + year + pair(exporter, importer)',
];
const FAMILIES: readonly Family[] = ['poisson', 'gaussian'];

/** What an estimation took from its storage, to the end, and what was counted for it, in bytes. */
function taken(seed: number, effects: string, family: Family, more: number): { used: number; room: number } {
  const { columns, x, z } = panel(seed, 5 + (seed % 6), 2 + (seed % 4), 0.9);
  const terms = Array.from({ length: more }, (_, place) => `r${place}`);
  const made = terms.map((name, place) => {
    const values = x.map((one, row) =>
      place % 4 === 3 ? one + (z[row] as number) : Math.sin(seed + row * (1 + place)),
    );
    return [name, Float64Array.from(values)] as const;
  });
  const all = columnsOf(
    Object.fromEntries([
      ...columns.names.map((name) => {
        const { codes, levels } = columns.labels(name);
        return [name, Array.from(codes, (code) => levels[code] as string)] as const;
      }),
      ...made,
    ]),
  );
  const formula = `trade ~ ${['x', 'z', ...terms].join(' + ')} ${effects}`;
  const { fit } = gravityEstimation(all, formula, { family, effects: true });
  const { loops, layout } = fit.absorber;
  expect(loops.room).toBeLessThan(Number.POSITIVE_INFINITY);
  const late = fit.dropped.filter(({ reason }) => reason === 'collinear' || reason === 'explained');
  giveBack(loops);
  return { used: loops.mark(), room: bytesOf(layout, fit.names.length + late.length) };
}

describe('the storage of an estimation', () => {
  it('is counted for all that is taken, and not for much more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(...EFFECTS),
        fc.constantFrom(...FAMILIES),
        fc.integer({ min: 0, max: 9 }),
        (seed, effects, family, more) => {
          const { used, room } = taken(seed, effects, family, more);
          expect(used).toBeLessThanOrEqual(room);
          expect(used / room).toBeGreaterThan(0.3);
        },
      ),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('goes from one round to the next when separated rows are left out', () => {
    const { columns } = panel(1, 9, 4);
    const { loops } = gravityEstimation(columns, 'trade ~ x | exporter').fit.absorber;
    giveBack(loops);
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const separated = columnsOf({
      exporter: rows.map((row) => row % 5),
      trade: rows.map((row) => (row % 7 === 0 ? 0 : 1 + (row % 3))),
      x: rows.map((row) => (row % 7 === 0 ? 1 : 0)),
      z: rows.map((row) => (row * row) % 11),
    });
    const { estimate, fit } = gravityEstimation(separated, 'trade ~ x + z | exporter');
    expect(estimate.dropped.map(({ reason }) => reason)).toContain('separated');
    expect(fit.absorber.loops === loops).toBe(true);
  });

  it('is not that of an estimate which is there already, nor of one that is still at work', () => {
    const { columns } = panel(4, 8, 4);
    const formula = 'trade ~ x + z | exporter^year + importer^year + exporter^importer';
    const options = { effects: true, clusters: ['exporter'] };
    const held = gravityEstimation(columns, formula, options);
    const one = estimateGravity(columns, formula, options);
    const before = structuredClone({ one, fitted: held.fit.fitted, residualised: held.fit.residualised });
    for (const family of FAMILIES) estimateGravity(panel(5, 8, 4).columns, formula, { ...options, family });
    expect({ one, fitted: held.fit.fitted, residualised: held.fit.residualised }).toEqual(before);
  });

  it('is another one after an estimation that failed', () => {
    const { columns } = panel(6, 8, 4);
    const formula = 'trade ~ x + z | exporter^year + importer^year';
    const before = estimateGravity(columns, formula);
    expect(() => estimateGravity(columns, formula, { iterations: 1 })).toThrow('did not converge');
    expect(estimateGravity(columns, formula)).toEqual(before);
  });
});
