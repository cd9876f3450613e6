import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('numbers', () => {
  it('in any form that is certain', async () => {
    const { rows, refused } = await desk.assess(
      file(
        entry('a', { value: '1,234,567' }),
        entry('b', { value: ' 1234567.00 ' }),
        entry('c', { value: '999999999999999' }),
      ),
    );
    expect(refused).toEqual([]);
    expect(rows.map(({ value }) => value)).toEqual(['1234567.00', '1234567.00', '999999999999999.00']);
  });

  it('with a decimal comma are read only where that is said', async () => {
    const us = { importer: 'US', origin: 'JP', code: '8458.11.00', kg: '' };
    const content = file(
      entry('a', { ...us, value: '1.234,50', paid: '' }),
      entry('b', { ...us, value: '1234,5', paid: '' }),
    );
    const without = await desk.assess(content);
    expect(without.rows).toEqual([]);
    expect(without.refused[0]?.why).toMatch(/with a decimal comma, say --decimal comma/);
    const { rows, refused } = await desk.assess(content, { decimal: 'comma' });
    expect(refused).toEqual([]);
    expect(rows.map(({ value }) => value)).toEqual(['1234.50', '1234.50']);
    const point = await desk.assess(file(entry('c', { ...us, value: '1234.5' })), { decimal: 'comma' });
    expect(point.refused[0]?.why).toMatch(/with a decimal point, say --decimal point/);
  });

  it('as large as a cell can hold them: no row stops a run', async () => {
    const big = '999999999999';
    const content = `code,importer,origin,date,value,t,number\n0201.30-010,JP,US,2026-05-15,999999999999999,${big},${big}\n0102.29-291,JP,CN,2026-05-15,999999999999999,${big},${big}\n0101.29-290,JP,US,2019-06-01,999999999999999,${big},${big}\n`;
    const { report, rows } = await desk.assess(content);
    expect(report.entries).toBe(3);
    expect(rows.find(({ note }) => note?.includes('more digits'))).toMatchObject({
      status: 'open',
      best_due: '',
    });
  });

  it('a content or a part of 0 is given; a quantity of 0 is not', async () => {
    const { rows } = await desk.assess(
      'code,importer,origin,date,value,kg,part: aluminum content\n7616.99.51,US,JP,2025-10-10,1000,,0\n7616.99.51,US,JP,2025-10-10,1000,,\n1006.30-090,JP,VN,2025-10-10,1000,0,\n',
    );
    expect(rows.map(({ best_due }) => best_due)).toEqual(['150.00', '525.00', '']);
    expect(rows[2]).toMatchObject({ status: 'open' });
  });

  it('a content of 0 that a rate is on', async () => {
    const { rows } = await desk.assess(
      'code,importer,origin,date,value,kg,kg of lead content\n2607.00.00,US,KR,2024-10-10,1000,10,0\n2607.00.00,US,KR,2024-10-10,1000,10,\n',
    );
    const mfn = rows.map(({ treatments }) => JSON.parse(treatments ?? '')[0]);
    expect(mfn.map(({ status, duty }) => [status, duty])).toEqual([
      ['available', 0],
      ['notComputed', null],
    ]);
  });

  it('a quantity of a million', async () => {
    const { rows } = await desk.assess(file(entry('a', { kg: '1,000,000.5' })));
    expect(rows).toMatchObject([{ best_due: '208000.00' }]);
  });
});
