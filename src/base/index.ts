export {
  type Country,
  type CountryCode,
  countries,
  countryName,
  parseCountry,
} from './countries.js';
export {
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  exactOf,
  floorTo,
  formatExact,
  formatGrouped,
  fraction,
  greater,
  lesser,
  multiply,
  negate,
  ONE,
  parseExact,
  roundTo,
  sign,
  subtract,
  ZERO,
} from './exact.js';
export {
  type Currency,
  customsCurrency,
  decimalsOf,
  type ForeignMoney,
  formatMoney,
  type Money,
  parseForeignMoney,
  parseMoney,
} from './money.js';
export { editDistance, nearest } from './nearest.js';
export { type OfficialUnit, officialUnit, officialUnits } from './officialUnits.js';
export {
  addDays,
  date,
  dayOfYearKey,
  daysBetween,
  inSeason,
  type MonthDay,
  nextAnniversary,
  type PlainDate,
  parseDate,
  yearOf,
} from './plainDate.js';
export { Problem, type ProblemKind } from './problem.js';
export {
  convert,
  type Dimension,
  parseQuantity,
  parseUnit,
  type Quantity,
  type Unit,
  unitIds,
} from './units.js';
