import {
  countryName,
  type Exact,
  exact,
  formatExact,
  lesser,
  Problem,
  sign,
  subtract,
} from '../base/index.js';
import {
  type Answer,
  bestTreatment,
  type Determination,
  type DeterminedLine,
  type DutyAmount,
  type LayersNote,
  linesOn,
  type NotIncluded,
  type Treatment,
} from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { answerFor } from './duty.js';
import { type DutyRequest, toQuery } from './request.js';

/** A question for what goods of several origins pay, as a person writes it. */
export interface CompareRequest extends Omit<DutyRequest, 'from' | 'claim'> {
  /** countries of origin, 2 to 20 */
  readonly origins: readonly string[];
}

/** A treatment that is not the best of its origin, in short. */
export interface OtherTreatment
  extends Pick<Treatment, 'instrument' | 'quota' | 'status' | 'duty' | 'reason'> {
  /** canonical notation */
  readonly rate: string | null;
}

/** An amount beside those of the other origins. */
export interface ComparedAmount {
  /** null where it is not computed */
  readonly amount: DutyAmount | null;
  /** what it is above the least that is known; null where it is not computed */
  readonly margin: DutyAmount | null;
}

/** What goods of one origin pay on a line, as `duty` says. */
export interface ComparedOrigin extends Pick<Determination, 'best' | 'bestReason'> {
  readonly origin: string;
  /** the best treatment; null where none can be named */
  readonly treatment: Treatment | null;
  readonly duty: ComparedAmount;
  /** with the duties on top */
  readonly duties: ComparedAmount;
  readonly others: readonly OtherTreatment[];
  readonly layers?: LayersNote;
  readonly notIncluded: readonly NotIncluded[];
}

/** Which origins pay least. */
export interface Cheapest {
  /** none where nothing is computed */
  readonly origins: readonly string[];
  /** those whose amount is not computed and could be lower */
  readonly open: readonly string[];
}

export interface ComparedLine extends Pick<Determination, 'line' | 'mapping' | 'selection'> {
  /** in the order of the question */
  readonly origins: readonly ComparedOrigin[];
  readonly cheapest: { readonly duty: Cheapest; readonly duties: Cheapest };
}

export interface Comparison
  extends Pick<
    Answer,
    'asOf' | 'importer' | 'assumptions' | 'editions' | 'skipped' | 'unused' | 'unusedAnswers'
  > {
  readonly origins: readonly string[];
  readonly lines: readonly ComparedLine[];
}

const FEWEST_ORIGINS = 2;
const MOST_ORIGINS = 20;
const MOST_LINES = 100;

function checkOrigins(origins: readonly string[]): void {
  if (origins.length >= FEWEST_ORIGINS && origins.length <= MOST_ORIGINS) return;
  throw new Problem(
    'invalidInput',
    `${origins.length === 0 ? 'no' : origins.length} ${origins.length === 1 ? 'origin is' : 'origins are'} given; ${FEWEST_ORIGINS} to ${MOST_ORIGINS} are compared`,
    ['--origins US,AU'],
  );
}

function checkDistinct(origins: readonly string[]): void {
  const twice = origins.find((origin, i) => origins.indexOf(origin) !== i);
  if (twice === undefined) return;
  throw new Problem('invalidInput', `${countryName(twice)} (${twice}) is given twice; give it once`);
}

/** The duty with those on top; null where they are not computed. */
const dutiesOf = ({ duty, stack }: Treatment, layers: LayersNote | undefined): DutyAmount | null =>
  stack ? stack.duties : layers?.status === 'notComputed' ? null : duty;

interface Known {
  readonly origin: string;
  readonly amount: DutyAmount | null;
}

const exactly = ({ amount }: DutyAmount): Exact => exact(amount);

/** The amounts beside the least of them. */
function beside(all: readonly Known[]): {
  readonly amounts: readonly ComparedAmount[];
  readonly cheapest: Cheapest;
} {
  const [first, ...rest] = all.flatMap(({ amount }) => (amount ? [exactly(amount)] : []));
  const least = first && rest.reduce(lesser, first);
  const marginOf = (amount: DutyAmount): Exact => subtract(exactly(amount), least as Exact);
  return {
    amounts: all.map(({ amount }) => ({
      amount,
      margin: amount && { amount: formatExact(marginOf(amount)), currency: amount.currency },
    })),
    cheapest: {
      origins: all.filter(({ amount }) => amount && sign(marginOf(amount)) === 0).map(({ origin }) => origin),
      // nothing is lower than no duty
      open: least && sign(least) === 0 ? [] : all.filter(({ amount }) => !amount).map(({ origin }) => origin),
    },
  };
}

function otherOf({ instrument, quota, status, reason, rate, duty }: Treatment): OtherTreatment {
  return {
    instrument,
    ...(quota !== undefined && { quota }),
    status,
    ...(reason !== undefined && { reason }),
    rate: rate?.notation ?? null,
    duty,
  };
}

interface Rival {
  readonly origin: string;
  readonly determination: Determination;
}

/** What each answer says of a line. */
const rivalsOn = ({ code, seq }: DeterminedLine, answers: readonly Answer[]): readonly Rival[] =>
  answers.flatMap(({ origin, determinations }) => {
    const determination = determinations.find(({ line }) => line.code === code && line.seq === seq);
    return determination ? [{ origin, determination }] : [];
  });

/** One line, by what goods of each origin pay on it. */
function comparedLine(rivals: readonly Rival[]): ComparedLine {
  const { line, mapping, selection } = (rivals[0] as Rival).determination;
  const bests = rivals.map(({ origin, determination }) => ({
    origin,
    treatment: bestTreatment(determination) ?? null,
    layers: determination.layers,
  }));
  const duty = beside(bests.map(({ origin, treatment }) => ({ origin, amount: treatment?.duty ?? null })));
  const duties = beside(
    bests.map(({ origin, treatment, layers }) => ({
      origin,
      amount: treatment && dutiesOf(treatment, layers),
    })),
  );
  return {
    line,
    ...(mapping && { mapping }),
    ...(selection !== undefined && { selection }),
    origins: rivals.map(({ origin, determination }, i) => {
      const { best, bestReason, treatments, layers, notIncluded } = determination;
      const treatment = bests[i]?.treatment ?? null;
      return {
        origin,
        best,
        ...(bestReason !== undefined && { bestReason }),
        treatment,
        duty: duty.amounts[i] as ComparedAmount,
        duties: duties.amounts[i] as ComparedAmount,
        others: treatments.filter((each) => each !== treatment).map(otherOf),
        ...(layers && { layers }),
        notIncluded,
      };
    }),
    cheapest: { duty: duty.cheapest, duties: duties.cheapest },
  };
}

/** What no answer has a use for; with all that any of them asks. */
function unusedByAll(lists: readonly Answer['unused'][]): Answer['unused'] {
  const [first = [], ...rest] = lists;
  return first
    .filter(({ name }) => rest.every((list) => list.some((each) => each.name === name)))
    .map(({ name }) => {
      const asked = lists.flatMap((list) =>
        list.filter((each) => each.name === name).flatMap((each) => each.asked),
      );
      return { name, asked: [...new Set(asked)] };
    });
}

/**
 * What the same goods pay from several origins, line by line: the best treatment of each as `duty` finds it, and how far its
 * duty is above the least. Throws Problem as `duty` does, and `invalidInput` for one origin, for more than 20, for one that
 * is given twice, and for a code of more than 100 lines.
 */
export function compare(request: CompareRequest, record: TariffRecord): Comparison {
  const { origins, ...goods } = request;
  checkOrigins(origins);
  const queries = origins.map((from) => toQuery({ ...goods, from }, record));
  checkDistinct(queries.map(({ origin }) => origin));
  const [first] = queries as [(typeof queries)[0]];
  const { length } = linesOn(first, record).found;
  if (length > MOST_LINES) {
    throw new Problem(
      'invalidInput',
      `${request.code} has ${length} lines; at most ${MOST_LINES} are compared, so write a longer code`,
    );
  }
  const answers = queries.map((query) => answerFor(query, request.code, record));
  const { asOf, importer, assumptions, editions, skipped, determinations } = answers[0] as Answer;
  return {
    asOf,
    importer,
    origins: answers.map(({ origin }) => origin),
    assumptions,
    editions,
    lines: determinations.map(({ line }) => comparedLine(rivalsOn(line, answers))),
    skipped,
    unused: unusedByAll(answers.map(({ unused }) => unused)),
    unusedAnswers: unusedByAll(answers.map(({ unusedAnswers }) => unusedAnswers)),
  };
}

/** Whether nothing of a comparison could be priced. */
export const nothingCompared = ({ lines }: Comparison): boolean =>
  lines.every(({ origins }) => origins.every(({ treatment }) => treatment === null));
