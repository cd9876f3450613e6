import type { Label } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';

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
  measure: LABELS.measure,
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
  first: LABELS.firstDay,
  last: LABELS.lastDay,
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
