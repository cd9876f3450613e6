import { countryName, Problem, parseCountry } from '../../base/index.js';

/**
 * Schedule C country codes of the U.S. Census Bureau, of the largest suppliers of 2024.
 * https://www.census.gov/foreign-trade/schedules/c/countryname.html
 */
const SCHEDULE_C: Readonly<Record<string, string>> = {
  CA: '1220',
  MX: '2010',
  GT: '2050',
  SV: '2110',
  HN: '2150',
  NI: '2190',
  CR: '2230',
  DO: '2470',
  TT: '2740',
  CO: '3010',
  VE: '3070',
  EC: '3310',
  PE: '3330',
  CL: '3370',
  BR: '3510',
  AR: '3570',
  NO: '4039',
  GB: '4120',
  SK: '4359',
  CH: '4419',
  RU: '4621',
  TR: '4890',
  IQ: '5050',
  IL: '5081',
  KW: '5130',
  SA: '5170',
  AE: '5200',
  IN: '5330',
  PK: '5350',
  BD: '5380',
  LK: '5420',
  TH: '5490',
  VN: '5520',
  KH: '5550',
  MY: '5570',
  SG: '5590',
  ID: '5600',
  PH: '5650',
  CN: '5700',
  KR: '5800',
  HK: '5820',
  TW: '5830',
  JP: '5880',
  AU: '6021',
  NZ: '6141',
  DZ: '7210',
  EG: '7290',
  NG: '7530',
  AO: '7620',
  ZA: '7910',
};

const isCensusCode = (text: string): boolean => /^\d{4}$/.test(text);

/** Whether the country column of a row names a country of origin: as ISO code, as name, or as code of the Census Bureau. */
function names(text: string, origin: string): boolean {
  if (!isCensusCode(text)) return parseCountry(text) === origin;
  const code = SCHEDULE_C[origin];
  if (code === undefined) {
    throw new Problem('invalidInput', `the Census code of ${countryName(origin)} is not known here`);
  }
  return text === code;
}

/** Tells the rows of one country of origin from those of others. Each name is read once. */
export class RowsOf {
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly file: string,
    private readonly origin: string,
  ) {}

  /** the countries that were named */
  get named(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Throws Problem `invalidInput` for a country that cannot be read. */
  has(text: string): boolean {
    const found = this.known.get(text) ?? this.read(text);
    this.known.set(text, found);
    return found;
  }

  private read(text: string): boolean {
    try {
      return names(text, this.origin);
    } catch (error) {
      const { message } = error as Error;
      throw new Problem(
        'invalidInput',
        `the country column of ${this.file} cannot be read: ${message}; write ISO codes in it, or take the column away`,
      );
    }
  }
}
