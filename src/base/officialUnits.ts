import { parseUnit } from './units.js';

/** What a schedule counts a line in: a unit, and what is weighed or counted when it is not the good itself. */
export interface OfficialUnit {
  /** canonical unit id */
  readonly unit: string;
  /** "lead content", "clean yield" */
  readonly basis?: string;
}

/** Japan Customs' unit codes (Statistical Code for import, unit column). */
const JAPAN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    NO: 'number',
    KG: 'kg',
    GR: 'g',
    MT: 't',
    CT: 'carat',
    L: 'L',
    KL: 'kL',
    CM: 'm3',
    M: 'm',
    SM: 'm2',
    TH: 'thousand',
    DZ: 'dozen',
    PR: 'pair',
    ST: 'set',
    GT: 'gross ton',
    DT: 'displacement ton',
  }),
);

/** What the schedule's unit notes stand for (NACCS, how to enter units of the schedule: KGII, KGIC, KGDW, KGMC). */
const JAPAN_BASIS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'I.I.': 'including inner packing',
    'I.C.': 'including container',
    'D.W.': 'dry weight',
    'M.C.': 'metal content',
  }),
);

/** Symbols before a unit of the HTS ("Cu kg"): the content is weighed. */
const CONTENT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Ag: 'silver',
    Au: 'gold',
    Co: 'cobalt',
    Cr: 'chromium',
    Cr2O3: 'chromic oxide',
    Cu: 'copper',
    Ir: 'iridium',
    Mg: 'magnesium',
    Mn: 'manganese',
    Mo: 'molybdenum',
    NH3: 'ammonia',
    NaOH: 'sodium hydroxide',
    Ni: 'nickel',
    Os: 'osmium',
    Pb: 'lead',
    Pd: 'palladium',
    Pt: 'platinum',
    Rh: 'rhodium',
    Ru: 'ruthenium',
    Sb: 'antimony',
    Si: 'silicon',
    Sn: 'tin',
    V: 'vanadium',
    V2O5: 'vanadium pentoxide',
    W: 'tungsten',
    Zn: 'zinc',
  }),
);

/** Words of the HTS unit column that carry a basis. */
const UNITED_STATES: ReadonlyMap<string, OfficialUnit> = new Map(
  Object.entries({
    'kg amc': { unit: 'kg', basis: 'anhydrous morphine content' },
    'kg cmsc': { unit: 'kg', basis: "cow's milk solids content" },
    'kg msc': { unit: 'kg', basis: 'milk solids content' },
    'kg ttl sug': { unit: 'kg', basis: 'total sugars' },
    'cy kg': { unit: 'kg', basis: 'clean yield' },
    't adw': { unit: 't', basis: 'air dry weight' },
    't dwb': { unit: 't', basis: 'dry weight' },
  }),
);

/** Codes of the USITC tariff database that differ from the words of the HTS. */
const UNITED_STATES_CODES: ReadonlyMap<string, OfficialUnit> = new Map(
  Object.entries({
    CAR: { unit: 'carat' },
    CGM: { unit: 'g', basis: 'content' },
    CKG: { unit: 'kg', basis: 'content' },
    CTN: { unit: 't', basis: 'content' },
    CYK: { unit: 'kg', basis: 'clean yield' },
    DPC: { unit: 'dozen' },
    DPR: { unit: 'dozen pair' },
    DS: { unit: 'dose' },
    FBM: { unit: 'fiber m' },
    GRL: { unit: 'line gross' },
    HUN: { unit: 'hundred' },
    JWL: { unit: 'jewel' },
    KM3: { unit: 'thousand m3' },
    KTS: { unit: 'kg', basis: 'total sugars' },
    LNM: { unit: 'm' },
    ODE: { unit: 'kg', basis: 'ozone depletion equivalent' },
    PK: { unit: 'pack' },
    SME: { unit: 'm2', basis: 'square meter equivalent' },
    SQ: { unit: 'square' },
    THS: { unit: 'thousand' },
  }),
);

const plainText = (code: string): string =>
  code
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function japan(code: string): OfficialUnit | undefined {
  const match = /^([A-Z]+)(?: ?\((.+)\))?$/.exec(code);
  const unit = match && JAPAN.get(match[1] as string);
  if (!unit) return undefined;
  if (match[2] === undefined) return { unit };
  const basis = JAPAN_BASIS.get(match[2]);
  return basis === undefined ? undefined : { unit, basis };
}

function unitedStates(code: string): OfficialUnit | undefined {
  const listed = UNITED_STATES.get(code) ?? UNITED_STATES_CODES.get(code);
  if (listed) return listed;
  const content = /^(\w+) (kg|g|t)$/.exec(code);
  const substance = content && CONTENT.get(content[1] as string);
  if (substance) return { unit: content[2] as string, basis: `${substance} content` };
  const unit = parseUnit(code);
  return unit && { unit: unit.id };
}

/** The unit of one code of an official schedule ("SM", "KG\n(I.I.)"; "doz.", "Cu kg"), or undefined when unknown. */
export function officialUnit(country: 'JP' | 'US', code: string): OfficialUnit | undefined {
  const text = plainText(code);
  return country === 'JP' ? japan(text) : unitedStates(text);
}

const NO_UNIT = new Set(['', 'X', 'NA']);

/**
 * All units of one cell of an official unit column: none for a blank, X or NA, two for "No. and kg". Undefined when
 * one of them is unknown.
 */
export function officialUnits(country: 'JP' | 'US', cell: string): readonly OfficialUnit[] | undefined {
  const text = plainText(cell);
  if (NO_UNIT.has(text)) return [];
  const units: OfficialUnit[] = [];
  for (const code of text.split(' and ')) {
    const unit = officialUnit(country, code);
    if (!unit) return undefined;
    units.push(unit);
  }
  return units;
}
