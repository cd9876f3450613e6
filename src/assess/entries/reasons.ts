import { CODE_LENGTHS, type ImporterCode } from '../../law/index.js';
import { QUANTITY_DECIMALS } from './columns.js';
import type { DecimalMark } from './forms.js';

/** Why a row is no entry. A reason that begins with a space follows the text that it is about. */
export const NO_CODE = ' is not a tariff code';
export const NO_IMPORTER = 'no importing country is given';
export const NO_ORIGIN = 'no country of origin is given';
export const OWN_GOODS = 'goods of the importing country itself pay no duty of this kind';
export const OUT_OF_RANGE = ' is out of range; rates are known from 2017 to 2042';
export const NO_VALUE = 'the customs value is 0';
export const PARTS_OF_A_YEN = ' has parts of a yen; the customs value is in yen';

export const wrongLength = (importer: ImporterCode): string =>
  ` has a number of digits that no code of ${importer} has (${CODE_LENGTHS[importer].join(', ')}); a leading zero may be lost`;

const FORM = '; write YYYY-MM-DD';
export const NO_DATE = {
  either: ' may be ',
  or: ' or ',
  form: FORM,
  spreadsheet: ` is not a date but the number of a day in a spreadsheet${FORM}`,
  zone: ' is a time of another zone, which may be of another day; write the date as YYYY-MM-DD',
  other: ` is not a date${FORM}`,
} as const;

const noNumber = (mark: DecimalMark, most: string, where = ''): string => {
  const form =
    mark === 'point'
      ? '1234.56 (with a decimal comma, say --decimal comma)'
      : '1234,56 (with a decimal point, say --decimal point)';
  return `${where} is not a number of the form ${form}, with at most ${most} decimals`;
};

export const noMoney = (mark: DecimalMark): string => noNumber(mark, '15 digits and 2');
export const noQuantity = (mark: DecimalMark, column: string): string =>
  noNumber(mark, `12 digits and ${QUANTITY_DECIMALS}`, ` in column ${column}`);
