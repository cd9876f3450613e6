/**
 * Student's t with whole degrees of freedom, by the finite series of Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.7.3 and 26.7.4: the probability that |t| is below a value.
 */
function withinT(value: number, degrees: number): number {
  const angle = Math.atan(value / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The value that |t| stays below with a probability (0 < probability < 1): 12.706 for 0.95 and one degree of freedom. */
export function quantileT(probability: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (withinT(high, degrees) < probability) high *= 2;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (withinT(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return high;
}
