import type { Reading } from '../engine/assessFile.js';

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** How an address asks for a file to be read. */
export function readingOf(asked: Readonly<Record<string, string>>): Reading {
  const given = (name: string): string | undefined => asked[name]?.trim() || undefined;
  return {
    to: given('to'),
    from: given('from'),
    decimal: asked.decimal === 'comma' ? 'comma' : undefined,
    columns: listed(asked.columns),
    declared: listed(asked.declared),
  };
}
