import type { Label } from '../../../src/kanzei.js';

interface Entry {
  readonly name: Label;
  readonly meaning: Label;
  /** other words by which it may be looked for */
  readonly also?: string;
}

/** The words of tariff law that the page uses, in our own words. */
export const TERMS = {
  'tariff-line': {
    name: { en: 'Tariff line', ja: '関税品目（タリフライン）' },
    meaning: {
      en: 'The finest entry of a tariff schedule that has rates of its own: nine digits in Japan (with the statistical code), eight in the United States. Its first six digits mean the same in every country of the Harmonized System.',
      ja: '固有の税率をもつ、税率表の最も細かい区分。日本では統計細分を含む9桁、米国では8桁。先頭6桁はHS採用国で共通。',
    },
  },
  heading: {
    name: { en: 'Heading and subheading', ja: '項・号' },
    meaning: {
      en: 'The first four digits of a code (heading) and the first six (subheading). Goods are first placed in a heading, then in a subheading under it.',
      ja: '番号の先頭4桁が項、6桁が号。貨物はまず項に、次にその下の号に分類する。',
    },
  },
  hs: {
    name: { en: 'Harmonized System (HS)', ja: 'HS（商品の名称及び分類についての統一システム）' },
    meaning: {
      en: 'The common list of goods of the World Customs Organization, revised about every five years. A schedule negotiated in one edition must be carried over to the codes of the next.',
      ja: '世界税関機構による共通の品目表。約5年ごとに改正され、ある版で合意した譲許は次の版の番号に置き換える必要がある。',
    },
  },
  classification: {
    name: { en: 'Classification', ja: '関税分類' },
    meaning: {
      en: 'Deciding which line goods belong to. It is a question of law about the goods themselves; a search by words gives candidates only.',
      ja: '貨物がどの品目に属するかを決めること。貨物そのものについての法的判断であり、語による検索は候補を示すにとどまる。',
    },
  },
  'advance-ruling': {
    name: { en: 'Advance ruling', ja: '事前教示' },
    meaning: {
      en: 'An answer of customs, given before importation, about the line, origin or value of goods.',
      ja: '輸入前に、品目分類、原産地または評価について税関から得る回答。',
    },
  },
  mfn: {
    name: { en: 'MFN rate', ja: '最恵国税率（MFN）' },
    meaning: {
      en: 'The ordinary rate, given alike to all members of the WTO. In Japan it is the temporary rate, or the general rate where there is none, or the WTO rate where that is lower; in the United States it is column 1, general.',
      ja: 'WTO加盟国に等しく与える通常の税率。日本では暫定税率（なければ基本税率）、WTO協定税率の方が低ければ協定税率。米国では第1欄「一般」。',
    },
    also: 'most favoured nation 一般税率',
  },
  'bound-rate': {
    name: { en: 'Bound and applied rate', ja: '譲許税率と実行税率' },
    meaning: {
      en: 'The bound rate is the ceiling a member promised in the WTO; the applied rate is what it charges, at or below that ceiling.',
      ja: '譲許税率はWTOで約束した上限、実行税率は実際に課す税率で、その上限以下。',
    },
  },
  preference: {
    name: { en: 'Preference', ja: '特恵' },
    meaning: {
      en: 'A lower rate for goods that originate in a partner, under an agreement or a scheme. It must be claimed and proved; without the claim the MFN rate is due.',
      ja: '協定や制度により、相手国の原産品に与える低い税率。申告と証明が必要で、なければ最恵国税率がかかる。',
    },
  },
  'preference-margin': {
    name: { en: 'Preference margin', ja: '特恵マージン' },
    meaning: {
      en: 'What one origin pays less than another, in percentage points: MFN less preferential, or one rival less another. 25% against 38.5% is a margin of 13.5 points.',
      ja: 'ある原産国が他より少なく払う幅をパーセントポイントで示したもの。最恵国税率と特恵税率、または競合国どうしの差。38.5%と25%なら13.5ポイント。',
    },
  },
  utilisation: {
    name: { en: 'Utilisation rate', ja: '特恵利用率' },
    meaning: {
      en: 'How far a preference that could be claimed was claimed: by the value of the goods, or, as this page reports it, the duty saved to all the duty that could be saved.',
      ja: '申告できた特恵のうち、実際に申告された割合。貨物の価額によるものと、このページのように、節約できた関税の総額に対する節約された関税によるものがある。',
    },
  },
  'base-rate': {
    name: { en: 'Base rate', ja: '基準税率' },
    meaning: {
      en: 'The rate from which the cuts of an agreement start. It is fixed in the agreement and need not be the rate charged today.',
      ja: '協定による引下げの出発点となる税率。協定で定められ、現在の実行税率と同じとは限らない。',
    },
  },
  staging: {
    name: { en: 'Staging category', ja: '譲許区分（段階的引下げ）' },
    meaning: {
      en: 'The code beside a line that says in how many steps, and when, its rate is cut. Japan steps on 1 April under USJTA, the United States on 1 January.',
      ja: '品目に付された記号で、税率を何回に分けていつ引き下げるかを示す。日米貿易協定では日本は4月1日、米国は1月1日に引き下げる。',
    },
  },
  quota: {
    name: { en: 'Tariff-rate quota', ja: '関税割当' },
    meaning: {
      en: 'A quantity that may enter in a year at a lower rate. Goods beyond it may still enter, at the higher rate.',
      ja: '1年間に低い税率で輸入できる数量。超えた分も高い税率で輸入できる。',
    },
    also: 'TRQ',
  },
  'in-quota': {
    name: { en: 'In-quota and out-of-quota rate', ja: '枠内税率・枠外税率' },
    meaning: {
      en: 'The rate within the quantity of a quota and the rate beyond it. Which one is due can depend on a licence or on the day of entry.',
      ja: '割当数量の内と外の税率。どちらになるかは、割当証明書や輸入の時期によることがある。',
    },
  },
  'fill-rate': {
    name: { en: 'Fill rate', ja: '消化率' },
    meaning: {
      en: 'What was drawn from a quota divided by its volume. Where no figure of the year is at hand it is unknown, not zero.',
      ja: '割当数量に対する消化数量の割合。その年の数値がなければ0ではなく不明。',
    },
  },
  allocation: {
    name: { en: 'Allocation', ja: '割当方法' },
    meaning: {
      en: 'How a quota is given out: first come, first served at the border; by licence in advance; by tender; or through a state trader.',
      ja: '割当の配分方法。通関時の先着順、事前の割当証明、入札、国家貿易など。',
    },
  },
  safeguard: {
    name: { en: 'Safeguard', ja: 'セーフガード' },
    meaning: {
      en: 'A rule that raises the rate for a time when imports grow beyond a level. Under USJTA Japan has six for farm goods, each with its own trigger, rate and end.',
      ja: '輸入が一定水準を超えたとき、一時的に税率を上げる仕組み。日米貿易協定では日本の農産品6種にあり、発動水準、税率、終期をそれぞれ定める。',
    },
  },
  trigger: {
    name: { en: 'Trigger', ja: '発動水準' },
    meaning: {
      en: 'The quantity in a counting year beyond which a safeguard measure begins, a few business days after the figure is published.',
      ja: '集計年度内にこれを超えると、公表から数営業日後にセーフガード措置が始まる数量。',
    },
  },
  snapback: {
    name: { en: 'Snapback', ja: 'スナップバック' },
    meaning: {
      en: 'The return of a rate to a higher level during a safeguard measure. For U.S. beef in March 2021 the rate went from 25.8% back to 38.5% for 30 days.',
      ja: 'セーフガード措置の間、税率が高い水準へ戻ること。米国産牛肉では2021年3月に25.8%から38.5%へ30日間戻った。',
    },
  },
  'ad-valorem': {
    name: { en: 'Ad valorem rate', ja: '従価税' },
    meaning: {
      en: 'A percentage of the customs value: 20.8%.',
      ja: '課税価格に対する百分率。例：20.8%。',
    },
  },
  specific: {
    name: { en: 'Specific rate', ja: '従量税' },
    meaning: {
      en: 'An amount for each unit of quantity: 482 JPY/kg. As a percentage it depends on the price of the shipment, so it is not drawn as one.',
      ja: '数量単位あたりの金額。例：482円/kg。百分率に直すと貨物の価格によって変わるため、図では百分率として示さない。',
    },
  },
  compound: {
    name: { en: 'Compound and mixed rate', ja: '混合税（併課・選択）' },
    meaning: {
      en: 'Compound: a percentage and an amount together (29.8% + 635 JPY/kg). Mixed: the higher or the lower of the two.',
      ja: '百分率と金額を併せて課すもの（29.8%＋635円/kg）と、どちらか高い方または低い方を課すもの。',
    },
  },
  'gate-price': {
    name: { en: 'Gate price', ja: '分岐点価格（差額関税制度）' },
    meaning: {
      en: 'The price at which the duty on pork changes its kind. Below it the duty fills the gap up to a standard import price; above it a percentage is charged.',
      ja: '豚肉の関税の種類が変わる価格。これより安いと基準輸入価格との差額を課し、高いと百分率で課す。',
    },
  },
  'ad-valorem-equivalent': {
    name: { en: 'Ad valorem equivalent', ja: '従価換算税率' },
    meaning: {
      en: 'A specific or compound duty divided by the value of given trade. It belongs to that trade and year; no page here makes one silently.',
      ja: '従量税や混合税を特定の貿易額で割ったもの。その貿易と年に固有の値であり、ここでは断りなく換算しない。',
    },
  },
  origin: {
    name: { en: 'Rules of origin', ja: '原産地規則' },
    meaning: {
      en: 'What goods must fulfil to count as goods of a party: wholly obtained there, a change of heading, a share of value, or a process. Where they were shipped from does not decide it.',
      ja: '締約国の原産品と認められる条件。完全生産、項の変更、付加価値、加工工程など。積出地では決まらない。',
    },
  },
  'self-certification': {
    name: { en: 'Claim of origin', ja: '原産地の申告' },
    meaning: {
      en: 'How origin is proved. Under USJTA the importer claims the preference and keeps the proof; there is no certificate of an authority.',
      ja: '原産性の証明方法。日米貿易協定では輸入者が特恵を申告し、資料を保管する。当局の証明書はない。',
    },
  },
  status: {
    name: { en: 'Status of a treatment', ja: '適用の状態' },
    meaning: {
      en: 'One of five: available; conditional (on something only the importer knows); not covered (no commitment); not applicable (open, but not to these goods); not computed (the facts do not decide).',
      ja: '五つのいずれか。適用可、条件付き（輸入者だけが知る条件による）、対象外（約束なし）、適用なし（この貨物には不可）、未計算（事実から決まらない）。',
    },
  },
  available: {
    name: { en: 'Available', ja: '適用可' },
    meaning: {
      en: 'The law gives this rate to the shipment once it is claimed.',
      ja: '申告すれば、この貨物にこの税率が法的に与えられる。',
    },
  },
  conditional: {
    name: { en: 'Conditional', ja: '条件付き' },
    meaning: {
      en: 'The rate applies if something holds that the question did not say; the condition is named.',
      ja: '質問に示されていない事柄が満たされれば適用される。条件は明示する。',
    },
  },
  'not-covered': {
    name: { en: 'Not covered', ja: '対象外' },
    meaning: {
      en: 'The agreement makes no commitment on the line. That is not zero: the ordinary rate is due.',
      ja: 'その品目について協定の約束がないこと。0ではなく、通常の税率がかかる。',
    },
  },
  'not-applicable': {
    name: { en: 'Not applicable', ja: '適用なし' },
    meaning: {
      en: 'The treatment exists, but not for this origin, day or shipment; the reason is given.',
      ja: '制度はあるが、この原産国、日付または貨物には適用されない。理由を示す。',
    },
  },
  'not-computed': {
    name: { en: 'Not computed', ja: '未計算' },
    meaning: {
      en: 'Facts are missing or cannot be read, so no number is given rather than a guess.',
      ja: '事実が欠けているか読み取れないため、推測せず数値を出さない。',
    },
  },
  evidence: {
    name: { en: 'Evidence grades', ja: '根拠の等級' },
    meaning: {
      en: 'What a figure rests on, best first: published (official text), computed (by the rule, from published facts), reconstructed (inferred from published points), secondary (press or a third party), unverified (not confirmed). The lowest used is the grade of the answer.',
      ja: '数値の根拠を良い順に示す。公式（公式文書）、計算（規則と公式の事実から）、推定（公式の数値から推論）、二次資料（報道・第三者）、未確認。使われた最も低い等級が回答の等級。',
    },
    also: 'published computed reconstructed secondary unverified',
  },
  edition: {
    name: { en: 'Edition', ja: '版' },
    meaning: {
      en: 'A tariff schedule as published on a day. Days between and beyond editions are filled by the legal rule, and say so.',
      ja: 'ある日に公表された税率表。版と版の間や前後の日は法令の規則で補い、その旨を示す。',
    },
  },
  layers: {
    name: { en: 'Layers (duties on top)', ja: '上乗せ関税' },
    meaning: {
      en: 'Duties that come on top of the schedule under other statutes. Some add to it, some replace it by a total, and some exclude each other, so their order matters.',
      ja: '税率表の上に別の法律で課す関税。加算するもの、合計額で置き換えるもの、互いに排他的なものがあり、順序が意味をもつ。',
    },
  },
  'section-232': {
    name: { en: 'Section 232', ja: '通商拡大法232条' },
    meaning: {
      en: 'Trade Expansion Act of 1962: the President may adjust imports that threaten national security. Used for steel, aluminium, copper, cars and parts, and others.',
      ja: '1962年通商拡大法。国家安全保障を脅かす輸入を大統領が調整できる。鉄鋼、アルミ、銅、自動車・同部品などに使われている。',
    },
  },
  ieepa: {
    name: { en: 'IEEPA', ja: '国際緊急経済権限法（IEEPA）' },
    meaning: {
      en: 'International Emergency Economic Powers Act of 1977: powers in a declared emergency. Duties were charged under it in 2025 and 2026; the record knows on which days.',
      ja: '1977年制定。緊急事態宣言時の権限を定める。2025年から2026年にかけてこれに基づく関税が課された。対象の日は記録にある。',
    },
  },
  'section-122': {
    name: { en: 'Section 122', ja: '通商法122条' },
    meaning: {
      en: 'Trade Act of 1974: a surcharge of at most 15% for at most 150 days, for the balance of payments, unless Congress extends it.',
      ja: '1974年通商法。国際収支を理由とする最大15%、最長150日の輸入課徴金（議会が延長しない限り）。',
    },
  },
  'section-301': {
    name: { en: 'Section 301', ja: '通商法301条' },
    meaning: {
      en: 'Trade Act of 1974: action against practices of another country found to be unreasonable or discriminatory, as with the duties on goods of China.',
      ja: '1974年通商法。他国の不合理・差別的な慣行への対抗措置。中国産品への関税など。',
    },
  },
  'trade-remedies': {
    name: { en: 'Antidumping and countervailing duty', ja: '不当廉売関税・相殺関税' },
    meaning: {
      en: 'Duties on goods of named origins, often of named producers, against dumping or subsidies. They are not in the answers; each answer says where to look.',
      ja: '特定の原産国や生産者の貨物に、ダンピングや補助金を理由に課す関税。回答には含まず、調べ先を示す。',
    },
    also: 'AD CVD',
  },
  mpf: {
    name: { en: 'Merchandise processing fee (MPF)', ja: '物品処理手数料（MPF）' },
    meaning: {
      en: 'A U.S. customs fee of 0.3464% of the value of a formal entry, with a minimum and a maximum for an entry that are set for each fiscal year. Several agreements waive it; USJTA does not.',
      ja: '米国の通関手数料。正式申告の価額の0.3464%で、1件あたりの下限と上限を会計年度ごとに定める。免除する協定もあるが、日米貿易協定は免除しない。',
    },
  },
  hmf: {
    name: { en: 'Harbor maintenance fee (HMF)', ja: '港湾維持料（HMF）' },
    meaning: {
      en: 'A U.S. fee of 0.125% of the value of cargo unloaded from ships at ports that the law names.',
      ja: '法定の港で船から陸揚げされる貨物の価額の0.125%を課す米国の料金。',
    },
  },
  'consumption-tax': {
    name: { en: 'Consumption tax', ja: '消費税' },
    meaning: {
      en: 'Japan’s tax on imports as on domestic sales: 10%, or 8% for most food, of the customs value with the duty. Part of it is the local consumption tax.',
      ja: '輸入にも国内取引と同様にかかる税。課税価格に関税を加えた額の10%（飲食料品の多くは8%）。一部は地方消費税。',
    },
  },
  'customs-value': {
    name: { en: 'Customs value', ja: '課税価格' },
    meaning: {
      en: 'The value a percentage is charged on: in general the price paid for the goods, with the additions and deductions that the law names.',
      ja: '百分率を掛ける基礎となる価額。原則として実際に支払われる価格に、法定の加算・控除をしたもの。',
    },
  },
  'cif-fob': {
    name: { en: 'CIF and FOB value', ja: 'CIF価格とFOB価格' },
    meaning: {
      en: 'With, or without, freight and insurance to the country of importation. Japan charges duty on CIF, the United States on a value without international freight and insurance.',
      ja: '輸入国までの運賃と保険料を含む価格（CIF）と含まない価格（FOB）。日本はCIF、米国は国際運賃・保険料を除いた価額に課税する。',
    },
  },
  incoterms: {
    name: { en: 'Incoterms', ja: 'インコタームズ' },
    meaning: {
      en: 'Three-letter terms of the International Chamber of Commerce for who pays carriage, insurance and duty, and where risk passes. They tell what a price already includes.',
      ja: '国際商業会議所による3文字の貿易条件。運賃・保険料・関税の負担と危険の移転を定め、価格に何が含まれるかが分かる。',
    },
  },
  'landed-cost': {
    name: { en: 'Landed cost', ja: '輸入原価' },
    meaning: {
      en: 'What goods cost on arrival: price, carriage, insurance, duties, fees and taxes.',
      ja: '到着時の貨物の総原価。価格、運賃、保険料、関税、手数料、税を合わせたもの。',
    },
  },
  jfy: {
    name: { en: 'Japanese fiscal year (JFY)', ja: '年度' },
    meaning: {
      en: 'From 1 April to 31 March, named by the year in which it begins: JFY2020 ended on 31 March 2021.',
      ja: '4月1日から翌年3月31日まで。始まる年で呼び、2020年度は2021年3月31日に終わる。',
    },
  },
  'ten-day-period': {
    name: { en: 'Ten-day period', ja: '旬' },
    meaning: {
      en: 'The 1st to 10th, 11th to 20th and 21st to the end of a month. Imports of beef are counted against the safeguard by these periods.',
      ja: '月の1～10日、11～20日、21日～末日。牛肉のセーフガードでは輸入量をこの期間ごとに集計する。',
    },
  },
  usjta: {
    name: { en: 'U.S.–Japan Trade Agreement (USJTA)', ja: '日米貿易協定' },
    meaning: {
      en: 'In force since 1 January 2020. It cuts tariffs on a part of the trade: mainly farm goods into Japan, industrial goods into the United States.',
      ja: '2020年1月1日発効。貿易の一部の関税を引き下げる。日本側は主に農産品、米国側は主に工業品。',
    },
  },
  cptpp: {
    name: { en: 'CPTPP', ja: 'CPTPP（TPP11）' },
    meaning: {
      en: 'The Trans-Pacific agreement without the United States, in force for Japan since 30 December 2018. Many USJTA rates on farm goods follow it.',
      ja: '米国を除く環太平洋の協定。日本では2018年12月30日発効。日米協定の農産品の税率の多くはこれに倣う。',
    },
  },
  'step-rounding': {
    name: { en: 'Rounding of rates', ja: '税率の端数処理' },
    meaning: {
      en: 'Cut rates are rounded as the agreement says: down to a tenth of a percentage point in CPTPP and on Japan’s side of USJTA, to the nearest tenth in the agreements with the EU and the United Kingdom. Agreements with the same steps can therefore differ by 0.1 point.',
      ja: '引下げ後の税率は協定の定めにより端数を処理する。CPTPPと日米協定の日本側は0.1ポイント未満を切捨て、日EU・日英協定は四捨五入。そのため同じ段階でも協定により0.1ポイント異なることがある。',
    },
  },
} as const satisfies Readonly<Record<string, Entry>>;

/** A term by its name in an address. */
export type TermId = keyof typeof TERMS;

export const termIds = Object.keys(TERMS) as readonly TermId[];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The terms in which every word of a search occurs, in either language. */
export function findTerms(search: string): readonly TermId[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return termIds.filter((id) => {
    const entry: Entry = TERMS[id];
    const { name, meaning, also = '' } = entry;
    const text = plain([id, name.en, name.ja, meaning.en, meaning.ja, also].join(' '));
    return words.every((word) => text.includes(word));
  });
}
