import type { Label, PartialAnswer } from '../../kanzei.js';

/** The labels of `kanzei partial`, in both languages. */
export const PARTIAL_LABELS = {
  line: { en: 'line', ja: '品目' },
  source: { en: 'source', ja: '供給国' },
  country: { en: 'country', ja: '国' },
  tariff: { en: 'tariff', ja: '関税率' },
  before: { en: 'trade before', ja: '変更前の貿易額' },
  after: { en: 'after', ja: '変更後' },
  creation: { en: 'creation', ja: '創出' },
  diversion: { en: 'diversion', ja: '転換' },
  priceEffect: { en: 'price effect', ja: '価格効果' },
  revenue: { en: 'revenue', ja: '関税収入' },
  consumers: { en: 'consumer surplus', ja: '消費者余剰' },
  producers: { en: 'producer surplus', ja: '生産者余剰' },
  deadWeight: { en: 'less dead weight', ja: '死荷重の減少' },
  importerGain: { en: 'importer gains', ja: '輸入国の利益' },
  producerPrice: { en: 'producer price', ja: '生産者価格' },
  consumerPrice: { en: 'consumer price', ja: '消費者価格' },
  worldPrice: { en: 'world price', ja: '国際価格' },
  compositePrice: { en: 'buyers pay', ja: '購入者価格' },
  priceIndex: { en: 'price index', ja: '価格指数' },
  quantity: { en: 'quantity', ja: '数量' },
  output: { en: 'output', ja: '生産' },
  net: { en: 'net', ja: '純便益' },
  total: { en: 'total', ja: '合計' },
  lines: { en: 'lines', ja: '品目' },
  rows: { en: 'rows', ja: '行' },
  more: { en: 'more lines, all in the CSV', ja: '品目（CSV にすべて記載）' },
  closed: { en: 'solved in closed form', ja: '解析解' },
  converged: { en: 'converged: iterations', ja: '収束：反復回数' },
  residual: { en: 'residual', ja: '残差' },
  tolerance: { en: 'tolerance', ja: '許容誤差' },
  units: {
    en: 'Amounts are changes in the unit of the values; prices, quantities and output change in percent.',
    ja: '金額は元の単位での変化、価格・数量・生産は変化率（%）。',
  },
} as const satisfies Readonly<Record<string, Label>>;

export const MODEL_NAMES: Readonly<Record<PartialAnswer['model'], Label>> = {
  smart: { en: 'SMART', ja: 'SMART' },
  armington: { en: 'Armington market', ja: 'アーミントン市場' },
  gsim: { en: 'GSIM', ja: 'GSIM' },
};

export const SOLUTIONS: Readonly<Record<'exact' | 'linear', Label>> = {
  exact: { en: 'in levels', ja: '水準で厳密' },
  linear: { en: 'linear', ja: '線形近似' },
};
