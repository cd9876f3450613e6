import { formatExact, roundTo, subtract } from '../../base/index.js';
import { type Evidence, formatCode, lowerEvidence } from '../../law/index.js';
import { money, percentOf } from './amounts.js';
import { causeOf } from './causes.js';
import type { Explained } from './explain.js';
import type {
  LineUtilisation,
  ReconciledLine,
  ReportedExplanation,
  ReportedParameter,
  ReportedTreatment,
} from './report.js';
import type { Finding, Goods, LawfulDuty, Parameter } from './types.js';
import type { Used, Utilisation } from './utilisation.js';

const DECIMALS = { share: 6, rate: 6, unitValue: 4 } as const;

const treatmentOf = ({ instrument, name, notation, layers, spans }: LawfulDuty): ReportedTreatment => ({
  instrument,
  name,
  rate: notation,
  onTop: layers.map((each) => each.name),
  days: spans,
});

const parameterOf = ({ id, label, value, unit, bound }: Parameter): ReportedParameter => ({
  id,
  label,
  value: formatExact(roundTo(value, DECIMALS[id])),
  ...(unit !== undefined && { unit }),
  ...(bound && { bound }),
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
  const { importer, code, value, collected } = goods;
  const exact = explained.class === 'exact';
  return {
    code: formatCode(importer, code),
    description,
    value: formatExact(value),
    collected: formatExact(collected),
    class: explained.class,
    toTheValue: explained.toTheValue,
    explanation: finding ? explanationOf(finding, exact, goods) : null,
    alternatives: alternatives.map((each) => explanationOf(each, exact, goods)),
    cause: finding ? null : causeOf(goods),
    utilisation: utilisation.is === 'used' ? utilisationShown(utilisation, goods) : null,
    utilisationNotComputed: utilisation.is === 'notComputed' ? utilisation.because : null,
  };
}
