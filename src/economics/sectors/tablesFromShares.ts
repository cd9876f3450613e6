import { Problem } from '../../base/index.js';
import type { SectorTables } from './tables.js';

/** Accounts as Caliendo and Parro publish them: output and shares in place of values. */
export interface SectorShares {
  readonly regions: readonly string[];
  readonly sectors: readonly string[];
  /** [sector][region], gross output in the unit of `trade` */
  readonly output: Float64Array;
  /** [sector][region], share of value added in output */
  readonly valueAddedShares: Float64Array;
  /** [region][input sector][using sector], share of each input in all inputs; columns add to one or are empty */
  readonly inputShares: Float64Array;
  /** [sector][importer][exporter], trade before duties; what stands on the diagonal is ignored */
  readonly trade: Float64Array;
  readonly tariffs: Float64Array;
  readonly elasticities: Float64Array;
}

/**
 * Accounts in values from output, shares and bilateral trade, as the authors prepare theirs: domestic sales are
 * output less exports, and where exports exceed the recorded output the output is raised to them (no domestic
 * sales then). Final use is left to follow as absorption less intermediate use, negative remainders as zero.
 *
 * @throws Problem where the input shares of a sector do not add to one.
 */
export function tablesFromShares(shares: SectorShares): SectorTables {
  const { regions, sectors, output, valueAddedShares, inputShares, tariffs, elasticities } = shares;
  const N = regions.length;
  const J = sectors.length;
  const trade = shares.trade.slice();
  const inputs = new Float64Array(N * J * J);
  const valueAdded = new Float64Array(J * N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      let exports = 0;
      for (let importer = 0; importer < N; importer++) {
        if (importer !== n) exports += trade[(j * N + importer) * N + n] as number;
      }
      const sold = Math.max(output[j * N + n] as number, exports);
      trade[(j * N + n) * N + n] = sold - exports;
      const added = sold * (valueAddedShares[j * N + n] as number);
      valueAdded[j * N + n] = added;
      let sum = 0;
      for (let k = 0; k < J; k++) sum += inputShares[(n * J + k) * J + j] as number;
      const none = sum === 0 && sold - added <= 1e-3 * sold;
      if (!none && Math.abs(sum - 1) > 1e-3) {
        throw new Problem(
          'invalidInput',
          `the input shares of ${sectors[j]} in ${regions[n]} add to ${sum}: they must add to one`,
        );
      }
      for (let k = 0; k < J; k++) {
        const share = none ? 0 : (inputShares[(n * J + k) * J + j] as number) / sum;
        inputs[(n * J + j) * J + k] = share * (sold - added);
      }
      if (none) valueAdded[j * N + n] = sold;
    }
  }
  return { regions, sectors, trade, tariffs, elasticities, inputs, valueAdded };
}
