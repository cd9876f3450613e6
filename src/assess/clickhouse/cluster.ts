import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client';
import { nearest, Problem } from '../../base/index.js';
import { Interrupted } from '../duckdb/database.js';
import { problemOf, Unanswered } from './failure.js';

/** A cluster as a person names it. */
export interface ClusterAddress {
  /** of one server that knows the cluster: http://127.0.0.1:8123 */
  readonly url: string;
  /** its name in system.clusters */
  readonly cluster: string;
  /** where the addresses name none */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /**
   * the HTTP address of every server of the cluster, where they differ from the url in more than the name of the host
   */
  readonly servers?: readonly string[] | undefined;
}

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

interface User {
  readonly name: string | undefined;
  readonly password: string | undefined;
}

/** The address of a server without the user in it, who is told apart so that no message shows a password. */
function httpAddress(text: string): { readonly url: URL; readonly user: User } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const shown = text.replace(/^(.*\/\/)?.*@/s, '$1…@');
    throw new Problem('usage', `"${shown}" is not the HTTP address of a server`, ['http://127.0.0.1:8123']);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Problem(
      'usage',
      `the address of the server at ${url.host} has parameters; give the host and the port alone, and the user by CLICKHOUSE_USER and CLICKHOUSE_PASSWORD`,
    );
  }
  const user = {
    name: decoded(url.username) || undefined,
    password: decoded(url.password) || undefined,
  };
  [url.username, url.password] = ['', ''];
  return { url, user };
}

/** What a part of an address says; a percent sign that encodes nothing is itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function withHost(url: URL, host: string): string {
  const other = new URL(url.href);
  other.hostname = host.includes(':') ? `[${host}]` : host;
  return other.href;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

interface Listed {
  readonly shard: number;
  readonly host: string;
  readonly address: string;
}

/** The servers of a cluster as a server knows them. */
async function listServers(server: Server, { cluster }: ClusterAddress): Promise<Listed[]> {
  const rows = await server.rows(
    `SELECT shard_num, host_name, port FROM system.clusters WHERE cluster = ${quoted(cluster)} ORDER BY shard_num, replica_num`,
  );
  if (rows.length > 0) {
    return rows.map(([shard, host, port]) => ({
      shard: Number(shard),
      host: String(host),
      address: `${host}:${port}`,
    }));
  }
  const known = (await server.rows('SELECT DISTINCT cluster FROM system.clusters ORDER BY cluster')).map(
    ([name]) => String(name),
  );
  throw new Problem(
    'invalidInput',
    `the ClickHouse server at ${server.url} knows no cluster "${cluster}"; it knows ${known.length > 0 ? known.join(', ') : 'none'}`,
    nearest(cluster, known, 3),
  );
}

/** A server of a shard. */
export interface Replica {
  readonly shard: number;
  /** as the cluster names it, with the port by which servers speak to each other */
  readonly address: string;
  readonly server: Server;
}

/** The servers of a cluster, all of which answer, with an empty database of this run on each. */
export class Cluster {
  private constructor(
    readonly name: string,
    readonly database: string,
    /** the one that puts answers together */
    readonly first: Server,
    readonly replicas: readonly Replica[],
    readonly shards: number,
  ) {}

  /**
   * Finds the servers of a cluster and makes the database of this run on each.
   *
   * Throws Problem `invalidInput` naming the server that does not answer, or the clusters there are.
   */
  static async open(address: ClusterAddress, signal: AbortSignal | undefined): Promise<Cluster> {
    const database = `kanzei_${randomBytes(8).toString('hex')}`;
    const opened: Server[] = [];
    const { url, user } = httpAddress(address.url);
    const open = (text: string): Server => {
      const own = httpAddress(text);
      const named = {
        name: own.user.name ?? user.name ?? address.user,
        password: own.user.password ?? user.password ?? address.password,
      };
      const server = new Server(own.url.href, named, `${database}-${opened.length}`, signal);
      opened.push(server);
      return server;
    };
    try {
      const first = open(url.href);
      await first.ping();
      const listed = await listServers(first, address);
      const urls = address.servers ?? listed.map(({ host }) => withHost(url, host));
      if (urls.length !== listed.length) {
        throw new Problem(
          'invalidInput',
          `the cluster ${address.cluster} has ${listed.length} servers (${listed.map((each) => each.address).join(', ')}), and the HTTP addresses of ${urls.length} are given; give one for each`,
        );
      }
      const replicas = listed.map(({ shard, address: named }, place) => ({
        shard,
        address: named,
        server: open(urls[place] as string),
      }));
      const shards = new Set(listed.map(({ shard }) => shard)).size;
      const cluster = new Cluster(address.cluster, database, first, replicas, shards);
      await cluster.requireAnswers();
      await cluster.createDatabases();
      return cluster;
    } catch (error) {
      await Promise.all(opened.map((server) => server.clear(database)));
      await Promise.all(opened.map((server) => server.close()));
      throw error;
    }
  }

  /** Throws Problem `invalidInput` naming the servers that do not answer. */
  async requireAnswers(): Promise<void> {
    const answers = await Promise.allSettled(this.replicas.map(({ server }) => server.ping()));
    const dead = this.replicas.filter((_each, place) => answers[place]?.status === 'rejected');
    if (dead.length === 0) return;
    const names = dead.map(
      ({ shard, address, server }) => `shard ${shard} (${address}, asked at ${server.url})`,
    );
    const reasons = answers.flatMap((answer) =>
      answer.status === 'rejected' && answer.reason instanceof Error ? [answer.reason.message] : [],
    );
    throw new Problem(
      'invalidInput',
      `${names.join(' and ')} of the cluster ${this.name} ${dead.length > 1 ? 'do' : 'does'} not answer: ${reasons[0]}. Nothing was written; an answer without a shard would be an answer for some of the entries`,
      [
        'start the server and run again',
        'where a server has another HTTP port than the others, give the HTTP address of each',
      ],
    );
  }

  /**
   * Makes the database of the run on every server, and sees to it that the servers spoken to over HTTP are those that the
   * cluster asks.
   */
  private async createDatabases(): Promise<void> {
    const { database, first } = this;
    for (const { server, shard } of this.replicas) {
      await server.command(`CREATE DATABASE IF NOT EXISTS ${database}`);
      const made = await server.rows(`SELECT name FROM system.tables WHERE database = '${database}'`);
      if (made.length > 0) throw this.misled();
      await server.command(`CREATE TABLE ${database}.shard (number Int64) ENGINE = Memory`);
      await server.insert(`${database}.shard`, lines([`${shard}`]));
    }
    await first.command(`CREATE DATABASE IF NOT EXISTS ${database}`);
    await first.command(this.distributed('shard', 'all_shard', 'number Int64'));
    const seen = await this.answer(() =>
      first.rows(`SELECT number FROM ${database}.all_shard ORDER BY number`),
    );
    const numbers = [...new Set(this.replicas.map(({ shard }) => shard))].sort((a, b) => a - b);
    if (seen.map(([number]) => number).join() !== numbers.join()) throw this.misled();
  }

  private misled(): Problem {
    const asked = this.replicas.map(
      ({ shard, address, server }) => `shard ${shard} is ${address}, asked at ${server.url}`,
    );
    return new Problem(
      'invalidInput',
      `the HTTP addresses do not lead to the servers of the cluster ${this.name}: ${asked.join('; ')}`,
      ['give the HTTP address of each server, in the order of system.clusters'],
    );
  }

  /** A table on the first server that reads a table or view of every shard. */
  distributed(table: string, name: string, columns: string): string {
    const { database } = this;
    return `CREATE TABLE ${database}.${name} (${columns}) ENGINE = Distributed(${quoted(this.name)}, ${database}, ${table})`;
  }

  /** Runs something on every server. */
  async everywhere(work: (replica: Replica) => Promise<void>): Promise<void> {
    const answers = await Promise.allSettled(
      this.replicas.map((replica) => this.answer(() => work(replica))),
    );
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }

  /** Does work that needs every shard; where one no longer answers, the Problem names it. */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Unanswered) await this.requireAnswers();
      throw error;
    }
  }

  /** Removes what the run made, as far as the servers answer. */
  async close(): Promise<void> {
    const servers = [this.first, ...this.replicas.map(({ server }) => server)];
    await Promise.all(servers.map((server) => server.clear(this.database)));
    await Promise.all(servers.map((server) => server.close()));
  }
}
