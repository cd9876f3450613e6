/** Words the official files misprint or break in two, as they stand once white space is single. */
const MISPRINTS: readonly (readonly [RegExp, string])[] = [
  [/thebattery/g, 'the battery'],
  [/weght/g, 'weight'],
  [/\binthe\b/g, 'in the'],
  [/\boralterations\b/g, 'or alterations'],
  [/\bin the in the\b/g, 'in the'],
  [/\bap plicable\b/g, 'applicable'],
  [/\bappli cable\b/g, 'applicable'],
  [/\brateapplicable\b/g, 'rate applicable'],
  [/\brate in the absence\b/g, 'rate applicable in the absence'],
  [/\bapplicable tp eacj\b/g, 'applicable to each'],
  [/\bapplicable, to\b/g, 'applicable to'],
  [/\bgar ment\b/g, 'garment'],
  [/\ben semble\b/g, 'ensemble'],
  [/\bhigh est\b/g, 'highest'],
  [/\bmolybde num\b/g, 'molybdenum'],
  [/internalrevenue/g, 'internal-revenue'],
  [/complete, assembled$/g, 'complete, assembled movement'],
  [/\bnot less (?=[\d.])/g, 'not less than '],
  [/\bon case\b/g, 'on the case'],
  [/\bU\.S\. Note\b/g, 'U.S. note'],
  [/^No Change$/g, 'No change'],
  [/\$(\d)\/(\d\d)\//g, '$$$1.$2/'],
  [/\b99\.19\.04\.14\b/g, '9919.04.14'],
  [/\(([A-Z]{2}) \(\1\)/g, '($1)'],
  [/(\d{4}\.\d\d\.\d\d) (?=\d{4}\.\d\d)/g, '$1, '],
  [/\(s\)$/g, ''],
  [/\)\)$/g, ')'],
];

const SYMBOL_LIST = /\s*\(([A-Z][A-Z*+,. ]*)(?:\)|$)\s*/g;

const listSymbols = (inside: string): string[] => [
  ...new Set(inside.split(/[,. ]+/).filter((it) => it !== '')),
];

/** Programme lists written one way: " (A,AU,S+) ", each symbol once. */
const tidyLists = (text: string): string =>
  text.replace(SYMBOL_LIST, (_all, inside: string) => ` (${listSymbols(inside).join(',')}) `).trim();

/**
 * The typography of a U.S. rate made regular: tags, line breaks, hyphenation and misprints removed, blanks around
 * signs as in "4.5¢/liter + 13.6%", "cents" after a number as ¢, programme lists closed up. No word of the rate changes.
 */
export function normaliseUnitedStates(text: string): string {
  let plain = text
    .replace(/<[^>]*>/g, '')
    .replace(/&cent;|\ufffd/g, '¢')
    .replace(/\s+/g, ' ')
    .replace(/([a-z])- (?=[a-z])/g, '$1')
    .replace(/(\d) ?(?:cents\b|¢)/g, '$1¢')
    .trim();
  for (const [wrong, right] of MISPRINTS) plain = plain.replace(wrong, right);
  plain = plain
    .replace(/ \d?\/$|,$|^:$/, '')
    .replace(/ ?\/ ?/g, '/')
    .replace(/ ?\+ ?(?=[\d.$a])/g, ' + ')
    .replace(/\bpf\. ?liter/gi, 'pf. liter')
    .replace(/\/pr(?=[ (]|$)/g, '/pr.')
    .replace(/\/m([23])of\b/g, '/m$1 of')
    .replace(/\bcontent\.$/, 'content');
  return tidyLists(plain);
}
