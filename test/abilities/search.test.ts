import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duty } from '../../src/abilities/duty.js';
import { searchAnswerSchema } from '../../src/abilities/schemas/search.js';
import { type SearchCandidate, type SearchRequest, search } from '../../src/abilities/search.js';
import { Problem } from '../../src/base/index.js';
import { factsRecord } from '../helpers/record.js';

const ON = '2026-05-15';
const ask = (query: string, more: Partial<SearchRequest> = {}) =>
  search({ query, on: ON, ...more }, factsRecord());
const first = (query: string, more: Partial<SearchRequest> = {}): SearchCandidate => {
  const [candidate] = ask(query, more).candidates;
  if (!candidate) throw new Error(`nothing was found for ${query}`);
  return candidate;
};

describe('why a candidate matches', () => {
  it('by its name, with the path of the nomenclature', () => {
    const { code, level, why, path } = first('boneless beef frozen', { to: 'JP' });
    expect({ code, level }).toEqual({ code: '0202.30', level: 'subheading' });
    expect(path.map((place) => place.code)).toEqual(['02', '0202', '0202.30']);
    expect(why).toEqual([expect.objectContaining({ by: 'name', code: '0202.30', approximately: [] })]);
  });

  it('by a synonym', () => {
    expect(first('wagyu').why).toEqual([{ by: 'synonym', text: 'wagyu', code: '0201', approximately: [] }]);
    expect(first('和牛').why).toContainEqual(expect.objectContaining({ by: 'synonym', text: '和牛' }));
  });

  it('approximately, saying which word was taken for which', () => {
    expect(first('cheeze').why).toEqual([
      expect.objectContaining({ by: 'name', approximately: [{ asked: 'cheeze', found: 'cheese' }] }),
    ]);
  });

  it('by a code; a code that no schedule has by its beginning, approximately', () => {
    expect(first('0201.30').why).toEqual([
      { by: 'code', text: '0201.30', code: '0201.30', approximately: [] },
    ]);
    expect(first('0201.30-999').why).toEqual([
      {
        by: 'code',
        text: '0201.30',
        code: '0201.30',
        approximately: [{ asked: '0201.30-999', found: '0201.30' }],
      },
    ]);
  });

  it('words that nothing has are named', () => {
    const { candidates, unknown } = ask('xyzzyqq beef');
    expect(unknown).toEqual(['xyzzyqq']);
    expect(candidates[0]?.code).toBe('0201');
  });
});

describe('codes', () => {
  it.each([
    ['0201.30-010', 'JP', '0201.30-010'],
    ['1704.10.00', 'US', '1704.10.00'],
    ['8703', 'US', '8703'],
    ['020', 'JP', '0201'],
    ['02013', 'JP', '0201.30'],
    ['0201300', 'JP', '0201.30-010'],
    ['02', 'JP', '02'],
  ])('%s into %s is %s', (query, to, code) => {
    expect(first(query, { to }).code).toBe(code);
  });

  it('with a statistical suffix is the line', () => {
    const [suffixed] = factsRecord().lines(factsRecord().edition('US', '2025-06-01' as never), '84159080');
    expect(suffixed?.code).toBe('84159080');
    expect(first('8415.90.80.45', { to: 'US' }).code).toBe('8415.90.80');
  });

  it('of one schedule is not looked for in the other', () => {
    expect(ask('0201.30-010', { to: 'US' }).candidates[0]?.code).toBe('0201.30');
  });
});

describe('the lines of a candidate', () => {
  it('belong to the importer, with rates as kanzei duty has them', () => {
    for (const [query, to, from] of [
      ['processed cheese', 'JP', 'US'],
      ['chewing gum', 'US', 'JP'],
    ] as const) {
      const [line] = first(query, { to }).lines;
      expect(line?.country).toBe(to);
      const answer = duty({ code: line?.code ?? '', from, to, on: ON }, factsRecord());
      const treatments = answer.determinations[0]?.treatments ?? [];
      const rates = (id: string) =>
        treatments.filter(({ instrument }) => instrument === id).map(({ rate }) => rate?.notation ?? null);
      expect(line?.mfn.map(({ rate }) => rate)).toEqual(rates('mfn'));
      expect(line?.usjta.map(({ rate }) => rate)).toEqual(rates('usjta'));
    }
  });

  it('a rate that is refused is not shown as one', () => {
    const { lines } = first('0406.10-090', { to: 'JP' });
    expect(lines[0]?.usjta[0]).toMatchObject({ rate: null, status: 'notComputed' });
  });

  it('no commitment is no rate', () => {
    expect(first('1006.30-090', { to: 'JP' }).lines[0]?.usjta).toEqual([
      expect.objectContaining({ rate: null, status: 'notCovered' }),
    ]);
  });

  it('those that fit the query stand first', () => {
    const { lines, counts } = first('8703', { to: 'US' });
    expect(counts).toEqual([{ country: 'US', lines: expect.any(Number) }]);
    expect(lines.length).toBeLessThan(counts[0]?.lines ?? 0);
  });

  it('are asked of the day: codes of HS2022 say how they stand on an earlier one', () => {
    const { lines } = first('8517.13', { to: 'JP', on: '2021-06-01' });
    expect(lines[0]?.mapping).toMatch(/HS2017/);
  });
});

describe('bad queries', () => {
  const problemOf = (query: string, more: Partial<SearchRequest> = {}): Problem => {
    try {
      ask(query, more);
    } catch (error) {
      if (error instanceof Problem) return error;
    }
    throw new Error('no problem');
  };

  it.each(['', '   ', '\u0000\u0007', '\u200b'])('%j is empty', (query) => {
    expect(problemOf(query)).toMatchObject({ kind: 'invalidInput', message: /the query is empty/ });
  });

  it('too long', () => {
    expect(problemOf('a'.repeat(10_000)).message).toBe(
      'the query has 10000 characters; at most 300 are read',
    );
  });

  it.each([0, 51, 1.5, Number.NaN])('a limit of %s', (limit) => {
    expect(problemOf('beef', { limit }).kind).toBe('invalidInput');
  });

  it('an importer and a day that are none', () => {
    expect(problemOf('beef', { to: 'FR' }).kind).toBe('invalidInput');
    expect(problemOf('beef', { on: '2026-02-30' }).kind).toBe('invalidInput');
  });

  it.each(['🍣', '...', '!?#', '、。', '-', '7', '٣'])('%s finds nothing', (query) => {
    expect(ask(query).candidates).toEqual([]);
  });

  it('control characters among words do no harm', () => {
    expect(ask('be\u0000ef frozen\u202e beef').candidates.length).toBeGreaterThan(0);
  });
});

describe('any query', () => {
  const letters = fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc
      .array(fc.constantFrom('beef', 'frozen', '牛', '肉', 'カメラ', '0201', '.', '-', '(', "'", 'ー'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(' ')),
  );

  it('gives an answer of the published form, or says that it is empty; the same each time', () => {
    fc.assert(
      fc.property(letters, (query) => {
        try {
          const answer = ask(query, { limit: 3 });
          searchAnswerSchema.parse(answer);
          expect(answer.candidates.length).toBeLessThanOrEqual(3);
          expect(new Set(answer.candidates.map(({ code }) => code)).size).toBe(answer.candidates.length);
          for (const { why, lines, path, code } of answer.candidates) {
            expect(why.length).toBeGreaterThan(0);
            expect(lines.length).toBeGreaterThan(0);
            expect(path.at(-1)?.code).toBe(code);
          }
          expect(ask(query, { limit: 3 })).toEqual(answer);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.message).toMatch(/^the query is empty/);
        }
      }),
      { numRuns: 60, seed: 20260515 },
    );
  });
});
