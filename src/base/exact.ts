/**
 * Exact numbers: a ratio of two integers. Duty, money and rates are never floats.
 *
 * Both integers are held as plain numbers while every intermediate product stays within
 * ±(2^53 − 1), where IEEE doubles are exact integers: the product of two safe integers is checked after rounding,
 * and rounding is monotone, so a product whose rounded value is safe was exact. Everything else runs on bigint.
 */
export interface Exact {
  readonly n: number | bigint;
  /** positive */
  readonly d: number | bigint;
}

const LIMIT = Number.MAX_SAFE_INTEGER;
const safe = (value: number): boolean => value <= LIMIT && value >= -LIMIT;

export const ZERO: Exact = { n: 0, d: 1 };
export const ONE: Exact = { n: 1, d: 1 };

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

function ratio(n: bigint, d: bigint): Exact {
  const sign = d < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(n, d * sign) || 1n;
  const numerator = (n / divisor) * sign;
  const denominator = (d * sign) / divisor;
  const small = Number(numerator);
  const smallDenominator = Number(denominator);
  if (safe(small) && safe(smallDenominator)) return { n: small, d: smallDenominator };
  return { n: numerator, d: denominator };
}

/** The exact number n/d of two integers. Throws RangeError when d is 0 or either is not an integer. */
export function fraction(n: number | bigint, d: number | bigint = 1): Exact {
  if (d === 0 || d === 0n) throw new RangeError('an exact number cannot have denominator 0');
  return ratio(BigInt(n), BigInt(d));
}

const DECIMAL = /^([+-])?(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?$/;

/**
 * Reads a plain decimal ("38.5", "1,000,000", "-0.02"). Gives undefined for anything else: no exponent, no NaN,
 * no more than 60 digits.
 */
export function parseExact(text: string): Exact | undefined {
  if (text.length > 64) return undefined;
  const match = DECIMAL.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return undefined;
  const whole = (match[2] ?? '').replaceAll(',', '');
  const decimals = match[3] ?? '';
  const digits = whole + decimals;
  if (digits.length > 60) return undefined;
  const sign = match[1] === '-' ? -1 : 1;
  if (digits.length <= 15) {
    const n = Number(digits);
    return { n: n === 0 ? 0 : sign * n, d: 10 ** decimals.length };
  }
  return ratio(BigInt(digits) * BigInt(sign), 10n ** BigInt(decimals.length));
}

/** Reads a decimal that is known to be well formed (a constant of the code or of checked facts). */
export function exact(text: string): Exact {
  const value = parseExact(text);
  if (!value) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

/** Reads a number as {@link formatExact} writes it: a decimal or "p/q". */
export function exactOf(text: string): Exact {
  const [n = '', d] = text.split('/');
  return d === undefined ? exact(n) : divide(exact(n), exact(d));
}

/** a × b, exact. */
export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const n = a.n * b.n;
    const d = (a.d as number) * (b.d as number);
    if (safe(n) && safe(d)) return { n, d };
  }
  return ratio(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d));
}

/** a ÷ b, exact. Throws RangeError when b is 0. */
export function divide(a: Exact, b: Exact): Exact {
  if (sign(b) === 0) throw new RangeError('division by zero');
  return sign(b) < 0 ? multiply(a, { n: -b.d, d: -b.n } as Exact) : multiply(a, { n: b.d, d: b.n });
}

/** a + b, exact. */
export function add(a: Exact, b: Exact): Exact {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    if (a.d === b.d) {
      const n = a.n + b.n;
      if (safe(n)) return { n, d: a.d };
    } else {
      const left = a.n * (b.d as number);
      const right = b.n * (a.d as number);
      const n = left + right;
      const d = (a.d as number) * (b.d as number);
      if (safe(left) && safe(right) && safe(n) && safe(d)) return { n, d };
    }
  }
  return ratio(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d));
}

export const negate = (a: Exact): Exact => ({ n: -a.n, d: a.d }) as Exact;

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));

/** −1, 0 or 1. */
export const sign = (a: Exact): -1 | 0 | 1 => (a.n > 0 ? 1 : a.n < 0 ? -1 : 0);

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    if (a.d === b.d) return a.n > b.n ? 1 : a.n < b.n ? -1 : 0;
    const left = a.n * (b.d as number);
    const right = b.n * (a.d as number);
    if (safe(left) && safe(right)) return left > right ? 1 : left < right ? -1 : 0;
  }
  const left = BigInt(a.n) * BigInt(b.d);
  const right = BigInt(b.n) * BigInt(a.d);
  return left > right ? 1 : left < right ? -1 : 0;
}

export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0;
export const lesser = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const greater = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** The greatest whole multiple of `step` (above 0) that is not above a. */
export function floorTo(a: Exact, step: Exact): Exact {
  if (typeof a.n === 'number' && typeof step.n === 'number') {
    const n = a.n * (step.d as number);
    const unit = (a.d as number) * step.n;
    if (safe(n) && safe(unit)) {
      const rest = n % unit;
      const count = (n - rest) / unit - (rest < 0 ? 1 : 0);
      if (safe(count * step.n)) return { n: count * step.n, d: step.d };
    }
  }
  const n = BigInt(a.n) * BigInt(step.d);
  const unit = BigInt(a.d) * BigInt(step.n);
  const rest = n % unit;
  const count = (n - rest) / unit - (rest < 0n ? 1n : 0n);
  return ratio(count * BigInt(step.n), BigInt(step.d));
}

/** a rounded to `decimals` places, halves away from zero. */
export function roundTo(a: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const n = BigInt(a.n) * scale * 2n;
  const d = BigInt(a.d) * 2n;
  const half = BigInt(a.d);
  const rounded = n < 0n ? -((-n + half) / d) : (n + half) / d;
  return ratio(rounded, scale);
}

const SCALES = new Map<number, number>(Array.from({ length: 16 }, (_, k) => [10 ** k, k]));

function decimalText(n: number | bigint, scale: number): string {
  const negative = n < 0;
  const digits = (negative ? -n : n).toString();
  const padded = digits.padStart(scale + 1, '0');
  const whole = scale === 0 ? padded : padded.slice(0, -scale);
  let end = padded.length;
  while (end > whole.length && padded[end - 1] === '0') end -= 1;
  const body = end === whole.length ? whole : `${whole}.${padded.slice(whole.length, end)}`;
  return negative && body !== '0' ? `-${body}` : body;
}

/** The shortest decimal ("20.8"), or "p/q" in lowest terms when no finite decimal is equal to it. */
export function formatExact(a: Exact): string {
  if (typeof a.n === 'number') {
    const d = a.d as number;
    if (a.n % d === 0) return String(a.n / d);
    const scale = SCALES.get(d);
    if (scale !== undefined) return decimalText(a.n, scale);
  }
  const lowest = ratio(BigInt(a.n), BigInt(a.d));
  let rest = BigInt(lowest.d);
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  if (rest !== 1n) return `${lowest.n}/${lowest.d}`;
  const scale = Math.max(twos, fives);
  return decimalText((BigInt(lowest.n) * 10n ** BigInt(scale)) / BigInt(lowest.d), scale);
}

/** A whole number from 0 with its thousands separated. */
function groupWhole(whole: number): string {
  if (whole < 1000) return String(whole);
  const last = whole % 1000;
  const head = groupWhole((whole - last) / 1000);
  return last < 10 ? `${head},00${last}` : last < 100 ? `${head},0${last}` : `${head},${last}`;
}

const SHOWN_DECIMALS = 6;

/**
 * For people: like {@link formatExact} with thousands separated ("1,000,000.5"); a number without a finite decimal is
 * shown to six places after "≈".
 */
export function formatGrouped(a: Exact): string {
  if (typeof a.n === 'number' && a.n >= 0 && a.n % (a.d as number) === 0) {
    return groupWhole(a.n / (a.d as number));
  }
  const text = formatExact(a);
  if (text.includes('/')) return `≈ ${formatGrouped(roundTo(a, SHOWN_DECIMALS))}`;
  if (text.length <= 3) return text;
  const dot = text.indexOf('.');
  const first = text.startsWith('-') ? 1 : 0;
  let grouped = dot < 0 ? '' : text.slice(dot);
  let end = dot < 0 ? text.length : dot;
  while (end - first > 3) {
    grouped = `,${text.slice(end - 3, end)}${grouped}`;
    end -= 3;
  }
  return text.slice(0, end) + grouped;
}
