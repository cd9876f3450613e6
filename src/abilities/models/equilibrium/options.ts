import { Problem } from '../../../base/index.js';
import {
  type Closure,
  closureNamed,
  fromSubstitution,
  type OneSectorOptions,
} from '../../../economics/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A number that was given as an option. Throws Problem `usage` for a text that is none. */
export function numberOption(text: string, option: string): number {
  const plain = text.trim();
  if (NUMBER.test(plain) && Number.isFinite(Number(plain))) return Number(plain);
  throw new Problem('usage', `"${text}" is no number for ${option}; write it with a point, for example 0.5`);
}

/** A whole number from `least` on. Throws Problem `usage` for anything else. */
export function wholeOption(text: string, option: string, least: number, most: number): number {
  const number = numberOption(text, option);
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new Problem(
    'usage',
    `"${text}" is no number for ${option}; write a whole number from ${least} to ${most}`,
  );
}

const optional = (text: string | undefined, option: string): number | undefined =>
  text === undefined ? undefined : numberOption(text, option);

/** Estimates lie above one; a value below is more likely another elasticity, so it is to be said by that of substitution. */
const tooLow = (theta: number): Problem =>
  new Problem(
    'invalidInput',
    `the trade elasticity is ${theta}; at or below 1 it is below every usual estimate, and may be another elasticity`,
    [`--substitution-elasticity ${1 + theta}, if this is meant`],
  );

function tradeElasticity({ elasticity, substitutionElasticity }: EquilibriumRequest): number {
  if ((elasticity === undefined) === (substitutionElasticity === undefined)) {
    throw new Problem(
      'usage',
      elasticity === undefined
        ? 'the trade elasticity is not given'
        : 'both a trade elasticity and an elasticity of substitution are given; one follows from the other',
      ['--elasticity 4', '--substitution-elasticity 5, which is the same'],
    );
  }
  if (elasticity !== undefined) {
    const theta = numberOption(elasticity, '--elasticity');
    if (theta > 0 && theta <= 1) throw tooLow(theta);
    return theta;
  }
  return fromSubstitution(numberOption(substitutionElasticity ?? '', '--substitution-elasticity'));
}

export interface ReadOptions extends OneSectorOptions {
  readonly closure: Closure;
}

/** The options of a request as the model takes them. */
export function readOptions(request: EquilibriumRequest): ReadOptions {
  const { mode, reference } = request;
  return {
    tradeElasticity: tradeElasticity(request),
    supplyElasticity: optional(request.supplyElasticity, '--supply-elasticity'),
    closure: closureNamed(request.closure ?? 'additive'),
    mode,
    reference,
    tolerance: optional(request.tolerance, '--tolerance'),
  };
}
