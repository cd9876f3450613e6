import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AssumptionsRequest, assume } from '../../src/abilities/assumptions.js';
import { duty } from '../../src/abilities/duty.js';
import type { DutyRequest } from '../../src/abilities/request.js';
import type { CodeMapping, Treatment } from '../../src/law/index.js';
import { factsRecord } from '../helpers/record.js';

interface Expected {
  readonly line?: string;
  readonly instrument: string;
  readonly quota?: string;
  readonly status: string;
  readonly duty?: string;
  readonly rate?: string;
  readonly official?: string;
  readonly evidence?: string;
  readonly needs?: readonly string[];
  /** the least and the most of a rate that is left open; null: at most the ordinary rate */
  readonly span?: readonly [lowest: string, highest: string | null];
  readonly spanDuty?: readonly [lowest: string, highest: string | null];
  /** status of the safeguard, or none */
  readonly safeguard?: string;
  /** status of the quota */
  readonly quotaState?: string;
  readonly reason?: string;
  readonly requires?: readonly string[];
  readonly notIncluded?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly source: string;
  readonly shipment: DutyRequest & AssumptionsRequest;
  readonly expect: {
    readonly lines?: readonly string[];
    readonly best?: string | null;
    readonly bestReason?: string;
    readonly treatments?: readonly Expected[];
    readonly absent?: readonly string[];
    readonly skipped?: readonly string[];
    readonly layers?: string;
    /** of the first line; null: none */
    readonly mapping?: Partial<CodeMapping> | null;
  };
}

const folder = join(import.meta.dirname, 'cases');

const matches = (treatment: Treatment, expected: Expected): boolean =>
  treatment.instrument === expected.instrument &&
  (expected.span === undefined || treatment.span?.highest?.notation === (expected.span[1] ?? undefined)) &&
  (expected.quota === undefined || treatment.quota === expected.quota) &&
  (expected.rate === undefined || treatment.rate?.notation === expected.rate);

function check(treatment: Treatment | undefined, expected: Expected): void {
  expect(
    treatment,
    `no treatment ${expected.instrument} ${expected.quota ?? ''} ${expected.rate ?? ''}`,
  ).toBeDefined();
  if (!treatment) return;
  expect(treatment.status, treatment.reason).toBe(expected.status);
  if (expected.duty !== undefined) expect(treatment.duty?.amount).toBe(String(expected.duty));
  else if (expected.status !== 'available' && expected.status !== 'conditional')
    expect(treatment.duty).toBeNull();
  if (expected.span) {
    const { lowest, highest } = treatment.span ?? {};
    expect([lowest?.notation, highest?.notation ?? null]).toEqual(expected.span);
    expect(treatment.rate).toBeNull();
  }
  if (expected.spanDuty) {
    const { lowest, highest } = treatment.span ?? {};
    expect([lowest?.duty?.amount, highest?.duty?.amount ?? null]).toEqual(expected.spanDuty);
  }
  if (expected.safeguard !== undefined) {
    expect(treatment.safeguard?.status ?? 'none').toBe(expected.safeguard);
  }
  if (expected.quotaState !== undefined) expect(treatment.quotaState?.status).toBe(expected.quotaState);
  if (expected.official !== undefined) expect(treatment.rate?.official).toBe(expected.official);
  if (expected.evidence !== undefined) expect(treatment.evidence).toBe(expected.evidence);
  if (expected.needs !== undefined) expect(treatment.needs).toEqual(expected.needs);
  if (expected.reason !== undefined) expect(treatment.reason).toMatch(new RegExp(expected.reason));
  if (expected.requires !== undefined) expect(treatment.requires).toEqual(expected.requires);
  if (expected.notIncluded !== undefined) {
    expect(treatment.notIncluded.map(({ id }) => id)).toEqual(expected.notIncluded);
  }
  expect(treatment.citations.length).toBeGreaterThan(0);
}

for (const file of readdirSync(folder).sort()) {
  const cases = parse(readFileSync(join(folder, file), 'utf8')) as Case[];
  describe(file.replace('.yaml', ''), () => {
    it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { shipment, expect: wanted }) => {
      const { notice, volumes, ...question } = shipment;
      const result = duty(question, assume({ notice, volumes }, factsRecord()));
      const lines = result.determinations.map(({ line }) => line.code);
      if (wanted.lines) expect(lines).toEqual(wanted.lines);
      const [first] = result.determinations;
      for (const expected of wanted.treatments ?? []) {
        const determination =
          expected.line === undefined
            ? first
            : result.determinations.find(({ line }) => line.code === expected.line);
        check(
          determination?.treatments.find((each) => matches(each, expected)),
          expected,
        );
      }
      for (const instrument of wanted.absent ?? []) {
        expect(first?.treatments.map((each) => each.instrument)).not.toContain(instrument);
      }
      if (wanted.best !== undefined) expect(first?.best, first?.bestReason).toBe(wanted.best);
      if (wanted.bestReason !== undefined) expect(first?.bestReason).toMatch(new RegExp(wanted.bestReason));
      if (wanted.skipped) expect(result.skipped.map(({ code }) => code)).toEqual(wanted.skipped);
      if (wanted.mapping === null) expect(first?.mapping).toBeUndefined();
      else if (wanted.mapping) expect(first?.mapping).toMatchObject(wanted.mapping);
      if (wanted.layers !== undefined) expect(first?.layers?.status).toBe(wanted.layers);
    });
  });
}
