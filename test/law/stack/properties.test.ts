import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DutyRequest, toQuery } from '../../../src/abilities/request.js';
import { add, compare, date, type Exact, parseExact, ZERO } from '../../../src/base/index.js';
import type { Charge, DutyAmount, Treatment } from '../../../src/law/determination.js';
import { determine, type ImporterCode, questionIds } from '../../../src/law/index.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();

/** The codes of every line of a schedule's last edition. */
function codesOf(importer: ImporterCode): string[] {
  const edition = record.edition(importer, date('2026-07-09'));
  return record
    .chapters(importer)
    .filter((chapter) => chapter < '98')
    .flatMap((chapter) => record.chapter(edition, chapter).map(({ code }) => code));
}

const CODES = { JP: [...new Set(codesOf('JP'))], US: [...new Set(codesOf('US'))] };
/** lines that some list of the duties on top names, so that the random walk meets them */
const LISTED = CODES.US.filter((code) =>
  record.layers.some(({ lists }) => lists.some(({ codes }) => codes.some((each) => each.startsWith(code)))),
);
const CONTENTS = ['steel content', 'aluminum content', 'copper content'];
const QUANTITIES = ['800kg', '60 L', '50m2', '90m', '40number', '20pair'];
const FIRST = Date.UTC(2018, 0, 1);
const DAYS = Math.round((Date.UTC(2026, 10, 9) - FIRST) / 86_400_000);

const exactOf = ({ amount }: DutyAmount): Exact => parseExact(amount) as Exact;
const sum = (charges: readonly Charge[]): Exact =>
  charges.reduce((total, { amount }) => (amount ? add(total, exactOf(amount)) : total), ZERO);

const answers = (importer: ImporterCode) =>
  fc
    .uniqueArray(fc.constantFrom(...questionIds(record, importer)), { maxLength: 12 })
    .chain((ids) =>
      fc
        .array(fc.boolean(), { minLength: ids.length, maxLength: ids.length })
        .map((yes) => ids.map((id, i) => `${id}=${yes[i] ? 'yes' : 'no'}`)),
    );

/** A value in whole units and hundredths, small ones as often as large ones. */
const values = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 99 }))
  .map(([digits, head, cents]) => [head * 10 ** (digits - 1), cents] as const);

const days = fc
  .integer({ min: 0, max: DAYS })
  .map((day) => new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10));
/** the months of which most layers are */
const recent = fc
  .integer({ min: DAYS - 620, max: DAYS })
  .map((day) => new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10));

function requestsOf(importer: ImporterCode, codes: readonly string[], on: fc.Arbitrary<string>) {
  return fc
    .record({
      code: fc.constantFrom(...codes),
      on,
      value: values,
      declared: answers(importer),
      origin: importer === 'US' ? fc.constant('JP') : fc.constantFrom('US', 'US', 'AU', 'CN', 'DE', 'VN'),
      /** in per cent of the value; together they may be more than all of it */
      contents: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 3, maxLength: 3 }),
    })
    .map(({ code, on: day, value: [whole, cents], declared, origin, contents }): DutyRequest => {
      const parts = CONTENTS.flatMap((name, i) => {
        const share = contents[i];
        return share === null || share === undefined ? [] : [`${name}=${Math.floor((whole * share) / 100)}`];
      });
      return {
        code,
        from: origin,
        to: importer,
        on: day,
        value: importer === 'US' ? `${whole}.${String(cents).padStart(2, '0')}` : String(whole * 10),
        quantities: QUANTITIES,
        parts: importer === 'US' ? parts : [],
        declared,
      };
    });
}

const requests = fc.oneof(
  { weight: 2, arbitrary: requestsOf('US', LISTED, recent) },
  { weight: 1, arbitrary: requestsOf('US', CODES.US, days) },
  { weight: 1, arbitrary: requestsOf('JP', CODES.JP, days) },
);

/** no line where the schedule of the day lacks the code */
const answer = (request: DutyRequest) => determine(toQuery(request, record), record);
const treatmentsOf = (request: DutyRequest): readonly Treatment[] =>
  answer(request).determinations.flatMap(({ treatments }) => treatments);

/** The treatments of an answer by line, instrument, side of a quota and rate. */
const byTreatment = (request: DutyRequest): ReadonlyMap<string, Treatment> =>
  new Map(
    answer(request).determinations.flatMap(({ line, treatments }) =>
      treatments.map((each) => {
        const { instrument, quota, rate } = each;
        return [[line.code, line.seq, instrument, quota, rate?.notation].join(' '), each] as const;
      }),
    ),
  );

const RUNS = { numRuns: 1500, seed: 20261109 };

describe('what lies on top, on random shipments', () => {
  it('adds up exactly, and nothing in it is below zero', () => {
    let stacks = 0;
    let charged = 0;
    fc.assert(
      fc.property(requests, (request) => {
        for (const { stack, duty: own } of treatmentsOf(request)) {
          if (!stack || !own) {
            expect(stack).toBeUndefined();
            continue;
          }
          stacks += 1;
          const { charges, duties, total } = stack;
          for (const { amount, status } of charges) {
            if (amount) expect(compare(exactOf(amount), ZERO)).toBeGreaterThanOrEqual(0);
            if (status === 'notApplicable' || status === 'notComputed') expect(amount).toBeNull();
          }
          const onTop = charges.filter(({ kind }) => kind === 'duty');
          if (onTop.some(({ amount }) => amount)) charged += 1;
          const relieved = onTop.some(({ rate, status }) => rate === 'free' && status !== 'notApplicable');
          if (relieved) {
            expect([duties?.amount, total?.amount]).toEqual(['0', '0']);
            continue;
          }
          const open = charges.some(({ status }) => status === 'notComputed');
          expect(total === null).toBe(open);
          expect(duties === null).toBe(onTop.some(({ status }) => status === 'notComputed'));
          if (duties) expect(compare(exactOf(duties), add(exactOf(own), sum(onTop)))).toBe(0);
          if (total) expect(compare(exactOf(total), add(exactOf(own), sum(charges)))).toBe(0);
        }
      }),
      RUNS,
    );
    expect(stacks).toBeGreaterThan(1000);
    expect(charged).toBeGreaterThan(500);
  });

  it('a question that is answered as it is taken changes no total, and answered otherwise gives what was said', () => {
    let same = 0;
    let turned = 0;
    fc.assert(
      fc.property(requests, (request) => {
        const answered = (text: string) =>
          byTreatment({ ...request, declared: [...(request.declared ?? []), text] });
        for (const [key, { stack }] of byTreatment(request)) {
          for (const { question, answer: other, total } of stack?.otherwise ?? []) {
            const asTaken = answered(`${question}=${other ? 'no' : 'yes'}`).get(key);
            expect(asTaken?.stack?.total, key).toEqual(stack?.total);
            same += 1;
            const asTurned = answered(`${question}=${other ? 'yes' : 'no'}`).get(key);
            expect(asTurned?.stack?.total, key).toEqual(total);
            if (JSON.stringify(total) !== JSON.stringify(stack?.total)) turned += 1;
          }
        }
      }),
      { ...RUNS, numRuns: 400 },
    );
    expect(same).toBeGreaterThan(300);
    expect(turned).toBeGreaterThan(300);
  });

  it('a dearer shipment never pays less in all, but where the rate subtracts the value', () => {
    let compared = 0;
    let differential = 0;
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 100_000 }), (request, more) => {
        const dearer = { ...request, value: String(Number(request.value) + more) };
        const before = byTreatment(request);
        for (const [key, { stack, rate }] of byTreatment(dearer)) {
          const earlier = before.get(key)?.stack;
          if (!stack?.total || !earlier?.total) continue;
          if (rate?.notation.includes('- value')) {
            differential += 1;
            continue;
          }
          compared += 1;
          expect(compare(exactOf(stack.total), exactOf(earlier.total)), key).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(1000);
    expect(differential).toBeLessThan(compared / 20);
  });

  it('the differential duty of the gate price falls as the value rises, and the total with it', () => {
    const pork = { code: '020312025', from: 'US', to: 'JP', on: '2026-05-15', quantities: ['1000kg'] };
    const [low, high] = ['400000', '500000'].map((value) =>
      treatmentsOf({ ...pork, value }).find(({ instrument }) => instrument === 'mfn'),
    );
    expect(low?.rate?.notation).toContain('- value');
    const totalOf = (treatment: Treatment | undefined) => Number(treatment?.stack?.total?.amount);
    expect(totalOf(high)).toBeLessThan(totalOf(low));
  });

  it('two layers of which one takes the place of the other are never both due', () => {
    const layers = record.layers.flatMap((facts) => facts.layers);
    const byId = new Map(layers.map((layer) => [layer.id, layer]));
    let pairs = 0;
    fc.assert(
      fc.property(requests, (request) => {
        for (const { stack } of treatmentsOf(request)) {
          const due = (stack?.charges ?? []).flatMap(({ id, amount }) =>
            amount && byId.has(id) ? [byId.get(id)] : [],
          );
          for (const [i, first] of due.entries()) {
            for (const later of due.slice(i + 1)) {
              pairs += 1;
              expect(first?.insteadOf ?? [], `${first?.id} and ${later?.id}`).not.toContain(later?.family);
            }
          }
        }
      }),
      RUNS,
    );
    expect(pairs).toBeGreaterThan(10);
  });

  it('the best has the least duties of those that are available', () => {
    let chosen = 0;
    let byStack = 0;
    fc.assert(
      fc.property(requests, (request) => {
        for (const { best, treatments } of answer(request).determinations) {
          if (best === null) continue;
          const open = treatments.filter(({ status }) => status === 'available');
          const whole = open.map(({ instrument, stack, duty: own }) => ({
            instrument,
            amount: stack ? stack.duties : own,
          }));
          if (whole.some(({ amount }) => !amount)) continue;
          const least = whole.reduce((a, b) =>
            compare(exactOf(a.amount as DutyAmount), exactOf(b.amount as DutyAmount)) <= 0 ? a : b,
          );
          const isLeast = ({ amount }: (typeof whole)[number]) =>
            compare(exactOf(amount as DutyAmount), exactOf(least.amount as DutyAmount)) === 0;
          const equal = whole.filter(isLeast).map(({ instrument }) => instrument);
          expect(equal, request.code).toContain(best);
          // where a claim saves nothing none is advised
          if (equal.includes('mfn')) expect(best, request.code).toBe('mfn');
          chosen += 1;
          if (open.length > 1) byStack += 1;
        }
      }),
      RUNS,
    );
    expect(chosen).toBeGreaterThan(500);
    expect(byStack).toBeGreaterThan(100);
  });

  it('the same question gives the same text, stacks in it', () => {
    let stacks = 0;
    fc.assert(
      fc.property(requests, (request) => {
        const first = JSON.stringify(answer(request));
        expect(JSON.stringify(answer(request))).toBe(first);
        const read = JSON.parse(first) as ReturnType<typeof answer>;
        for (const { treatments } of read.determinations) {
          for (const { stack, duty: own } of treatments) {
            if (!stack) continue;
            stacks += 1;
            expect(own).not.toBeNull();
            expect(Array.isArray(stack.charges)).toBe(true);
          }
        }
      }),
      { ...RUNS, numRuns: 500 },
    );
    expect(stacks).toBeGreaterThan(300);
  });
});
