import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toQuery } from '../../src/abilities/request.js';
import { type Assessed, assessOne } from '../../src/assess/assessOne.js';
import { Database } from '../../src/assess/duckdb/database.js';
import { assessFile } from '../../src/assess/duckdb/run.js';
import { formatExact, parseExact, subtract } from '../../src/base/index.js';
import type { Query } from '../../src/law/index.js';
import { ENTRY_COLUMNS, randomEntries } from '../helpers/entries.js';
import { factsRecord } from '../helpers/record.js';

const COUNT = 6000;

const record = factsRecord();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assess-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (text: unknown): string | null => {
  if (text === null || text === undefined) return null;
  const [whole = '', decimals = ''] = String(text).split('.');
  const bare = decimals.replace(/0+$/, '');
  return bare === '' ? whole : `${whole}.${bare}`;
};

/** The lines that a code of HS2017 became, which the engine for single shipments does not take. */
function linesOf(note: unknown, { importer, date }: Query): string[] {
  const became = /a code of HS2017, became (.*) in HS2022/.exec(String(note))?.[1];
  const edition = record.edition(importer, date);
  return (became?.split(', ') ?? []).flatMap((code) =>
    record.lines(edition, code.replace('.', '')).map((line) => line.code),
  );
}

/** a − b of amounts as a result writes them. */
function minus(a: string | null, b: string | null): string | null {
  const [left, right] = [a, b].map((text) => (text === null ? undefined : parseExact(text)));
  return left && right ? formatExact(subtract(left, right)) : null;
}

const SEVERAL: Assessed = {
  status: 'several',
  best: null,
  bestDue: null,
  claimedStatus: null,
  claimedDue: null,
  layersKnown: null,
  evidence: null,
  treatments: [],
};

interface DueRow {
  readonly instrument: string;
  readonly quota: string | null;
  readonly status: string;
  readonly duty: string | null;
  readonly whole: string | null;
}

describe.each([
  { name: 'all amounts in 64 bits', largest: 9_000_000, seed: 11, answers: new Map<string, boolean>() },
  {
    name: 'amounts that need more than 64 bits, some questions answered',
    largest: 9_000_000_000_000,
    seed: 12,
    answers: new Map([
      ['automobile-part', true],
      ['civil-aircraft', true],
    ]),
  },
])('SQL against the engine: $name', ({ largest, seed, answers }) => {
  it('gives the answer of the engine to the last cent, for every entry', async () => {
    const entries = randomEntries(record, COUNT, seed, largest);
    const file = join(folder, `entries-${seed}.csv`);
    const out = join(folder, `result-${seed}.parquet`);
    writeFileSync(file, `${ENTRY_COLUMNS}\n${entries.map(({ row }) => row).join('\n')}\n`);
    const report = await assessFile({
      file,
      out,
      refused: undefined,
      mappings: [],
      given: new Map(),
      mark: 'point',
      encoding: undefined,
      answers,
      memory: '1GB',
      threads: 2,
      chunk: 1_000_000,
      record,
      progress: () => {},
      signal: undefined,
    });
    expect(report.refused.rows).toBe(0);
    expect(report.entries).toBe(COUNT);
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder });
    const rows = await database.rows(`SELECT * FROM read_parquet('${out}') ORDER BY entry`);
    database.close();
    const statuses = new Set<string>();
    for (const [i, row] of rows.entries()) {
      const { request, claim, paid } = entries[i] as (typeof entries)[number];
      const query = { ...toQuery(request, record), ...(answers.size > 0 && { answers }) };
      const { suffix: _ofOlderCode, ...bare } = query;
      const lines = linesOf(row.note, query);
      const [line] = lines;
      const wanted =
        lines.length > 1 ? SEVERAL : assessOne(line ? { ...bare, code: line } : query, claim, record);
      statuses.add(wanted.status);
      const got = {
        status: row.status,
        best: row.best ?? null,
        bestDue: plain(row.best_due),
        claimedStatus: row.claimed_status ?? null,
        claimedDue: plain(row.claimed_due),
        layersKnown: row.layers_known ?? null,
        evidence: row.evidence ?? null,
        treatments: ((row.treatments ?? []) as DueRow[]).map((each) => ({
          instrument: each.instrument,
          quota: each.quota,
          status: each.status,
          duty: plain(each.duty),
          whole: plain(each.whole),
        })),
      };
      const entry = `${JSON.stringify(request)} claims ${claim}`;
      expect(got, entry).toEqual(wanted);
      const sums = { paid: plain(row.paid), difference: plain(row.difference), unused: plain(row.unused) };
      expect(sums, entry).toEqual({
        paid,
        difference: wanted.layersKnown ? minus(paid, wanted.claimedDue) : null,
        unused: minus(wanted.claimedDue, wanted.bestDue),
      });
    }
    expect([...statuses].sort()).toEqual(['none', 'open', 'settled', 'several']);
    expect(report.oneByOne).toBeLessThan(COUNT / 4);
  }, 300_000);
});
