import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('dates', () => {
  it.each([
    ['2025-04-10T00:00:00', '2025-04-10'],
    ['2025-04-10T09:30', '2025-04-10'],
    ['2025-04-10 23:59:59.999999', '2025-04-10'],
    ['2025-04-10T00:00:00Z', '2025-04-10'],
    ['2025-04-10 00:00:00.000+00:00', '2025-04-10'],
    ['2025/4/5 0:00', '2025-04-05'],
    ['2025.04.10', '2025-04-10'],
    ['20250410 00:00:00', '2025-04-10'],
    ['2025年4月10日', '2025-04-10'],
    ['4/25/2025 12:00:00 AM', '2025-04-25'],
    ['25/4/2025', '2025-04-25'],
    ['25.04.2025', '2025-04-25'],
    ['4/4/2025', '2025-04-04'],
  ])('%s is %s', async (written, day) => {
    const { rows } = await desk.assess(file(entry('a', { date: written })));
    expect(rows).toMatchObject([{ date: day }]);
  });
});
