import { type Conventions, smallSampleFactors } from '../covariance.js';
import type { Estimation } from '../estimate.js';
import { coefficientBias } from './coefficientBias.js';
import { correctedCovariance } from './leverage.js';
import { threeWayPanel } from './panel.js';

/** Three-way PPML without its bias of order 1/N. */
export interface BiasCorrection {
  readonly coefficients: readonly {
    readonly name: string;
    /** what was taken from the estimate */
    readonly bias: number;
    readonly estimate: number;
    /** clustered by pair, corrected as well */
    readonly standardErrors: Conventions;
  }[];
  readonly exporters: number;
  readonly importers: number;
  readonly periods: number;
  readonly pairs: number;
}

/**
 * The analytical bias correction of Weidner and Zylkin (2021) for Poisson models with exporter-year, importer-year and
 * directed pair effects. Throws Problem `invalidInput` for other models.
 */
export function biasCorrection(estimation: Estimation): BiasCorrection {
  const panel = threeWayPanel(estimation);
  const { fit, sample, estimate } = estimation;
  const bias = coefficientBias(fit, panel);
  const covariance = correctedCovariance(fit, panel);
  const size = fit.names.length;
  const { factors } = smallSampleFactors(size, sample.rows.length, [panel.pairEffect], sample.effects);
  return {
    coefficients: estimate.coefficients.map(({ name, estimate: found }, i) => {
      const variance = covariance[i * size + i] as number;
      return {
        name,
        bias: bias[i] as number,
        estimate: found - (bias[i] as number),
        standardErrors: {
          none: Math.sqrt(variance * factors.none),
          clusters: Math.sqrt(variance * factors.clusters),
          smallSample: Math.sqrt(variance * factors.smallSample),
        },
      };
    }),
    exporters: panel.exporters,
    importers: panel.importers,
    periods: panel.periods,
    pairs: panel.pairs,
  };
}
