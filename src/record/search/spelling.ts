/** American spellings and other variants beside the British ones of the names, as stems. */
const SPELLINGS: Readonly<Record<string, string>> = {
  aluminum: 'aluminium',
  airplane: 'aeroplane',
  armor: 'armour',
  ax: 'axe',
  caliber: 'calibre',
  carburetor: 'carburettor',
  catalog: 'catalogue',
  catsup: 'ketchup',
  center: 'centre',
  cesium: 'caesium',
  check: 'cheque',
  color: 'colour',
  colored: 'coloured',
  defense: 'defence',
  disk: 'disc',
  donut: 'doughnut',
  draft: 'draught',
  estrogen: 'oestrogen',
  favor: 'favour',
  fertilizer: 'fertiliser',
  fiber: 'fibre',
  fiberboard: 'fibreboard',
  fiberglass: 'fibreglass',
  flavor: 'flavour',
  flavored: 'flavoured',
  flavoring: 'flavouring',
  gray: 'grey',
  harbor: 'harbour',
  jewelry: 'jewellery',
  jeweler: 'jeweller',
  kerosine: 'kerosene',
  licens: 'licence',
  liquorice: 'licorice',
  liter: 'litre',
  meter: 'metre',
  mold: 'mould',
  molded: 'moulded',
  molding: 'moulding',
  mustache: 'moustache',
  omelet: 'omelette',
  organization: 'organisation',
  pajama: 'pyjama',
  plow: 'plough',
  pulverized: 'pulverised',
  sanitizer: 'sanitiser',
  sulfate: 'sulphate',
  sulfid: 'sulphide',
  sulfide: 'sulphide',
  sulfur: 'sulphur',
  sulfuric: 'sulphuric',
  sulfonamid: 'sulphonamide',
  theater: 'theatre',
  tire: 'tyre',
  traveler: 'traveller',
  vapor: 'vapour',
  vaporizer: 'vaporiser',
  vise: 'vice',
  vulcanized: 'vulcanised',
  whiskey: 'whisky',
  wollen: 'woollen',
  woolen: 'woollen',
  yoghurt: 'yogurt',
  yoghourt: 'yogurt',
  organized: 'organised',
  unpasteurized: 'unpasteurised',
  pasteurized: 'pasteurised',
  homogenized: 'homogenised',
  motorized: 'motorised',
  galvanized: 'galvanised',
  carbonized: 'carbonised',
  mercerized: 'mercerised',
  sterilized: 'sterilised',
};

const IRREGULAR: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  mice: 'mouse',
  oxen: 'ox',
  knives: 'knife',
  leaves: 'leaf',
  shelves: 'shelf',
  loaves: 'loaf',
  calves: 'calf',
  halves: 'half',
  scarves: 'scarf',
  wolves: 'wolf',
  hooves: 'hoof',
  lens: 'lens',
  gas: 'gas',
  ties: 'tie',
  pies: 'pie',
  dies: 'die',
};

const plural = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

/** "cheese" and "cheeses", "box" and "boxes", "cookie" and "cookies" come to the same stem. */
const ending = (word: string): string => {
  if (word.length > 4 && word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return word.length > 3 && /(?:[sxzo]|[cs]h)e$/.test(word) ? word.slice(0, -1) : word;
};

const known = new Map<string, string>();

/** An English word in one spelling and number: lower-case letters and digits, without marks above or below. */
export function stem(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const single = IRREGULAR[word] ?? IRREGULAR[plural(word)] ?? plural(word);
  const stemmed = ending(SPELLINGS[single] ?? SPELLINGS[ending(single)] ?? single);
  if (known.size < 50_000) known.set(word, stemmed);
  return stemmed;
}
