import type { Label } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import type { Text } from './language.js';

/** The texts of the assessment of a file. */
export const ASSESS_WORDS = {
  lead: {
    en: 'One row an entry: what was due under every treatment, the best lawful one, what was paid beyond the claim, which preference was left unused.',
    ja: '1行が1申告。適用できる税率ごとの税額、合法的な最低額、申告を超えて納めた額、使われなかった特恵を示します。',
  },
  file: { en: 'File of entries (CSV)', ja: '申告データ（CSV）' },
  fileHint: {
    en: 'with a row of column names: code, origin, date, value, importer; may have paid, claim, id, kg. Drop it here or choose it. Up to 5 MB and 50,000 rows it does not leave this page.',
    ja: '1行目は列名：code、origin、date、value、importer。paid、claim、id、kgも可。ここに落とすか選択してください。5MB・5万行までは外部に送信されません。',
  },
  example: { en: 'Try with an example', ja: '例で試す' },
  exampleHint: { en: 'Eight entries, one of which is refused.', ja: '8件。うち1件は除外されます。' },
  options: { en: 'How the file is to be read', ja: 'ファイルの読み方' },
  to: { en: 'Importer of every entry', ja: '全件の輸入国' },
  from: { en: 'Origin of every entry', ja: '全件の原産国' },
  inFile: { en: 'from the file', ja: 'ファイルのとおり' },
  decimal: { en: 'Decimals', ja: '小数点' },
  point: { en: '1,234.56', ja: '1,234.56' },
  comma: { en: '1.234,56', ja: '1.234,56' },
  columns: { en: 'Columns', ja: '列の指定' },
  columnsHint: {
    en: 'what=column: value=CustomsValue; kg=Net weight',
    ja: '項目=列名：value=CustomsValue; kg=Net weight',
  },
  declared: { en: 'Answers for every entry', ja: '全件に共通の申告事項' },
  declaredHint: {
    en: 'ids of questions, as the duty of one shipment names them: sea; civil-aircraft=no',
    ja: '1件の計算に示される番号：sea; civil-aircraft=no',
  },
  again: { en: 'Assess again with these', ja: 'この設定で再算定' },
  cancel: { en: 'Cancel', ja: '中止' },
  cancelled: { en: 'Cancelled.', ja: '中止しました。' },
  reading: { en: 'Reading the file and the law…', ja: 'ファイルと法令を読み込み中…' },
  working: {
    en: (done: string, all: string) => `${done} of ${all} entries`,
    ja: (done: string, all: string) => `${all}件中${done}件`,
  },
  onServer: {
    en: 'The server that this page came from is working on it…',
    ja: 'このページのサーバーで算定中…',
  },
  tooLarge: {
    en: (name: string) =>
      `${name} has more than 5 MB or 50,000 rows, or is Parquet. Such a file is assessed by the server of this page or by the command line, ten million rows as well; this page came from no server.`,
    ja: (name: string) =>
      `${name}は5MBまたは5万行を超えるか、Parquetです。このようなファイルはサーバーまたはコマンドで算定します（1,000万行も可）。このページはサーバーから配信されていません。`,
  },
  done: {
    en: (name: string, entries: string, refused: string) =>
      `${name}: entries assessed: ${entries}; rows refused: ${refused}.`,
    ja: (name: string, entries: string, refused: string) =>
      `${name}：${entries}件を算定、${refused}行を除外。`,
  },
  groupBy: { en: 'Sum up by', ja: '集計' },
  dues: { en: 'Due under the claim and at best', ja: '申告どおりの税額と最良の税額' },
  payments: { en: 'Paid against due under the claim', ja: '納付額と申告どおりの税額' },
  unused: { en: 'Largest preference unused', ja: '使われなかった特恵' },
  unusedNote: {
    en: 'entries, largest first; each links to its arithmetic',
    ja: '大きい順。各件から計算へ移動できます',
  },
  noUnused: { en: 'No entry left a preference unused.', ja: '使われなかった特恵はありません。' },
  onlyInFile: { en: 'Single entries are in the result.', ja: '個々の申告は結果のファイルにあります。' },
  refused: { en: 'Rows refused', ja: '除外した行' },
  refusedNote: {
    en: (shown: string, all: string) => `${shown} of ${all}`,
    ja: (shown: string, all: string) => `${all}行中${shown}行`,
  },
  row: { en: 'Row', ja: '行' },
  line: { en: 'line', ja: 'ファイルの行' },
  why: { en: 'Why', ja: '理由' },
  says: { en: 'What it says', ja: '内容' },
  result: { en: 'Result (CSV)', ja: '結果（CSV）' },
  refusedFile: { en: 'Refused rows (CSV)', ja: '除外した行（CSV）' },
  columnsRead: { en: 'Columns read', ja: '読んだ列' },
  notRead: { en: 'Not read', ja: '読まなかった列' },
  readAs: { en: 'read as', ja: '：' },
  claim: { en: 'Claimed', ja: '申出' },
  best: LABELS.best,
  entry: { en: 'Entry', ja: '件' },
  command: { en: 'On the command line', ja: 'コマンド' },
} as const satisfies Readonly<Record<string, Text>>;

/** How an entry ends. */
export const ASSESS_STATUSES = {
  settled: { en: 'best named', ja: '最良が確定' },
  open: { en: 'best not certain', ja: '最良が未確定' },
  several: { en: 'several lines', ja: '複数の品目' },
  none: { en: 'no line', ja: '品目なし' },
} as const satisfies Readonly<Record<string, Label>>;

/** What sums are made by. */
export const ASSESS_GROUPS = {
  byInstrument: { en: 'best instrument', ja: '最良の適用' },
  byChapter: LABELS.chapter,
  byMonth: LABELS.month,
} as const satisfies Readonly<Record<string, Label>>;
