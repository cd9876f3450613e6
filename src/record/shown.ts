import type { Citation } from '../law/index.js';

/** A source as answers show it: title, locator and address. A replacer for JSON.stringify. */
export const shown = (key: string, value: unknown): unknown => {
  if (key !== 'citation') return value;
  const { title, locator, url } = value as Citation;
  return { title, locator, url };
};
