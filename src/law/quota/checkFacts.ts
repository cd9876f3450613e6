import { type PlainDate, Problem } from '../../base/index.js';
import type { QuotaFacts } from './facts.js';
import { yearOfQuota } from './quotaYear.js';

/** Checks what a schema cannot: volumes do not overlap, and a recorded fill lies in its year. */
export function checkQuotaFacts(facts: QuotaFacts): void {
  const fault = (message: string): never => {
    throw new Problem('brokenData', `facts/quotas/${facts.id}.yaml: ${message}`);
  };
  const volumes = [...facts.volumes].sort((a, b) => (a.from < b.from ? -1 : 1));
  volumes.forEach(({ from, to }, i) => {
    if (to !== null && to < from) fault(`the volume from ${from} ends before it begins`);
    const next = volumes[i + 1];
    if (next && (to === null || to >= next.from)) {
      fault(`the volume from ${from} overlaps the one from ${next.from}`);
    }
  });
  const years = new Set<string>();
  for (const { year, from, to } of facts.filled) {
    if (years.has(year)) fault(`the fill of ${year} is recorded twice`);
    years.add(year);
    if ((from === null) !== (to === null)) fault(`the fill of ${year} has one end only`);
    for (const day of [from, to].filter((it): it is PlainDate => it !== null)) {
      if (yearOfQuota(facts, day).name !== year) fault(`the fill of ${year} lies on ${day}, in another year`);
    }
    if (from !== null && to !== null && to < from) fault(`the fill of ${year} ends before it begins`);
  }
}
