import type { EquilibriumAnswer, Label } from '../../kanzei.js';

/** The labels of `kanzei equilibrium`, in both languages. */
export const EQUILIBRIUM_LABELS = {
  country: { en: 'country', ja: '国' },
  realIncome: { en: 'real income', ja: '実質所得' },
  price: { en: 'price', ja: '生産者価格' },
  output: { en: 'output', ja: '生産額' },
  exports: { en: 'exports', ja: '輸出' },
  imports: { en: 'imports', ja: '輸入' },
  inward: { en: 'inward', ja: '内向き抵抗' },
  outward: { en: 'outward', ja: '外向き抵抗' },
  countries: { en: 'countries', ja: 'か国' },
  elasticity: { en: 'trade elasticity', ja: '貿易弾力性' },
  supply: { en: 'supply elasticity', ja: '供給弾力性' },
  numeraire: { en: 'numeraire', ja: '価値基準' },
  worldOutput: { en: 'world output', ja: '世界生産額' },
  priceIndex: { en: 'price index of', ja: '物価指数：' },
  converged: { en: 'converged: iterations', ja: '収束：反復回数' },
  residual: { en: 'residual', ja: '残差' },
  tolerance: { en: 'tolerance', ja: '許容誤差' },
  units: {
    en: 'Changes in percent; real income is welfare, inward and outward are multilateral resistances.',
    ja: '変化率（%）。実質所得は厚生、内向き・外向き抵抗は多角的貿易抵抗。',
  },
  more: { en: 'more countries, in the JSON', ja: 'か国（JSON に記載）' },
  draws: { en: 'Draws of the coefficients', ja: '係数の抽出' },
  seed: { en: 'seed', ja: 'シード' },
  mean: { en: 'real income: mean', ja: '実質所得：平均' },
  standardError: { en: 'standard error', ja: '標準誤差' },
  percentile: { en: 'percentile', ja: 'パーセンタイル' },
  optimum: { en: 'Optimal tariff', ja: '最適関税' },
  nash: { en: 'Tariffs set against each other (Nash)', ja: '互いに最適な関税（ナッシュ均衡）' },
  player: { en: 'set by', ja: '設定国' },
  average: { en: 'average', ja: '平均' },
  lowest: { en: 'lowest', ja: '最低' },
  highest: { en: 'highest', ja: '最高' },
} as const satisfies Readonly<Record<string, Label>>;

/** Those of the models with several sectors. */
export const SECTORS_LABELS = {
  realWage: { en: 'real wage', ja: '実質賃金' },
  termsOfTrade: { en: 'terms of trade', ja: '交易条件' },
  volumeOfTrade: { en: 'volume of trade', ja: '貿易量' },
  tradeCosts: { en: 'trade costs', ja: '貿易費用' },
  welfare: { en: 'sum of terms', ja: '各項の和' },
  revenue: { en: 'tariff revenue', ja: '関税収入' },
  sectors: { en: 'sectors', ja: '部門' },
  sector: { en: 'sector', ja: '部門' },
  partner: { en: 'partner', ja: '相手国' },
  worldIncome: { en: 'world value added', ja: '世界付加価値' },
  breakdown: {
    en: 'Terms of welfare by sector and by partner (percent of income)',
    ja: '厚生の内訳：部門別・相手国別（所得比%）',
  },
  units: {
    en: 'Changes in percent; real income is welfare, exactly; terms of trade, volume of trade and their sum are percent of income, to first order.',
    ja: '変化率（%）。実質所得は厳密な厚生。交易条件・貿易量とその和は所得比（%）の一次近似。',
  },
} as const satisfies Readonly<Record<string, Label>>;

export const EQUILIBRIUM_MODELS: Readonly<Record<EquilibriumAnswer['model'], Label>> = {
  'one-sector': { en: 'One-sector general equilibrium', ja: '一部門一般均衡' },
  'caliendo-parro': {
    en: 'Caliendo–Parro, sectors and inputs',
    ja: 'カリエンド＝パロ（多部門・投入産出連関）',
  },
  'multi-sector': { en: 'Multi-sector general equilibrium', ja: '多部門一般均衡' },
};

export const MODES: Readonly<Record<'full' | 'conditional', Label>> = {
  full: { en: 'full', ja: '完全' },
  conditional: { en: 'conditional: outputs and expenditures held', ja: '条件付き（生産額・支出は固定）' },
};

/** What becomes of deficits, by the name of the closure. */
export const CLOSURES: Readonly<Record<string, Label>> = {
  balanced: { en: 'balanced trade', ja: '貿易収支均衡' },
  additive: { en: 'additive deficits', ja: '赤字額一定' },
  multiplicative: { en: 'multiplicative deficits', ja: '赤字比率一定' },
  removed: { en: 'deficits removed', ja: '赤字解消' },
};
