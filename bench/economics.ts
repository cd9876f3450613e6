import { equilibrium } from './economics/equilibrium.js';
import { gravity } from './economics/gravity.js';
import { kernelSeconds } from './economics/kernel.js';
import { partial } from './economics/partial.js';
import type { Timing } from './economics/row.js';
import { sectors } from './economics/sectors.js';

/** The models that are timed: a file each in bench/economics. */
const MODELS: Readonly<Record<string, () => readonly Timing[] | Promise<readonly Timing[]>>> = {
  gravity,
  partial,
  equilibrium,
  sectors,
};

const inUnits = (seconds: number): string =>
  seconds < 1 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(3)} s`;

function line({ what, seconds, first, toBeat, found }: Timing, kernel: number): string {
  const parts = [`${what}: ${inUnits(seconds)}`, `${(seconds / kernel).toFixed(3)} of the kernel`];
  if (toBeat !== undefined) parts.push(`${(seconds / toBeat).toFixed(2)} of ${inUnits(toBeat)} to beat`);
  if (first !== undefined) parts.push(`first call ${inUnits(first)}`);
  if (found !== undefined) parts.push(found);
  return parts.join('; ');
}

/**
 * Times the economic models, each figure beside its ratio to a fixed matrix product of the same run, taken anew before
 * each model since machines drift, and to the figure to beat.
 */
export async function economics(): Promise<void> {
  for (const [name, model] of Object.entries(MODELS)) {
    const kernel = kernelSeconds();
    console.log(`${name}; kernel (512 × 512 matrix product): ${inUnits(kernel)}`);
    for (const timing of await model()) console.log(`  ${line(timing, kernel)}`);
  }
}
