import { describe, expect, it } from 'vitest';
import { compare, date, type Exact, fraction, type PlainDate, parseExact } from '../../src/base/index.js';
import { determineLine, type Line, type Treatment } from '../../src/law/index.js';
import { compareRates } from '../../src/notation/index.js';
import { factsRecord } from '../helpers/record.js';

const record = factsRecord();
const linesOn = (importer: 'JP' | 'US', on: PlainDate): Line[] => {
  const edition = record.edition(importer, on);
  return record.chapters(importer).flatMap((chapter) => [...record.chapter(edition, chapter)]);
};

/** Values and quantities from very cheap to very dear goods, so that every arm of a compound rate has its turn. */
const GRID = [1, 40, 300, 450, 520, 600, 3_000, 50_000, 2_000_000].map((unitValue) => ({
  value: fraction(unitValue * 10_000),
  quantities: ['kg', 'number', 'L', 'head'].map((unit) => ({ amount: fraction(10_000), unit })),
}));

const amount = (treatment: Treatment | undefined): Exact | undefined =>
  treatment?.duty ? parseExact(treatment.duty.amount) : undefined;

const priced = (line: Line, on: PlainDate, base: (typeof GRID)[number]) =>
  determineLine({ importer: 'JP', origin: 'US', date: on, parts: new Map(), ...base }, line, record);

describe('oracles of Japan’s schedule', () => {
  const dates = ['2025-04-01', '2026-01-01', '2026-04-01', '2026-07-09'].map(date);

  it.each(dates)('606 lines carry a USJTA rate on %s', (on) => {
    expect(linesOn('JP', on).filter((line) => line.cell('usjta').branches.length > 0)).toHaveLength(606);
  });

  /**
   * Milk powder for feed: the temporary rate of 26 % + 130 yen/kg is below the USJTA rate of 212.5 yen/kg on goods
   * worth less than 317 yen/kg. The schedule says so; it is the only such line.
   */
  const ABOVE = new Map([['040221217', 317]]);

  it.each(dates)(
    'no USJTA duty is above the ordinary duty on %s, but for one line on very cheap goods',
    (on) => {
      let compared = 0;
      const above = new Set<string>();
      for (const line of linesOn('JP', on)) {
        if (line.cell('usjta').branches.length === 0) continue;
        for (const base of GRID) {
          const { treatments } = priced(line, on, base);
          const ordinary = amount(treatments.find(({ instrument }) => instrument === 'mfn'));
          const least = treatments
            .filter(({ instrument }) => instrument === 'usjta')
            .flatMap((treatment) => amount(treatment) ?? []);
          if (ordinary === undefined) continue;
          for (const duty of least) {
            compared += 1;
            if (compare(duty, ordinary) <= 0) continue;
            above.add(line.code);
            expect(Number(base.value.n) / 10_000, line.code).toBeLessThan(ABOVE.get(line.code) ?? 0);
          }
        }
      }
      expect([...above]).toEqual([...ABOVE.keys()]);
      expect(compared).toBeGreaterThan(4_500);
    },
  );

  it('no USJTA duty rises from one edition to the next', () => {
    const rising: string[] = [];
    let compared = 0;
    for (const [i, on] of dates.slice(1).entries()) {
      const before = dates[i] as PlainDate;
      const old = new Map(linesOn('JP', before).map((line) => [`${line.code} ${line.seq}`, line]));
      for (const line of linesOn('JP', on)) {
        const previous = old.get(`${line.code} ${line.seq}`);
        if (!previous || line.cell('usjta').branches.length === 0) continue;
        for (const base of GRID) {
          const of = (each: Line, day: PlainDate) =>
            priced(each, day, base).treatments.filter(({ instrument }) => instrument === 'usjta');
          const now = of(line, on);
          const then = of(previous, before);
          expect(now.length).toBe(then.length);
          for (const [k, treatment] of now.entries()) {
            const duty = amount(treatment);
            const earlier = amount(then[k]);
            if (duty === undefined || earlier === undefined) continue;
            compared += 1;
            if (compare(duty, earlier) > 0) rising.push(`${line.code} on ${on}`);
          }
        }
      }
    }
    expect(rising).toEqual([]);
    expect(compared).toBeGreaterThan(14_000);
  });

  it.each(dates)(
    'a WTO rate in parentheses is never lower than the statutory rate, where both compare, on %s',
    (on) => {
      let compared = 0;
      const lower: string[] = [];
      for (const line of linesOn('JP', on)) {
        const temporary = line.cell('temporary');
        const [own] = (temporary.branches.length > 0 ? temporary : line.cell('general')).branches;
        const [bound] = line.cell('wto').branches;
        if (!own || !bound || bound.applied) continue;
        const order = compareRates(bound.rate, own.rate);
        if (order === undefined) continue;
        compared += 1;
        if (order === -1) lower.push(line.code);
      }
      expect(lower).toEqual([]);
      expect(compared).toBeGreaterThan(3_500);
    },
  );
});
