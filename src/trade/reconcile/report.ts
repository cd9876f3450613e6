import type { PlainDate } from '../../base/index.js';
import type { Citation, Evidence, Label } from '../../law/index.js';
import type { BadRow } from '../collected/rows.js';
import type { LineClass } from './explain.js';

/** A lawful duty as a report shows it. */
export interface ReportedTreatment {
  readonly instrument: string;
  readonly name: Label;
  /** canonical notation */
  readonly rate: string;
  /** duties on top that it bears */
  readonly onTop: readonly Label[];
  /** days of the year on which it is lawful, in order */
  readonly days: readonly { readonly from: PlainDate; readonly to: PlainDate }[];
}

export interface ReportedParameter {
  readonly id: 'share' | 'unitValue' | 'rate';
  readonly label: Label;
  /** a share or a rate as a part of one, to six decimals; a unit value to four */
  readonly value: string;
  readonly unit?: string;
  /** the value is the least, or the most, that it can be */
  readonly bound?: 'atLeast' | 'atMost';
}

export interface ReportedExplanation {
  readonly kind: string;
  readonly label: Label;
  readonly note?: Label;
  /** one, or the two between which the duty collected lies */
  readonly treatments: readonly ReportedTreatment[];
  /** the lawful duty on the whole value; null where a parameter is free */
  readonly duty: string | null;
  /** collected less lawful; null where a parameter is free */
  readonly difference: string | null;
  readonly parameters: readonly ReportedParameter[];
  readonly evidence: Evidence;
}

export interface LineUtilisation {
  readonly instrument: string;
  readonly rate: string;
  readonly ordinaryRate: string;
  readonly ordinaryDuty: string;
  readonly preferenceDuty: string;
  readonly valueUnderPreference: string;
  readonly saved: string;
  /** duty that the preference could have saved besides */
  readonly unused: string;
  /** saved to all that could be saved, in per cent to two decimals */
  readonly percent: string;
  readonly evidence: Evidence;
}

/** What was collected on one code, and what explains it. */
export interface ReconciledLine {
  readonly code: string;
  /** short product name, Kanzei's own words; empty where the schedule has no line */
  readonly description: string;
  readonly value: string;
  readonly collected: string;
  readonly class: LineClass;
  /** one treatment on the whole value explains it exactly, or at least to 0.05 % of the value */
  readonly toTheValue: boolean;
  readonly explanation: ReportedExplanation | null;
  /** other lawful treatments that fit as well */
  readonly alternatives: readonly ReportedExplanation[];
  /** why nothing explains it */
  readonly cause: Label | null;
  /** null where the line has no preference below the ordinary duty, and where its use cannot be told */
  readonly utilisation: LineUtilisation | null;
  /** why the use of the line's preference cannot be told */
  readonly utilisationNotComputed: Label | null;
}

/** Part of the import value. */
export interface Part {
  readonly lines: number;
  readonly value: string;
  readonly collected: string;
  /** of the import value, in per cent to four decimals */
  readonly percent: string;
}

export interface KindPart extends Part {
  readonly kind: string;
  readonly class: LineClass;
  readonly label: Label;
}

export interface UtilisationTotal {
  /** lines with a preference below the ordinary duty whose use can be told */
  readonly lines: number;
  readonly value: string;
  readonly valueUnderPreference: string;
  readonly ordinaryDuty: string;
  readonly saved: string;
  readonly unused: string;
  /** saved to all that could be saved, in per cent to two decimals; null without any */
  readonly percent: string | null;
}

export interface ChapterPart {
  readonly chapter: string;
  readonly value: string;
  readonly collected: string;
  readonly exact: string;
  readonly parameter: string;
  readonly unexplained: string;
  readonly utilisation: UtilisationTotal;
}

/** What was collected in a year on the goods of one country, reconciled with what the law allows. */
export interface Reconciliation {
  readonly importer: string;
  readonly origin: string;
  readonly year: number;
  readonly currency: string;
  readonly file: string;
  readonly editions: readonly PlainDate[];
  /** exact is within the greater of an amount and of a part of the duty; more widely, of a part of the value */
  readonly tolerance: {
    readonly amount: string;
    readonly percentOfDuty: string;
    readonly percentOfValue: string;
  };
  readonly total: { readonly lines: number; readonly value: string; readonly collected: string };
  readonly exact: Part;
  /** what would be exact by the wider tolerance, of the value; not one more part of the whole */
  readonly toTheValue: Part;
  readonly parameter: Part;
  readonly unexplained: Part;
  readonly kinds: readonly KindPart[];
  readonly utilisation: UtilisationTotal & {
    /** of these, where another treatment explains the duty as well */
    readonly ambiguous: UtilisationTotal;
    /** lines with a preference whose use cannot be told */
    readonly notComputed: {
      readonly lines: number;
      readonly value: string;
      readonly reasons: readonly { readonly label: Label; readonly lines: number }[];
    };
    /**
     * lines with no treatment below their ordinary duty, and what they paid less than it: how much of what looks saved may
     * have entered free for other reasons
     */
    readonly control: {
      readonly lines: number;
      readonly ordinaryDuty: string;
      readonly less: string;
      /** of the ordinary duty, in per cent to two decimals */
      readonly percent: string;
    };
    readonly evidence: Evidence;
  };
  readonly chapters: readonly ChapterPart[];
  readonly lines: readonly ReconciledLine[];
  /** rows whose code stood before; their amounts are added up */
  readonly repeated: number;
  /** rows without value and duty */
  readonly empty: number;
  /** rows of other countries of origin: left out */
  readonly otherCountries: number;
  readonly badRows: { readonly count: number; readonly first: readonly BadRow[] };
  readonly notIncluded: readonly Label[];
  readonly citations: readonly Citation[];
}
