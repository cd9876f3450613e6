import { addDays, date, daysBetween, nextAnniversary, type PlainDate, yearOf } from '../../base/index.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import type { ImporterCode } from '../record.js';
import { monthOf, type Span } from './days.js';

/** How an agreement counts its years for one importer: year 1 from entry into force, later years from one day. */
export interface AgreementCalendar {
  readonly instrument: string;
  readonly importer: ImporterCode;
  readonly inForce: PlainDate;
  readonly inForceEvidence: Evidence;
  /** the day on which year 2 and every later year begins, '04-01' or '01-01' */
  readonly yearBegins: '04-01' | '01-01';
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

const STEPS_ON_1_APRIL =
  "the column's rates step on 1 April (editions of 2026-01-01 and 2026-04-01 compared); the short first year is inferred from that and not read in the text";

/** The calendars of the agreements Kanzei stages. */
export const agreementCalendars: readonly AgreementCalendar[] = [
  {
    instrument: 'usjta',
    importer: 'JP',
    inForce: date('2020-01-01'),
    inForceEvidence: 'published',
    yearBegins: '04-01',
    evidence: 'published',
    citation: {
      title: 'USJTA Annex I, Section A',
      locator: 'year 1: entry into force to the following 31 March; later years: twelve months from 1 April',
      url: 'https://ustr.gov/countries-regions/japan-korea-apec/japan/us-japan-trade-agreement-negotiations/us-japan-trade-agreement-text',
    },
  },
  {
    instrument: 'usjta',
    importer: 'US',
    inForce: date('2020-01-01'),
    inForceEvidence: 'published',
    yearBegins: '01-01',
    evidence: 'computed',
    citation: {
      title: 'USITC: HTS 2024 and 2025 Basic Editions compared',
      locator: 'Special column, symbol JP: the ten-stage lines step on 1 January',
      url: 'https://hts.usitc.gov/',
    },
    note: 'the day of the yearly cuts is seen for 2024 to 2025 and derived for the other years',
  },
  {
    instrument: 'cptpp',
    importer: 'JP',
    inForce: date('2018-12-30'),
    inForceEvidence: 'published',
    yearBegins: '04-01',
    evidence: 'secondary',
    citation: {
      title: 'Reposted farm press article on the first CPTPP beef volumes',
      locator: 'trigger of the first year: 30 December 2018 to 31 March 2019; second year: JFY2019',
      url: 'https://asahi.5ch.net/test/read.cgi/newsplus/1548508332/290-389',
    },
    note: 'TPP Annex 2-D, section A, paragraph 6(c): a year is a calendar year except as a Schedule says otherwise; Japan’s Schedule was not at hand',
  },
  {
    instrument: 'eu-japan',
    importer: 'JP',
    inForce: date('2019-02-01'),
    inForceEvidence: 'secondary',
    yearBegins: '04-01',
    evidence: 'published',
    citation: {
      title: 'EU-Japan EPA (2018, EUR-Lex), Annex 2-A, Part 1',
      locator:
        'general notes, paragraph 3(b): Part 3, entry into force to the following 31 March, then from 1 April',
    },
  },
  {
    instrument: 'uk-japan',
    importer: 'JP',
    inForce: date('2021-01-01'),
    inForceEvidence: 'secondary',
    yearBegins: '04-01',
    evidence: 'published',
    citation: {
      title: 'UK-Japan CEPA (2020, CP 311 volume 1), Annex 2-A, Part 1',
      locator:
        'general notes, definition of year (b): Part 3, entry into force to the following 31 March, then from 1 April',
    },
  },
  {
    instrument: 'rcep',
    importer: 'JP',
    inForce: date('2022-01-01'),
    inForceEvidence: 'secondary',
    yearBegins: '04-01',
    evidence: 'reconstructed',
    citation: {
      title: 'Japan Customs tariff schedule, editions 2026-01-01 and 2026-04-01 compared',
      locator: 'the three columns of this agreement',
      url: 'https://www.customs.go.jp/tariff/',
    },
    note: `${STEPS_ON_1_APRIL}; parties that joined later are not counted apart`,
  },
  {
    instrument: 'japan-australia',
    importer: 'JP',
    inForce: date('2015-01-15'),
    inForceEvidence: 'secondary',
    yearBegins: '04-01',
    evidence: 'reconstructed',
    citation: {
      title: 'Japan Customs tariff schedule, editions 2026-01-01 and 2026-04-01 compared',
      locator: 'column of this agreement',
      url: 'https://www.customs.go.jp/tariff/',
    },
    note: STEPS_ON_1_APRIL,
  },
];

/** A year of an agreement for one importer. */
export interface AgreementYear extends Span {
  readonly instrument: string;
  readonly importer: ImporterCode;
  /** 1 for the year of entry into force */
  readonly year: number;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** The calendar of an instrument for an importer, if it is one of {@link agreementCalendars}. */
export const agreementCalendar = (
  instrument: string,
  importer: ImporterCode,
): AgreementCalendar | undefined =>
  agreementCalendars.find((it) => it.instrument === instrument && it.importer === importer);

/** The year of an agreement that a date lies in; undefined before its entry into force. */
export function agreementYearOf(calendar: AgreementCalendar, on: PlainDate): AgreementYear | undefined {
  const { instrument, importer, inForce, yearBegins, citation, note } = calendar;
  if (on < inForce) return undefined;
  const beginsIn = (day: PlainDate): number =>
    yearOf(day) - (yearBegins === '04-01' && monthOf(day) < 4 ? 1 : 0);
  const year = beginsIn(on) - beginsIn(inForce) + 1;
  const begun = date(`${beginsIn(on)}-${yearBegins}`);
  return {
    instrument,
    importer,
    year,
    from: daysBetween(begun, inForce) > 0 ? inForce : begun,
    to: addDays(nextAnniversary(on, yearBegins), -1),
    evidence: lowerEvidence(calendar.evidence, calendar.inForceEvidence),
    citation,
    ...(note === undefined ? {} : { note }),
  };
}

/** The years of all agreements that a date lies in. */
export const agreementYearsOf = (on: PlainDate): readonly AgreementYear[] =>
  agreementCalendars.flatMap((calendar) => agreementYearOf(calendar, on) ?? []);
