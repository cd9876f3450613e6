import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../src/base/index.js';
import { abilities } from '../../src/kanzei.js';
import { Apart, type ApartLimits } from '../../src/surfaces/remote/apart.js';
import { serving } from '../helpers/serving.js';
import { smallRecord } from '../helpers/smallRecord.js';

/** The file of the built package. */
const MAIN = resolve(import.meta.dirname, '../../dist/surfaces/remote/apartMain.js');

const folder = mkdtempSync(join(tmpdir(), 'kanzei-apart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const apart: Apart[] = [];
afterEach(() => {
  for (const each of apart.splice(0)) each.close();
});

function started(limits: Partial<ApartLimits> = {}): Apart {
  const one = new Apart(limits, MAIN);
  apart.push(one);
  return one;
}

const processes = (): number =>
  execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number(line.trim().split(' ')[0]) === process.pid && line.includes('apartMain')).length;

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) {
    await new Promise((done) => setTimeout(done, 25));
  }
  expect(condition()).toBe(true);
}

/** A world of made flows, as a question that takes some seconds or, with few draws, a moment. */
function question(draws: number) {
  const names = Array.from({ length: 60 }, (_, i) => `C${i}`);
  const flows = names.flatMap((one, i) =>
    names.map((other, j) => `${one},${other},${i === j ? 3000 : ((i * 7 + j * 13) % 50) + 1}`),
  );
  return {
    file: `exporter,importer,trade\n${flows.join('\n')}\n`,
    shock: 'exporter,importer,rta\nC1,C2,1\nC2,C1,1\n',
    effect: '0.4',
    standardError: '0.1',
    elasticity: '4',
    draws: String(draws),
  };
}

function inFiles({ file, shock, ...rest }: ReturnType<typeof question>) {
  writeFileSync(join(folder, 'flows.csv'), file);
  writeFileSync(join(folder, 'shock.csv'), shock);
  return { ...rest, file: join(folder, 'flows.csv'), shock: join(folder, 'shock.csv') };
}

const LONG = 20_000;

describe('a question asked in a process apart', () => {
  it('has the answer it has here, for every ability that is asked so', async () => {
    const one = started();
    const asked = (await abilities()).filter((ability) => ability.apart);
    expect(asked.map(({ name }) => name)).toEqual(['gravity', 'partial', 'equilibrium']);
    for (const ability of asked) {
      for (const example of ability.examples) {
        const files = Object.fromEntries(
          Object.entries(example).map(([name, value]) => {
            if (typeof value !== 'string' || !value.includes('\n')) return [name, value];
            const path = join(folder, `${name}.csv`);
            writeFileSync(path, value);
            return [name, path];
          }),
        );
        expect(await one.answer(ability.name, files)).toEqual(await ability.answer(files, smallRecord()));
      }
    }
    expect(processes()).toBe(1);
  });

  it('that cannot be used says so in the same words', async () => {
    const wrong = { file: join(folder, 'none.csv'), elasticity: '4' };
    const equilibrium = (await abilities()).find(({ name }) => name === 'equilibrium');
    const problemOf = (answer: Promise<unknown> | undefined): Promise<unknown> =>
      (answer ?? Promise.resolve()).catch((error: unknown) => error);
    const here = await problemOf(equilibrium?.answer(wrong, smallRecord()));
    const there = await problemOf(started().answer('equilibrium', wrong));
    expect(there).toBeInstanceOf(Problem);
    expect(there).toEqual(here);
    expect((there as Problem).kind).toBe((here as Problem).kind);
  });

  it('is given up after its time, and the process ended', async () => {
    const one = started({ time: 3000 });
    await expect(one.answer('equilibrium', inFiles(question(LONG)))).rejects.toMatchObject({
      kind: 'interrupted',
      message: 'no answer after 3 s; the question was given up',
    });
    await until(() => processes() === 0);
  });

  it('ends when nobody waits for it', async () => {
    const one = started();
    const controller = new AbortController();
    const answer = one.answer('equilibrium', inFiles(question(LONG)), controller.signal);
    setTimeout(() => controller.abort(), 1500);
    await expect(answer).rejects.toMatchObject({ kind: 'interrupted' });
    await until(() => processes() === 0);
  });

  it('that takes more memory than it may is an answer, not the end of the server', async () => {
    const one = started({ memory: 60 });
    const rows = Array.from({ length: 200_000 }, (_, row) => `${row >> 1},S${row % 2},${row + 1},0.1,0`);
    writeFileSync(join(folder, 'many.csv'), `line,source,value,tariff,tariff_new\n${rows.join('\n')}\n`);
    const question = {
      file: join(folder, 'many.csv'),
      model: 'smart',
      importDemandElasticity: '1.2',
      substitutionElasticity: '1.5',
    };
    await expect(one.answer('partial', question)).rejects.toMatchObject({
      kind: 'interrupted',
      message: 'the question takes more than the 60 MB it may',
    });
  });

  it('waits for its turn, and is refused where too many wait', async () => {
    const one = started({ processes: 1, waiting: 1 });
    const short = inFiles(question(10));
    const answers = [1, 2, 3].map(() => one.answer('equilibrium', short));
    await expect(answers[2]).rejects.toMatchObject({ kind: 'interrupted' });
    expect(await answers[0]).toEqual(await answers[1]);
    expect(processes()).toBe(1);
  });
});

describe('a server with processes apart', () => {
  it('answers others while it computes, and stops what its client left', async () => {
    const server = await serving({ apart: started() });
    try {
      const controller = new AbortController();
      const answer = fetch(`${server.url}/equilibrium`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(question(LONG)),
        signal: controller.signal,
      }).catch(() => 'left');
      await until(() => processes() === 1);
      await new Promise((done) => setTimeout(done, 1500));
      const begin = performance.now();
      expect((await server.get('/health')).status).toBe(200);
      expect(performance.now() - begin).toBeLessThan(2000);
      controller.abort();
      expect(await answer).toBe('left');
      await until(() => processes() === 0);
    } finally {
      await server.close();
    }
  });
});
