import { randomBytes } from 'node:crypto';
import { nearest, Problem } from '../../base/index.js';
import { type ClusterAddress, httpAddress, withHost } from './address.js';
import { Unanswered } from './failure.js';
import { lines, Server } from './server.js';

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
