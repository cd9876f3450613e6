import type { GravityAnswer, Label } from '../../kanzei.js';

/** The labels of `kanzei gravity`, in both languages. */
export const GRAVITY_LABELS = {
  poisson: { en: 'Poisson pseudo maximum likelihood (PPML)', ja: 'ポアソン疑似最尤法（PPML）' },
  gaussian: { en: 'least squares', ja: '最小二乗法' },
  observations: { en: 'observations', ja: '観測数' },
  of: { en: 'of', ja: '全' },
  where: { en: 'where', ja: '条件' },
  effects: { en: 'fixed effects', ja: '固定効果' },
  standardErrors: { en: 'standard errors', ja: '標準誤差' },
  clustered: { en: 'clustered by', ja: 'クラスター' },
  robust: { en: 'robust to heteroskedasticity', ja: '不均一分散に頑健' },
  coefficient: { en: 'coefficient', ja: '係数' },
  estimate: { en: 'estimate', ja: '推定値' },
  none: { en: 's.e. (none)', ja: '標準誤差（無修正）' },
  clusters: { en: 's.e. (clusters)', ja: '標準誤差（G/(G−1)）' },
  smallSample: { en: 's.e. (small sample)', ja: '標準誤差（小標本）' },
  statistic: { en: 'z', ja: 'z' },
  probability: { en: 'p', ja: 'p' },
  noCoefficients: { en: 'no coefficients', ja: '係数なし' },
  conventions: {
    en: 'Standard errors by three conventions: none; clusters, G/(G − 1); small sample, G/(G − 1) · (N − 1)/(N − K)',
    ja: '標準誤差の三つの方式：無修正、G/(G − 1)、小標本 G/(G − 1) · (N − 1)/(N − K)',
  },
  basis: { en: 'z and p by the convention clusters', ja: 'z と p は G/(G − 1) の方式による' },
  fixed: {
    en: 'negative eigenvalues of the covariance were set to zero',
    ja: '共分散の負の固有値は零に置き換えた',
  },
  dropped: { en: 'Dropped', ja: '除外' },
  more: { en: 'more; all with --json', ja: '件（全件は --json）' },
  deviance: { en: 'deviance', ja: '逸脱度' },
  squares: { en: 'sum of squared residuals', ja: '残差平方和' },
  logLikelihood: { en: 'log-likelihood', ja: '対数尤度' },
  pseudoRSquared: { en: 'pseudo R²', ja: '疑似 R²' },
  squaredCorrelation: { en: 'squared correlation', ja: '相関係数の二乗' },
  rSquared: { en: 'R²', ja: 'R²' },
  withinRSquared: { en: 'within R²', ja: 'グループ内 R²' },
  wald: { en: 'Wald test that all are zero', ja: '全係数ゼロのワルド検定' },
  reset: { en: 'RESET, squared linear predictor', ja: 'RESET（線形予測子の二乗）' },
  converged: { en: 'Converged', ja: '収束' },
  iterations: { en: 'iterations', ja: '反復' },
  inner: { en: 'inner iterations', ja: '内部反復' },
  change: { en: 'last change of the deviance', ja: '逸脱度の最終変化' },
  tolerance: { en: 'tolerance', ja: '許容値' },
  addingUp: { en: 'fitted totals off by at most', ja: '合計の最大相対差' },
  biasCorrected: {
    en: 'Corrected for the bias of three-way PPML (Weidner and Zylkin 2021)',
    ja: '三方向 PPML の偏りを補正（Weidner and Zylkin 2021）',
  },
  bias: { en: 'bias', ja: '偏り' },
  exporters: { en: 'exporters', ja: '輸出国' },
  importers: { en: 'importers', ja: '輸入国' },
  periods: { en: 'periods', ja: '期' },
  pairs: { en: 'pairs', ja: '国ペア' },
} as const satisfies Readonly<Record<string, Label>>;

type Reason = GravityAnswer['dropped'][number]['reason'];

/** Why something was dropped, in Japanese; in English the answer says it. */
export const DROPPED_BECAUSE: Readonly<Record<Reason, string>> = {
  missing: '欠損値のある行',
  notFinite: '値が有限の数でない行',
  zeroGroup: '値がすべてゼロの水準の行',
  singleton: '水準に一つしかない行',
  separated: '説明変数と固定効果で完全に予測されるゼロの行',
  constant: '全行で同じ値',
  nested: '一つの固定効果の各水準の中で一定',
  explained: '固定効果で完全に説明される',
  collinear: '他の説明変数（と固定効果）の線形結合（詳細は --json）',
};
