import type { Citation, Evidence, Label, ReconciledLine, Reconciliation } from '../../../src/kanzei.js';

export type LineClass = ReconciledLine['class'];

/** How far the preference of a line was used; money in the importer's currency. */
export interface LineUse {
  readonly instrument: string;
  readonly rate: string;
  readonly ordinaryRate: string;
  readonly valueUnderPreference: string;
  readonly saved: string;
  readonly unused: string;
  readonly percent: string;
  readonly evidence: Evidence;
}

/** A line as the page shows it. */
export interface ShownLine {
  readonly code: string;
  readonly description: string;
  readonly value: string;
  readonly collected: string;
  readonly class: LineClass;
  /** the kind of explanation, or the cause where there is none */
  readonly label: Label;
  /** instrument and rate */
  readonly treatments: readonly string[];
  readonly parameters: readonly { readonly label: Label; readonly value: string }[];
  /** whether other treatments fit as well */
  readonly ambiguous: boolean;
  readonly use: LineUse | null;
}

type Head = Pick<
  Reconciliation,
  | 'importer'
  | 'origin'
  | 'year'
  | 'currency'
  | 'file'
  | 'editions'
  | 'tolerance'
  | 'total'
  | 'exact'
  | 'toTheValue'
  | 'parameter'
  | 'unexplained'
  | 'kinds'
  | 'utilisation'
  | 'chapters'
  | 'notIncluded'
> & {
  readonly citations: readonly Citation[];
  /** the day on which it was made */
  readonly made: string;
};

/** A reconciliation as the page shows it. */
export interface Reconciled extends Head {
  readonly lines: readonly ShownLine[];
}

type Place = number;
type PackedUse = readonly [
  instrument: string,
  rate: string,
  ordinaryRate: string,
  valueUnderPreference: string,
  saved: string,
  unused: string,
  percent: string,
  evidence: Evidence,
];
type PackedLine = readonly [
  code: string,
  description: string,
  value: string,
  collected: string,
  kind: Place,
  label: Place,
  treatments: readonly Place[],
  parameters: readonly (readonly [Place, string])[],
  ambiguous: 0 | 1,
  use: PackedUse | 0,
];

/** A reconciliation in few bytes: what is said of many lines stands once. */
export interface Packed extends Head {
  readonly labels: readonly Label[];
  readonly treatments: readonly string[];
  readonly lines: readonly PackedLine[];
}

const CLASSES: readonly LineClass[] = ['exact', 'parameter', 'unexplained'];
const BOUNDS = { atLeast: '≥ ', atMost: '≤ ' } as const;
const NO_LABEL: Label = { en: '', ja: '' };

function packedUse({ utilisation: use }: ReconciledLine): PackedUse | 0 {
  if (!use) return 0;
  const { instrument, rate, ordinaryRate, valueUnderPreference, saved, unused, percent, evidence } = use;
  return [instrument, rate, ordinaryRate, valueUnderPreference, saved, unused, percent, evidence];
}

/** Packs a report. */
export function pack(report: Reconciliation, made: string): Packed {
  const places = new Map<string, Place>();
  const labels: Label[] = [];
  const placeOf = (label: Label): Place => {
    const key = JSON.stringify(label);
    const place = places.get(key) ?? labels.push(label) - 1;
    places.set(key, place);
    return place;
  };
  const treatments: string[] = [];
  const known = new Map<string, Place>();
  const treatmentAt = (text: string): Place => {
    const place = known.get(text) ?? treatments.push(text) - 1;
    known.set(text, place);
    return place;
  };
  const lines = report.lines.map((line): PackedLine => {
    const { explanation, cause } = line;
    return [
      line.code,
      line.description,
      line.value,
      line.collected,
      CLASSES.indexOf(line.class),
      placeOf(explanation?.label ?? cause ?? NO_LABEL),
      explanation?.treatments.map(({ instrument, rate }) => treatmentAt(`${instrument} ${rate}`)) ?? [],
      explanation?.parameters.map(({ label, value, unit, bound }) => [
        placeOf(label),
        `${bound ? BOUNDS[bound] : ''}${value}${unit === undefined ? '' : `/${unit}`}`,
      ]) ?? [],
      line.alternatives.length > 0 ? 1 : 0,
      packedUse(line),
    ];
  });
  const { importer, origin, year, currency, file, editions, tolerance, total } = report;
  const { exact, toTheValue, parameter, unexplained, kinds, utilisation, chapters } = report;
  const { notIncluded, citations } = report;
  return {
    ...{ made, importer, origin, year, currency, file, editions, tolerance, total },
    ...{ exact, toTheValue, parameter, unexplained, kinds, utilisation, chapters, notIncluded, citations },
    labels,
    treatments,
    lines,
  };
}

/** What a packed report says. */
export function unpack({ labels, treatments, lines, ...head }: Packed): Reconciled {
  const labelAt = (place: Place): Label => labels[place] ?? NO_LABEL;
  return {
    ...head,
    lines: lines.map(([code, description, value, collected, of, label, places, parameters, more, use]) => ({
      code,
      description,
      value,
      collected,
      class: CLASSES[of] as LineClass,
      label: labelAt(label),
      treatments: places.map((place) => treatments[place] ?? ''),
      parameters: parameters.map(([place, text]) => ({ label: labelAt(place), value: text })),
      ambiguous: more === 1,
      use:
        use === 0
          ? null
          : {
              instrument: use[0],
              rate: use[1],
              ordinaryRate: use[2],
              valueUnderPreference: use[3],
              saved: use[4],
              unused: use[5],
              percent: use[6],
              evidence: use[7],
            },
    })),
  };
}
