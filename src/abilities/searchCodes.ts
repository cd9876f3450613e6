import { formatCode, type ImporterCode } from '../law/index.js';

/** The codes of lines under digits in one schedule. */
export type CodesUnder = (importer: ImporterCode, digits: string) => readonly string[];

/** A place that a code means. */
export interface CodeCandidate {
  readonly code: string;
  /** the digits asked for, where the schedules have only a beginning of them */
  readonly asked?: string;
}

/** Digits of the next level of the nomenclature: 3 of a heading's 4, 5 of a subheading's 6, more of a line's. */
const nextLevel = (length: number): number =>
  length <= 6 ? length + (length % 2) : Number.POSITIVE_INFINITY;

const MOST = 50;

function places(digits: string, importers: readonly ImporterCode[], under: CodesUnder): string[] {
  const length = nextLevel(digits.length);
  return [
    ...new Set(importers.flatMap((importer) => under(importer, digits).map((code) => code.slice(0, length)))),
  ]
    .sort()
    .slice(0, MOST);
}

/**
 * The places a code or the beginning of one means in the schedules of the importers; where they have no such code, the
 * place of its longest beginning that they have.
 */
export function codeCandidates(
  digits: string,
  importers: readonly ImporterCode[],
  under: CodesUnder,
): readonly CodeCandidate[] {
  const found = places(digits, importers, under);
  if (found.length > 0) return found.map((code) => ({ code }));
  for (const length of [8, 6, 4, 2].filter((each) => each < digits.length)) {
    const near = places(digits.slice(0, length), importers, under);
    if (near.length > 0) return near.map((code) => ({ code, asked: digits }));
  }
  return [];
}

/** A code as its schedule writes it. */
export const writtenCode = (code: string): string => formatCode(code.length === 8 ? 'US' : 'JP', code);
