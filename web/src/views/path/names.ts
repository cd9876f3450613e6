import { countries } from '../../../../src/base/index.js';
import type { Label, TariffRecord } from '../../../../src/kanzei.js';
import { LABELS, type Language } from '../../../../src/surfaces/labels.js';
import { instrumentName } from '../../parts/treatments.js';
import { PATH_WORDS } from '../../words/pathWords.js';
import type { Series } from './series.js';

/** Short names for a chart, where the full one is long. */
const SHORT: Readonly<Record<string, Label>> = {
  mfn: { en: 'MFN', ja: 'MFN（一般）' },
  usjta: { en: 'USJTA', ja: '日米' },
  cptpp: { en: 'CPTPP', ja: 'CPTPP' },
  'eu-japan': { en: 'EU–Japan', ja: '日EU' },
  'uk-japan': { en: 'UK–Japan', ja: '日英' },
  'japan-australia': { en: 'Japan–Australia', ja: '日豪' },
  rcep: { en: 'RCEP', ja: 'RCEP' },
  gsp: { en: 'GSP', ja: 'GSP' },
  'us-S': { en: 'USMCA', ja: 'USMCA' },
  'us-S+': { en: 'USMCA S+', ja: 'USMCA S+' },
  'us-KR': { en: 'KORUS', ja: '米韓' },
  'us-AU': { en: 'U.S.–Australia', ja: '米豪' },
  'us-CA': { en: 'NAFTA', ja: 'NAFTA' },
  'us-MX': { en: 'NAFTA', ja: 'NAFTA' },
  'us-B': { en: 'Auto pact', ja: '自動車協定' },
  'us-C': { en: 'Civil aircraft', ja: '民間航空機' },
  'us-K': { en: 'Pharmaceuticals', ja: '医薬品' },
  'us-L': { en: 'Dyes', ja: '染料' },
};

const LONGEST_CONDITION = 60;

const short = (text: string): string =>
  text.length > LONGEST_CONDITION ? `${text.slice(0, LONGEST_CONDITION)}…` : text;

export const countryText = (code: string, language: Language): string =>
  (language === 'ja' ? countries.get(code)?.japanese : countries.get(code)?.english) ?? code;

/** "CPTPP AU CA", "MFN" */
export function shortName(
  series: Series,
  record: TariffRecord,
  language: Language,
  origins: readonly string[],
): string {
  const name = SHORT[series.instrument]?.[language] ?? instrumentName(series.instrument, record, language);
  const all = origins.length > 1 && series.origins.length === origins.length;
  const side = series.quota && (series.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)[language];
  return [name, all ? '' : series.origins.join(' '), side].filter(Boolean).join(' ');
}

/** "Comprehensive and Progressive …: Australia, Canada" */
export function fullName(
  series: Series,
  record: TariffRecord,
  language: Language,
  origins: readonly string[],
): string {
  const all = origins.length > 1 && series.origins.length === origins.length;
  const side = series.quota && (series.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota)[language];
  const name = SHORT[series.instrument]?.[language] ?? instrumentName(series.instrument, record, language);
  const of = all
    ? PATH_WORDS.ofAll[language]
    : series.origins.map((code) => countryText(code, language)).join(language === 'ja' ? '、' : ', ');
  const conditions = series.conditions.length > 0 ? ` (${short(series.conditions.join('; '))})` : '';
  return `${[name, side].filter(Boolean).join(' ')}: ${of}${conditions}`;
}
