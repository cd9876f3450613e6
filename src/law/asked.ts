/** What the rates and charges of an answer asked for, by name. */
export interface Asked {
  /** bases and parts */
  readonly names: Set<string>;
  /** questions of charges */
  readonly questions: Set<string>;
}
