import type { Evidence, Label, Status } from '../../kanzei.js';

/** Every label the command line prints, in both languages. */
export const LABELS = {
  from: { en: 'from', ja: '原産地' },
  into: { en: 'into', ja: '輸入国' },
  asOf: { en: 'as of', ja: '基準日' },
  value: { en: 'customs value', ja: '課税価格' },
  quantity: { en: 'quantity', ja: '数量' },
  part: { en: 'part', ja: '部分' },
  claim: { en: 'claim', ja: '申告' },
  edition: { en: 'edition of', ja: '版' },
  only: { en: 'only for', ja: '対象' },
  units: { en: 'units', ja: '単位' },
  treatment: { en: 'treatment', ja: '適用' },
  status: { en: 'status', ja: '状態' },
  rate: { en: 'rate', ja: '税率' },
  duty: { en: 'duty', ja: '関税額' },
  evidence: { en: 'evidence', ja: '根拠' },
  inQuota: { en: 'in quota', ja: '枠内' },
  outOfQuota: { en: 'out of quota', ja: '枠外' },
  claimed: { en: 'claimed', ja: '申告あり' },
  best: { en: 'Best', ja: '最良' },
  noBest: { en: 'No best treatment', ja: '最良の適用なし' },
  noLines: { en: 'No line takes this shipment.', ja: '該当する品目はありません。' },
  several: {
    en: 'lines under this code take the shipment; which one it is depends on the goods.',
    ja: '品目が該当します。どれになるかは貨物によります。',
  },
  arithmetic: { en: 'Arithmetic', ja: '計算' },
  requires: { en: 'It requires', ja: '要件' },
  needs: { en: 'Not given', ja: '不足' },
  add: { en: 'add', ja: '追加' },
  sources: { en: 'Sources', ja: '出典' },
  layers: { en: 'On top of these duties, not computed', ja: '追加の関税(未計算)' },
  notIncluded: { en: 'Not included', ja: '含まれないもの' },
  look: { en: 'see', ja: '参照' },
  skipped: { en: 'Other lines under this code', ja: '該当しない品目' },
  grades: { en: 'Evidence below published', ja: '公式でない根拠' },
  line: { en: 'line', ja: '品目' },
  product: { en: 'product', ja: '品名' },
  column: { en: 'column', ja: '欄' },
  instrument: { en: 'instrument', ja: '協定等' },
  lines: { en: 'lines', ja: '品目数' },
  moreDuty: {
    en: 'Ask for one line, or add --all, to see every treatment and the arithmetic.',
    ja: '各適用と計算は、品目を一つ指定するか --all を付けてください。',
  },
  moreTreatments: {
    en: 'Add --all for the arithmetic and sources of every treatment.',
    ja: 'すべての適用の計算と出典は --all を付けてください。',
  },
  moreLine: {
    en: 'Ask for one line, or add --all, to see every column.',
    ja: 'すべての欄は、品目を一つ指定するか --all を付けてください。',
  },
  importer: { en: 'importer', ja: '輸入国' },
  date: { en: 'date', ja: '日付' },
  withGeneral: { en: 'with general rate', ja: '基本税率あり' },
  cells: { en: 'cells', ja: '欄数' },
  read: { en: 'read', ja: '読取' },
  refused: { en: 'refused', ja: '読取不可' },
  unexplained: { en: 'unexplained', ja: '原因不明' },
  instruments: { en: 'instruments', ja: '協定等の数' },
  sound: { en: 'The record is sound.', ja: '記録に異常はありません。' },
  faults: { en: 'Faults', ja: '異常' },
  replaces: {
    en: 'An edition of this date was at hand; this file now answers in its place.',
    ja: '同じ日付の版があったが、今後はこのファイルで回答する。',
  },
  imported: { en: 'Imported', ja: '取込完了' },
  file: { en: 'file', ja: 'ファイル' },
} as const satisfies Readonly<Record<string, Label>>;

export const STATUSES: Readonly<Record<Status, Label>> = {
  available: { en: 'available', ja: '適用可' },
  conditional: { en: 'conditional', ja: '条件付き' },
  notCovered: { en: 'not covered', ja: '対象外' },
  notApplicable: { en: 'not applicable', ja: '適用なし' },
  notComputed: { en: 'not computed', ja: '未計算' },
};

export const GRADES: Readonly<Record<Evidence, Label>> = {
  published: { en: 'published', ja: '公式' },
  computed: { en: 'computed', ja: '計算' },
  reconstructed: { en: 'reconstructed', ja: '推定' },
  secondary: { en: 'secondary', ja: '二次資料' },
  unverified: { en: 'unverified', ja: '未確認' },
};

/** What a grade below published means. */
export const GRADE_MEANINGS: Readonly<Record<Exclude<Evidence, 'published'>, Label>> = {
  computed: {
    en: 'from the legal rule or arithmetic on published facts',
    ja: '法令の規則または公式の事実からの計算',
  },
  reconstructed: { en: 'inferred from published points', ja: '公式の数値からの推定' },
  secondary: { en: 'press or a third party, not an official text', ja: '報道・第三者による資料' },
  unverified: { en: 'entered from general knowledge, not confirmed', ja: '一般的知識による、未確認' },
};

export type Language = 'en' | 'ja';
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

/** Gives the texts of one language. */
export const speak =
  (language: Language) =>
  (label: Label): string =>
    label[language];
