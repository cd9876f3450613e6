import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file, HEAD } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('encodings', () => {
  const japanese =
    '申告番号,品目番号,輸入国,原産国,申告日,課税価格\n東京1,0201.30-010,日本,アメリカ,2026-05-15,1000000\n';
  const encoded: Readonly<Record<string, Uint8Array>> = {
    'utf-8 with a mark': Buffer.from(`\ufeff${japanese}`),
    'utf-16le with a mark': Buffer.from(`\ufeff${japanese}`, 'utf16le'),
    'utf-16le without': Buffer.from(japanese, 'utf16le'),
    'utf-16be with a mark': Buffer.from(`\ufeff${japanese}`, 'utf16le').swap16(),
    shift_jis: Buffer.from(
      '905c8d9094d48d862c956996da94d48d862c974193fc8d912c8cb48e598d912c905c8d9093fa2c89db90c589bf8a690a938c8b9e312c303230312e33302d3031302c93fa967b2c83418381838a834a2c323032362d30352d31352c313030303030300a',
      'hex',
    ),
    'euc-jp': Buffer.from(
      'bfbdb9f0c8d6b9e62cc9caccdcc8d6b9e62ccda2c6feb9f12cb8b6bbbab9f12cbfbdb9f0c6fc2cb2ddc0c7b2c1b3ca0ac5ecb5fe312c303230312e33302d3031302cc6fccbdc2ca5a2a5e1a5eaa5ab2c323032362d30352d31352c313030303030300a',
      'hex',
    ),
  };
  it.each(Object.entries(encoded))('%s', async (_name, content) => {
    const { rows, refused } = await desk.assess(content, { to: 'JP' });
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: '東京1', best_due: '208000.00' }]);
  });

  it('windows-1252, a byte of which is also one of Shift_JIS', async () => {
    const content = Buffer.from(`${HEAD}\n${entry('Québec', { origin: 'México', claim: '' })}\n`, 'latin1');
    const { rows, refused } = await desk.assess(content);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: 'Québec', origin: 'MX' }]);
  });

  it('a byte that is no letter of the encoding: its row is refused', async () => {
    const content = Buffer.concat([
      encoded.shift_jis as Uint8Array,
      Buffer.from([0x93, 0x8c, 0xff, 0x31]),
      Buffer.from(',0201.30-010,JP,US,2026-05-15,1\nlast,0201.30-010,JP,US,2026-05-15,1000000\n'),
    ]);
    const { rows, refused } = await desk.assess(content);
    expect(rows.map(({ id }) => id)).toEqual(['東京1', 'last']);
    expect(refused).toMatchObject([{ line: '3', why: 'it has bytes that are no letters in shift_jis' }]);
  });

  it('as said, where it is said', async () => {
    const { rows } = await desk.assess(encoded.shift_jis as Uint8Array, { encoding: 'Shift-JIS' });
    expect(rows).toMatchObject([{ id: '東京1' }]);
    expect((await desk.problemOf(file(entry('a')), { encoding: 'ebcdic' })).message).toMatch(
      /use one of utf-8, shift_jis/,
    );
  });
});
