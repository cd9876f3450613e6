const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** log(2π)/2 */
const HALF_LOG_TURN = 0.9189385332046727;

/** Stirling's series works from here on. */
const LARGE = 15;

/** log Γ(x) − (x − ½) log x + x − log(2π)/2 for large x. */
function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x;
}

/** log Γ(x) for x > 0: Stirling's series for large x, Lanczos's approximation below. */
export function logGamma(x: number): number {
  if (x > LARGE) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TURN + stirlingSeries(x);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = 0.9999999999998099;
  LANCZOS.forEach((coefficient, place) => {
    sum += coefficient / (z + place + 1);
  });
  const t = z + 7.5;
  return HALF_LOG_TURN + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * y log y − y − log Γ(y + 1) for y > 0, of which the logarithm is given: the logarithm of a Poisson probability of y where
 * the mean is y. For large y nothing cancels.
 */
export function logPoissonPeak(y: number, logarithm: number): number {
  if (y > LARGE) return -0.5 * logarithm - HALF_LOG_TURN - stirlingSeries(y);
  return y * logarithm - y - logGamma(y + 1);
}

/** Probability that a chi-squared variable with so many degrees of freedom exceeds a value. */
export function chiSquaredTail(value: number, degrees: number): number {
  if (!(value > 0)) return Number.isNaN(value) ? Number.NaN : 1;
  if (value === Number.POSITIVE_INFINITY) return 0;
  return upperGamma(degrees / 2, value / 2);
}

/** Probability that a standard normal variable lies farther from zero than a value, either way. */
export const normalTails = (value: number): number => chiSquaredTail(value * value, 1);

/** The regularised upper incomplete gamma function, by its series or its continued fraction (Lentz). */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 1000 && term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return front * fraction;
}
