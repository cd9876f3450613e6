import type { Exact, PlainDate } from '../base/index.js';
import type { Cell, Condition } from '../notation/index.js';
import type { RateColumn } from './columnCell.js';
import type {
  Assumption,
  Citation,
  DeterminedLine,
  Evidence,
  Label,
  LayersNote,
  NotIncluded,
} from './determination.js';
import type { LayersFacts } from './layers/facts.js';
import type { Correspondence, Nomenclature } from './nomenclature.js';
import type { Plans } from './plan.js';
import type { QuotaFacts } from './quota/facts.js';
import type { SafeguardInput } from './safeguard/types.js';
import type { FeesFacts } from './stack/facts.js';
import type { StagingSchedule } from './staging/schedules.js';

export type ImporterCode = 'JP' | 'US';

/** One published state of a schedule. */
export interface Edition {
  readonly importer: ImporterCode;
  readonly date: PlainDate;
  readonly source: string;
  readonly url?: string;
  readonly evidence: Evidence;
}

/** One tariff line in one edition. */
export interface Line {
  readonly importer: ImporterCode;
  readonly edition: Edition;
  /** digits only */
  readonly code: string;
  readonly seq: number;
  readonly units: readonly string[];
  readonly when: readonly Condition[];
  /** the line as an answer shows it */
  readonly described: DeterminedLine;
  /** a cell of the line has branches by band of unit value */
  readonly valueDecides: boolean;
  /** what the law has worked out for the line, kept with it */
  readonly plans: Plans;
  cell(column: string): Cell;
  /** the citation of one column of the line, by the label an answer gives it */
  citation(column: string): Citation;
}

export interface Dated {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

export interface Party extends Dated {
  readonly country: string;
  /** only for these importers; all of the instrument's when absent */
  readonly importers?: readonly ImporterCode[];
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** How one importer carries an instrument's rates. */
export interface InstrumentColumn {
  readonly importer: ImporterCode;
  /** column of the schedule; by origin where an agreement has several (RCEP) */
  readonly column?: string;
  readonly columnsByOrigin?: Readonly<Record<string, string>>;
  /** symbol in the U.S. Special column */
  readonly programme?: string;
  /** month and day on which rates step each year */
  readonly staging: string;
  /** what the staging day rests on */
  readonly stagingEvidence: Evidence;
  readonly requires: readonly string[];
  /** the rate is only for goods that are certified or described beyond their origin: `requires[0]` says how */
  readonly certified: boolean;
  readonly citation: Citation;
}

export interface Instrument {
  readonly id: string;
  readonly name: Label;
  /**
   * `ordinary`: the importer's own rates; `product`: open to any origin with column 1 treatment, for certified
   * products; `origin`: open to its parties
   */
  readonly scope: 'ordinary' | 'origin' | 'product';
  readonly columns: readonly InstrumentColumn[];
  /** `notInFacts`: who belongs to it on a date is not recorded, except who does not */
  readonly membership: 'known' | 'notInFacts';
  /** what its end rests on, where a question assumes one */
  readonly assumedEnd?: Citation;
  /** the life of the instrument itself */
  readonly inForce: Dated & { readonly evidence: Evidence; readonly citation: Citation };
  readonly parties: readonly Party[];
  /** origins that certainly do not belong to it, when membership is not recorded */
  readonly excluded: readonly ({ readonly countries: readonly string[] } & Dated)[];
  /** origins whose treatment the sources leave open */
  readonly unsettled: readonly {
    readonly country: string;
    readonly reason: string;
    readonly evidence: Evidence;
  }[];
}

export interface Group {
  readonly id: string;
  readonly members: readonly Party[];
}

/** How an importer rounds an amount, and what that rests on. */
export interface Rounding {
  /** a whole multiple of this remains */
  readonly to: Exact;
  readonly mode: 'down' | 'half-up';
  readonly evidence: Evidence;
  readonly citation: Citation;
}

export interface ImporterRules {
  readonly importer: ImporterCode;
  readonly currency: string;
  /** CIF or FOB */
  readonly valuation: string;
  /** the Harmonized System of each time, in date order */
  readonly nomenclatures: readonly Nomenclature[];
  readonly roundValue: Rounding;
  readonly roundDuty: Rounding;
  readonly notIncluded: readonly NotIncluded[];
  readonly stateTrading?: NotIncluded;
  /** what is said of duties on top of the schedule where they are not computed */
  readonly layers: LayersNote;
}

export interface StandardImportPrice extends Dated {
  readonly name: string;
  /** null when the amount is not in the facts */
  readonly amount: Exact | null;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** What the law asks of the record. */
export interface LawRecord {
  readonly instruments: readonly Instrument[];
  readonly standardImportPrices: readonly StandardImportPrice[];
  /** the safeguards of agreements with the volumes counted for them */
  readonly safeguards: readonly Omit<SafeguardInput, 'on'>[];
  /** the orders that open quotas */
  readonly quotas: readonly QuotaFacts[];
  /** duties on top of the schedules */
  readonly layers: readonly LayersFacts[];
  /** fees and taxes of an importer */
  fees(importer: ImporterCode): FeesFacts;
  /** what the person asking puts in place of facts; none in the record as it is */
  readonly assumptions: readonly Assumption[];
  rules(importer: ImporterCode): ImporterRules;
  group(id: string): Group;
  /** the latest edition not after the date; before the first, the first */
  edition(importer: ImporterCode, date: PlainDate): Edition;
  /** every edition of an importer's schedule, in date order */
  editionsOf(importer: ImporterCode): readonly Edition[];
  /** the lines whose code begins with the digits, in code order */
  lines(edition: Edition, digits: string): readonly Line[];
  /** how the rates of a column come down; undefined for a column whose rates do not */
  staging(importer: ImporterCode, column: RateColumn): StagingSchedule | undefined;
  /** the ways in which a line's rate in a column may be staged, as `readWays` reads them; undefined when none is recorded */
  ways(line: Line, column: string): string | undefined;
  /** how a subheading of one nomenclature stands in the other */
  correspondence(from: 'HS2017' | 'HS2022', subheading: string): Correspondence;
}
