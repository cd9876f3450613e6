import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AssumptionsRequest, assume } from '../../src/abilities/assumptions.js';
import { duty } from '../../src/abilities/duty.js';
import type { DutyRequest } from '../../src/abilities/request.js';
import type { Stack } from '../../src/law/determination.js';
import type { CodeMapping, Treatment } from '../../src/law/index.js';
import { factsRecord } from '../helpers/record.js';

interface ExpectedCharge {
  readonly id: string;
  readonly status: string;
  /** of a charge that is due */
  readonly amount?: string;
  readonly rate?: string;
  readonly reason?: string;
  readonly headings?: readonly string[];
  readonly needs?: readonly string[];
  readonly evidence?: string;
  /** the arithmetic: "label: expression = result" */
  readonly steps?: readonly string[];
}

interface ExpectedStack {
  readonly duties?: string | null;
  readonly total?: string | null;
  readonly evidence?: string;
  /** all that are due, in order, and any of those that are not */
  readonly charges?: readonly ExpectedCharge[];
  /** every question left open of which the answer matters */
  readonly otherwise?: readonly {
    readonly question: string;
    readonly answer: boolean;
    readonly total: string | null;
  }[];
  /** charges that are not mentioned */
  readonly absent?: readonly string[];
}

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
  /** what lies on top; null: nothing is known of it */
  readonly stack?: ExpectedStack | null;
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
    /** status of what lies on top of every treatment, or none where each treatment has its own */
    readonly layers?: string;
    readonly layersReason?: string;
    /** ids of what the answer leaves out */
    readonly leavesOut?: readonly string[];
    readonly computes?: readonly string[];
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

const known = (amount: string | null | undefined): string | null | undefined =>
  amount === undefined || amount === null ? amount : String(amount);

function checkStack(stack: Stack | undefined, expected: ExpectedStack | null): void {
  if (expected === null) {
    expect(stack).toBeUndefined();
    return;
  }
  expect(stack).toBeDefined();
  if (!stack) return;
  const { charges, duties, total, otherwise, absent, evidence } = expected;
  if (charges) {
    const due = stack.charges.filter(({ amount }) => amount);
    expect(due.map(({ id, amount }) => [id, amount?.amount])).toEqual(
      charges.filter(({ amount }) => amount !== undefined).map(({ id, amount }) => [id, String(amount)]),
    );
    for (const wanted of charges) {
      const charge = stack.charges.find(({ id }) => id === wanted.id);
      expect(charge, `no charge ${wanted.id}`).toBeDefined();
      if (!charge) continue;
      expect(charge.status, charge.reason?.en).toBe(wanted.status);
      expect(charge.citations.length).toBeGreaterThan(0);
      if (wanted.reason !== undefined) expect(charge.reason?.en).toMatch(new RegExp(wanted.reason));
      if (wanted.rate !== undefined) expect(charge.rate).toBe(wanted.rate);
      if (wanted.headings) expect(charge.headings).toEqual(wanted.headings);
      if (wanted.needs) expect(charge.needs).toEqual(wanted.needs);
      if (wanted.evidence !== undefined) expect(charge.evidence).toBe(wanted.evidence);
      if (wanted.steps) {
        expect(charge.steps.map((step) => `${step.label}: ${step.expression} = ${step.result}`)).toEqual(
          wanted.steps,
        );
      }
    }
  }
  if (duties !== undefined) expect(stack.duties?.amount ?? null).toBe(known(duties));
  if (total !== undefined) expect(stack.total?.amount ?? null).toBe(known(total));
  if (evidence !== undefined) expect(stack.evidence).toBe(evidence);
  if (otherwise) {
    expect(
      stack.otherwise.map((each) => ({
        question: each.question,
        answer: each.answer,
        total: each.total?.amount ?? null,
      })),
    ).toEqual(otherwise.map((each) => ({ ...each, total: known(each.total) })));
  }
  for (const id of absent ?? []) expect(stack.charges.map((charge) => charge.id)).not.toContain(id);
}

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
  if (expected.stack !== undefined) checkStack(treatment.stack, expected.stack);
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
      if (wanted.layers !== undefined) expect(first?.layers?.status ?? 'none').toBe(wanted.layers);
      if (wanted.layersReason !== undefined) {
        expect(first?.layers?.reason.en).toMatch(new RegExp(wanted.layersReason));
      }
      const leftOut = first?.notIncluded.map(({ id }) => id) ?? [];
      for (const id of wanted.leavesOut ?? []) expect(leftOut).toContain(id);
      for (const id of wanted.computes ?? []) expect(leftOut).not.toContain(id);
    });
  });
}
