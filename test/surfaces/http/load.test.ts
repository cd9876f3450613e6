import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../../helpers/commandLine.js';
import { type Serving, serving } from '../../helpers/serving.js';

const DUTY = '/duty?code=0201.30-010&from=US&to=JP&on=2026-05-15&value=1000000';
interface Said {
  readonly status: number;
  readonly text: string;
}

const ask = (url: string, agent: Agent): Promise<Said> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('many requests at once', () => {
  let server: Serving;
  beforeAll(async () => {
    server = await serving();
  });
  afterAll(() => server?.close());

  it('memory does not grow with the number of requests', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    const round = async (from: number): Promise<number> => {
      const values = Array.from({ length: 400 }, (_, i) => from + i);
      await Promise.all(values.map((value) => ask(`${server.url}${DUTY}${value}`, agent)));
      return process.memoryUsage().heapUsed;
    };
    await round(1000);
    const before = await round(2000);
    await round(3000);
    expect((await round(4000)) - before).toBeLessThan(48 * 1024 * 1024);
    agent.destroy();
  });

  it('bodies that are read at once take so much memory together and no more', async () => {
    const narrow = await serving({ limits: { questions: 1000 } });
    const body = JSON.stringify({ code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15' });
    const { port } = new URL(narrow.url);
    const sockets = Array.from({ length: 20 }, () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `POST /duty HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n${'{'.padEnd(90)}`,
      );
      return socket;
    });
    const said: string[] = [];
    for (const socket of sockets) socket.on('data', (chunk) => said.push(String(chunk)));
    await until(() => said.length === 9);
    for (const text of said) {
      expect(text).toMatch(/^HTTP\/1.1 503 /);
      expect(text).toMatch(/Retry-After: 10/i);
      expect(text).toContain('too many questions are read');
    }
    expect((await narrow.post('/duty', body)).status).toBe(503);
    for (const socket of sockets) socket.destroy();
    await until(() => narrow.log.length === 21);
    expect((await narrow.post('/duty', body)).status).toBe(200);
    await narrow.close();
  });

  it('bodies that never end do not keep others from an answer', async () => {
    const slow = await serving({ limits: { body: 3000 } });
    const { port } = new URL(slow.url);
    const sockets = Array.from({ length: 300 }, () => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        'POST /duty HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
      );
      return socket;
    });
    expect((await slow.get(DUTY)).status).toBe(200);
    await Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve).resume())),
    );
    expect(slow.log.filter(({ status }) => status === 408).length).toBe(300);
    await slow.close();
  });
});

describe('the limit of requests', () => {
  it('refuses with the seconds to wait, and says so', async () => {
    const server = await serving({ limits: { rate: 5 } });
    expect((await server.get('/health')).status).toBe(200);
    let refused = await server.get('/health');
    for (let i = 0; i < 6 && refused.status === 200; i += 1) refused = await server.get('/health');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await refused.json()) as { detail: string }).detail).toMatch(
      /too many requests; ask again in \d+ s/,
    );
    await server.close();
  });
});

describe('the log', () => {
  it('has a line for each request, without the question and the address', async () => {
    const server = await serving();
    await server.get(DUTY);
    await server.get('/none?secret=1');
    await until(() => server.log.length === 2);
    const [duty, none] = server.log;
    expect(Object.keys(duty ?? {})).toEqual(['time', 'method', 'route', 'status', 'ms']);
    expect(duty).toMatchObject({ method: 'GET', route: '/duty', status: 200 });
    expect(none).toMatchObject({ route: 'none', status: 404 });
    expect(JSON.stringify(server.log)).not.toMatch(/0201|secret|127\.0\.0\.1/);
    await server.close();
  });
});

describe('kanzei serve', () => {
  let cli: CommandLine;
  beforeAll(async () => {
    cli = await buildCommandLine();
  });
  afterAll(() => cli?.remove());

  const started = async (environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]) => {
    const process = cli.start(['serve', '--port', '0', ...args], environment);
    let out = '';
    let err = '';
    process.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    process.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    const ended = new Promise<number | null>((resolve) => process.on('close', resolve));
    await until(() => out.endsWith('\n'));
    return { process, ended, url: out.trim(), err: () => err };
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('at %s lets what runs end, then stops', async (signal) => {
    const { process, ended, url, err } = await started();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const body = JSON.stringify({ code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15' });
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    const [first, rest] = [body.slice(0, 10), body.slice(10)];
    socket.write(
      `POST /duty HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${first}`,
    );
    await (await fetch(`${url}/health`)).text();
    process.kill(signal);
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'open',
            () => 'closed',
          ),
        { timeout: 10_000 },
      )
      .toBe('closed');
    socket.write(rest);
    await closed;
    expect(said).toMatch(/^HTTP\/1.1 200 /);
    expect(said).toContain('"determinations"');
    expect(await ended).toBe(0);
    const lines = err().trimEnd().split('\n');
    expect(lines.at(-1)).toBe('kanzei: stopped');
    expect(lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).route)).toContain(
      '/duty',
    );
  });

  it('answers 10,000 requests at once, alike, in 200 MB of heap', async () => {
    const heap = { NODE_OPTIONS: '--max-old-space-size=200' };
    const { process, ended, url, err } = await started(heap, '--rate', '0');
    const agent = new Agent({ keepAlive: true, maxSockets: 10_000 });
    const first = await ask(url + DUTY, agent);
    expect(first.status).toBe(200);
    expect(first.text).toContain('"best":"usjta"');
    const answers = await Promise.all(Array.from({ length: 10_000 }, () => ask(url + DUTY, agent)));
    const alike = answers.filter(({ status, text }) => status === 200 && text === first.text);
    expect(alike.length).toBe(10_000);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    agent.destroy();
    process.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(err().match(/"status":200/g)?.length).toBe(10_002);
  }, 120_000);

  it('says why it cannot listen', async () => {
    const { process, ended, url } = await started();
    const { port } = new URL(url);
    const second = cli.run(['serve', '--port', port]);
    expect(second.code).toBe(4);
    expect(second.err).toContain(
      `the server cannot listen at 127.0.0.1:${port}: another program listens there`,
    );
    const nowhere = cli.run(['serve', '--port', '0', '--host', '203.0.113.7']);
    expect(nowhere.code).toBe(4);
    expect(nowhere.err).toContain('this machine has no such address');
    expect(cli.run(['serve', '--port', '70000']).err).toContain('write a whole number from 0 to 65535');
    process.kill('SIGTERM');
    await ended;
  });

  it('loads nothing of its own for other verbs', () => {
    const { inputs } = Object.entries(cli.metafile.outputs).find(([name]) =>
      name.endsWith('/main.mjs'),
    )?.[1] ?? {
      inputs: {},
    };
    const reached = new Set(Object.keys(inputs));
    expect(reached.size).toBeGreaterThan(0);
    const files = Object.entries(cli.metafile.outputs);
    const seen = new Set<string>();
    const follow = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const output = files.find(([each]) => each === name)?.[1];
      for (const input of Object.keys(output?.inputs ?? {})) reached.add(input);
      for (const { path, kind } of output?.imports ?? []) if (kind === 'import-statement') follow(path);
    };
    follow(files.find(([name]) => name.endsWith('/main.mjs'))?.[0] ?? '');
    expect(
      [...reached].filter((input) => /hono|modelcontextprotocol|\/zod\/|surfaces\/(http|mcp)/.test(input)),
    ).toEqual([]);
  });
});
