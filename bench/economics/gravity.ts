import type { Timing } from './row.js';

/** Times of gravity estimation, from typed arrays in memory. */
export function gravity(): readonly Timing[] {
  return [];
}
