/** The columns of a file of entries. */
export const HEAD = 'id,code,importer,origin,date,value,kg,claim,paid';
/** An entry that nothing is wrong with. */
export const GOOD: Readonly<Record<string, string>> = {
  id: 'x',
  code: '0201.30-010',
  importer: 'JP',
  origin: 'US',
  date: '2026-05-15',
  value: '1000000',
  kg: '10',
  claim: 'usjta',
  paid: '385000',
};
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A row of a file: the good entry, but for what is said. */
export const entry = (id: string, more: Readonly<Record<string, string>> = {}): string =>
  HEAD.split(',')
    .map((name) => cell({ ...GOOD, ...more, id }[name] ?? ''))
    .join(',');

/** A file of rows. */
export const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
