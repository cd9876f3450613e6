import type { Label } from '../../../src/kanzei.js';
import type { Text } from './language.js';

/** The texts of the front page. */
export const FRONT_WORDS = {
  what: {
    en: 'Kanzei (関税, customs duty) computes what goods pay under the U.S.–Japan Trade Agreement and everything it is measured against: ordinary tariffs, CPTPP, the agreements with the EU and the United Kingdom, RCEP, and the U.S. duties on top.',
    ja: 'Kanzei（関税）は、日米貿易協定と、それと比べられるすべて（通常の税率、CPTPP、日EU・日英協定、RCEP、米国の上乗せ関税）のもとで貨物がいくら払うかを計算します。',
  },
  start: { en: 'Ask for a duty', ja: '関税を調べる' },
  today: {
    en: 'Three real questions, answered as this page opens',
    ja: '実際の質問三つ（このページを開いたときに計算）',
  },
  beef: {
    en: 'What does a million yen of boneless beef from the United States pay into Japan?',
    ja: '米国産の骨なし牛肉100万円分を日本に輸入すると、関税はいくらか。',
  },
  lathe: {
    en: 'What does a 100,000-dollar lathe from Japan pay into the United States?',
    ja: '日本製の旋盤10万ドル分を米国に輸入すると、関税はいくらか。',
  },
  safeguard: {
    en: 'How full was the safeguard on U.S. beef just before it was triggered?',
    ja: '米国産牛肉のセーフガードは、発動の直前にどこまで達していたか。',
  },
  promises: { en: 'What you can count on', ja: '約束すること' },
} as const satisfies Readonly<Record<string, Text>>;

/** What a reader can count on. */
export const PROMISES: readonly Label[] = [
  {
    en: 'Every number is computed from dated facts that are cited, and the arithmetic is shown.',
    ja: 'すべての数値は、日付と出典のある事実から計算し、計算過程を示します。',
  },
  {
    en: 'Free, zero, not covered and unknown are told apart; where the facts end, the answer says so.',
    ja: '無税、0、対象外、不明を区別し、事実が尽きるところではそう答えます。',
  },
  {
    en: 'The page, the command line, the API and the library give one and the same answer.',
    ja: 'ページ、コマンド、API、ライブラリは同じ答えを返します。',
  },
  {
    en: 'After the first load no network is needed, and nothing you type leaves this page.',
    ja: '初回の読み込み後は通信不要で、入力は外部に送られません。',
  },
];
