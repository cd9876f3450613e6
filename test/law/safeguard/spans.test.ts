import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../../src/base/index.js';
import {
  type SafeguardFacts,
  type SafeguardId,
  safeguardSpans,
  type Volumes,
} from '../../../src/law/safeguard/index.js';
import { ask, beefRows, factsOf, fullYear, readVolumes } from './helper.js';

const beef = factsOf('beef');

/** The same year asked day by day. */
function daily(facts: SafeguardFacts, volumes: Volumes, from: string, to: string, more = {}): string[] {
  const states: string[] = [];
  for (let on = date(from); on <= to; on = addDays(on, 1)) {
    const { status, reason } = ask(facts, volumes, on, more);
    const state = `${status} ${reason}`;
    if (states.at(-1)?.slice(11) !== state) states.push(`${on} ${state}`);
  }
  return states;
}

const shortly = (facts: SafeguardFacts, volumes: Volumes, year: number, more = {}): string[] =>
  safeguardSpans(year, { facts, volumes, ...more }).map(
    ({ from, status, reason }) => `${from} ${status} ${reason}`,
  );

describe('spans of a fiscal year', () => {
  it('JFY2020 and JFY2021 as recorded', () => {
    const volumes = readVolumes(beefRows(), beef);
    const spans = safeguardSpans(2020, { facts: beef, volumes });
    expect(spans.map(({ from, to, status, measure }) => [from, to, status, measure?.rate ?? null])).toEqual([
      ['2020-04-01', '2020-05-07', 'unknown', null],
      ['2020-05-08', '2021-03-09', 'notTriggered', null],
      ['2021-03-10', '2021-03-17', 'triggered', null],
      ['2021-03-18', '2021-03-31', 'inForce', '38.5%'],
    ]);
    const next = safeguardSpans(2021, { facts: beef, volumes });
    expect(next.map(({ from, to, status, measure }) => [from, to, status, measure?.rate ?? null])).toEqual([
      ['2021-04-01', '2021-04-16', 'inForce', '38.5%'],
      ['2021-04-17', '2021-04-27', 'ended', null],
      ['2021-04-28', '2022-03-31', 'unknown', null],
    ]);
  });

  it('say the same as the engine asked day by day', () => {
    const volumes = readVolumes(beefRows(), beef);
    expect(shortly(beef, volumes, 2020)).toEqual(daily(beef, volumes, '2020-04-01', '2021-03-31'));
    expect(shortly(beef, volumes, 2021)).toEqual(daily(beef, volumes, '2021-04-01', '2022-03-31'));
  });

  it.each<[SafeguardId, string, number]>([
    ['oranges', '2021-01-20', 2020],
    ['pork', '2020-12-31', 2020],
  ])('%s day by day', (id, passes, year) => {
    const facts = factsOf(id);
    const volumes = readVolumes(fullYear(facts, passes, passes, 900, 1001), facts);
    const more = {
      assume: { trigger: { volume: '1000', unit: 't' }, startBusinessDays: 5, lasts: 'toEndOfCount' },
    } as const;
    expect(shortly(facts, volumes, year, more)).toEqual(
      daily(facts, volumes, `${year}-04-01`, `${year + 1}-03-31`, more),
    );
  });

  it('leave no hole and do not overlap, whatever the year of figures', () => {
    const facts = { ...beef, taken: [] };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 1, max: 36 }), (at, known) => {
        const periods = fullYear(facts, '2021-06-01', '2022-04-01', 240_000, 0);
        const passes = periods[at]?.to ?? '';
        const rows = fullYear(facts, '2021-06-01', passes, 240_000, 250_000).slice(0, known);
        const spans = safeguardSpans(2021, { facts, volumes: readVolumes(rows, facts) });
        expect(spans[0]?.from).toBe('2021-04-01');
        expect(spans.at(-1)?.to).toBe('2022-03-31');
        spans.slice(1).forEach((span, i) => {
          expect(span.from).toBe(addDays(spans[i]?.to ?? span.from, 1));
        });
      }),
      { numRuns: 15 },
    );
  });

  it('end with the agreement; a year outside its life has none', () => {
    const volumes = readVolumes([], beef);
    const input = { facts: beef, volumes, terminationNotice: date('2026-11-23') };
    expect(safeguardSpans(2026, input).at(-1)?.to).toBe('2027-03-22');
    expect(safeguardSpans(2027, input)).toEqual([]);
    expect(safeguardSpans(2018, input)).toEqual([]);
    expect(safeguardSpans(2019, input)[0]?.from).toBe('2020-01-01');
  });
});
