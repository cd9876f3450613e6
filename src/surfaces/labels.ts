import type { CalendarDay, Evidence, Label, QuotaReport, SafeguardReport, Status } from '../kanzei.js';

/** Every label the command line prints, in both languages. */
export const LABELS = {
  from: { en: 'from', ja: '原産地' },
  into: { en: 'into', ja: '輸入国' },
  asOf: { en: 'as of', ja: '基準日' },
  value: { en: 'customs value', ja: '課税価格' },
  quantity: { en: 'quantity', ja: '数量' },
  part: { en: 'part', ja: '部分' },
  claim: { en: 'claim', ja: '申告' },
  declared: { en: 'declared', ja: '申告事項' },
  assumed: { en: 'Assumed', ja: '仮定' },
  edition: { en: 'edition of', ja: '版' },
  only: { en: 'only for', ja: '対象' },
  units: { en: 'units', ja: '単位' },
  treatment: { en: 'treatment', ja: '適用' },
  status: { en: 'status', ja: '状態' },
  rate: { en: 'rate', ja: '税率' },
  duty: { en: 'duty', ja: '関税額' },
  evidence: { en: 'evidence', ja: '根拠' },
  origin: { en: 'origin', ja: '原産地' },
  margin: { en: 'above the least', ja: '最低との差' },
  least: { en: 'Least', ja: '最低' },
  couldBeLower: { en: 'Not computed, could be lower', ja: '計算不可、より低い可能性あり' },
  evidenceOfBoth: { en: 'evidence (duty / all)', ja: '根拠（関税／込み）' },
  inQuota: { en: 'in quota', ja: '枠内' },
  outOfQuota: { en: 'out of quota', ja: '枠外' },
  if: { en: 'if', ja: '条件' },
  safeguard: { en: 'safeguard', ja: 'セーフガード' },
  ordinaryRate: { en: 'ordinary rate', ja: '通常の税率' },
  ordinaryDuty: { en: 'ordinary duty', ja: '通常の関税額' },
  cheaper: { en: 'Lower, on a condition', ja: '条件を満たせばより低い' },
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
  layers: { en: 'On top of these duties', ja: '追加の関税' },
  total: { en: 'with all charges', ja: '諸税込み' },
  onTop: { en: 'On top of the duty', ja: '関税への上乗せ' },
  charge: { en: 'charge', ja: '項目' },
  amount: { en: 'amount', ja: '金額' },
  chapter99: { en: 'chapter 99', ja: '第99類' },
  allDuties: { en: 'duties together', ja: '関税合計' },
  allCharges: { en: 'duties, fees and taxes', ja: '関税・手数料・税の合計' },
  notDue: { en: 'not due', ja: '課されない' },
  otherwise: { en: 'Otherwise', ja: 'そうでない場合' },
  ifSo: { en: 'if', ja: '該当する場合：' },
  ifNot: { en: 'unless', ja: '該当しない場合：' },
  answerBy: { en: 'say so with', ja: '指定方法：' },
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
  name: { en: 'name', ja: '名称' },
  importer: { en: 'importer', ja: '輸入国' },
  date: { en: 'date', ja: '日付' },
  withGeneral: { en: 'with general rate', ja: '基本税率あり' },
  cells: { en: 'cells', ja: '欄数' },
  read: { en: 'read', ja: '読取' },
  refused: { en: 'refused', ja: '読取不可' },
  unexplained: { en: 'unexplained', ja: '原因不明' },
  instruments: { en: 'instruments', ja: '協定等の数' },
  source: { en: 'source', ja: '出典' },
  record: { en: 'record', ja: '記録' },
  sound: { en: 'The record is sound.', ja: '記録に異常はありません。' },
  faults: { en: 'Faults', ja: '異常' },
  replaces: {
    en: 'An edition of this date was at hand; this file now answers in its place.',
    ja: '同じ日付の版があったが、今後はこのファイルで回答する。',
  },
  imported: { en: 'Imported', ja: '取込完了' },
  file: { en: 'file', ja: 'ファイル' },
  fiscalYear: { en: 'Japanese fiscal year', ja: '年度' },
  tenDayPeriod: { en: 'ten-day period', ja: '旬' },
  holiday: { en: 'holiday', ja: '祝日' },
  open: { en: 'open', ja: '開庁日' },
  closed: { en: 'closed', ja: '閉庁日' },
  nextBusinessDay: { en: 'next business day', ja: '翌開庁日' },
  agreement: { en: 'agreement', ja: '協定' },
  year: { en: 'year', ja: '年' },
  firstDay: { en: 'first day', ja: '初日' },
  lastDay: { en: 'last day', ja: '末日' },
  quotaYear: { en: 'quota year', ja: '割当年度' },
  reason: { en: 'reason', ja: '理由' },
  products: { en: 'products', ja: '対象品目' },
  notSettled: { en: 'not known whether covered', ja: '対象か不明' },
  count: { en: 'count', ja: '集計期間' },
  trigger: { en: 'trigger', ja: '発動水準' },
  volume: { en: 'imports', ja: '輸入量' },
  notInFacts: { en: 'not in the facts', ja: '資料なし' },
  noFigure: { en: 'no figure', ja: '数値なし' },
  share: { en: 'share', ja: '消化率' },
  distance: { en: 'distance', ja: '発動水準との差' },
  leftToTrigger: { en: 'left to the trigger', ja: '(発動水準まで)' },
  aboveTrigger: { en: 'above the trigger', ja: '(発動水準を超過)' },
  earliestStart: { en: 'earliest start of a measure', ja: '措置の最早開始日' },
  unknownFrom: { en: 'whether a measure runs is not known from', ja: '発動の有無が不明となる日' },
  openMeasures: {
    en: 'whether a measure runs is not known on these days; the rates are those without one',
    ja: '次の期間は発動の有無が不明。税率は発動がない場合のもの',
  },
  duringMeasure: { en: 'during a measure', ja: '発動中の税率' },
  condition: { en: 'condition', ja: '要件' },
  met: { en: 'met', ja: '該当' },
  threshold: { en: 'threshold', ja: '基準量' },
  measure: { en: 'measure', ja: '措置' },
  passedIn: { en: 'trigger passed in', ja: '超過した期間' },
  basis: { en: 'basis', ja: '由来' },
  recorded: { en: 'recorded', ja: '記録' },
  byRule: { en: 'by the rule', ja: '規則による' },
  followed: { en: 'then, from', ja: '終了後' },
  missing: { en: 'Not computed', ja: '未計算' },
  unverifiedFacts: { en: 'Unverified in the facts', ja: '未確認の事実' },
  notes: { en: 'Notes', ja: '注' },
  quota: { en: 'quota', ja: '関税割当' },
  about: { en: 'about', ja: '約' },
  origins: { en: 'origin', ja: '原産国' },
  quotaVolume: { en: 'volume', ja: '割当数量' },
  drawn: { en: 'drawn', ja: '消化数量' },
  balance: { en: 'left', ja: '残量' },
  over: { en: 'drawn beyond the volume', ja: '超過数量' },
  filled: { en: 'filled', ja: '消化日' },
  allocation: { en: 'allocation', ja: '割当方法' },
  forecast: { en: 'Forecast of the day it fills', ja: '消化日の予測' },
  afterTheYear: { en: 'not within the year', ja: '年度内に消化せず' },
  moreQuota: {
    en: 'Name one quota to see its rates, forecast and sources.',
    ja: '税率、予測、出典は、割当を一つ指定してください。',
  },
  exactly: { en: 'exact', ja: '一致' },
  withParameter: { en: 'with a free parameter', ja: '自由な変数で説明可' },
  ofImportValue: { en: 'of the import value', ja: '輸入額に占める割合' },
  tolerance: { en: 'exact within the greater of', ja: '一致とする差（大きい方以内）' },
  ofTheDuty: { en: 'of the duty', ja: '（関税額に対し）' },
  orWithin: { en: 'exact if that were', ja: '次の差以内とした場合の一致' },
  ofTheValue: { en: 'of the value', ja: '（価額に対し）' },
  importValue: { en: 'import value', ja: '輸入額' },
  collected: { en: 'collected', ja: '徴収額' },
  explanation: { en: 'explanation', ja: '説明' },
  unexplainedLines: { en: 'Unexplained, largest first', ja: '説明できない品目（大きい順）' },
  andMore: { en: 'more lines', ja: '件の品目が続く' },
  enteredFree: {
    en: 'Goods that the government imports, that are to be processed for export, or that enter free under other provisions of chapter 98 are counted under their own lines (Census, types of duty codes).',
    ja: '政府の輸入品、加工輸出用の貨物、その他第98類の規定で免税となる貨物は、統計上は本来の品目に計上される（センサス局、関税区分コード）。',
  },
  utilisation: { en: 'Use of the preference', ja: '特恵税率の利用' },
  chapter: { en: 'chapter', ja: '類' },
  eligible: { en: 'value of eligible lines', ja: '対象品目の輸入額' },
  underPreference: { en: 'under the preference', ja: '特恵税率による輸入額' },
  saved: { en: 'duty saved', ja: '節約された関税' },
  unusedSaving: { en: 'could have been saved', ja: '節約できた関税' },
  leftUnused: { en: 'left unused', ja: '未利用' },
  rateOfUse: { en: 'use', ja: '利用率' },
  inAll: { en: 'total', ja: '合計' },
  largestUnused: { en: 'Largest savings left unused', ja: '利用されなかった節約額（大きい順）' },
  ambiguousUse: {
    en: 'of these, where another treatment explains the duty as well',
    ja: 'うち、他の適用でも説明できるもの',
  },
  useNotComputed: { en: 'lines whose use cannot be told', ja: '利用率が分からない品目' },
  control: {
    en: 'for comparison, lines with no lower treatment paid less than the ordinary duty by',
    ja: '比較：より低い適用のない品目で、通常の関税より少なかった割合',
  },
  byAllThatCould: {
    en: 'use: duty saved to all that could be saved',
    ja: '利用率：節約できた関税の総額に対する、節約された関税',
  },
  badRows: { en: 'Rows that cannot be used', ja: '使えない行' },
  emptyRows: { en: 'rows without value and duty', ja: '価額も関税もない行' },
  otherCountries: { en: 'rows of other countries of origin, left out', ja: '他の原産国の行（除外）' },
  repeatedRows: { en: 'rows added to an earlier one of the same code', ja: '同じ番号の行に合算した行' },
  readingEntries: { en: 'reading the entries', ja: '申告データを読込中' },
  compilingLaw: { en: 'compiling the law', ja: '法令を変換中' },
  assessingEntries: { en: 'assessing', ja: '算定中' },
  writingResult: { en: 'writing the result', ja: '結果を出力中' },
  entries: { en: 'entries', ja: '件' },
  refusedRow: { en: 'row refused', ja: '行を除外' },
  refusedRows: { en: 'rows refused', ja: '行を除外' },
  oneByOne: { en: 'worked out one by one', ja: '件を個別に計算' },
  month: { en: 'month', ja: '月' },
  paid: { en: 'paid', ja: '納付額' },
  claimedDue: { en: 'due under the claim', ja: '申告どおりの税額' },
  bestDue: { en: 'due at best', ja: '最良の税額' },
  overpaid: { en: 'paid less due', ja: '納付額との差' },
  unusedPreference: { en: 'preference unused', ja: '未利用の優遇' },
  all: { en: 'all', ja: '合計' },
  vainClaims: { en: 'claims in vain', ja: '適用できない申出' },
  compared: { en: 'compared', ja: '比較した件数' },
  columnsRead: { en: 'columns', ja: '読んだ列' },
  columnsUnread: { en: 'not read', ja: '読まなかった列' },
  assessNote: {
    en: 'Money in the currency of each importer: customs duty and duties on top, without fees and taxes. A claim in vain is of a treatment that is not open to the goods. Sums beside "compared" are over those entries only: whose duty under the claim and at best are known; with what was paid, those with a duty paid whose duties on top are known.',
    ja: '金額は各輸入国の通貨による関税と上乗せ関税(手数料・内国税を除く)。「適用できない申出」はその貨物に認められない税率の申出。「比較した件数」の右の合計はその件数のみのもの：申告どおりの税額と最良の税額が判明している申告、納付額については納付額があり上乗せ関税が判明している申告。',
  },
  outsideLife: { en: 'Not in force on the date', ja: '対象期間外' },
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

export const WEEKDAYS: Readonly<Record<CalendarDay['weekday'], Label>> = {
  Monday: { en: 'Monday', ja: '月曜日' },
  Tuesday: { en: 'Tuesday', ja: '火曜日' },
  Wednesday: { en: 'Wednesday', ja: '水曜日' },
  Thursday: { en: 'Thursday', ja: '木曜日' },
  Friday: { en: 'Friday', ja: '金曜日' },
  Saturday: { en: 'Saturday', ja: '土曜日' },
  Sunday: { en: 'Sunday', ja: '日曜日' },
};

export const SAFEGUARD_STATUSES: Readonly<Record<SafeguardReport['status'], Label>> = {
  notTriggered: { en: 'not triggered', ja: '未発動' },
  triggered: { en: 'triggered', ja: '発動水準を超過' },
  inForce: { en: 'in force', ja: '発動中' },
  ended: { en: 'ended', ja: '終了' },
  unknown: { en: 'unknown', ja: '不明' },
};

export const ANSWERS: Readonly<Record<SafeguardReport['conditions'][number]['met'], Label>> = {
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
  unknown: { en: 'unknown', ja: '不明' },
};

export const QUOTA_STATUSES: Readonly<Record<QuotaReport['status'], Label>> = {
  open: { en: 'open', ja: '残あり' },
  critical: { en: 'critical', ja: '残りわずか' },
  exhausted: { en: 'exhausted', ja: '消化済み' },
  unknown: { en: 'unknown', ja: '不明' },
};

export const ALLOCATIONS: Readonly<Record<NonNullable<QuotaReport['allocation']>, Label>> = {
  firstCome: { en: 'first come, first served', ja: '先着順' },
  licence: { en: 'by licence', ja: '事前割当' },
  stateTrading: { en: 'state trading', ja: '国家貿易' },
  tender: { en: 'by tender', ja: '入札' },
};

export const PACES: Readonly<Record<NonNullable<QuotaReport['forecast']>['method'], Label>> = {
  'pace of this year': {
    en: 'by the pace of this year; figures used',
    ja: '今年度の消化速度による。数値の数',
  },
  'pace of past years': { en: 'by the pace of past years; years used', ja: '過年度の消化速度による。年数' },
};

/** The ten-day periods of a month. */
export const THIRDS: Readonly<Record<CalendarDay['tenDayPeriod']['third'], Label>> = {
  1: { en: 'first of the month', ja: '上旬' },
  2: { en: 'second of the month', ja: '中旬' },
  3: { en: 'third of the month', ja: '下旬' },
};

/** Whose quotas follow a calendar. */
export const QUOTA_YEARS: Readonly<Record<CalendarDay['quotaYears'][number]['calendar'], Label>> = {
  agreementYear: { en: 'Japan, quotas under USJTA', ja: '日本(日米貿易協定の割当)' },
  japaneseFiscalYear: { en: 'Japan, by fiscal year', ja: '日本(年度)' },
  calendarYear: { en: 'United States, beef quota', ja: '米国(牛肉割当)' },
};

export type Language = 'en' | 'ja';
export const LANGUAGES: readonly Language[] = ['en', 'ja'];

/** Gives the texts of one language. */
export const speak =
  (language: Language) =>
  (label: Label): string =>
    label[language];
