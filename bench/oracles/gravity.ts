import type { Row } from './row.js';

/** Published gravity estimates beside ours. */
export function oracles(): readonly Row[] {
  return [];
}
