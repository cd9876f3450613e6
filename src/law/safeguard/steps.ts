import { exact, formatGrouped, parseExact } from '../../base/index.js';
import type { Step } from '../determination.js';
import { periodWord } from './countingYear.js';
import type { ConditionResult, Measure, SafeguardAnswer, SafeguardInput } from './types.js';

const grouped = (volume: string, unit: string): string => {
  const value = parseExact(volume);
  return `${value ? formatGrouped(value) : volume} ${unit}`;
};

function conditionStep(condition: ConditionResult): Step {
  const { name, volume, threshold, share, met, evidence, reason } = condition;
  const left = volume === null ? 'not known' : `${grouped(volume.volume, volume.unit)} to ${volume.to}`;
  const right = threshold === null ? 'not in the facts' : grouped(threshold.volume, threshold.unit);
  const shown = share ? `${share.percent}%` : (reason ?? 'no figure');
  return { label: name.en, expression: `${left} against ${right}`, result: `${shown}: ${met}`, evidence };
}

function measureSteps(measure: Measure, input: SafeguardInput): Step[] {
  const { exceededIn, from, to, rate, evidence, basis, agreesWithRule, followedBy } = measure;
  const { start } = input.facts;
  const word = periodWord(input.facts.counting.period);
  const ruled =
    start.businessDays === null
      ? 'as assumed'
      : `business day ${start.businessDays} after ${exceededIn.to}, and ${start.thenDays} day`;
  const compared =
    basis === 'recorded'
      ? `; recorded, and the rule gives ${agreesWithRule ? 'the same' : 'other dates'}`
      : '';
  const steps: Step[] = [
    {
      label: 'trigger passed',
      expression: `${word} ${exceededIn.from} to ${exceededIn.to}`,
      result: measure.year,
    },
    { label: 'measure begins', expression: `${ruled}${compared}`, result: from, evidence },
    {
      label: 'measure ends',
      expression: `by the period in which the trigger was passed${compared}`,
      result: to ?? 'not in the facts',
      evidence,
    },
    {
      label: 'rate during the measure',
      expression: measure.year,
      result: rate ?? 'not in the facts',
      evidence,
    },
  ];
  if (followedBy) {
    const { from: next, rate: after, evidence: grade } = followedBy;
    steps.push({
      label: 'rate after the measure',
      expression: `from ${next}`,
      result: after,
      evidence: grade,
    });
  }
  return steps;
}

/** The arithmetic of an answer, in order. */
export function stepsOf(
  answer: Pick<SafeguardAnswer, 'trigger' | 'volume' | 'distance' | 'share' | 'conditions'>,
  measure: Measure | null,
  input: SafeguardInput,
): readonly Step[] {
  const { trigger, volume, distance, share, conditions } = answer;
  const steps: Step[] = conditions.map(conditionStep);
  if (trigger && volume && distance !== null && share) {
    const over = distance.startsWith('-');
    steps.push({
      label: over ? 'above the trigger' : 'left to the trigger',
      expression: `${grouped(trigger.volume, trigger.unit)} − ${grouped(volume.volume, volume.unit)}`,
      result: `${formatGrouped(exact(distance.replace('-', '')))} ${trigger.unit}`,
    });
  }
  return measure ? [...steps, ...measureSteps(measure, input)] : steps;
}
