import type { PlainDate } from '../../base/index.js';
import type {
  Answer,
  Assumption,
  Citation,
  CodeMapping,
  DeterminedLine,
  Evidence,
  Label,
  LayersNote,
  NotIncluded,
  SafeguardNote,
  Status,
  Step,
} from '../determination.js';
import type { ImporterCode } from '../record.js';

/** What is asked: the rates of the lines under a code for goods of an origin, over time. */
export interface PathQuery {
  readonly importer: ImporterCode;
  readonly origin: string;
  /** digits of a code or a prefix of one */
  readonly code: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** only these; for one that is not open to the origin, goods of one of its parties */
  readonly instruments?: readonly string[];
}

/** A rate as two notations write it. */
export interface RateTexts {
  readonly notation: string;
  readonly official: string;
}

/** Days on which a rate is the same, both ends included. */
export interface PathSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly status: Status;
  /** why it is not available; on what it is conditional */
  readonly reason?: string;
  /** null where there is no single rate */
  readonly rate: RateTexts | null;
  /** in place of a rate, where the facts leave several */
  readonly left?: {
    readonly lowest: RateTexts;
    /** null when it is only known that the rate was not above the ordinary one */
    readonly highest: RateTexts | null;
  };
  readonly safeguard?: SafeguardNote;
  readonly evidence: Evidence;
  /** how the rate was found, as on the first day */
  readonly steps: readonly Step[];
  readonly citations: readonly Citation[];
}

/** Days on which it is not known whether a safeguard measure runs; the rates of those days are the rates without one. */
export interface OpenMeasure {
  readonly safeguard: string;
  readonly name: Label;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** why, as on the first day */
  readonly reason: string;
}

/** The rates of one line under one instrument, in one quota and on one condition. */
export interface PathTrack {
  readonly instrument: string;
  /** whose goods it is for: the origin asked for, or a party of the instrument */
  readonly origin: string;
  readonly quota?: 'in' | 'out';
  /** what the importer must show beyond the claim for it to be this track */
  readonly conditions: readonly string[];
  /** in order, without overlap */
  readonly spans: readonly PathSpan[];
  /** in order, without overlap for one safeguard */
  readonly openMeasures: readonly OpenMeasure[];
}

export interface LinePath {
  readonly line: DeterminedLine;
  /** how the line's code stands to the nomenclature of earlier or later days */
  readonly mappings: readonly CodeMapping[];
  readonly tracks: readonly PathTrack[];
}

/** The rates of every line under a code over time. */
export interface RatePaths {
  readonly importer: string;
  readonly origin: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** none in a question that leaves the facts as they are */
  readonly assumptions: readonly Assumption[];
  /** every edition that the rates were worked out from */
  readonly editions: Answer['editions'];
  readonly lines: readonly LinePath[];
  readonly layers: LayersNote;
  readonly notIncluded: readonly NotIncluded[];
}
