import { compare, divide, type Exact, exact, formatExact, multiply, parseExact, sign } from './exact.js';
import { nearest } from './nearest.js';
import { Problem } from './problem.js';

export type Dimension =
  | 'mass'
  | 'volume'
  | 'alcohol'
  | 'length'
  | 'fiber length'
  | 'area'
  | 'count'
  | 'pairs'
  | 'sets'
  | 'packs'
  | 'doses'
  | 'jewels'
  | 'line gross'
  | 'energy'
  | 'power'
  | 'radioactivity'
  | 'gross tonnage'
  | 'displacement';

/** A unit of quantity. One of it is `factor` of the base unit of its dimension. */
export interface Unit {
  /** canonical spelling, used in facts, rates and results */
  readonly id: string;
  readonly dimension: Dimension;
  readonly factor: Exact;
}

/** An amount above zero of a unit, named by its canonical id. */
export interface Quantity {
  readonly amount: Exact;
  readonly unit: string;
}

/** dimension, id, factor to the first unit of the dimension, other spellings */
const TABLE: readonly (readonly [Dimension, string, string, string])[] = [
  ['mass', 'kg', '1', 'kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|キログラム|㎏'],
  ['mass', 'g', '0.001', 'gm|gram|grams|gramme|grammes|グラム'],
  ['mass', 't', '1000', 'mt|tonne|tonnes|metric ton|metric tons|トン'],
  ['mass', 'carat', '0.0002', 'ct|carats|カラット'],
  ['volume', 'L', '1', 'l|ℓ|liter|liters|litre|litres|リットル'],
  ['volume', 'mL', '0.001', 'ml|milliliter|milliliters|millilitre|millilitres'],
  ['volume', 'kL', '1000', 'kl|㎘|kiloliter|kiloliters|kilolitre|kilolitres|キロリットル'],
  ['volume', 'm3', '1000', 'm³|㎥|cubic meter|cubic meters|cubic metre|cubic metres|立方メートル'],
  ['volume', 'thousand m3', '1000000', 'thousand m³|1000 m3'],
  // 42 gallons of 231 cubic inches of 2.54³ cm³
  ['volume', 'bbl', '158.987294928', 'barrel|barrels'],
  [
    'alcohol',
    'proof liter',
    '1',
    'pf.liter|pf.liters|pf. liter|pf. liters|pf liter|pf liters|pfl|proof liters|proof litre|proof litres',
  ],
  ['length', 'm', '1', 'lin. m|meter|meters|metre|metres|メートル'],
  ['length', 'cm', '0.01', 'centimeter|centimeters|centimetre|centimetres'],
  ['length', 'km', '1000', 'thousand m|kilometer|kilometers|kilometre|kilometres'],
  ['fiber length', 'fiber m', '1', 'fiber meter|fiber meters|fibre m|fibre metre|fibre metres'],
  ['area', 'm2', '1', 'm²|㎡|sq m|square meter|square meters|square metre|square metres|平方メートル'],
  [
    'area',
    'cm2',
    '0.0001',
    'cm²|㎠|square centimeter|square centimeters|square centimetre|square centimetres',
  ],
  // a roofing square: 100 square feet of 0.3048² m²
  ['area', 'square', '9.290304', 'squares'],
  [
    'count',
    'number',
    '1',
    'no|no.|nos|nos.|pc|pcs|pcs.|piece|pieces|each|article|articles|unit|units|本|枚|個',
  ],
  ['count', 'head', '1', 'heads|頭'],
  ['count', 'dozen', '12', 'doz|doz.|dz|dozens|dz pcs|dozen pieces|ダース'],
  ['count', 'hundred', '100', 'hundreds|100'],
  ['count', 'gross', '144', 'grs'],
  ['count', 'thousand', '1000', 'thou|thousands|1000|1,000|1000本|1,000本|1000個|1,000個'],
  ['pairs', 'pair', '1', 'pr|pr.|prs|prs.|pairs|足|双|組'],
  ['pairs', 'dozen pair', '12', 'doz. prs|doz. prs.|doz. pr.|dozen pairs'],
  ['sets', 'set', '1', 'sets|セット'],
  ['packs', 'pack', '1', 'packs'],
  ['doses', 'dose', '1', 'doses'],
  ['jewels', 'jewel', '1', 'jwls.|jwls|jewels'],
  ['line gross', 'line gross', '1', 'line/ gross|line/gross|gr.lines|gross lines'],
  ['energy', 'kWh', '1', 'kwh|kilowatt hour|kilowatt hours'],
  ['energy', 'MWh', '1000', 'mwh|megawatt hour|megawatt hours'],
  ['power', 'W', '1', 'w|watt|watts'],
  ['radioactivity', 'Bq', '1', 'becquerel|becquerels'],
  ['radioactivity', 'GBq', '1000000000', 'gigabecquerel|gigabecquerels'],
  ['radioactivity', 'Ci', '37000000000', 'curie|curies'],
  ['gross tonnage', 'gross ton', '1', 'gt|gross tons|総トン'],
  ['displacement', 'displacement ton', '1', 'displacement tons|排水トン'],
];

/** Capitals that would mean another size: ML is a million litres, not mL. */
const NOT_FOLDED = new Set(['ML', 'Ml']);

const UNITS: readonly Unit[] = TABLE.map(([dimension, id, factor]) => ({
  id,
  dimension,
  factor: exact(factor),
}));

const BY_ID = new Map(UNITS.map((unit) => [unit.id, unit]));
const SPELLINGS = new Map<string, Unit>();
for (const [place, [, id, , others]] of TABLE.entries()) {
  const unit = UNITS[place] as Unit;
  for (const spelling of [id, ...others.split('|')]) SPELLINGS.set(spelling.toLowerCase(), unit);
}

/** The canonical ids of all units. */
export const unitIds: readonly string[] = UNITS.map((it) => it.id);

/** The unit of a spelling ("kg", "litre", "doz.", "㎡"), or undefined. A "ton" is not metric by itself: undefined. */
export function parseUnit(text: string): Unit | undefined {
  const unit = BY_ID.get(text);
  if (unit) return unit;
  const spelling = text.trim();
  return NOT_FOLDED.has(spelling) ? undefined : SPELLINGS.get(spelling.toLowerCase());
}

/** An amount of one unit in another, exact; undefined when a unit is unknown or the dimensions differ. */
export function convert(amount: Exact, from: string, to: string): Exact | undefined {
  if (from === to && BY_ID.has(from)) return amount;
  const source = parseUnit(from);
  const target = parseUnit(to);
  if (!source || !target || source.dimension !== target.dimension) return undefined;
  return divide(multiply(amount, source.factor), target.factor);
}

const LARGEST = exact('1000000000000000');
// The amount ends where the unit begins; "1,000 L" and "500kg" are both usual.
const QUANTITY = /^([+-]?[\d.,]+)\s*([^\d\s].*)?$/;

/**
 * Reads "500kg", "2.5 t", "1,000 L". Throws Problem('invalidInput') for no number, a number that is not above zero or
 * above 10^15, and for no unit or an unknown one (with the units there are).
 */
export function parseQuantity(text: string): Quantity {
  const match = QUANTITY.exec(text.trim());
  const amount = match?.[1] === undefined ? undefined : parseExact(match[1]);
  if (!match || !amount) {
    throw new Problem(
      'invalidInput',
      `"${text}" is not a quantity; write a number and a unit, for example 500kg or 2.5t`,
    );
  }
  if (sign(amount) <= 0) {
    throw new Problem('invalidInput', `the quantity "${text}" is not above zero; give the amount imported`);
  }
  if (compare(amount, LARGEST) > 0) {
    throw new Problem(
      'invalidInput',
      `the quantity "${text}" is above ${formatExact(LARGEST)}; check the number and its unit`,
    );
  }
  const spelling = match[2] ?? '';
  const unit = parseUnit(spelling);
  if (unit) return { amount, unit: unit.id };
  const wrong = spelling === '' ? `"${text}" has no unit` : `"${spelling}" is not a unit Kanzei knows`;
  const ton = /^(short |long )?tons?$/i.test(spelling)
    ? ' (a ton may be short, long or metric: write t for 1,000 kg)'
    : '';
  throw new Problem(
    'invalidInput',
    `${wrong}${ton}; use one of ${unitIds.join(', ')}`,
    spelling === '' ? [] : nearest(spelling, unitIds),
  );
}
