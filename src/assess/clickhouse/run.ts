import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../base/index.js';
import { Interrupted, literal } from '../duckdb/database.js';
import { entriesSql, inPart, type Part } from '../duckdb/entriesSql.js';
import type { Engine, OpenEngine, Opening } from '../duckdb/parts.js';
import { resultTable, shownSql } from '../duckdb/resultSql.js';
import { assessWith, type Run, type RunReport, requirePlaces } from '../duckdb/run.js';
import type { PlanTable } from '../plan/planTables.js';
import type { ClusterAddress } from './address.js';
import { Cluster, type Replica } from './cluster.js';
import { lines, type Server } from './server.js';
import {
  allName,
  answerColumns,
  answersName,
  answersTable,
  answerTypes,
  entriesTable,
  entryColumns,
  matchEntries,
  matchedTable,
  planColumns,
  plansTable,
  type ShardTables,
  spansTable,
  stepsOf,
} from './tables.js';

/** A run on a cluster. */
export interface ClickHouseRun extends Run {
  readonly clickhouse: ClusterAddress;
}

/**
 * Assesses every entry of a file on a ClickHouse cluster, with the same result as in process. The entries are read and
 * the law is compiled here; the shards do the arithmetic. What they make is removed at the end.
 *
 * Throws Problem `invalidInput` where a shard does not answer, before or on the way: there is no result of some shards.
 */
export async function assessOnClickHouse(run: ClickHouseRun): Promise<RunReport> {
  requirePlaces(run);
  const cluster = await Cluster.open(run.clickhouse, run.signal);
  try {
    return await assessWith(run, onCluster(cluster));
  } catch (error) {
    throw run.signal?.aborted ? new Interrupted() : error;
  } finally {
    await cluster.close();
  }
}

const onCluster = (cluster: Cluster): Engine => ({
  name: 'clickhouse',
  canBeWide: false,
  matchesAll: false,
  open: (opening) => openOn(cluster, opening),
});

async function openOn(cluster: Cluster, opening: Opening): Promise<OpenEngine> {
  const folder = join(opening.folder, 'clickhouse');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const shards = new Shards(cluster, opening, folder);
  await shards.sendLaw();
  return {
    assess: (part) => shards.assess(part),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The shards of a cluster at work on a law. */
class Shards {
  private readonly tables: ShardTables;
  /** the numbers of the shards; goods are on the shard at the place of the remainder of their number */
  private readonly numbers: readonly number[];

  constructor(
    private readonly cluster: Cluster,
    private readonly opening: Opening,
    private readonly folder: string,
  ) {
    this.tables = { database: cluster.database, amounts: opening.prepared.amounts };
    this.numbers = [...new Set(cluster.replicas.map(({ shard }) => shard))];
  }

  private fileOf(name: string, shard: number): string {
    return join(this.folder, `${name}-${shard}.csv`);
  }

  /** Writes rows for each shard; `{shard}` is the condition on `goods`. */
  private async divide(name: string, select: (ofShard: string) => string): Promise<void> {
    for (const [place, shard] of this.numbers.entries()) {
      const rows = select(`goods % ${this.numbers.length} = ${place}`);
      await this.opening.database.run(
        `COPY (${rows}) TO ${literal(this.fileOf(name, shard))} (FORMAT csv, HEADER false, NULLSTR '\\N')`,
      );
    }
  }

  private send({ server, shard }: Replica, name: string): Promise<void> {
    const { database } = this.tables;
    return server.insert(`${database}.${name}`, createReadStream(this.fileOf(name, shard)));
  }

  /** Sends the spans and plans, and makes what reads the answers. */
  async sendLaw(): Promise<void> {
    const { database, law } = this.opening;
    await database.run(
      `CREATE OR REPLACE TABLE notes AS SELECT row_number() OVER (ORDER BY note) AS number, note FROM (SELECT DISTINCT note FROM spans WHERE note IS NOT NULL)`,
    );
    const places = law.tables.map(({ name }, place) => `WHEN ${literal(name)} THEN ${place}`).join(' ');
    await this.divide(
      'spans',
      (ofShard) =>
        `SELECT goods, first, last, plan, place, number FROM (SELECT s.*, ${places === '' ? 'NULL' : `CASE bucket ${places} END`} AS place, coalesce(n.number, 0) AS number FROM spans AS s LEFT JOIN notes AS n ON n.note = s.note) WHERE place IS NOT NULL AND ${ofShard}`,
    );
    await this.cluster.everywhere(async (replica) => {
      const { server } = replica;
      await server.command(spansTable(this.tables));
      await this.send(replica, 'spans');
      for (const table of law.tables) {
        await server.command(plansTable(this.tables, table));
        await server.insert(`${this.tables.database}.${table.name}`, lines(planRows(table)));
      }
    });
    await this.cluster.answer(async () => {
      for (const table of law.tables) {
        await this.cluster.first.command(
          this.cluster.distributed(answersName(table), allName(table), answerTypes(table)),
        );
      }
    });
  }

  /** Sends the entries of a part, and reads the answers into the table `answered`. */
  async assess(part: Part): Promise<readonly string[]> {
    const { database, law, prepared } = this.opening;
    const columns = entryColumns(prepared.amounts);
    await this.divide(
      'entries',
      (ofShard) =>
        `SELECT ${columns.join(', ')} FROM (SELECT entry, declared, goods, day, ${prepared.sql} FROM ${entriesSql(part)} WHERE ${ofShard})`,
    );
    const { database: name } = this.tables;
    await this.cluster.everywhere(async (replica) => {
      const { server } = replica;
      await server.command(`DROP TABLE IF EXISTS ${name}.entries`);
      await server.command(entriesTable(this.tables));
      await this.send(replica, 'entries');
      await server.command(`DROP TABLE IF EXISTS ${name}.matched`);
      await server.command(matchedTable(this.tables));
      await server.command(matchEntries(this.tables));
      await server.command(`DROP TABLE ${name}.entries`);
      const met = await server.rows(`SELECT DISTINCT bucket FROM ${name}.matched`);
      const buckets = new Set(met.map(([place]) => Number(place)));
      for (const [place, table] of law.tables.entries()) {
        await server.command(`DROP TABLE IF EXISTS ${name}.${answersName(table)}`);
        await server.command(answersTable(this.tables, table));
        if (buckets.has(place)) await this.workOut(server, table, place);
      }
    });
    await database.run(resultTable('answered'));
    for (const table of law.tables) await this.read(table, part);
    const { missing } = (await database.one(
      `SELECT (SELECT count(*) FROM entries WHERE ${inPart(part)}) - (SELECT count(*) FROM matched) - (SELECT count(*) FROM answered) AS missing`,
    )) as { missing: unknown };
    if (Number(missing) !== 0) {
      throw new Problem(
        'brokenData',
        `the shards gave ${Number(missing) > 0 ? `no answer for ${missing}` : `${-Number(missing)} answers too many`} of the entries; nothing was written`,
      );
    }
    return ['SELECT * FROM answered'];
  }

  /** Works out the entries of one bucket on a shard. */
  private async workOut(server: Server, table: PlanTable, place: number): Promise<void> {
    let before: string | undefined;
    for (const step of stepsOf(this.tables, table, place, this.opening.columns)) {
      await server.command(step.create);
      if (before !== undefined) await server.command(`DROP TABLE ${before}`);
      before = step.table;
    }
  }

  private async read(table: PlanTable, part: Part): Promise<void> {
    const { database, law } = this.opening;
    const file = join(this.folder, 'answers.csv');
    await this.cluster.answer(() =>
      this.cluster.first.read(`SELECT * FROM ${this.tables.database}.${allName(table)}`, (bytes) =>
        pipeline(bytes, createWriteStream(file)),
      ),
    );
    const columns = answerColumns(table);
    const types = columns.map((column) => `${column}: 'BIGINT'`).join(', ');
    const answers = `read_csv(${literal(file)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '\\N', columns = {${types}})`;
    const shown = columns.filter((column) => !['entry', 'plan', 'note'].includes(column));
    const assessed = `SELECT e.entry, e.id, e.importer, e.code, e.origin, e.day, e.declared, e.paid, e.claim AS claim_id,
        ${shown.map((column) => `r.${column}`).join(', ')}, p.* EXCLUDE (plan), n.note
      FROM ${answers} AS r
      JOIN (SELECT * FROM entries WHERE ${inPart(part)}) AS e ON e.entry = r.entry
      JOIN ${table.name} AS p ON p.plan = r.plan
      LEFT JOIN notes AS n ON n.number = r.note`;
    await database.run(`INSERT INTO answered ${shownSql(table.bucket, law.instruments, assessed)}`);
    rmSync(file);
  }
}

/** The plans as comma-separated rows of whole numbers. */
function* planRows(table: PlanTable): Generator<string> {
  const wanted = planColumns(table);
  const places = wanted.map((name) => table.columns.findIndex((column) => column.name === name));
  for (const row of table.rows) yield places.map((place) => row[place] ?? '\\N').join(',');
}
