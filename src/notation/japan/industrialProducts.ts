import type { Phrase } from './phrase.js';

const CHEMICALS: readonly Phrase[] = [
  ['goods of light oils and their preparations', '軽質油及びその調製品のもの'],
  ['goods of iron', '鉄のもの'],
  ['goods of iron or cobalt', '鉄又はコバルトのもの'],
  ['mercury salts of albumin', 'アルブミンの水銀塩'],
  [
    'organic compounds of precious metals that contain mercury',
    '貴金属の有機化合物(水銀原子を有するものに限る。)',
  ],
  [
    'covered by the mutual elimination of duties on pharmaceuticals, and originating in a party to it',
    '医薬品関税相互撤廃該当品目で協定国を原産地とするもの',
  ],
  ['with an international non-proprietary name (INN)', 'INN対象品目'],
  ['amino acids', 'アミノ酸'],
  ['2-acetamidobenzoic acid (N-acetylanthranilic acid)', '2-アセトアミド安息香酸(N-アセチルアントラニル酸)'],
  ['preparations with a basis of oils, fats or waxes', '油、脂又はろうをもととした調製品'],
  [
    'insecticides (agricultural chemicals, and those in forms or packings for retail sale)',
    '殺虫剤(農薬及び小売用の形状又は包装にしたもの)',
  ],
  ['sodium apolate (INN)', 'アポラートナトリウム(INN)'],
  ['surfomer (INN)', 'スルホマー(INN)'],
  ['toilet articles', '化粧用品'],
];

const TEXTILES: readonly Phrase[] = [
  [
    'goods with at least one ply of tropical wood and goods with at least one outer ply of other than coniferous wood',
    '少なくとも一の単板が熱帯産木材のもの及び少なくとも一の外面の単板が針葉樹以外のもの',
  ],
  [
    'made with yarn whose elongation as weft is at least 70 % by the test of JIS L-1017',
    'JIS L-1017に定める試験方法によるよこ糸の伸度が70%以上の糸を使用したもの',
  ],
  ['of synthetic fibres', '合成繊維製のもの'],
  [
    'goods of synthetic fibres, embroidered, containing lace or of figured knit',
    '合成繊維製のもの(ししゅうしたもの、レースを使用したもの及び模様編みの組織を有するものに限る)',
  ],
  [
    'goods of synthetic fibres (except those embroidered, containing lace or of figured knit)',
    '合成繊維製のもの(ししゅうしたもの、レースを使用したもの及び模様編みの組織を有するものを除く)',
  ],
  [
    'goods of polyester (except those embroidered, containing lace or of figured knit)',
    'ポリエステルのもの(ししゅうしたもの、レースを使用したもの及び模様編みの組織を有するものを除く)',
  ],
  [
    'goods embroidered, containing lace or of figured knit',
    'ししゅうしたもの、レースを使用したもの及び模様編みの組織を有するもの',
  ],
  [
    'goods embroidered, of lace or containing lace',
    'ししゅうしたもの、レース製のもの及びレースを使用したもの',
  ],
  ['of regenerated or semi-synthetic fibres', '再生繊維又は半合成繊維製のもの'],
  ['of man-made fibres', '人造繊維製のもの'],
  ['of wool or fine animal hair', '羊毛製又は繊獣毛製のもの'],
  ['knitted to shape', '編み上げたもの'],
  ['sewn together', '縫製したもの'],
  ['impregnated, coated or covered with rubber', 'ゴムを染み込ませ、塗布し又は被覆したもの'],
  ['ties', 'ネクタイ'],
  ['for men or boys', '男子用のもの'],
  ['for women or girls', '女子用のもの'],
  [
    'obi of silk, at least 30 cm wide and at least 4 m long',
    '絹製の帯(幅が30センチメートル以上で、長さが4メートル以上のもの)',
  ],
];

const FOOTWEAR: readonly Phrase[] = [
  ['covering the knee', '膝を覆うもの', 'ひざを覆うもの'],
  ['with a protective metal toe-cap', '保護用の金属製トーキャップを有するもの'],
  [
    'with a base or platform of wood, without an inner sole or a protective metal toe-cap',
    'ベース又はプラットホームが木製のもので、中敷き又は保護用の金属製トーキャップを有しないもの',
  ],
];

/** Goods of industry, forest products included. */
export const INDUSTRIAL_PRODUCTS: readonly Phrase[] = [...CHEMICALS, ...TEXTILES, ...FOOTWEAR];
