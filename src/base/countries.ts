import { COUNTRY_TABLE } from './countryTable.js';
import { nearest } from './nearest.js';
import { Problem } from './problem.js';

/** ISO 3166-1 alpha-2 code, "JP". */
export type CountryCode = string;

export interface Country {
  readonly code: CountryCode;
  readonly alpha3: string;
  readonly english: string;
  readonly japanese: string;
}

/** All countries and territories of ISO 3166-1, by alpha-2 code. */
export const countries: ReadonlyMap<CountryCode, Country> = new Map(
  COUNTRY_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [english = '', japanese = ''] = line.slice(7).split(' | ');
      const code = line.slice(0, 2);
      return [code, { code, alpha3: line.slice(3, 6), english, japanese }] as const;
    }),
);

const ALIASES: Readonly<Record<string, CountryCode>> = {
  America: 'US',
  'U.S.': 'US',
  'U.S.A.': 'US',
  'United States of America': 'US',
  アメリカ: 'US',
  アメリカ合衆国: 'US',
  UK: 'GB',
  'U.K.': 'GB',
  Britain: 'GB',
  'Great Britain': 'GB',
  イギリス: 'GB',
  Holland: 'NL',
  'The Netherlands': 'NL',
  Korea: 'KR',
  'Republic of Korea': 'KR',
  大韓民国: 'KR',
  'People’s Republic of China': 'CN',
  'Viet Nam': 'VN',
  Turkey: 'TR',
  Turkiye: 'TR',
  'Czech Republic': 'CZ',
  'Ivory Coast': 'CI',
  Burma: 'MM',
  Swaziland: 'SZ',
  Macedonia: 'MK',
  'Cape Verde': 'CV',
  'East Timor': 'TL',
  'Brunei Darussalam': 'BN',
  'Russian Federation': 'RU',
  'Lao PDR': 'LA',
  Gambia: 'GM',
  Bahamas: 'BS',
  'Democratic Republic of the Congo': 'CD',
  'Republic of the Congo': 'CG',
  Macau: 'MO',
  'Vatican City': 'VA',
};

const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eu: 'the European Union is not a country of origin; give the member state, for example DE or FR',
    'european union':
      'the European Union is not a country of origin; give the member state, for example DE or FR',
    asean: 'ASEAN is not a country of origin; give the member state, for example TH or VN',
  }),
);

/** Case, accents, full-width forms and the kind of apostrophe make no difference. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

const SPELLINGS = new Map<string, CountryCode>();
for (const { code, alpha3, english, japanese } of countries.values()) {
  for (const spelling of [code, alpha3, english, japanese]) SPELLINGS.set(fold(spelling), code);
}
for (const [alias, code] of Object.entries(ALIASES)) SPELLINGS.set(fold(alias), code);

/**
 * The alpha-2 code of a country given as alpha-2, alpha-3, English or Japanese name ("jp", "JPN", "Japan", "日本",
 * "UK"). Throws Problem('invalidInput') with the nearest names as suggestions; a group such as the EU is not a country.
 */
export function parseCountry(text: string): CountryCode {
  const exactly = countries.get(text);
  if (exactly) return exactly.code;
  const wanted = fold(text);
  const code = SPELLINGS.get(wanted);
  if (code) return code;
  const group = GROUPS.get(wanted);
  if (group) throw new Problem('invalidInput', group);
  const names = [...countries.values()].flatMap((it) => (wanted.length <= 3 ? [it.alpha3] : [it.english]));
  const suggestions = nearest(text, names).map((name) => {
    const found = countries.get(SPELLINGS.get(fold(name)) ?? '');
    return found ? `${found.code} (${found.english})` : name;
  });
  const meant = suggestions.length > 0 ? `; did you mean ${suggestions.join(' or ')}?` : '';
  throw new Problem(
    'invalidInput',
    `"${text}" is not a country Kanzei knows; give an ISO code such as US, JP or AU${meant}`,
    suggestions,
  );
}

/** The short name of a country in English or Japanese; the code itself when it is not in ISO 3166-1. */
export function countryName(code: CountryCode, language: 'en' | 'ja' = 'en'): string {
  const country = countries.get(code);
  if (!country) return code;
  return language === 'ja' ? country.japanese : country.english;
}
