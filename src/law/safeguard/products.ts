import type { Evidence } from '../determination.js';
import type { SafeguardFacts } from './facts.js';

/** Whether a safeguard covers a tariff line. */
export interface Coverage {
  readonly covered: 'yes' | 'no' | 'unknown';
  readonly evidence: Evidence;
}

const under = (code: string, codes: readonly string[]): boolean =>
  codes.some((each) => code.startsWith(each.replace(/[.-]/g, '')));

/** Whether a safeguard covers a code of the schedule (digits only); `unknown` for codes the facts leave open. */
export function coverageOf({ products }: SafeguardFacts, code: string): Coverage {
  const { codes, unsettled, evidence } = products;
  if (under(code, unsettled)) return { covered: 'unknown', evidence: 'unverified' };
  return { covered: under(code, codes) ? 'yes' : 'no', evidence };
}
