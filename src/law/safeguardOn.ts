import type { PlainDate } from '../base/index.js';
import { holdsOn } from './calendar/days.js';
import type { SafeguardNote } from './determination.js';
import type { LawRecord, Line } from './record.js';
import { assessSafeguard } from './safeguard/engine.js';
import { coverageOf } from './safeguard/products.js';
import type { Measure, SafeguardAnswer, SafeguardInput } from './safeguard/types.js';

/** What a safeguard does to goods of a line on a day. */
export interface SafeguardEffect {
  /** nothing to say where no figure comes near the trigger */
  readonly note: SafeguardNote | undefined;
  /** the measure in force */
  readonly measure: Measure | undefined;
}

const answers = new WeakMap<Omit<SafeguardInput, 'on'>, Map<PlainDate, SafeguardAnswer>>();

/** The state of a safeguard on a day; remembered, since the lines of a chapter share it. */
function stateOn(input: Omit<SafeguardInput, 'on'>, on: PlainDate): SafeguardAnswer {
  const known = answers.get(input) ?? new Map<PlainDate, SafeguardAnswer>();
  answers.set(input, known);
  const answer = known.get(on) ?? assessSafeguard({ ...input, on });
  known.set(on, answer);
  return answer;
}

function effectOf(input: Omit<SafeguardInput, 'on'>, line: Line, on: PlainDate): SafeguardEffect | undefined {
  const { facts } = input;
  const { covered } = coverageOf(facts, line.code);
  if (covered === 'no') return undefined;
  const rate = facts.rates.find((each) => holdsOn(each, on))?.rate;
  const note = (status: SafeguardNote['status'], reason: string): SafeguardNote => ({
    safeguard: facts.id,
    name: facts.name,
    status,
    reason,
    ...(rate && { rate }),
  });
  const { status, reason, measures } = stateOn(input, on);
  if (status === 'notTriggered') return { note: undefined, measure: undefined };
  const why = reason ?? '';
  if (covered === 'unknown') {
    return { note: note('unknown', `whether the line is covered is not known; ${why}`), measure: undefined };
  }
  const measure = status === 'inForce' ? measures.find((each) => holdsOn(each, on)) : undefined;
  return { note: note(status, why), measure };
}

/** What the safeguards of an agreement do to goods of a line on a day; undefined where none covers the line. */
export function safeguardOn(
  agreement: string,
  line: Line,
  on: PlainDate,
  record: LawRecord,
): SafeguardEffect | undefined {
  for (const input of record.safeguards) {
    if (input.facts.agreement !== agreement || input.facts.importer !== line.importer) continue;
    const effect = effectOf(input, line, on);
    if (effect) return effect;
  }
  return undefined;
}
