import { availableParallelism } from 'node:os';
import {
  assessFile,
  assessOnClickHouse,
  type ClusterAddress,
  parseEncoding,
  type Run,
  type RunReport,
  type Stage,
} from '../assess/index.js';
import { Problem } from '../base/index.js';
import type { TariffRecord } from '../record/index.js';
import { givenFields } from './entryFields.js';
import { toAnswers } from './request.js';

export interface AssessRequest {
  /** path of a CSV or Parquet file of entries, one a row */
  readonly file: string;
  /** path of the .parquet or .csv file to write */
  readonly out: string;
  /** path of the file of refused rows; beside the result when absent */
  readonly refused?: string | undefined;
  /** importing country of every entry, where the file has no column for it */
  readonly to?: string | undefined;
  /** country of origin of every entry, where the file has no column for it */
  readonly from?: string | undefined;
  /** "value=CustomsValue", "kg=Net weight", "part: case=Case value" */
  readonly columns?: readonly string[] | undefined;
  /** how decimals are marked: point when absent */
  readonly decimal?: 'point' | 'comma' | undefined;
  /** found by the first bytes of the file when absent */
  readonly encoding?: string | undefined;
  /** answers to questions of duties on top, the same for every entry */
  readonly declared?: readonly string[] | undefined;
  /** "2GB" when absent */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** entries worked out at once */
  readonly chunk?: number | undefined;
  /** where the arithmetic is done: duckdb, in this process, when absent */
  readonly engine?: 'duckdb' | 'clickhouse' | undefined;
  /** of the engine clickhouse: the address of one server, "http://ch1:8123" */
  readonly url?: string | undefined;
  /** of the engine clickhouse: the name of the cluster */
  readonly cluster?: string | undefined;
  /** of the engine clickhouse: who asks, where the address names nobody */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** of the engine clickhouse: every server of the cluster, where their ports differ */
  readonly servers?: readonly string[] | undefined;
}

/** Takes what is being done and how much of it. */
export type AssessProgress = (stage: Stage, done: number, all: number) => void;

const CHUNK = 1_000_000;
const MEMORY = '2GB';
const MOST_THREADS = 256;

function wholeNumber(value: number, name: string, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Problem('usage', `${name} is ${value}; it must be a whole number from 1 to ${most}`);
}

/**
 * Assesses a file of entries: what was due on each under every treatment, the best lawful one, what was paid beyond the
 * claim and which preference was left unused. Rows that are no entries go to a file of their own; they never stop a run. A
 * run that was stopped goes on where it was. Throws Problem `invalidInput` for a file that cannot be read, lacks a column or
 * changes while it is read, and `interrupted` where the signal stops it; nothing half-written is left under the name of the
 * result.
 */
export async function assess(
  request: AssessRequest,
  record: TariffRecord,
  progress: AssessProgress = () => {},
  signal?: AbortSignal,
): Promise<RunReport> {
  const { importer, given } = givenFields(request);
  const { file, out, refused, columns = [], decimal = 'point', encoding, memory = MEMORY } = request;
  const run: Run = {
    file,
    out,
    refused,
    mappings: columns,
    given,
    mark: decimal,
    encoding: encoding === undefined ? undefined : parseEncoding(encoding),
    answers: toAnswers(request.declared ?? [], record, importer),
    memory,
    threads: wholeNumber(request.threads ?? availableParallelism(), 'the number of threads', MOST_THREADS),
    chunk: wholeNumber(request.chunk ?? CHUNK, 'the number of entries worked out at once', 1e9),
    record,
    progress,
    signal,
  };
  const clickhouse = addressOf(request);
  return clickhouse ? assessOnClickHouse({ ...run, clickhouse }) : assessFile(run);
}

/** Where the cluster is; undefined for the engine in this process. */
function addressOf({
  engine,
  url,
  cluster,
  servers,
  user,
  password,
}: AssessRequest): ClusterAddress | undefined {
  if (engine === 'clickhouse') {
    if (url !== undefined && cluster !== undefined) return { url, cluster, servers, user, password };
    throw new Problem(
      'usage',
      'the engine clickhouse needs the address of a server and the name of a cluster',
      ['--url http://localhost:8123 --cluster NAME'],
    );
  }
  if (url === undefined && cluster === undefined) return undefined;
  throw new Problem('usage', 'an address and a cluster are of the engine clickhouse only', [
    '--engine clickhouse',
  ]);
}
