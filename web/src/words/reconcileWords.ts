import type { Label } from '../../../src/kanzei.js';
import type { Text } from './language.js';

/** The texts of the report on the use of the preference. */
export const RECONCILE_WORDS = {
  lead: {
    en: (year: string) =>
      `What was collected on U.S. imports from Japan in ${year}, line by line, beside every duty that the law allowed. From that follows how far the U.S.–Japan Trade Agreement was used, which no statistic publishes by line.`,
    ja: (year: string) =>
      `${year}年に日本から米国へ輸入された貨物について、徴収された関税と、法令上ありうるすべての関税を品目ごとに照合したものです。公表統計にない、品目別の日米貿易協定の利用率が分かります。`,
  },
  headline: {
    en: (percent: string) => `${percent} % of the duty that could be saved was saved`,
    ja: (percent: string) => `節約できた関税のうち${percent}%が節約された`,
  },
  saved: { en: 'saved under the agreement', ja: '協定により節約された額' },
  unused: { en: 'more could have been saved', ja: 'さらに節約できた額' },
  underIt: {
    en: (value: string, lines: string) =>
      `${value} of goods went under it, on ${lines} lines that have a lower rate`,
    ja: (value: string, lines: string) => `協定税率による輸入額は${value}（協定税率の方が低い${lines}品目）`,
  },
  ofValue: { en: 'Shares of the import value', ja: '輸入額に占める割合' },
  exact: { en: 'Explained exactly', ja: '正確に説明できる' },
  exactHelp: {
    en: (amount: string, percent: string) =>
      `One lawful treatment on the whole value gives the duty collected, within ${amount} or ${percent} % of the duty, whichever is more.`,
    ja: (amount: string, percent: string) =>
      `輸入額全体に一つの合法的な税率を適用すると徴収額に一致します（差が${amount}または関税額の${percent}%の大きい方以内）。`,
  },
  wider: {
    en: (percent: string, value: string) =>
      `By a wider measure, ${value} % of the import value, it would be ${percent} %. That is no part of the three.`,
    ja: (percent: string, value: string) =>
      `差を輸入額の${value}%以内とすれば${percent}%です。上の三つの区分とは別の数値です。`,
  },
  parameter: { en: 'With a parameter', ja: '変数一つで説明できる' },
  parameterHelp: {
    en: 'Lawful treatments explain the duty with one number that the statistics do not give: the share under the preference, the value of a unit.',
    ja: '統計にない数値（特恵による割合、単価など）を一つ置けば、合法的な税率で説明できます。',
  },
  unexplained: { en: 'Unexplained', ja: '説明できない' },
  unexplainedHelp: {
    en: 'Nothing lawful that is known gives the duty; the cause is named line by line.',
    ja: '知られている合法的な税率では説明できません。品目ごとに原因を示します。',
  },
  kinds: { en: 'What explains the value', ja: '説明の内訳' },
  kindsNote: { en: 'every kind of explanation, largest first', ja: '説明の種類ごと（大きい順）' },
  chapters: { en: 'Savings left unused, by chapter', ja: '使われなかった節約額（類別）' },
  chaptersTable: { en: 'Use of the preference by chapter', ja: '類別の特恵の利用' },
  chartLabel: {
    en: (first: string) =>
      `Bars of the duty that could have been saved, by chapter of the tariff, largest first: ${first}. The table has every figure.`,
    ja: (first: string) => `節約できた関税を類別に大きい順に示す棒図：${first}。数値は表にあります。`,
  },
  chartNote: {
    en: 'Beside each bar: the rate of use. The 15 chapters with the most; the table has all.',
    ja: '棒の右は利用率。上位15類。表には全類があります。',
  },
  inAll: { en: 'Total', ja: '合計' },
  lines: { en: 'Line by line', ja: '品目別' },
  filter: { en: 'Code or product', ja: '番号または品名' },
  filterHint: { en: '8458, bearing', ja: '8458、bearing（品名は英語）' },
  show: { en: 'Show', ja: '表示' },
  count: {
    en: (shown: string, all: string) => `${shown} of ${all} lines shown`,
    ja: (shown: string, all: string) => `${all}品目中${shown}品目を表示`,
  },
  more: { en: 'Show more', ja: 'さらに表示' },
  sortHint: { en: 'The head of a column sorts by it.', ja: '列の見出しで並べ替えます。' },
  code: { en: 'Line', ja: '品目' },
  value: { en: 'Value', ja: '輸入額' },
  collected: { en: 'Collected', ja: '徴収額' },
  explained: { en: 'Explained by', ja: '説明' },
  rate: { en: 'Rate', ja: '税率' },
  savedShort: { en: 'Saved', ja: '節約額' },
  unusedShort: { en: 'Left unused', ja: '未利用額' },
  use: { en: 'Use, %', ja: '利用率（%）' },
  chapter: { en: 'Chapter', ja: '類' },
  lineCount: { en: 'Lines', ja: '品目数' },
  linesOf: { en: (count: string) => `${count} lines`, ja: (count: string) => `${count}品目` },
  under: { en: 'Under the preference', ja: '特恵による輸入額' },
  ambiguous: { en: 'other treatments fit as well', ja: '他の適用でも説明可' },
  made: {
    en: (day: string, file: string) => `Made on ${day} with kanzei reconcile from ${file}.`,
    ja: (day: string, file: string) => `${day}に${file}からkanzei reconcileで作成。`,
  },
  doubts: { en: 'What is not in it', ja: '含まれないもの' },
  control: {
    en: (percent: string) =>
      `For comparison: lines without a lower treatment paid ${percent} % less than the ordinary duty; so much of what looks saved may have entered free for other reasons.`,
    ja: (percent: string) =>
      `比較：より低い税率のない品目でも、通常の関税より${percent}%少なく徴収されています。節約額のうちその程度は、他の理由による免税の可能性があります。`,
  },
  notTold: {
    en: (lines: string, value: string) => `The use of ${lines} lines of ${value} cannot be told.`,
    ja: (lines: string, value: string) => `${lines}品目（${value}）の利用率は分かりません。`,
  },
  own: { en: 'With your own figures', ja: '自分の数値で照合' },
  ownFile: { en: 'What was collected (CSV, or CSV packed with gzip)', ja: '徴収額のデータ（CSVまたはgzip）' },
  ownHint: {
    en: 'a code, a customs value and a duty a row. The file goes to the server that this page came from, nowhere else.',
    ja: '1行に番号・課税価格・関税額。ファイルはこのページのサーバーにだけ送られます。',
  },
  ownFrom: { en: 'Origin', ja: '原産国' },
  ownYear: { en: 'Year', ja: '年' },
  notServed: {
    en: 'This page came from no server, so the command line does it:',
    ja: 'このページはサーバーから配信されていないため、コマンドで実行してください：',
  },
  working: { en: 'Reconciling…', ja: '照合中…' },
  cancel: { en: 'Cancel', ja: '中止' },
  back: { en: 'Back to U.S. imports from Japan in 2024', ja: '2024年の日本からの輸入に戻る' },
  csvChapters: { en: 'Chapters (CSV)', ja: '類別（CSV）' },
  csvLines: { en: 'Lines shown (CSV)', ja: '表示中の品目（CSV）' },
  perCent: { en: 'Share, %', ja: '割合（%）' },
  how: { en: 'How', ja: '区分' },
  kind: { en: 'Explanation', ja: '説明' },
} as const satisfies Readonly<Record<string, Text>>;

/** Which lines are shown. */
export const LINE_SELECTIONS = {
  use: { en: 'lines with a lower rate under the agreement', ja: '協定税率の方が低い品目' },
  all: { en: 'all lines', ja: 'すべての品目' },
  exact: { en: 'explained exactly', ja: '正確に説明できる品目' },
  parameter: { en: 'with a parameter', ja: '変数一つで説明できる品目' },
  unexplained: { en: 'unexplained', ja: '説明できない品目' },
} as const satisfies Readonly<Record<string, Label>>;
