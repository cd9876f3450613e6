/** Words after "Free" that make it conditional, and the use they name. */
const USES: readonly (readonly [RegExp, (note: string) => string, (note: string) => string])[] = [
  [/^, under bond$/, () => 'entry under bond', () => ', under bond'],
  [
    /^, under bond, as prescribed in U\.S\. note (\d+) of this subchapter$/,
    (note) => `entry under bond, as U.S. note ${note} prescribes`,
    (note) => `, under bond, as prescribed in U.S. note ${note} of this subchapter`,
  ],
  [
    /^, under the terms of U\.S\. note (\d+\([a-z]\)) of this subchapter$/,
    (note) => `entry under the terms of U.S. note ${note}`,
    (note) => `, under the terms of U.S. note ${note} of this subchapter`,
  ],
  [
    /^ \(see U\.S\. note (\d+) of this subchapter\)$/,
    (note) => `entry as U.S. note ${note} describes`,
    (note) => ` (see U.S. note ${note} of this subchapter)`,
  ],
  [
    /^, for such temporary periods as the Secretary of the Treasury by regulation may prescribe$/,
    () => 'a temporary period set by the Secretary of the Treasury',
    () => ', for such temporary periods as the Secretary of the Treasury by regulation may prescribe',
  ],
];

/** The use that "Free, under bond" and the like name; undefined when the text is none of them. */
export function readConditionalFree(text: string): string | undefined {
  if (!text.startsWith('Free')) return undefined;
  for (const [pattern, name] of USES) {
    const match = pattern.exec(text.slice(4));
    if (match) return name(match[1] ?? '');
  }
  return undefined;
}

/** "Free" with the words that name its use. */
export function printConditionalFree(use: string): string {
  const note = /\d+(?:\([a-z]\))?/.exec(use)?.[0] ?? '';
  const found = USES.find(([, name]) => name(note) === use);
  return `Free${found?.[2](note) ?? `, ${use}`}`;
}
