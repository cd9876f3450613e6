import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('codes of another edition of the nomenclature', () => {
  it.each([
    ['JP', 'DE', '2903.31-000', '2903.62-000', '1000000'],
    ['JP', 'US', '2903.31-000', '2903.62-000', '999999999999999'],
    ['US', 'JP', '2931.31.00', '2931.41.00', '1000000'],
    ['US', 'JP', '2931.31.00.90', '2931.41.00', '1000000'],
  ])(
    'of 2017 in 2026, into %s from %s: %s is assessed as %s, and marked',
    async (importer, origin, old, code, value) => {
      const same = { importer, origin, value, claim: '', date: '2026-05-15' };
      const { rows } = await desk.assess(
        file(entry('a', { ...same, code: old }), entry('b', { ...same, code })),
      );
      const [converted, current] = rows;
      expect(converted).toEqual({
        ...current,
        entry: '1',
        id: 'a',
        code: old.replace(/\D/g, ''),
        note: `${old}, a code of HS2017, became ${code.slice(0, 7)} in HS2022 (1:1)`,
      });
      expect(current?.status).toBe('settled');
    },
  );

  it('of 2017 in 2026 that became several lines: it is said which', async () => {
    const { rows } = await desk.assess(file(entry('a', { code: '8517.12-000', claim: '', origin: 'DE' })));
    expect(rows).toMatchObject([
      {
        status: 'several',
        note: '8517.12-000, a code of HS2017, became 8517.13, 8517.14 in HS2022 (1:n); 2 lines have it',
      },
    ]);
  });

  it('of 2022 in 2019', async () => {
    const { rows } = await desk.assess(
      file(entry('a', { code: '8517.13-000', date: '2019-06-01', claim: '', origin: 'DE' })),
    );
    expect(rows).toMatchObject([
      { status: 'settled', note: expect.stringMatching(/8517\.13 of HS2022 was 8517\.12 in HS2017/) },
    ]);
  });

  it('of none', async () => {
    const { rows } = await desk.assess(file(entry('a', { code: '9999.99-999' })));
    expect(rows).toMatchObject([{ status: 'none', note: 'the schedule of the date has no such line' }]);
  });
});
