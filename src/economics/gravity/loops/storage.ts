import { denseShape } from '../effects/direct.js';
import type { Layout } from '../effects/layout.js';

/**
 * Bytes that an estimation has in storage at once at most: what stays from its start to its end, and the most that comes on
 * top, a Poisson regression with the values of its effects. Every array ends at a multiple of 16 bytes.
 */
export function bytesOf(layout: Layout, regressors: number): number {
  const { rows, first, second, iterated, iteratedCount } = layout;
  const effects = [first, second, ...iterated].flatMap((effect) => effect?.count ?? []);
  const levels = effects.reduce((sum, count) => sum + count, 0);
  const largest = effects.reduce((most, count) => Math.max(most, count), 0);
  const { offsets, grid } = denseShape(layout);
  const direct = 2 * (first?.count ?? 0) + (second?.count ?? 0) + (offsets.at(-1) as number) + grid;
  const gradient = 5 * iteratedCount;
  const state = 4 * rows + levels + 2 * largest;
  const kept = (2 + regressors) * rows + direct + gradient + state;
  const step = (1 + regressors) * rows + (2 + regressors) * iteratedCount;
  const residualised = regressors * (rows + iteratedCount);
  const values = rows + iteratedCount;
  const codes = ((second ? 1 : 0) + iterated.length + effects.length) * rows;
  const runs = 2 * layout.start.length;
  const arrays = 26 + 5 * regressors + 3 * effects.length;
  return 8 * (kept + step + residualised + values) + 4 * (codes + runs) + 16 * arrays;
}
