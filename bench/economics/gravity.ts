import { estimateGravity, type GravityEstimate } from '../../src/economics/index.js';
import { agtpa, hasAgtpa, PRINTED_YEARS } from '../../test/helpers/agtpa.js';
import { measured } from '../measure.js';
import type { Timing } from './row.js';

const EFFECTS = 'exporter^year + importer^year +';
/** fixest with two threads on a machine of this class; deviance to 1e-6 by its default, and to 1e-12 */
const RECORDED = [
  { years: 6, tight: false, seconds: 0.076 },
  { years: 21, tight: false, seconds: 0.25 },
  { years: 6, tight: true, seconds: 0.146 },
  { years: 21, tight: true, seconds: 0.524 },
] as const;

/**
 * Three-way PPML of trade agreements from columns in memory (numbers, and labels already numbered): reading the formula,
 * combining and indexing the effects, choosing rows, estimating, and standard errors clustered by pair are all timed.
 */
export function gravity(): readonly Timing[] {
  if (!hasAgtpa) {
    console.log('  left out: the AGTPA panel is not at hand');
    return [];
  }
  const panels = { 6: agtpa(PRINTED_YEARS), 21: agtpa() };
  const timings: Timing[] = [];
  for (const { years, tight, seconds: toBeat } of RECORDED) {
    for (const [kind, pair] of [
      ['symmetric pairs', 'pair_id'],
      ['directed pairs', 'exporter^importer'],
    ] as const) {
      let last: GravityEstimate | undefined;
      const { seconds, first } = measured(() => {
        last = estimateGravity(panels[years], `trade ~ rta | ${EFFECTS} ${pair}`, {
          clusters: [pair],
          ...(tight && { tolerance: 1e-12 }),
        });
      }, 9);
      timings.push({
        what: `three-way PPML, ${years} years, ${kind}${tight ? ', deviance to 1e-12' : ''}`,
        seconds,
        first,
        toBeat,
        found: `rta ${last?.coefficients[0]?.estimate.toFixed(6)}, ${last?.observations} rows, ${last?.iterations} iterations`,
      });
    }
  }
  return timings;
}
