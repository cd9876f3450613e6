import { oracles as equilibrium } from './oracles/equilibrium.js';
import { oracles as gravity } from './oracles/gravity.js';
import { oracles as partial } from './oracles/partial.js';
import type { Row } from './oracles/row.js';
import { oracles as sectors } from './oracles/sectors.js';

/** The models that are compared: a file each in bench/oracles. */
const MODELS: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  gravity,
  partial,
  equilibrium,
  sectors,
};

const figure = (value: number): string => (Number.isInteger(value) ? `${value}` : value.toPrecision(8));

/** Prints every published result at hand beside ours, with the difference. */
export async function oracles(): Promise<void> {
  for (const [name, model] of Object.entries(MODELS)) {
    console.log(name);
    for (const { model: what, quantity, published, ours, difference } of await model()) {
      console.log(
        `  ${what}; ${quantity}: published ${figure(published)}, ours ${figure(ours)}, difference ${difference.toExponential(1)}`,
      );
    }
  }
}
