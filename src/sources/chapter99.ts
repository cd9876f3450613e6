import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../base/index.js';
import { unpack } from './unpack.js';

/** A list of products in the notes of chapter 99: where it begins and ends in the text. */
interface ListPlace {
  readonly id: string;
  readonly begins: RegExp;
  readonly ends: RegExp;
  /** only the codes after these words */
  readonly after?: 'classifiable' | 'described';
  /** a code of ten digits that ends in 00 is the whole of its line */
  readonly wholeLines?: true;
}

/** Lists of the notes to subchapter III that concern goods of Japan, in the order of the text. */
const LISTS: readonly ListPlace[] = [
  {
    id: 'ieepa-exempt',
    begins: /^\s*\(a\) As provided for in heading 9903\.01\.32,/,
    ends: /^\(b\) As provided in heading 9903\.02\.78/,
  },
  {
    id: 'ieepa-particular',
    begins: /^\(b\) As provided in heading 9903\.02\.78/,
    ends: /^\(iv\) As provided in 9903\.01\.26/,
    after: 'classifiable',
  },
  {
    id: 's122-exempt',
    begins: /^\(ii\) As provided in heading 9903\.03\.03/,
    ends: /^\(iii\) As provided in heading 9903\.03\.04/,
  },
  {
    id: 's122-particular',
    begins: /^\(iii\) As provided in heading 9903\.03\.04/,
    ends: /^\(iv\) As provided in heading 9903\.03\.05/,
    after: 'classifiable',
  },
  {
    id: 's122-civil-aircraft',
    begins: /^\(iv\) As provided in heading 9903\.03\.05/,
    ends: /^\(v\) As provided in heading 9903\.03\.06/,
  },
  {
    id: 'metals-50',
    begins: /^\s*\(i\) Articles of aluminum:/,
    ends: /^\s*\(vi\) Derivative aluminum articles:/,
  },
  {
    id: 'metals-25',
    begins: /^\s*\(vi\) Derivative aluminum articles:/,
    ends: /^\(ix\) Derivative aluminum articles:/,
  },
  {
    id: 'metals-15',
    begins: /^\(ix\) Derivative aluminum articles:/,
    ends: /^\(d\) Headings 9903\.82\.04 and/,
  },
  {
    id: 'aluminum-articles',
    begins: /^\s*\(i\) Articles of aluminum:/,
    ends: /^\s*\(ii\) Derivative aluminum articles:/,
  },
  { id: 'steel-articles', begins: /^\s*\(iii\) Articles of steel:/, ends: /^U\.S\. Notes \(con\.\)\s+7301/ },
  {
    id: 'aluminum-derivatives-2020',
    begins: /^\s*apply only to the following derivative aluminum products:/,
    ends: /^\(iv\) Heading 9903\.85\.21 provides/,
    after: 'described',
  },
  {
    id: 'aluminum-derivatives-i',
    begins: /^\(i\) The rates of duty set forth in heading 9903\.85\.04/,
    ends: /^\(j\) The rates of duty set forth in heading 9903\.85\.07/,
    after: 'described',
  },
  {
    id: 'aluminum-derivatives-j',
    begins: /^\(j\) The rates of duty set forth in heading 9903\.85\.07/,
    ends: /^\(k\) The rates of duty in heading 9903\.85\.08/,
    wholeLines: true,
  },
  {
    id: 'aluminum-derivatives-k',
    begins: /^\(k\) The rates of duty in heading 9903\.85\.08/,
    ends: /^For any derivative aluminum product that is classified in one of the HTSUS/,
    wholeLines: true,
  },
  {
    id: 'automobiles',
    begins: /^\(b\) The rates of duty set forth in headings 9903\.94\.01, 9903\.94\.02/,
    ends: /^\(c\) /,
  },
  { id: 'automobile-parts', begins: /^\(g\) Subject to a manufacturer's import adjustment/, ends: /^\(h\) / },
  {
    id: 'civil-aircraft-japan',
    begins: /^\s*\(b\) As provided in heading 9903\.96\.02/,
    ends: /^36\. \[Note deleted/,
  },
  {
    id: 'softwood',
    begins: /^\(b\) The rates of duty set forth in heading 9903\.76\.01/,
    ends: /^\(c\) Heading 9903\.76\.02/,
  },
  {
    id: 'upholstered-furniture',
    begins: /^\(d\) The rates of duty set forth in headings 9903\.76\.02/,
    ends: /^\(e\) Except for as provided by 9903\.76\.04/,
  },
  {
    id: 'kitchen-cabinets',
    begins: /^\(f\) Except for as provided by 9903\.76\.04/,
    ends: /^\(g\) Heading 9903\.76\.04/,
  },
  {
    id: 'heavy-vehicles',
    begins: /^\s*\(b\) The rate of duty set forth in heading 9903\.74\.01/,
    ends: /^\s*\(c\) Heading 9903\.74\.02/,
  },
  { id: 'buses', begins: /^\s*\(c\) Heading 9903\.74\.02/, ends: /^\(d\) Heading 9903\.74\.03/ },
  {
    id: 'heavy-vehicle-parts',
    begins: /^\(i\) The rates of duty set forth in heading 9903\.74\.08/,
    ends: /^\(j\) Heading 9903\.74\.09/,
  },
  {
    id: 'semiconductors',
    begins: /^\s*\(b\) For the purposes of this note, "semiconductor articles"/,
    ends: /^\s*To be included within the definition/,
  },
];

const PAGE_HEAD =
  /Harmonized Tariff Schedule of the United States|Annotated for Statistical|^\s*XXII\s*$|^\s*99 - III - \d+\s*$/;
const OWN_CHAPTER = /^99/;
const CODE = /(?<![\d.])(\d{4})(?:\.(\d{2})(?:\.(\d{2,4}))?(?:\.(\d{2}))?)?(?![\d.]*\d)/g;
const DATE =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/g;
const AFTER = {
  classifiable: /classifiable\s+in\s+subheading\s+(\d{4}\.\d{2}\.\d{2})/g,
  described: /described\s+in\s+subheading\s+(\d{4}\.\d{2}\.\d{2})/g,
};
const WHOLE_LINE = /^(\d{8})00$/;

/** The codes of a text as digits, of chapters 1 to 98: 0201.10.05, 8471, 8409.91.1040. */
function codesIn(text: string): string[] {
  return [...text.matchAll(CODE)]
    .map(([, ...parts]) => parts.filter((part) => part !== undefined).join(''))
    .filter((code) => !OWN_CHAPTER.test(code) && code.slice(0, 2) !== '00');
}

function codesOf(
  { id, begins, ends, after, wholeLines }: ListPlace,
  lines: readonly string[],
  path: string,
): string[] {
  const missing = (what: string): never => {
    throw new Problem('invalidInput', `${path}: the ${what} of the list ${id} is not in the text`);
  };
  const first = lines.findIndex((line) => begins.test(line));
  if (first < 0) return missing('beginning');
  const length = lines.slice(first + 1).findIndex((line) => ends.test(line));
  if (length < 0) return missing('end');
  const text = lines
    .slice(first, first + 1 + length)
    .filter((line) => !PAGE_HEAD.test(line))
    .join('\n')
    .replaceAll(DATE, '');
  const codes = after
    ? [...text.matchAll(AFTER[after])].map(([, code = '']) => code.replaceAll('.', ''))
    : codesIn(text);
  return [...new Set(wholeLines ? codes.map((code) => code.replace(WHOLE_LINE, '$1')) : codes)].sort();
}

/**
 * The product lists in the notes to chapter 99 (text of the official edition, ISO-8859-1), by our own ids; codes as
 * digits, of four to ten. Throws Problem `invalidInput` for a text without one of the lists.
 */
export function readChapter99(path: string): ReadonlyMap<string, readonly string[]> {
  const text = new TextDecoder('latin1').decode(unpack(basename(path), readFileSync(path)));
  const lines = text.split(/\r?\n|\f/);
  return new Map(LISTS.map((place) => [place.id, codesOf(place, lines, path)]));
}
