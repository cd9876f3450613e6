import { divide, type Exact, formatExact, multiply, roundTo, sign, subtract } from '../../base/index.js';
import { type Evidence, formatCode, lowerEvidence } from '../../law/index.js';
import { causeOf } from './causes.js';
import type { Explained } from './explain.js';
import type {
  LineUtilisation,
  ReconciledLine,
  ReportedExplanation,
  ReportedParameter,
  ReportedTreatment,
} from './report.js';
import { toTheDuty } from './tolerance.js';
import type { Finding, Goods, LawfulDuty, Parameter } from './types.js';
import type { Used, Utilisation } from './utilisation.js';

const CENTS = 2;
const DECIMALS = { share: 6, rate: 6, unitValue: 4 } as const;
const HUNDRED: Exact = { n: 100, d: 1 };

/** An amount to the cent. */
export const money = (amount: Exact): string => formatExact(roundTo(amount, CENTS));

/** A part of a whole in per cent; of nothing it is nothing. */
export const percentOf = (part: Exact, whole: Exact, decimals: number): string =>
  sign(whole) === 0 ? '0' : formatExact(roundTo(multiply(divide(part, whole), HUNDRED), decimals));

const treatmentOf = ({ instrument, name, notation, layers, from, to }: LawfulDuty): ReportedTreatment => ({
  instrument,
  name,
  rate: notation,
  onTop: layers.map((each) => each.name),
  from,
  to,
});

const parameterOf = ({ id, label, value, unit, atLeast }: Parameter): ReportedParameter => ({
  id,
  label,
  value: formatExact(roundTo(value, DECIMALS[id])),
  ...(unit !== undefined && { unit }),
  ...(atLeast && { atLeast }),
});

function explanationOf(finding: Finding, exact: boolean, { collected }: Goods): ReportedExplanation {
  const { kind, label, note, duties, duty, parameters } = finding;
  const grade: Evidence = exact ? 'computed' : 'reconstructed';
  return {
    kind,
    label,
    ...(note && { note }),
    treatments: duties.map(treatmentOf),
    duty: duty ? money(duty) : null,
    difference: duty ? money(subtract(collected, duty)) : null,
    parameters: parameters.map(parameterOf),
    evidence: duties.map(({ evidence }) => evidence).reduce(lowerEvidence, grade),
  };
}

function utilisationShown(used: Used, goods: Goods): LineUtilisation {
  const { preference, saved, unused, ordinaryDuty, preferenceDuty } = used;
  const ordinary = goods.lawful.find(({ scope }) => scope === 'ordinary');
  return {
    instrument: preference.instrument,
    rate: preference.notation,
    ordinaryRate: ordinary?.notation ?? '',
    ordinaryDuty: money(ordinaryDuty),
    preferenceDuty: money(preferenceDuty),
    valueUnderPreference: money(used.valueUnder),
    saved: money(saved),
    unused: money(unused),
    percent: percentOf(saved, subtract(ordinaryDuty, preferenceDuty), 2),
    evidence: used.evidence,
  };
}

/** A line as the report shows it. */
export function reportLine(
  goods: Goods,
  description: string,
  explained: Explained,
  utilisation: Utilisation,
): ReconciledLine {
  const { finding, alternatives } = explained;
  const { importer, collected } = goods;
  const exact = explained.class === 'exact';
  return {
    code: formatCode(importer, goods.code),
    description,
    value: formatExact(goods.value),
    collected: formatExact(collected),
    class: explained.class,
    toTheDuty: exact && finding?.duty !== undefined && toTheDuty(collected, finding.duty, importer),
    explanation: finding ? explanationOf(finding, exact, goods) : null,
    alternatives: alternatives.map((each) => explanationOf(each, exact, goods)),
    cause: finding ? null : causeOf(goods),
    utilisation: typeof utilisation === 'string' ? null : utilisationShown(utilisation, goods),
    utilisationNotComputed: utilisation === 'notComputed',
  };
}
