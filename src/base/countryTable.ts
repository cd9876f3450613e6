/** ISO 3166-1: alpha-2, alpha-3, short English name | short Japanese name. One line a country or territory. */
export const COUNTRY_TABLE = `
AD AND Andorra | アンドラ
AE ARE United Arab Emirates | アラブ首長国連邦
AF AFG Afghanistan | アフガニスタン
AG ATG Antigua and Barbuda | アンティグア・バーブーダ
AI AIA Anguilla | アンギラ
AL ALB Albania | アルバニア
AM ARM Armenia | アルメニア
AO AGO Angola | アンゴラ
AQ ATA Antarctica | 南極
AR ARG Argentina | アルゼンチン
AS ASM American Samoa | 米領サモア
AT AUT Austria | オーストリア
AU AUS Australia | オーストラリア
AW ABW Aruba | アルバ
AX ALA Åland Islands | オーランド諸島
AZ AZE Azerbaijan | アゼルバイジャン
BA BIH Bosnia and Herzegovina | ボスニア・ヘルツェゴビナ
BB BRB Barbados | バルバドス
BD BGD Bangladesh | バングラデシュ
BE BEL Belgium | ベルギー
BF BFA Burkina Faso | ブルキナファソ
BG BGR Bulgaria | ブルガリア
BH BHR Bahrain | バーレーン
BI BDI Burundi | ブルンジ
BJ BEN Benin | ベナン
BL BLM Saint Barthélemy | サン・バルテルミー
BM BMU Bermuda | バミューダ
BN BRN Brunei | ブルネイ
BO BOL Bolivia | ボリビア
BQ BES Caribbean Netherlands | オランダ領カリブ
BR BRA Brazil | ブラジル
BS BHS The Bahamas | バハマ
BT BTN Bhutan | ブータン
BV BVT Bouvet Island | ブーベ島
BW BWA Botswana | ボツワナ
BY BLR Belarus | ベラルーシ
BZ BLZ Belize | ベリーズ
CA CAN Canada | カナダ
CC CCK Cocos Islands | ココス諸島
CD COD Congo (Democratic Republic) | コンゴ民主共和国
CF CAF Central African Republic | 中央アフリカ共和国
CG COG Congo (Republic) | コンゴ共和国
CH CHE Switzerland | スイス
CI CIV Côte d'Ivoire | コートジボワール
CK COK Cook Islands | クック諸島
CL CHL Chile | チリ
CM CMR Cameroon | カメルーン
CN CHN China | 中国
CO COL Colombia | コロンビア
CR CRI Costa Rica | コスタリカ
CU CUB Cuba | キューバ
CV CPV Cabo Verde | カーボベルデ
CW CUW Curaçao | キュラソー
CX CXR Christmas Island | クリスマス島
CY CYP Cyprus | キプロス
CZ CZE Czechia | チェコ
DE DEU Germany | ドイツ
DJ DJI Djibouti | ジブチ
DK DNK Denmark | デンマーク
DM DMA Dominica | ドミニカ国
DO DOM Dominican Republic | ドミニカ共和国
DZ DZA Algeria | アルジェリア
EC ECU Ecuador | エクアドル
EE EST Estonia | エストニア
EG EGY Egypt | エジプト
EH ESH Western Sahara | 西サハラ
ER ERI Eritrea | エリトリア
ES ESP Spain | スペイン
ET ETH Ethiopia | エチオピア
FI FIN Finland | フィンランド
FJ FJI Fiji | フィジー
FK FLK Falkland Islands | フォークランド諸島
FM FSM Micronesia | ミクロネシア連邦
FO FRO Faroe Islands | フェロー諸島
FR FRA France | フランス
GA GAB Gabon | ガボン
GB GBR United Kingdom | 英国
GD GRD Grenada | グレナダ
GE GEO Georgia | ジョージア
GF GUF French Guiana | 仏領ギアナ
GG GGY Guernsey | ガーンジー
GH GHA Ghana | ガーナ
GI GIB Gibraltar | ジブラルタル
GL GRL Greenland | グリーンランド
GM GMB The Gambia | ガンビア
GN GIN Guinea | ギニア
GP GLP Guadeloupe | グアドループ
GQ GNQ Equatorial Guinea | 赤道ギニア
GR GRC Greece | ギリシャ
GS SGS South Georgia and South Sandwich Islands | サウスジョージア・サウスサンドウィッチ諸島
GT GTM Guatemala | グアテマラ
GU GUM Guam | グアム
GW GNB Guinea-Bissau | ギニアビサウ
GY GUY Guyana | ガイアナ
HK HKG Hong Kong | 香港
HM HMD Heard and McDonald Islands | ハード島・マクドナルド諸島
HN HND Honduras | ホンジュラス
HR HRV Croatia | クロアチア
HT HTI Haiti | ハイチ
HU HUN Hungary | ハンガリー
ID IDN Indonesia | インドネシア
IE IRL Ireland | アイルランド
IL ISR Israel | イスラエル
IM IMN Isle of Man | マン島
IN IND India | インド
IO IOT British Indian Ocean Territory | 英領インド洋地域
IQ IRQ Iraq | イラク
IR IRN Iran | イラン
IS ISL Iceland | アイスランド
IT ITA Italy | イタリア
JE JEY Jersey | ジャージー
JM JAM Jamaica | ジャマイカ
JO JOR Jordan | ヨルダン
JP JPN Japan | 日本
KE KEN Kenya | ケニア
KG KGZ Kyrgyzstan | キルギス
KH KHM Cambodia | カンボジア
KI KIR Kiribati | キリバス
KM COM Comoros | コモロ
KN KNA Saint Kitts and Nevis | セントクリストファー・ネーヴィス
KP PRK North Korea | 北朝鮮
KR KOR South Korea | 韓国
KW KWT Kuwait | クウェート
KY CYM Cayman Islands | ケイマン諸島
KZ KAZ Kazakhstan | カザフスタン
LA LAO Laos | ラオス
LB LBN Lebanon | レバノン
LC LCA Saint Lucia | セントルシア
LI LIE Liechtenstein | リヒテンシュタイン
LK LKA Sri Lanka | スリランカ
LR LBR Liberia | リベリア
LS LSO Lesotho | レソト
LT LTU Lithuania | リトアニア
LU LUX Luxembourg | ルクセンブルク
LV LVA Latvia | ラトビア
LY LBY Libya | リビア
MA MAR Morocco | モロッコ
MC MCO Monaco | モナコ
MD MDA Moldova | モルドバ
ME MNE Montenegro | モンテネグロ
MF MAF Saint Martin | サン・マルタン
MG MDG Madagascar | マダガスカル
MH MHL Marshall Islands | マーシャル諸島
MK MKD North Macedonia | 北マケドニア
ML MLI Mali | マリ
MM MMR Myanmar | ミャンマー
MN MNG Mongolia | モンゴル
MO MAC Macao | マカオ
MP MNP Northern Mariana Islands | 北マリアナ諸島
MQ MTQ Martinique | マルティニーク
MR MRT Mauritania | モーリタニア
MS MSR Montserrat | モントセラト
MT MLT Malta | マルタ
MU MUS Mauritius | モーリシャス
MV MDV Maldives | モルディブ
MW MWI Malawi | マラウイ
MX MEX Mexico | メキシコ
MY MYS Malaysia | マレーシア
MZ MOZ Mozambique | モザンビーク
NA NAM Namibia | ナミビア
NC NCL New Caledonia | ニューカレドニア
NE NER Niger | ニジェール
NF NFK Norfolk Island | ノーフォーク島
NG NGA Nigeria | ナイジェリア
NI NIC Nicaragua | ニカラグア
NL NLD Netherlands | オランダ
NO NOR Norway | ノルウェー
NP NPL Nepal | ネパール
NR NRU Nauru | ナウル
NU NIU Niue | ニウエ
NZ NZL New Zealand | ニュージーランド
OM OMN Oman | オマーン
PA PAN Panama | パナマ
PE PER Peru | ペルー
PF PYF French Polynesia | 仏領ポリネシア
PG PNG Papua New Guinea | パプアニューギニア
PH PHL Philippines | フィリピン
PK PAK Pakistan | パキスタン
PL POL Poland | ポーランド
PM SPM Saint Pierre and Miquelon | サンピエール島・ミクロン島
PN PCN Pitcairn | ピトケアン諸島
PR PRI Puerto Rico | プエルトリコ
PS PSE Palestine | パレスチナ
PT PRT Portugal | ポルトガル
PW PLW Palau | パラオ
PY PRY Paraguay | パラグアイ
QA QAT Qatar | カタール
RE REU Réunion | レユニオン
RO ROU Romania | ルーマニア
RS SRB Serbia | セルビア
RU RUS Russia | ロシア
RW RWA Rwanda | ルワンダ
SA SAU Saudi Arabia | サウジアラビア
SB SLB Solomon Islands | ソロモン諸島
SC SYC Seychelles | セーシェル
SD SDN Sudan | スーダン
SE SWE Sweden | スウェーデン
SG SGP Singapore | シンガポール
SH SHN Saint Helena | セントヘレナ
SI SVN Slovenia | スロベニア
SJ SJM Svalbard and Jan Mayen | スバールバル諸島・ヤンマイエン島
SK SVK Slovakia | スロバキア
SL SLE Sierra Leone | シエラレオネ
SM SMR San Marino | サンマリノ
SN SEN Senegal | セネガル
SO SOM Somalia | ソマリア
SR SUR Suriname | スリナム
SS SSD South Sudan | 南スーダン
ST STP São Tomé and Príncipe | サントメ・プリンシペ
SV SLV El Salvador | エルサルバドル
SX SXM Sint Maarten | シント・マールテン
SY SYR Syria | シリア
SZ SWZ Eswatini | エスワティニ
TC TCA Turks and Caicos Islands | タークス・カイコス諸島
TD TCD Chad | チャド
TF ATF French Southern Territories | 仏領極南諸島
TG TGO Togo | トーゴ
TH THA Thailand | タイ
TJ TJK Tajikistan | タジキスタン
TK TKL Tokelau | トケラウ
TL TLS Timor-Leste | 東ティモール
TM TKM Turkmenistan | トルクメニスタン
TN TUN Tunisia | チュニジア
TO TON Tonga | トンガ
TR TUR Türkiye | トルコ
TT TTO Trinidad and Tobago | トリニダード・トバゴ
TV TUV Tuvalu | ツバル
TW TWN Taiwan | 台湾
TZ TZA Tanzania | タンザニア
UA UKR Ukraine | ウクライナ
UG UGA Uganda | ウガンダ
UM UMI U.S. Minor Outlying Islands | 合衆国領有小離島
US USA United States | 米国
UY URY Uruguay | ウルグアイ
UZ UZB Uzbekistan | ウズベキスタン
VA VAT Holy See | バチカン
VC VCT Saint Vincent and Grenadines | セントビンセント及びグレナディーン諸島
VE VEN Venezuela | ベネズエラ
VG VGB British Virgin Islands | 英領ヴァージン諸島
VI VIR U.S. Virgin Islands | 米領ヴァージン諸島
VN VNM Vietnam | ベトナム
VU VUT Vanuatu | バヌアツ
WF WLF Wallis and Futuna | ウォリス・フツナ
WS WSM Samoa | サモア
YE YEM Yemen | イエメン
YT MYT Mayotte | マヨット
ZA ZAF South Africa | 南アフリカ
ZM ZMB Zambia | ザンビア
ZW ZWE Zimbabwe | ジンバブエ
`;
