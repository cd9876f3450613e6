import type { Phrase } from './phrase.js';

/** What a good is used for. */
export const USES: readonly Phrase[] = [
  [
    'manufacture of compound feed, the good being recognised as dyed blue on importation',
    '輸入時に青色を加えたものと認識されるもので、配合飼料の製造に使用するもの',
    '輸入時に青色を加えたものと認識され、配合飼料の製造に使用されるもの',
  ],
  ['material for processed cheese', 'プロセスチーズの原料として使用するもの'],
  ['material for shredded cheese', 'シュレッドチーズの原料として使用するもの'],
  ['material for chocolate', 'チョコレートの原料として使用するもの'],
  ['material for feed, under customs supervision', '税関当局の監督の下で飼料の原料として使用するもの'],
  [
    'manufacture of confectionery, as certified in the tariff quota certificate',
    '関税割当ての証明書において菓子の製造用のものである旨が証明されたもの',
  ],
  [
    'manufacture of non-alcoholic beverages, as certified in the tariff quota certificate',
    '関税割当ての証明書においてアルコールを含有しない飲料の製造用のものである旨が証明されたもの',
  ],
  [
    'manufacture of tomato ketchup and other tomato sauces',
    'トマトケチャップその他のトマトソースの製造に使用するもの',
  ],
  [
    'refining (dry sucrose content below a polarimeter reading of 99.3 degrees)',
    '精製用のもの(乾燥状態において、全重量に対するしょ糖の含有量が、検糖計の読みで99.3度未満に相当するものに限る。)',
  ],
  ['medicine or experiments, free of specific pathogens', '医療用,実験用で特定の病原体を含まないもの'],
];
