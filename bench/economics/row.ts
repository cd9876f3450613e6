/** One timing of the economic models. */
export interface Timing {
  readonly what: string;
  /** median over at least seven runs after one that is not counted */
  readonly seconds: number;
  /** seconds to beat, as recorded on a two-core machine of this class */
  readonly toBeat?: number;
  /** what the run found, to see that the right thing was timed */
  readonly found?: string;
}
