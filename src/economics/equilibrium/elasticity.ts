import { Problem } from '../../base/index.js';

/**
 * The trade elasticity θ: spending on a source falls by θ per cent when its delivered price rises by one per cent
 * against all others. In an Armington world it is σ − 1, σ being the elasticity of substitution.
 */
export function checkTradeElasticity(theta: number): number {
  if (Number.isFinite(theta) && theta > 0) return theta;
  throw new Problem('invalidInput', `the trade elasticity is ${theta}; it must be a number above 0`, [
    'a trade elasticity is the elasticity of substitution less one, for example 4',
  ]);
}

/** The trade elasticity θ = σ − 1. Throws Problem `invalidInput` unless σ is above one. */
export function fromSubstitution(sigma: number): number {
  if (Number.isFinite(sigma) && sigma > 1) return sigma - 1;
  throw new Problem(
    'invalidInput',
    `the elasticity of substitution is ${sigma}; it must be a number above 1`,
    ['for example 5, which is a trade elasticity of 4'],
  );
}

/** The supply elasticity ψ: output rises by ψ per cent when the factory-gate price rises by one against the price index. */
export function checkSupplyElasticity(psi: number): number {
  if (Number.isFinite(psi) && psi >= 0) return psi;
  throw new Problem('invalidInput', `the supply elasticity is ${psi}; it must be 0 (an endowment) or more`);
}
