import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../base/index.js';
import { ratesOfFacts, toRates, type ValuationFacts } from '../law/valuation/index.js';
import { readYaml } from './readYaml.js';
import { shown } from './shown.js';

const day = z.iso.date();

/** What answering relies on; the whole form is in facts/schema, which `npm run check:facts` applies. */
const valuationFile = z.looseObject({
  importer: z.enum(['JP', 'US']),
  components: z.record(z.string(), z.looseObject({ belongs: z.enum(['included', 'excluded', 'asSold']) })),
  exchange: z.looseObject({
    day: z.enum(['declaration', 'exportation']),
    rule: z.looseObject({ kind: z.enum(['weeklyAverage', 'certifiedQuarter']) }),
    rates: z.array(
      z.looseObject({
        currency: z.string(),
        spans: z.array(z.object({ from: day, to: day, rate: z.string() })),
      }),
    ),
  }),
});

/** How each importer values goods and converts amounts: `facts/valuation/`. */
export const compileValuation = (facts: string): ValuationFacts[] =>
  ['jp.yaml', 'us.yaml'].map((name) => {
    const path = join(facts, 'valuation', name);
    const read: ValuationFacts = JSON.parse(JSON.stringify(readYaml(path, valuationFile), shown));
    try {
      toRates(ratesOfFacts(read.exchange), path);
    } catch (error) {
      throw new Problem('brokenData', (error as Error).message);
    }
    return read;
  });
