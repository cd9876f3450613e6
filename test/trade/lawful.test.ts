import { describe, expect, it } from 'vitest';
import { date, exact, formatExact } from '../../src/base/index.js';
import { lawfulDuties } from '../../src/trade/reconcile/lawful.js';
import type { LawfulDuty } from '../../src/trade/reconcile/types.js';
import { factsRecord } from '../helpers/record.js';

/** The ordinary duties that the law allows on a thousand dollars of the goods of a line, on some days. */
function ordinary(code: string, from: string, to = from, origin = 'JP'): readonly LawfulDuty[] {
  const flow = { importer: 'US' as const, origin, from: date(from), to: date(to) };
  return lawfulDuties(flow, factsRecord())(code, exact('1000')).filter(({ scope }) => scope === 'ordinary');
}

/** "75 steel-quota-2022", "0 free by answers" */
const told = (duties: readonly LawfulDuty[]): readonly string[] =>
  duties.map(({ amount, layers, spared }) => {
    const on = layers.map(({ id }) => id).join('+');
    return `${amount ? formatExact(amount) : '?'} ${on || 'free'}${spared ? ` by ${spared.by}` : ''}`;
  });

describe('what may lie on top of the ordinary duty', () => {
  it('is spared within a quota, which the law knows', () => {
    expect(told(ordinary('7227906010', '2024-07-01'))).toEqual(['250 steel-quota-2022', '0 free by answers']);
  });

  it('is spared by an exclusion only as a presumption', () => {
    expect(told(ordinary('7606123091', '2024-07-01'))).toEqual([
      '130 aluminum-2018 by answers',
      '2030 russian-aluminum-2023 by rareAnswers',
      '30 free by presumption',
    ]);
  });

  it('is spared by an answer that nobody would expect, but not by the answers taken', () => {
    const [taken, ...others] = ordinary('8457100060', '2025-06-15');
    expect(taken?.layers.map(({ id }) => id)).toEqual(['ieepa-baseline']);
    const free = others.filter(({ layers }) => layers.length === 0);
    expect(free.map(({ spared }) => spared?.by)).toContain('rareAnswers');
    expect(free.map(({ spared }) => spared?.by)).not.toContain('answers');
    const because = free.flatMap(({ spared }) => spared?.because ?? []).map(({ en }) => en);
    expect(because[0]).toMatch(/^it is a donation/);
  });

  it('is nothing on products that the law leaves out, without any answer', () => {
    const [only, ...others] = ordinary('8542310075', '2025-06-15');
    expect({ layers: only?.layers, spared: only?.spared, others }).toEqual({
      layers: [],
      spared: undefined,
      others: [],
    });
  });

  it('is lawful on its days, in order, neighbours joined', () => {
    const steel = ordinary('7606123091', '2025-01-01', '2025-12-31');
    const days = (id: string) => steel.find(({ layers }) => layers[0]?.id === id)?.spans;
    expect(days('aluminum-2018')).toEqual([{ from: '2025-01-01', to: '2025-03-11' }]);
    expect(days('aluminum-50')).toEqual([{ from: '2025-06-04', to: '2025-12-31' }]);
    for (const { spans } of steel) {
      for (const [i, { from }] of spans.entries())
        if (i > 0) expect(from > (spans[i - 1]?.to ?? '')).toBe(true);
    }
  });

  it('is not known for other origins, nor after the last day of the facts', () => {
    const known = (duties: readonly LawfulDuty[]) => duties.map(({ layersKnown }) => layersKnown);
    expect(known(ordinary('8457100060', '2024-07-01'))).toEqual([true]);
    expect(known(ordinary('8457100060', '2024-07-01', '2024-07-01', 'AU'))).toEqual([false]);
    expect(known(ordinary('8457100060', '2026-01-01', '2026-12-31'))).toContain(false);
    const late = ordinary('8457100060', '2026-01-01', '2026-12-31').filter(({ layersKnown }) => !layersKnown);
    expect(late).toMatchObject([{ spared: { by: 'presumption' }, spans: [{ from: '2026-11-10' }] }]);
    const [australia] = ordinary('8457100060', '2024-07-01', '2024-07-01', 'AU');
    expect(australia?.evidence).toBe('reconstructed');
  });
});
