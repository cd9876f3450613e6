import { stringify } from 'csv-stringify/sync';
import type { ReconciledLine, Reconciliation, ReportedExplanation, ReportedParameter } from './report.js';

const treatments = ({ treatments: list }: ReportedExplanation): string =>
  list
    .map(({ instrument, rate, onTop }) => [`${instrument} ${rate}`, ...onTop.map(({ en }) => en)].join(' + '))
    .join(' | ');

const BOUNDS = { atLeast: 'at least ', atMost: 'at most ' } as const;

const parameter = ({ id, value, unit, bound }: ReportedParameter): string =>
  `${id} ${bound ? BOUNDS[bound] : ''}${value}${unit === undefined ? '' : ` per ${unit}`}`;

/** The columns of the line table, each from a line. */
const COLUMNS: Readonly<Record<string, (line: ReconciledLine) => string>> = {
  code: ({ code }) => code,
  description: ({ description }) => description,
  value: ({ value }) => value,
  collected: ({ collected }) => collected,
  class: (line) => line.class,
  explanation: ({ explanation }) => explanation?.kind ?? '',
  treatments: ({ explanation }) => (explanation ? treatments(explanation) : ''),
  duty: ({ explanation }) => explanation?.duty ?? '',
  difference: ({ explanation }) => explanation?.difference ?? '',
  to_the_value: ({ toTheValue }) => (toTheValue ? 'yes' : 'no'),
  parameters: ({ explanation }) => explanation?.parameters.map(parameter).join('; ') ?? '',
  alternatives: ({ alternatives }) =>
    alternatives.map((each) => `${each.kind}: ${treatments(each)}`).join('; '),
  note: ({ explanation }) => explanation?.note?.en ?? '',
  cause: ({ cause }) => cause?.en ?? '',
  evidence: ({ explanation }) => explanation?.evidence ?? '',
  preference: ({ utilisation }) => utilisation?.instrument ?? '',
  preference_rate: ({ utilisation }) => utilisation?.rate ?? '',
  ordinary_duty: ({ utilisation }) => utilisation?.ordinaryDuty ?? '',
  value_under_preference: ({ utilisation }) => utilisation?.valueUnderPreference ?? '',
  saved: ({ utilisation }) => utilisation?.saved ?? '',
  unused: ({ utilisation }) => utilisation?.unused ?? '',
  utilisation_percent: ({ utilisation }) => utilisation?.percent ?? '',
  utilisation_evidence: ({ utilisation }) => utilisation?.evidence ?? '',
  utilisation_not_computed: ({ utilisationNotComputed }) => utilisationNotComputed?.en ?? '',
};

/** The lines of a reconciliation as CSV in UTF-8, one row a line. */
export const lineTable = ({ lines }: Reconciliation): string =>
  stringify([
    Object.keys(COLUMNS),
    ...lines.map((line) => Object.values(COLUMNS).map((column) => column(line))),
  ]);
