import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, daysBetween, type PlainDate } from '../../../src/base/index.js';
import { determine, type ImporterCode, type PathSpan, ratePaths } from '../../../src/law/index.js';
import { compareRates, type Rate, readRate } from '../../../src/notation/index.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();
const FROM = date('2018-01-01');
const TO = date('2042-12-31');

const pathsOf = (importer: ImporterCode, origin: string, code: string) =>
  ratePaths({ importer, origin, code, from: FROM, to: TO }, record);

const rateOf = (notation: string): Rate => readRate(notation) as Rate;
const highestOf = ({ rate, left }: PathSpan): Rate | undefined => {
  const text = rate?.notation ?? left?.highest?.notation;
  return text === undefined ? undefined : rateOf(text);
};
const lowestOf = ({ rate, left }: PathSpan): Rate | undefined => {
  const text = rate?.notation ?? left?.lowest.notation;
  return text === undefined ? undefined : rateOf(text);
};

const SAMPLES: readonly (readonly [ImporterCode, string, readonly string[]])[] = [
  ['JP', 'US', ['02', '0402', '0406', '08', '1602', '19', '2204', '2207']],
  ['JP', 'AU', ['02', '08', '2204', '4412']],
  ['JP', 'DE', ['0203', '0406', '1806', '4203', '6403']],
  ['JP', 'GB', ['0203', '0406', '1704']],
  ['JP', 'CN', ['07', '2008', '4203', '6110', '64']],
  ['JP', 'KR', ['2008', '39', '6110']],
  ['JP', 'MN', ['0207', '4105', '5105']],
  ['JP', 'TH', ['0207', '1602', '2008']],
  ['US', 'JP', ['0602', '0603', '1704', '1806', '2103', '8462', '8485', '9206']],
  ['US', 'KR', ['0207', '1704', '8708']],
];

describe.each(SAMPLES)('paths into %s from %s', (importer, origin, prefixes) => {
  const paths = prefixes.map((prefix) => pathsOf(importer, origin, prefix));
  const tracks = paths.flatMap(({ lines }) =>
    lines.flatMap(({ line, tracks: list }) => list.map((track) => ({ line, track }))),
  );

  it('have spans in order, without overlap', () => {
    expect(tracks.length).toBeGreaterThan(5);
    for (const { line, track } of tracks) {
      for (const [i, span] of track.spans.entries()) {
        expect(daysBetween(span.from, span.to)).toBeGreaterThanOrEqual(0);
        const before = track.spans[i - 1];
        if (!before) continue;
        const name = `${line.code} ${track.instrument} ${span.from}`;
        expect(before.to < span.from, name).toBe(true);
      }
    }
  });

  it('leave no hole: an instrument in force says something of every day', () => {
    for (const { lines } of paths) {
      for (const { line, tracks: list } of lines) {
        for (const instrument of new Set(list.map((track) => track.instrument))) {
          const spans = list
            .filter((track) => track.instrument === instrument)
            .flatMap((track) => track.spans)
            .sort((a, b) => (a.from < b.from ? -1 : 1));
          let covered: PlainDate | null = null;
          for (const { from, to } of spans) {
            const name = `${line.code} ${instrument} before ${from}`;
            if (covered !== null) expect(from <= addDays(covered, 1), name).toBe(true);
            if (covered === null || to > covered) covered = to;
          }
          const left = importer === 'US' && covered === '2022-01-26';
          if (instrument === 'mfn' && !left) expect(covered, `${line.code} ${instrument}`).toBe(TO);
        }
      }
    }
  });

  it('never rise under an agreement, but for a safeguard', () => {
    for (const { line, track } of tracks) {
      if (track.instrument === 'mfn' || track.instrument === 'gsp') continue;
      const calm = track.spans.filter(({ safeguard }) => !safeguard);
      for (const [i, span] of calm.entries()) {
        const before = calm[i - 1] && highestOf(calm[i - 1] as PathSpan);
        const now = lowestOf(span);
        if (!before || !now) continue;
        const order = compareRates(now, before);
        expect(order === 1, `${line.code} ${track.instrument} on ${span.from}`).toBe(false);
      }
    }
  });

  it('say on any day what the duty says', () => {
    const lines = paths.flatMap((path) => path.lines);
    fc.assert(
      fc.property(
        fc.nat({ max: lines.length - 1 }),
        fc.integer({ min: 0, max: daysBetween(FROM, TO) }),
        (at, days) => {
          const { line, tracks: list } = lines[at] as (typeof lines)[number];
          const on = addDays(FROM, days);
          const code = line.code.replace(/[.-]/g, '');
          const query = { importer, origin, code, date: on, quantities: [], parts: new Map() };
          const determination = determine(query, record).determinations.find(
            (each) => each.line.code === line.code && each.line.seq === line.seq,
          );
          if (!determination) return;
          const said = determination.treatments
            .filter(({ status }) => status !== 'notApplicable')
            .map(({ instrument, quota, rate, span, evidence, status, needs }) => {
              const text = rate?.notation ?? `${span?.lowest.notation} ${span?.highest?.notation}`;
              // a question without amounts leaves a rate unpriced that the path shows
              const computed = needs.length > 0 || status !== 'notComputed';
              return {
                key: `${instrument} ${quota} ${text}`,
                computed: computed || span !== undefined,
                evidence,
              };
            });
          const shown = list.flatMap(({ instrument, quota, spans }) => {
            const span = spans.find(({ from, to }) => from <= on && on <= to);
            if (!span) return [];
            const { rate, left, status, evidence } = span;
            const text = rate?.notation ?? `${left?.lowest.notation} ${left?.highest?.notation}`;
            const computed = status !== 'notComputed' || left !== undefined;
            return [{ key: `${instrument} ${quota} ${text}`, computed, evidence }];
          });
          const grade = ({ evidence }: { evidence: string }) =>
            // a band of unit value rests on a standard import price, which a path does not test
            determination.selection === undefined ? evidence : '';
          const texts = (all: typeof shown) =>
            all.map((each) => `${each.key} ${each.computed} ${grade(each)}`).sort();
          expect(texts(said), `${line.code} on ${on}`).toEqual(texts(shown));
        },
      ),
      { numRuns: 200, seed: 20_261_125 },
    );
  });
});

describe('the path of U.S. beef', () => {
  const [beef] = pathsOf('JP', 'US', '020130010').lines;
  const usjta = beef?.tracks.find(({ instrument }) => instrument === 'usjta')?.spans ?? [];

  it('is the published ladder, interrupted by the measure of 2021', () => {
    expect(usjta.map(({ from, rate }) => `${from} ${rate?.notation}`)).toEqual([
      '2020-01-01 26.6%',
      '2020-04-01 25.8%',
      '2021-03-18 38.5%',
      '2021-04-17 25%',
      '2022-04-01 24.1%',
      '2023-04-01 23.3%',
      '2024-04-01 22.5%',
      '2025-04-01 21.6%',
      '2026-04-01 20.8%',
      '2027-04-01 20%',
      '2028-04-01 18.1%',
      '2029-04-01 16.3%',
      '2030-04-01 14.5%',
      '2031-04-01 12.6%',
      '2032-04-01 10.8%',
      '2033-04-01 9%',
    ]);
    expect(usjta.at(-1)?.to).toBe(TO);
  });

  it('is published where an edition is at hand, and rests on the press elsewhere', () => {
    const published = usjta.filter(({ evidence }) => evidence === 'published').map(({ from }) => from);
    expect(published).toEqual(['2025-04-01', '2026-04-01']);
    expect(new Set(usjta.map(({ evidence }) => evidence))).toEqual(new Set(['published', 'secondary']));
  });

  it('shows rivals for goods of a party of their own', () => {
    const query = { importer: 'JP', origin: 'US', code: '020130010', from: FROM, to: TO } as const;
    const [line] = ratePaths({ ...query, instruments: ['usjta', 'cptpp', 'rcep'] }, record).lines;
    const named = line?.tracks.map(({ instrument, origin }) => `${instrument} ${origin}`);
    expect(named).toEqual(['cptpp AU', 'usjta US', 'rcep AU', 'rcep CN', 'rcep KR']);
  });
});
