import type { PlainDate } from '../../base/index.js';
import type { Label } from '../determination.js';
import type { Grounds } from '../grounds.js';
import type { ImporterCode } from '../record.js';
import type { QuestionFacts } from '../stack/question.js';
import type { ChargeRule } from './rules/index.js';

/** Something only the importer can say of the goods; where it is quiet, a layer is not called conditional for it. */
export interface LayerQuestion extends QuestionFacts {
  /** lists of the products of which it can be asked; every product when absent */
  readonly products?: readonly string[];
  /** beginnings of codes of which it is not asked, as if the answer fitted */
  readonly notFor?: readonly string[];
  /** the first and last days on which the answer matters; every day of the layer when absent */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** A question of a layer by its id; with lists of products where they are other than those of the question. */
export type Asked = string | { readonly question: string; readonly products: readonly string[] };

/** A duty on top of the schedule. */
export interface LayerFacts extends Grounds {
  readonly id: string;
  readonly name: Label;
  readonly family: string;
  /** of chapter 99 */
  readonly headings: readonly string[];
  readonly from: PlainDate;
  /** null: no end is known */
  readonly to: PlainDate | null;
  /** lists of the products it is on; every product when absent */
  readonly products?: readonly string[];
  /** lists of products it is not on */
  readonly except?: readonly string[];
  readonly charge: ChargeRule;
  /** due only if the answer to each is yes */
  readonly if?: readonly Asked[];
  /** not due if the answer to any is yes */
  readonly unless?: readonly Asked[];
  /** families of later layers that are not due where this one is */
  readonly insteadOf?: readonly string[];
  /** not on the content that another layer is charged on */
  readonly besidesContent?: true;
  /** nor on this content, where it is at least so many per cent of the value */
  readonly lessContent?: { readonly content: string; readonly atLeast: string };
  /** what its days rest on, where that is less than what it itself rests on */
  readonly days?: Grounds;
}

/** A list of products and what it rests on. */
export interface LayerList extends Grounds {
  readonly id: string;
  readonly codes: readonly string[];
  /** the list of the text holds from this day; what it was before is inferred from it */
  readonly changed?: PlainDate;
  /** the first day on which products are on it; every day when absent */
  readonly from?: PlainDate;
}

/** The duties on top of one importer's schedule, on goods of some origins. */
export interface LayersFacts {
  readonly importer: ImporterCode;
  readonly origins: readonly string[];
  readonly from: PlainDate;
  /** the day of the official text that was read */
  readonly text: PlainDate;
  /** the last day for which it is known which of them were applied */
  readonly known: { readonly on: PlainDate } & Grounds;
  readonly lists: readonly LayerList[];
  readonly questions: readonly LayerQuestion[];
  /** in the order in which they are applied */
  readonly layers: readonly LayerFacts[];
}
