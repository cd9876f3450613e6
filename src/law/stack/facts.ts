import type { PlainDate } from '../../base/index.js';
import type { Label } from '../determination.js';
import type { Grounds } from '../grounds.js';
import type { Question, QuestionFacts } from './question.js';

/** A value up to which goods enter free. */
export interface LowValueFacts extends Grounds {
  readonly id: string;
  readonly name: Label;
  readonly atMost: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly question: QuestionFacts;
  /** the answer with which goods are free */
  readonly freeIf: boolean;
  /** what the answer that is taken rests on, where that is less than what the relief itself rests on */
  readonly taken?: Grounds;
}

/** Fees on entries into the United States: facts/fees/us.yaml. */
export interface UnitedStatesFees {
  readonly importer: 'US';
  /** ids of what an answer leaves out where they are not computed */
  readonly computes: readonly string[];
  readonly merchandiseProcessingFee: {
    readonly name: Label;
    readonly percent: string;
    readonly formalAbove: { readonly value: string } & Grounds;
    readonly rate: Grounds;
    /** instruments whose goods are known to pay it */
    readonly paidUnder: readonly string[];
    /** asked of goods under any other */
    readonly waived: Question;
    /** that a claim under USJTA does not waive it */
    readonly usjta: Grounds;
    readonly years: readonly ({
      readonly name: string;
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly minimum: string;
      readonly maximum: string;
      /** of an automated informal entry */
      readonly informal?: string;
    } & Grounds)[];
  };
  readonly harborMaintenanceFee: {
    readonly name: Label;
    readonly percent: string;
    readonly question: Question;
    readonly rate: Grounds;
  };
  readonly lowValue: LowValueFacts;
}

/** Something asked of goods of some codes. */
export interface AskedByCode extends Grounds {
  readonly question: QuestionFacts;
  /** beginnings of the codes of which it is asked */
  readonly asked: readonly string[];
}

/** Taxes on imports into Japan: facts/fees/jp.yaml. */
export interface JapanTaxes {
  readonly importer: 'JP';
  /** ids of what an answer leaves out where they are not computed */
  readonly computes: readonly string[];
  readonly consumptionTax: {
    readonly national: Label;
    readonly local: Label;
    readonly baseDownTo: { readonly amount: string } & Grounds;
    readonly taxDownTo: { readonly amount: string } & Grounds;
    readonly rates: readonly ({
      readonly from: PlainDate;
      readonly to: PlainDate | null;
      /** in per cent */
      readonly standard: string;
      readonly reduced: string | null;
      /** share of the national tax: "22/78" */
      readonly local: string;
    } & Grounds)[];
    readonly reduced: AskedByCode;
    /** taxes that enter the base and are not computed */
    readonly excise: AskedByCode;
  };
  readonly lowValue: LowValueFacts;
}

/** What an importer's treasury takes beside the duty. */
export type FeesFacts = UnitedStatesFees | JapanTaxes;
