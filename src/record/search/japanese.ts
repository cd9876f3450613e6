/** Letters of Japanese words: kana, ideographs, the marks that repeat or lengthen. */
export const JAPANESE = '\\u3005-\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff';

const SMALL_KANA = 'ァィゥェォッャュョヮ';
const LARGE_KANA = 'アイウエオツヤユヨワ';

/** Older or rarer letters beside those in use. */
const LETTERS: Readonly<Record<string, string>> = {
  醬: '醤',
  麵: '麺',
  絲: '糸',
  國: '国',
  澤: '沢',
  淚: '涙',
  罐: '缶',
  鑵: '缶',
  靭: '靱',
  ヰ: 'イ',
  ヱ: 'エ',
  ヲ: 'オ',
};

const VU = /ヴ([アイエオ]?)/g;
const VU_KANA: Readonly<Record<string, string>> = { ア: 'バ', イ: 'ビ', エ: 'ベ', オ: 'ボ', '': 'ブ' };
const LONG_AT_THE_END = /([ァ-ヺ])ー+(?![ァ-ヺー])/g;
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

const toKatakana = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0x60);

/**
 * Japanese text in one spelling: katakana, small kana as large ones, no long mark at the end of a katakana word. The text
 * is in NFKC already.
 */
export const foldJapanese = (text: string): string =>
  text
    .replace(/[ぁ-ゖ]/g, toKatakana)
    .replace(/[ァィゥェォッャュョヮ]/g, (letter) => LARGE_KANA[SMALL_KANA.indexOf(letter)] ?? letter)
    .replace(VU, (_all, vowel: string) => VU_KANA[vowel] ?? 'ブ')
    .replace(LONG_AT_THE_END, '$1')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);

/** Words that ask for a rate and name no goods. */
const ASKS = /(?:ノ)?(?:関税率|関税|税率|税番|輸入|コト|コード)$/;

/** What a Japanese query is about, without the words that ask for a rate. */
export function withoutAsking(folded: string): string {
  const rest = folded.replace(ASKS, '');
  return rest === '' ? folded : rest;
}

/** Pairs of neighbouring letters; of a single letter the letter itself. */
export function pairs(folded: string): string[] {
  if (folded.length < 2) return [folded];
  return Array.from({ length: folded.length - 1 }, (_, at) => folded.slice(at, at + 2));
}
