import { INDUSTRIAL_PRODUCTS } from './industrialProducts.js';
import type { Phrase } from './phrase.js';

const FISHERY: readonly Phrase[] = [
  [
    'goods of whales, dolphins and porpoises (Cetacea) and of manatees and dugongs (Sirenia)',
    'くじら目のもの及び海牛目のもの',
  ],
  ['carp', 'こい'],
  ['saury', 'さんま'],
  ['saury (Cololabis)', 'さんま(コロラビス属のもの)'],
  ['saury (Cololabis, except Cololabis saira)', 'さんま(コロラビス属のもの)(コロラビス・サイラを除く。)'],
  ['Spanish mackerel', 'さわら'],
  ['saury and Spanish mackerel', 'さんま及びさわら'],
  [
    'saury (Cololabis, except Cololabis saira) and Spanish mackerel',
    'さんま(コロラビス属のもの)(コロラビス・サイラを除く。)及びさわら',
  ],
  [
    'herring (Clupea harengus, Clupea pallasii), cod (Gadus morhua, Gadus ogac, Gadus macrocephalus), yellowtail (Seriola) and sardines (Sardinops)',
    'にしん(クルペア・ハレングス及びクルペア・パラスィイ)、コッド(ガドゥス・モルア、ガドゥス・オガク及びガドゥス・マクロケファルス)、ぶり(セリオーラ属のもの)及びいわし(サルディノプス属のもの)',
  ],
  [
    'herring (Clupea harengus, Clupea pallasii) and cod (Gadus, Theragra, Merluccius)',
    'にしん(クルペア・ハレングス及びクルペア・パラスィイ)、たら(ガドゥス属、テラグラ属又はメルルシウス属のもの)',
  ],
  [
    'herring (Clupea, except Clupea harengus and Clupea pallasii)',
    'にしん(クルペア属のもの)(にしん(クルペア・ハレングス及びクルペア・パラスィイ)を除く。)',
  ],
  [
    'cod (Gadus, Theragra, Merluccius, except Gadus morhua, Gadus ogac and Gadus macrocephalus)',
    'たら(ガドゥス属、テラグラ属又はメルルシウス属のもの)(コッド(ガドゥス・モルア、ガドゥス・オガク及びガドゥス・マクロケファルス)を除く。)',
  ],
  ['sardines (Sardinops)', 'いわし(サルディノプス属のもの)'],
  [
    'yellowtail (Seriola), mackerel (Scomber), sardines and anchovies (Etrumeus, Engraulis) and saury (Cololabis)',
    'ぶり(セリオーラ属のもの)、さば(スコムベル属のもの)、いわし(エトルメウス属又はエングラウリス属のもの)及びさんま(コロラビス属のもの)',
  ],
  ['horse mackerel (Trachurus, Decapterus)', 'あじ(トラクルス属又はデカプテルス属のもの)'],
  ['Pacific bluefin tuna (Thunnus orientalis)', 'くろまぐろ(トゥヌス・オリエンタリス)'],
  ['Atlantic bluefin tuna (Thunnus thynnus)', 'くろまぐろ(トゥヌス・ティヌス)'],
  [
    'jumbo flying squid (Dosidicus gigas), whole or in pieces, at least 1 kg each, not powder, meal or pellets',
    'アメリカおおあかいか(ドシディクス・ギガス)(全形のもの及び断片状のもので、1個の重量が1キログラム以上のものに限るものとし、粉状、ミール状又はペレット状のものを除く。)',
  ],
  [
    'squid and cuttlefish (Rossia macrosoma, Sepiola, Ommastrephes, Loligo, Nototodarus, Sepioteuthis)',
    'いか(ロシア・マクロソマ及びセピオラ属、オムマストリフェス属、ロリゴ属、ノトトダルス属又はセピオティウチス属のもの)',
  ],
  [
    'squid and cuttlefish (Rossia macrosoma, Sepiola, Ommastrephes, Loligo, Nototodarus, Sepioteuthis), dried, salted or in brine',
    'いか(ロシア・マクロソマ及びセピオラ属、オムマストリフェス属、ロリゴ属、ノトトダルス属又はセピオティウチス属のもの)(乾燥し、塩蔵し又は塩水漬けしたものに限る。)',
  ],
  ['adductor muscles', '貝柱'],
  ['jellyfish', 'くらげ'],
  ['jellyfish (except Rhopilema)', 'くらげ(ロピレマ属のものを除く。)'],
  ['goods of jellyfish', 'くらげのもの'],
  ['sea urchin', 'うに'],
  ['goods of sea urchin', 'うにのもの'],
  ['sea urchin and jellyfish', 'うに及びくらげ'],
  ['goods of scallops (Pectinidae)', 'スキャロップ(いたやがい科のもの)のもの'],
  [
    'fresh or chilled goods (except of sea urchin), and frozen goods of jellyfish',
    '生鮮のもの及び冷蔵したもの(うにのものを除く)並びに冷凍したくらげのもの',
  ],
  [
    'fresh or chilled goods (except of sea urchin), and frozen goods of sea urchin or jellyfish',
    '生鮮のもの及び冷蔵したもの(うにのものを除く)並びに冷凍したうに又はくらげのもの',
  ],
  [
    'fresh or chilled goods, and frozen goods of sea urchin or jellyfish',
    '生鮮のもの及び冷蔵したもの並びに冷凍したうに又はくらげのもの',
  ],
  [
    'fresh or chilled goods, and frozen goods of jellyfish',
    '生鮮のもの及び冷蔵したもの並びに冷凍したくらげのもの',
  ],
  [
    'fresh or chilled goods, and frozen goods of jellyfish (except Rhopilema)',
    '生鮮のもの及び冷蔵したもの並びに冷凍したくらげ(ロピレマ属のものを除く。)のもの',
  ],
];

const FARM: readonly Phrase[] = [
  ['quarters of a carcass', '四分体'],
  ['with added sugar', '砂糖を加えたもの'],
  [
    'based on curd, in containers of at most 1 litre for retail sale',
    'カードをもととしたもので、1リットル以下の小売用容器入りのもの',
  ],
  [
    'natural cheese listed in the natural cheese table of Annex 1, Appendix 1',
    '附属書1別添1のナチュラルチーズの表に掲げるナチュラルチーズ',
  ],
  [
    'soft cheese: moisture on a fat-free basis above that designated soft in 7.1.1 of the Codex general standard for cheese (CODEX STANDARD 283-1978)',
    'ソフトチーズ(コーデックスのチーズの一般規格(CODEX STANDARD 283-1978)の7.1.1において定義される軟質に指定される無脂肪状態における水分を超えるものに限る。)',
  ],
  ['not fresh', '生鮮でないもの'],
  [
    'bananas certified by the Government of the Philippines to be of the variety Inabaniko, Lakatan, Latundan, Morado, Pitogo, Saba or Senorita',
    'イナバニコ種、ラカタン種、ラトゥンダン種、モラド種、ピトゴ種、サバ種又はセニョリタ種のバナナである旨がフィリピン政府により証明されているもの',
  ],
  [
    'fresh pineapples of less than 900 g each, whole and unpeeled, with or without crown',
    '生鮮パイナップル1個の重量が900グラム未満のもの(全形のもので皮を除いていないものに限るものとし、冠芽があるかないかを問わない。)',
    '生鮮パイナップル1個の重量が900グラム未満のもの(全形のもので皮を除いてないものに限るものとし、冠芽があるかないかを問わない。)',
    '生鮮パイナップル1個の重量が900グラム未満のもの。(全形のもので皮を除いてないものに限るものとし、冠芽があるかないかを問わない。)',
  ],
  [
    'apples and citrus fruit (except grapefruit, lemons and limes)',
    'りんご及びかんきつ類(グレープフルーツ、レモン及びライムを除く)',
  ],
  ['apples', 'りんご'],
  ['oranges, grapefruit, lemons and limes', 'オレンジ、グレープフルーツ、レモン及びライム'],
  [
    'at least 90 % by weight passing a woven metal wire sieve of 250 micrometres',
    '目開きが250ミクロンのふるい(織金網製のものに限る。)に対する通過率が全重量の90%以上のもの',
    '目開きが250ミクロンのふるい(織金網製のものに限る)に対する通過率が全重量の90%以上のもの',
  ],
  ['chilled or frozen', '冷蔵し又は冷凍したもの'],
  ['sandalwood and Job’s tears', 'びゃくだん及びはとむぎ'],
  [
    'oil obtained only from the seeds of sacha inchi (Plukenetia volubilis), and its fractions',
    'サチャインチ(プルケネティア・ヴォルビリス)の種のみから得た油及びその分別物',
  ],
  ['dried', '乾燥したもの'],
  ['dried, salted or in brine', '乾燥し、塩蔵し又は塩水漬けしたもの'],
  ['smoked', 'くん製したもの'],
  [
    'simply boiled in water or brine, or chilled or frozen after that',
    '単に水若しくは塩水で煮又はその後に冷蔵し又は冷凍したもの',
  ],
  ['in airtight containers', '気密容器入りのもの'],
  [
    'put up in containers for retail sale, at most 1 kg net each',
    '小売用の容器入りにしたもの(1個の正味重量が1kg以下のものに限る)',
  ],
  [
    'put up in containers for retail sale, at most 500 g each with the container',
    '小売用の容器入りにしたもの(容器ともの1個の重量が500グラム以下のものに限る。)',
    '小売用の容器入りにしたもので、容器ともの1個の重量が500グラム以下のもの',
  ],
  [
    'without rice, packed for retail sale, at most 3 kg each with the container',
    '米を含まないもので小売用の包装をしたもの(容器ともの1個の重量が3キログラム以下のものに限る。)',
  ],
  [
    'natural milk constituents below 30 % of the weight when dry',
    'ミルクの天然の組成分の含有量の合計が乾燥状態において全重量の30%未満のもの',
  ],
  [
    'without beef or bovine offal, natural milk constituents below 30 % of the weight when dry',
    '牛の肉及びくず肉を含有しないもの、かつ、ミルクの天然の組成分の含有量の合計が乾燥状態において全重量の30%未満のもの',
  ],
  [
    'chickpeas, lentils and beans (Vigna mungo, Vigna radiata)',
    'ひよこ豆、ひら豆及び緑豆(ヴィグナ・ムンゴ及びヴィグナ・ラジアタ)',
    '緑豆(ヴィグナ・ムンゴ及びヴィグナ・ラジアタ)、ひよこ豆及びひら豆',
  ],
  ['chickpeas and lentils', 'ひよこ豆及びひら豆'],
  ['jam without apple or pineapple', 'りんご又はパイナップルを含まないジャム'],
  ['fruit jelly without apple or pineapple', 'りんご又はパイナップルを含まないフルーツゼリー'],
  [
    'fruit purée and fruit paste without apple or pineapple',
    'りんご又はパイナップルを含まないフルーツピューレー及びフルーツペースト',
  ],
  [
    'cooked preparation based on sugar (at least 50 % by weight), coconut milk and eggs',
    '砂糖(重量の50%以上)、ココナッツミルク及び卵をもととして加熱調理したもの',
  ],
  ['cider, perry and mead', 'りんご酒、梨酒及びミード'],
  ['fermented beverage made from sea buckthorn (chatsargan)', 'チャツァルガンから製造された発酵酒'],
  ['tequila, mezcal and sotol', 'テキーラ、メスカル及びソトール'],
  [
    'Thai spirit distilled from a fermented mixture of rice with molasses, refined sugar or both, coloured with caramel, certified by the Government of Thailand or its agency',
    '糖みつ若しくは精製糖又はその双方及び米の混合物を発酵させたものを蒸留して得られるタイの蒸留酒(カラメルで着色したものに限る。)である旨がタイ政府又は政府代行機関により証明されているもの',
  ],
  ['heated tobacco', '加熱式たばこ'],
];

/** What a good is. */
export const PRODUCTS: readonly Phrase[] = [...FISHERY, ...FARM, ...INDUSTRIAL_PRODUCTS];
