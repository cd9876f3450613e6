import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { date } from '../../../src/base/index.js';
import { pointsOf, stagedLine } from '../../../src/law/dated/index.js';
import type { ImporterCode, Line } from '../../../src/law/index.js';
import { readWays, reproduces, restore } from '../../../src/law/staging/index.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();

interface Row {
  readonly column: string;
  readonly code: string;
  readonly seq: string;
  readonly ways: string;
}

const rowsOf = (importer: ImporterCode): Row[] =>
  parse(readFileSync(resolve(import.meta.dirname, `../../../facts/staging/${importer}.csv`)), {
    columns: true,
  });

const lineOf = (importer: ImporterCode, { code, seq }: Row): Line | undefined =>
  record
    .editionsOf(importer)
    .flatMap((edition) => record.lines(edition, code))
    .find((line) => line.code === code && line.seq === Number(seq));

describe.each<[ImporterCode, number]>([
  ['JP', 10_000],
  ['US', 250],
])('the recorded staging of %s', (importer, least) => {
  it('gives every edition at its own date, way by way', () => {
    const rows = rowsOf(importer);
    expect(rows.length).toBeGreaterThan(least);
    for (const row of rows) {
      const name = `${row.column} ${row.code}/${row.seq}`;
      const rates = importer === 'US' ? { name: row.column, programme: 'JP' } : { name: row.column };
      const schedule = record.staging(importer, rates);
      const line = lineOf(importer, row);
      if (!schedule || !line) throw new Error(`no line for ${name}`);
      const points = pointsOf(line, rates, record);
      if (points === 'divided') throw new Error(`${name} is divided`);
      const staged = stagedLine(line, new Map([[row.column, points]]), record);
      const restored = restore(staged, schedule, row.ways);
      expect(restored?.survivors.length, name).toBe(readWays(row.ways, schedule).length);
      const known = (staged.points.get(row.column) ?? []).filter(
        ({ date: on }) => on >= schedule.years.entry && on >= date('2018-01-01'),
      );
      expect(known.length, name).toBeGreaterThan(0);
      for (const way of restored?.survivors ?? []) {
        expect(restored && reproduces(restored, way, known), name).toBe(true);
      }
    }
  });
});
