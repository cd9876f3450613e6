import { countries } from '../../../src/base/index.js';
import type { Label, TariffRecord } from '../../../src/kanzei.js';
import { LABELS, type Language } from '../../../src/surfaces/labels.js';
import { instrumentName } from '../parts/treatments.js';
import type { Series } from './path/series.js';

/** The texts of the view of rates over the years. */
export const PATH_WORDS = {
  lead: {
    en: 'What the goods of rival origins pay, year by year, by the law as it stands.',
    ja: '競合する原産国の貨物が年ごとに払う税率。現行の法令による。',
  },
  line: { en: 'Line', ja: '品目' },
  origins: { en: 'Origins', ja: '原産国' },
  addOrigin: { en: 'Another origin', ja: '他の原産国' },
  choose: { en: 'choose', ja: '選択' },
  since: { en: 'From the year', ja: '開始年' },
  until: { en: 'To the year', ja: '終了年' },
  today: { en: 'today', ja: '今日' },
  axis: { en: '↑ per cent of the customs value', ja: '↑ 課税価格に対する％' },
  chartLabel: { en: 'Rates over the years, in steps', ja: '税率の推移（階段状の図）' },
  tableBelow: { en: 'The table below has the same data.', ja: '同じ内容の表が下にあります。' },
  legend: { en: 'Lines of the chart', ja: '図の線' },
  lastRate: { en: 'last rate', ja: '最終の税率' },
  ofAll: { en: 'all origins chosen', ja: '選択した全原産国' },
  shaded: {
    en: 'Shaded: it is not known whether a safeguard measure runs. The rates drawn are those without one.',
    ja: '網掛け：セーフガード措置の有無が不明な期間。図の税率は措置がない場合のもの。',
  },
  band: {
    en: 'A filled band: the facts leave the rate open between two ends.',
    ja: '帯：事実からは税率が両端の間としか分からない期間。',
  },
  measure: { en: 'measure', ja: '措置' },
  measures: { en: 'Measures in force', ja: '発動された措置' },
  unknownDays: { en: 'Not known whether a measure runs', ja: '措置の有無が不明' },
  notDrawn: {
    en: 'Not drawn, because they are no percentage of the value (nothing is converted); they are in the table:',
    ja: '価額に対する百分率ではないため図に示さないもの（換算はしない）。表に示します：',
  },
  nothingDrawn: {
    en: 'No rate here is a percentage of the value, so there is no chart. The table has them all.',
    ja: '価額に対する百分率の税率がないため、図はありません。表にすべて示します。',
  },
  notCovered: {
    en: 'No commitment on this line (not the same as zero):',
    ja: 'この品目の約束なし（0とは異なる）：',
  },
  noTracks: { en: 'No rates are at hand for these origins.', ja: 'これらの原産国の税率はありません。' },
  noOrigins: { en: 'Choose an origin.', ja: '原産国を選んでください。' },
  rates: { en: 'Rates, span by span', ja: '期間ごとの税率' },
  first: { en: 'first day', ja: '初日' },
  last: { en: 'last day', ja: '末日' },
  margin: { en: 'Margin between two', ja: '二つの差' },
  marginHelp: {
    en: 'In percentage points, for each span of days on which neither rate changes.',
    ja: '単位はパーセントポイント。どちらの税率も変わらない期間ごとに示します。',
  },
  a: { en: 'A', ja: 'A' },
  b: { en: 'B', ja: 'B' },
  difference: { en: 'difference', ja: '差' },
  edge: { en: 'lower rate', ja: '低い方' },
  gained: { en: 'gained since the span before', ja: '前の期間からの増減' },
  equal: { en: 'equal', ja: '同じ' },
  points: { en: 'points', ja: 'ポイント' },
  noPoints: {
    en: 'not computed: not two percentages',
    ja: '未計算：百分率どうしでない',
  },
  noRate: { en: 'one of them has no rate', ja: '一方に税率なし' },
  leftOpen: { en: 'not computed: a rate is open between two ends', ja: '未計算：税率が両端の間で不定' },
  until2: { en: 'until', ja: '終了' },
  openEnded: {
    en: 'Not drawn, because it is only known that the rate was not above the ordinary one:',
    ja: '通常の税率以下であったことしか分からないため、図に示さないもの：',
  },
  open: { en: 'measure not known', ja: '措置の有無は不明' },
  conditions: { en: 'on condition', ja: '条件' },
  howSpan: { en: 'Which treatment', ja: 'どの適用' },
} as const satisfies Readonly<Record<string, Label>>;

/** Short names for a chart, where the full one is long. */
const SHORT: Readonly<Record<string, Label>> = {
  mfn: { en: 'MFN', ja: 'MFN（一般）' },
  usjta: { en: 'USJTA', ja: '日米' },
  cptpp: { en: 'CPTPP', ja: 'CPTPP' },
  'eu-japan': { en: 'EU–Japan', ja: '日EU' },
  'uk-japan': { en: 'UK–Japan', ja: '日英' },
  'japan-australia': { en: 'Japan–Australia', ja: '日豪' },
  rcep: { en: 'RCEP', ja: 'RCEP' },
  gsp: { en: 'GSP', ja: 'GSP' },
  'us-S': { en: 'USMCA', ja: 'USMCA' },
  'us-S+': { en: 'USMCA S+', ja: 'USMCA S+' },
  'us-KR': { en: 'KORUS', ja: '米韓' },
  'us-AU': { en: 'U.S.–Australia', ja: '米豪' },
  'us-CA': { en: 'NAFTA', ja: 'NAFTA' },
  'us-MX': { en: 'NAFTA', ja: 'NAFTA' },
  'us-B': { en: 'Auto pact', ja: '自動車協定' },
  'us-C': { en: 'Civil aircraft', ja: '民間航空機' },
  'us-K': { en: 'Pharmaceuticals', ja: '医薬品' },
  'us-L': { en: 'Dyes', ja: '染料' },
};

const LONGEST_CONDITION = 60;

const short = (text: string): string =>
  text.length > LONGEST_CONDITION ? `${text.slice(0, LONGEST_CONDITION)}…` : text;

export const countryText = (code: string, language: Language): string =>
  (language === 'ja' ? countries.get(code)?.japanese : countries.get(code)?.english) ?? code;

/** "CPTPP AU CA", "MFN" */
export function shortName(
  series: Series,
  record: TariffRecord,
  language: Language,
  origins: readonly string[],
): string {
  const name = SHORT[series.instrument]?.[language] ?? instrumentName(series.instrument, record, language);
  const all = origins.length > 1 && series.origins.length === origins.length;
  const side = series.quota && (series.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)[language];
  return [name, all ? '' : series.origins.join(' '), side].filter(Boolean).join(' ');
}

/** "Comprehensive and Progressive …: Australia, Canada" */
export function fullName(
  series: Series,
  record: TariffRecord,
  language: Language,
  origins: readonly string[],
): string {
  const all = origins.length > 1 && series.origins.length === origins.length;
  const side = series.quota && (series.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)[language];
  const name = SHORT[series.instrument]?.[language] ?? instrumentName(series.instrument, record, language);
  const of = all
    ? PATH_WORDS.ofAll[language]
    : series.origins.map((code) => countryText(code, language)).join(language === 'ja' ? '、' : ', ');
  const conditions = series.conditions.length > 0 ? ` (${short(series.conditions.join('; '))})` : '';
  return `${[name, side].filter(Boolean).join(' ')}: ${of}${conditions}`;
}
