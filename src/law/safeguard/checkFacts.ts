import { addDays, type PlainDate, Problem } from '../../base/index.js';
import type { SafeguardFacts } from './facts.js';

interface Spanned {
  readonly from: PlainDate;
  readonly to?: PlainDate | null;
}

const fault = (facts: SafeguardFacts, message: string): never => {
  throw new Problem('brokenData', `facts/safeguards/${facts.id}.yaml: ${message}`);
};

function checkApart(facts: SafeguardFacts, what: string, spans: readonly Spanned[]): void {
  const ordered = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  ordered.forEach((span, i) => {
    if (span.to && span.to < span.from) fault(facts, `${what} from ${span.from} ends before it begins`);
    const next = ordered[i + 1];
    if (next && (!span.to || span.to >= next.from)) {
      fault(facts, `${what} from ${span.from} overlaps the one from ${next.from}`);
    }
  });
}

/** Checks what a schema cannot: no two spans of one value overlap, every condition names a trigger there is. */
export function checkSafeguardFacts(facts: SafeguardFacts): void {
  for (const { id, years } of facts.triggers) checkApart(facts, `trigger ${id}`, years);
  checkApart(facts, 'the conditions', facts.conditions);
  checkApart(facts, 'the rate after a measure', facts.following.rates);
  const byCodes = new Map<string, Spanned[]>();
  for (const rate of facts.rates) {
    const key = (rate.codes ?? []).join(' ');
    byCodes.set(key, [...(byCodes.get(key) ?? []), rate]);
  }
  for (const rates of byCodes.values()) checkApart(facts, 'the rate during a measure', rates);
  const ids = facts.triggers.map(({ id }) => id);
  for (const { from, allOf } of facts.conditions) {
    for (const condition of allOf) {
      if (condition.kind === 'exceedsTrigger' && !ids.includes(condition.trigger)) {
        fault(
          facts,
          `the conditions from ${from} name the trigger "${condition.trigger}", which is not there`,
        );
      }
    }
  }
  for (const { until } of facts.durations) {
    if (until !== undefined && until !== facts.counting.season.to) {
      fault(
        facts,
        `a measure until ${until} does not end with the count, which ends on ${facts.counting.season.to}`,
      );
    }
  }
  for (const { from, exceededTo } of facts.taken) {
    if (from < addDays(exceededTo, 1))
      fault(facts, `the measure of ${from} begins before its trigger was passed`);
  }
}
