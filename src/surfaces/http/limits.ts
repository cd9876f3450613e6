/** What one server gives to those who ask. */
export interface Limits {
  /** of a question in JSON, in bytes */
  readonly question: number;
  /** of all questions in JSON that are read at once */
  readonly questions: number;
  /** of a file of entries, in bytes */
  readonly upload: number;
  /** until the headers of a request are whole, in milliseconds */
  readonly headers: number;
  /** until a question in JSON is whole */
  readonly body: number;
  /** until a request is whole, the file it brings included */
  readonly request: number;
  /** files assessed at once */
  readonly runs: number;
  /** requests a minute of one address; 0: no limit. A request that takes long counts for more */
  readonly rate: number;
  /** addresses remembered */
  readonly addresses: number;
  /** results of files kept at once, and for how many milliseconds */
  readonly results: number;
  readonly resultLife: number;
  /** what runs may go on for so long when the server is stopped */
  readonly grace: number;
  /** connections at once */
  readonly connections: number;
}

const MEGABYTE = 1024 * 1024;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const LIMITS: Limits = {
  question: MEGABYTE,
  questions: 64 * MEGABYTE,
  upload: 256 * MEGABYTE,
  headers: 20 * SECOND,
  body: 10 * SECOND,
  request: 5 * MINUTE,
  runs: 2,
  rate: 3000,
  addresses: 10_000,
  results: 20,
  resultLife: 15 * MINUTE,
  grace: 30 * SECOND,
  connections: 16_384,
};
