import { grouped } from './amountText.js';
import { table } from './layout.js';
import type { Page } from './page.js';

/** "242,000 t" */
export const volumeText = (volume: string, unit: string): string => `${grouped(volume)} ${unit}`;

/** Names and values below each other. */
export function facing(rows: readonly (readonly [string, string])[], page: Page): string[] {
  const [, ...lines] = table(
    ['', ''],
    rows.map((cells) => ({ cells })),
    { columns: page.columns },
  );
  return lines;
}
