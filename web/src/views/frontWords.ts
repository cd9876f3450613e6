/** The texts of the front page. */
export const FRONT = {
  en: {
    what: 'Kanzei (関税, customs duty) computes what goods pay under the U.S.–Japan Trade Agreement and everything it is measured against: ordinary tariffs, CPTPP, the agreements with the EU and the United Kingdom, RCEP, and the U.S. duties on top.',
    start: 'Ask for a duty',
    today: 'Three real questions, answered as this page opens',
    beef: 'What does a million yen of boneless beef from the United States pay into Japan?',
    lathe: 'What does a 100,000-dollar lathe from Japan pay into the United States?',
    safeguard: 'How full was the safeguard on U.S. beef just before it was triggered?',
    promises: 'What you can count on',
    promise: [
      'Every number is computed from dated facts that are cited, and the arithmetic is shown.',
      'Free, zero, not covered and unknown are told apart; where the facts end, the answer says so.',
      'The page, the command line, the API and the library give one and the same answer.',
      'After the first load no network is needed, and nothing you type leaves this page.',
    ],
  },
  ja: {
    what: 'Kanzei（関税）は、日米貿易協定と、それと比べられるすべて（通常の税率、CPTPP、日EU・日英協定、RCEP、米国の上乗せ関税）のもとで貨物がいくら払うかを計算します。',
    start: '関税を調べる',
    today: '実際の質問三つ（このページを開いたときに計算）',
    beef: '米国産の骨なし牛肉100万円分を日本に輸入すると、関税はいくらか。',
    lathe: '日本製の旋盤10万ドル分を米国に輸入すると、関税はいくらか。',
    safeguard: '米国産牛肉のセーフガードは、発動の直前にどこまで達していたか。',
    promises: '約束すること',
    promise: [
      'すべての数値は、日付と出典のある事実から計算し、計算過程を示します。',
      '無税、0、対象外、不明を区別し、事実が尽きるところではそう答えます。',
      'ページ、コマンド、API、ライブラリは同じ答えを返します。',
      '初回の読み込み後は通信不要で、入力は外部に送られません。',
    ],
  },
} as const;
