import type { PlainDate } from '../base/index.js';
import type { NomenclatureName } from './nomenclature.js';

/** Free, zero, not covered and unknown are four different things; see docs/concepts.md. */
export type Status = 'available' | 'conditional' | 'notCovered' | 'notApplicable' | 'notComputed';

/** Best first. The lowest grade used is the grade of an answer. */
export const EVIDENCE = ['published', 'computed', 'reconstructed', 'secondary', 'unverified'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** The lower of two grades. */
export const lowerEvidence = (a: Evidence, b: Evidence): Evidence =>
  EVIDENCE.indexOf(a) >= EVIDENCE.indexOf(b) ? a : b;

export interface Citation {
  readonly title: string;
  /** article, note, page, line and column: where in the source */
  readonly locator: string;
  readonly url?: string;
}

/** One step of the arithmetic. */
export interface Step {
  readonly label: string;
  readonly expression: string;
  readonly result: string;
  /** given when this step rests on less than the rest of the answer */
  readonly evidence?: Evidence;
}

/** A text for people, in both languages. */
export interface Label {
  readonly en: string;
  readonly ja: string;
}

/** Something an answer leaves out, and where to look for it. */
export interface NotIncluded {
  readonly id: string;
  readonly label: Label;
  readonly where: Label;
  readonly url?: string;
  /** goods it concerns, when not all */
  readonly appliesTo?: string;
  /** beginnings of the codes it may concern, when not all */
  readonly products?: readonly string[];
}

export interface DutyAmount {
  /** decimal text */
  readonly amount: string;
  readonly currency: string;
}

/** The least or the most that a rate left open can be. */
export interface RateEnd {
  readonly notation: string;
  readonly official: string;
  /** null when the question lacks what the duty takes */
  readonly duty: DutyAmount | null;
}

/** A rate that the facts leave open: what it lies between, and, where they can be told, all it can be. */
export interface RateSpan {
  readonly lowest: RateEnd;
  /** null when it is only known that the rate was not above the ordinary one */
  readonly highest: RateEnd | null;
  /**
   * every rate that is left, likeliest first, with the share of belief in it where the editions teach one; empty when
   * only the ends are known
   */
  readonly rates: readonly {
    readonly notation: string;
    readonly official: string;
    readonly belief?: string;
  }[];
}

/** What a safeguard of the agreement does to a treatment on the day. */
export interface SafeguardNote {
  readonly safeguard: string;
  readonly name: Label;
  readonly status: 'notTriggered' | 'triggered' | 'inForce' | 'ended' | 'unknown';
  /** why, in words */
  readonly reason: string;
  /** what is paid while a measure runs, in canonical notation, where the facts have it */
  readonly rate?: string;
}

/** How the quota of a treatment stands on the day. */
export interface QuotaNote {
  readonly quota: string;
  readonly name: Label;
  /** the quota year */
  readonly year: string;
  readonly status: 'open' | 'critical' | 'exhausted' | 'unknown';
  /** why, in words */
  readonly reason: string | null;
}

/** A duty on top of the schedule, a fee or a tax on a treatment. */
export interface Charge {
  readonly id: string;
  readonly kind: 'duty' | 'fee' | 'tax';
  readonly name: Label;
  readonly status: Status;
  /** why it is not due or not computed; on what it is conditional */
  readonly reason?: Label;
  /** of chapter 99, of a duty on top of the U.S. schedule */
  readonly headings?: readonly string[];
  readonly rate: string;
  /** null unless the status is available or conditional */
  readonly amount: DutyAmount | null;
  /** what the question lacks */
  readonly needs: readonly string[];
  readonly evidence: Evidence;
  readonly steps: readonly Step[];
  readonly citations: readonly Citation[];
}

/** What the total would be if a question of a charge were answered otherwise than is taken. */
export interface Otherwise {
  readonly question: string;
  readonly label: Label;
  readonly answer: boolean;
  readonly total: DutyAmount | null;
}

/** A treatment with all that lies on top of it. */
export interface Stack {
  readonly charges: readonly Charge[];
  /** the duty of the treatment and the duties on top; null where one of them is not computed */
  readonly duties: DutyAmount | null;
  /** duties, fees and taxes */
  readonly total: DutyAmount | null;
  /** one for each question that is left open */
  readonly otherwise: readonly Otherwise[];
  /** the lowest grade of the duty and of the charges that are due */
  readonly evidence: Evidence;
}

export interface Treatment {
  readonly instrument: string;
  readonly quota?: 'in' | 'out';
  readonly status: Status;
  /** why it is not available, covered, applicable or computed; on what it is conditional */
  readonly reason?: string;
  readonly claimed?: boolean;
  readonly evidence: Evidence;
  /** null when the line has no rate under this instrument */
  readonly rate: { readonly notation: string; readonly official: string } | null;
  /** in place of a rate, where the facts leave several */
  readonly span?: RateSpan;
  /** null unless the status is available or conditional */
  readonly duty: DutyAmount | null;
  /** what lies on top of the duty; absent where there is no duty or the facts have nothing for the importer and origin */
  readonly stack?: Stack | undefined;
  /** set where a safeguard bears on the treatment, or where it is not known whether it does */
  readonly safeguard?: SafeguardNote;
  /** of a treatment within a quota whose order is in the facts */
  readonly quotaState?: QuotaNote;
  /** what the importer must have or show */
  readonly requires: readonly string[];
  /** what the question lacks: "value", "kg", "kg of lead content", "part: case" */
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
  readonly notIncluded: readonly NotIncluded[];
  readonly citations: readonly Citation[];
}

export interface DeterminedLine {
  /** with the importer's punctuation: 0201.30-010, 8415.90.80 */
  readonly code: string;
  readonly seq: number;
  /** the importer whose schedule it belongs to */
  readonly country: string;
  /** short product name, Kanzei's own words; that of the nearest heading when the line has none */
  readonly description: string;
  /** the same of its heading, in Japanese */
  readonly japanese?: string;
  readonly units: readonly string[];
  /** season, use or band of unit value of the line itself */
  readonly when?: string;
}

/** How the codes of an answer stand to the nomenclature of the day. */
export interface CodeMapping {
  /** the code asked for, where it is of another nomenclature than the line */
  readonly asked?: string;
  /** the nomenclature of the code asked for, or of the line */
  readonly codesOf: NomenclatureName;
  /** the nomenclature in force on the day */
  readonly onDay: NomenclatureName;
  /** the subheadings it corresponds to, the one of the conversion table first; none where no table is at hand */
  readonly counterparts: readonly string[];
  /** 1:1, n:1, 1:n or n:n; absent where no table is at hand */
  readonly relation?: string;
  readonly note: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** That duties on top of the schedule are not computed, or that there are none. */
export interface LayersNote {
  readonly status: 'notComputed' | 'notApplicable';
  readonly reason: Label;
}

/** What one line pays: every treatment open to the shipment, and the best lawful one. */
export interface Determination {
  readonly line: DeterminedLine;
  /** set where the code asked for, or the line's own, is of another nomenclature than the day's */
  readonly mapping?: CodeMapping;
  /** how the season or the band of unit value of the line takes the shipment; absent for lines without one */
  readonly selection?: string;
  readonly treatments: readonly Treatment[];
  /** instrument of the cheapest available treatment; null when none can be named */
  readonly best: string | null;
  /** why none can be named, or what the choice rests on beside the rates */
  readonly bestReason?: string;
  /** duties on top of the schedule; absent where they are in the stack of each treatment */
  readonly layers?: LayersNote;
  readonly notIncluded: readonly NotIncluded[];
}

/** Whether a treatment is the best of its line. */
export const isBest = (
  { instrument, status }: Pick<Treatment, 'instrument' | 'status'>,
  { best }: Pick<Determination, 'best'>,
): boolean => instrument === best && status === 'available';

/** The best treatment of a line, where one can be named. */
export const bestTreatment = (determination: Determination): Treatment | undefined =>
  determination.treatments.find((treatment) => isBest(treatment, determination));

/** Lines of a prefix that do not take this shipment. */
export interface SkippedLine {
  readonly code: string;
  readonly seq: number;
  readonly reason: string;
}

/** A named quantity, part or answer of the question that no rate or charge of the lines asks for. */
export interface UnusedInput {
  readonly name: string;
  /** the names that they do ask for */
  readonly asked: readonly string[];
}

/** What an answer rests on because the person asking said so, not because the facts do. */
export interface Assumption {
  /** what it changes: an instrument or a safeguard */
  readonly about: string;
  readonly label: Label;
  /** the rule that turns what is assumed into what follows */
  readonly citation?: Citation;
}

export interface Answer {
  readonly asOf: PlainDate;
  readonly importer: string;
  readonly origin: string;
  /** none in a question that leaves the facts as they are */
  readonly assumptions: readonly Assumption[];
  readonly editions: readonly { readonly source: string; readonly date: PlainDate }[];
  readonly determinations: readonly Determination[];
  /** present when a season or a band of unit value chose among lines */
  readonly skipped: readonly SkippedLine[];
  readonly unused: readonly UnusedInput[];
  /** answers to questions that no charge of the lines asks */
  readonly unusedAnswers: readonly UnusedInput[];
}
