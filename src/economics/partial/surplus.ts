/**
 * The area left of a supply curve of constant elasticity between two prices, as a part of old revenue: the price becomes
 * exp(logPrice) times the old. Zero where supply is infinite: the price does not move.
 */
export function supplyArea(logPrice: number, elasticity: number): number {
  if (elasticity === Infinity || logPrice === 0) return 0;
  return Math.expm1((1 + elasticity) * logPrice) / (1 + elasticity);
}

/**
 * What buyers gain when the price of the composite good becomes exp(logPrice) times the old, as a part of old expenditure: the
 * area left of a demand curve of constant elasticity (a magnitude).
 */
export function demandArea(logPrice: number, elasticity: number): number {
  if (logPrice === 0) return 0;
  if (elasticity === 1) return -logPrice;
  return Math.expm1((1 - elasticity) * logPrice) / (elasticity - 1);
}
