/** One timing of the economic models. */
export interface Timing {
  readonly what: string;
  /** median of the calls that were counted (see `measured`) */
  readonly seconds: number;
  /** the first call in the process */
  readonly first?: number;
  /** seconds to beat, as recorded on a two-core machine of this class */
  readonly toBeat?: number;
  /** what the run found, to see that the right thing was timed */
  readonly found?: string;
}
