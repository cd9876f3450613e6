import { Readable } from 'node:stream';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { Interrupted } from '../duckdb/database.js';
import type { User } from './address.js';
import { problemOf } from './failure.js';

const HOUR = 3_600_000;
/** How long a server may take to say that it is there, and to clear up, in milliseconds. */
const SOON = 10_000;
const CLEARING = 60_000;

/** Queries may be long: the arithmetic of every shape of a rate is written out. */
const LONG_QUERIES = {
  max_query_size: String(64 * 1024 * 1024),
  max_ast_depth: '10000',
  max_ast_elements: '5000000',
  max_expanded_ast_elements: '5000000',
} as const;

/** The whole answer or none: a failure on the way is the answer of the server, never the end of a stream. */
const ALL_OR_NOTHING = {
  wait_end_of_query: 1,
  skip_unavailable_shards: 0,
  join_use_nulls: 1,
  output_format_json_quote_64bit_integers: 1,
} as const;

/** One server, spoken to over HTTP. */
export class Server {
  private readonly client: ClickHouseClient;
  private questions = 0;

  constructor(
    readonly url: string,
    user: User,
    /** begins the names of the questions asked, by which they can be stopped */
    private readonly name: string,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.client = createClient({
      url,
      ...(user.name !== undefined && { username: user.name }),
      ...(user.password !== undefined && { password: user.password }),
      request_timeout: HOUR,
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  private asking(): {
    query_id: string;
    clickhouse_settings: ClickHouseSettings;
    abort_signal?: AbortSignal;
  } {
    this.questions += 1;
    return {
      query_id: `${this.name}-${this.questions}`,
      clickhouse_settings: { ...LONG_QUERIES, ...ALL_OR_NOTHING } as ClickHouseSettings,
      ...(this.signal && { abort_signal: this.signal }),
    };
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    if (this.signal?.aborted) throw new Interrupted();
    try {
      return await work();
    } catch (error) {
      if (this.signal?.aborted) throw new Interrupted();
      throw problemOf(error, this.url);
    }
  }

  /** Throws Problem `invalidInput` where nothing answers, or something that is no such server. */
  async ping(): Promise<void> {
    const answer = await this.client.ping({ select: false, abort_signal: AbortSignal.timeout(SOON) });
    if (!answer.success) throw problemOf(answer.error, this.url);
  }

  async command(query: string): Promise<void> {
    await this.guarded(() => this.client.command({ query, ...this.asking() }));
  }

  /** The rows of a small answer, each value as a text. */
  async rows(query: string): Promise<readonly (readonly (string | null)[])[]> {
    return this.guarded(async () => {
      const answer = await this.client.query({ query, format: 'JSONCompact', ...this.asking() });
      const { data } = (await answer.json()) as { data: readonly (readonly unknown[])[] };
      return data.map((row) => row.map((value) => (value === null ? null : String(value))));
    });
  }

  /** Adds rows of text, comma-separated, with \N for no value. */
  async insert(table: string, values: Readable): Promise<void> {
    try {
      await this.guarded(() => this.client.insert({ table, values, format: 'CSV', ...this.asking() }));
    } finally {
      values.destroy();
    }
  }

  /** Hands the bytes of an answer, comma-separated, to `take`. */
  async read(query: string, take: (bytes: Readable) => Promise<void>): Promise<void> {
    await this.guarded(async () => {
      const answer = await this.client.exec({ query: `${query} FORMAT CSV`, ...this.asking() });
      await take(answer.stream);
    });
  }

  /** Without the signal of the run, which may have been given, and without complaint. */
  async clear(database: string): Promise<void> {
    const quietly = (query: string): Promise<unknown> =>
      this.client.command({ query, abort_signal: AbortSignal.timeout(CLEARING) }).catch(() => undefined);
    if (this.signal?.aborted) await quietly(`KILL QUERY WHERE initial_query_id LIKE '${this.name}-%' SYNC`);
    await quietly(`DROP DATABASE IF EXISTS ${database}`);
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

/** Rows of text, each with the end of its line, as an insertion takes them. */
export const lines = (rows: Iterable<string>): Readable => {
  const ended = function* (): Generator<string> {
    for (const row of rows) yield `${row}\n`;
  };
  return Readable.from(ended(), { objectMode: false });
};
