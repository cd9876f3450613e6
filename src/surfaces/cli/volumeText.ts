import { formatGrouped, parseExact } from '../../base/index.js';
import { table } from './layout.js';
import type { Page } from './page.js';

/** "242,000 t" */
export function volumeText(volume: string, unit: string): string {
  const exact = parseExact(volume);
  return `${exact ? formatGrouped(exact) : volume} ${unit}`;
}

/** Names and values below each other. */
export function facing(rows: readonly (readonly [string, string])[], page: Page): string[] {
  const [, ...lines] = table(
    ['', ''],
    rows.map((cells) => ({ cells })),
    { columns: page.columns },
  );
  return lines;
}
