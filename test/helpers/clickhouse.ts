import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One server of a cluster on this machine. */
export interface Shard {
  readonly url: string;
  readonly tcpPort: number;
  readonly process: ChildProcess;
  readonly folder: string;
}

/** Two shards on loopback with their own folders and ports. */
export interface TwoShards {
  readonly cluster: string;
  readonly shards: readonly [Shard, Shard];
  /** the addresses of both for HTTP */
  readonly urls: readonly string[];
  /** ends one of them at once, as a machine that fails does */
  kill(place: 0 | 1): Promise<void>;
  stop(): Promise<void>;
}

const CLUSTER = 'two-shards';
const HOST = '127.0.0.1';
const READY_WITHIN = 30_000;

/** Where the server is, if it is on this machine at all. */
export function clickhouseServer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'clickhouse-server')).find((path) => existsSync(path));
}

/** Ports that nothing listens on; all are held until each is known, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, HOST, () => {
            const address = server.address();
            if (address && typeof address === 'object') resolve(address.port);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

interface Ports {
  readonly tcp: number;
  readonly http: number;
  readonly interserver: number;
}

const configuration = (
  folder: string,
  { tcp, http, interserver }: Ports,
  all: readonly Ports[],
): string => `<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><log>${folder}/server.log</log><errorlog>${folder}/error.log</errorlog></logger>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <interserver_http_port>${interserver}</interserver_http_port>
  <interserver_http_host>${HOST}</interserver_http_host>
  <listen_host>${HOST}</listen_host>
  <max_connections>64</max_connections>
  <keep_alive_timeout>3</keep_alive_timeout>
  <max_concurrent_queries>32</max_concurrent_queries>
  <uncompressed_cache_size>0</uncompressed_cache_size>
  <mark_cache_size>67108864</mark_cache_size>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/files/</user_files_path>
  <format_schema_path>${folder}/schemas/</format_schema_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <builtin_dictionaries_reload_interval>3600</builtin_dictionaries_reload_interval>
  <remote_servers>
    <${CLUSTER}>
${all
  .map((each) => `      <shard><replica><host>${HOST}</host><port>${each.tcp}</port></replica></shard>`)
  .join('\n')}
    </${CLUSTER}>
  </remote_servers>
</yandex>
`;

const USERS = `<?xml version="1.0"?>
<yandex>
  <profiles><default><max_memory_usage>4000000000</max_memory_usage></default></profiles>
  <users>
    <default>
      <password></password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </default>
  </users>
  <quotas><default></default></quotas>
</yandex>
`;

async function ready(shard: Shard): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until && shard.process.exitCode === null) {
    const answers = await fetch(`${shard.url}/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await sleep(100);
  }
  const log = join(shard.folder, 'error.log');
  throw new Error(
    `the server did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''}`,
  );
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await Promise.race([ended(child), sleep(10_000, undefined, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await ended(child);
  }
}

/** Starts two servers that know each other as the shards of a cluster. */
export async function startTwoShards(): Promise<TwoShards> {
  const server = clickhouseServer();
  if (server === undefined) throw new Error('there is no clickhouse-server on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'));
  const free = await freePorts(6);
  const ports = [0, 3].map((at) => ({
    tcp: free[at] as number,
    http: free[at + 1] as number,
    interserver: free[at + 2] as number,
  }));
  const shards = ports.map((own, place): Shard => {
    const home = join(folder, `shard-${place + 1}`);
    for (const name of ['data', 'tmp', 'files', 'schemas']) mkdirSync(join(home, name), { recursive: true });
    writeFileSync(join(home, 'config.xml'), configuration(home, own, ports));
    writeFileSync(join(home, 'users.xml'), USERS);
    const child = spawn(server, [`--config-file=${join(home, 'config.xml')}`], {
      cwd: home,
      stdio: 'ignore',
    });
    return { url: `http://${HOST}:${own.http}`, tcpPort: own.tcp, process: child, folder: home };
  }) as unknown as readonly [Shard, Shard];
  const killAll = (): void => {
    for (const shard of shards) shard.process.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    process.off('exit', killAll);
    await Promise.all(shards.map((shard) => end(shard.process, 'SIGTERM')));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(shards.map(ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    cluster: CLUSTER,
    shards,
    urls: shards.map(({ url }) => url),
    kill: (place) => end(shards[place].process, 'SIGKILL'),
    stop,
  };
}
