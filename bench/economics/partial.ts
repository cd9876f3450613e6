import { armington, gsim, smart } from '../../src/economics/index.js';
import { medianSeconds } from '../measure.js';
import type { Timing } from './row.js';

const LINES = 10_000;
const SOURCES = 50;
const COUNTRIES = 50;

/** A fixed sequence of numbers between zero and one. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function markets() {
  const next = numbers(1);
  const column = (cell: () => number, length = LINES * SOURCES): Float64Array =>
    Float64Array.from({ length }, cell);
  const tariff = column(() => next() * 0.3);
  return {
    lineStart: Int32Array.from({ length: LINES + 1 }, (_, line) => line * SOURCES),
    value: column(() => Math.exp(next() * 12)),
    tariff,
    newTariff: tariff.map((rate) => (next() < 0.3 ? 0 : rate)),
    demandElasticity: column(() => 0.5 + next(), LINES),
    substitutionElasticity: column(() => 2 + 4 * next(), LINES),
    supplyElasticity: column(() => 1 + 10 * next()),
  };
}

function industry() {
  const next = numbers(2);
  const matrix = (cell: () => number): Float64Array =>
    Float64Array.from({ length: COUNTRIES * COUNTRIES }, cell);
  const vector = (cell: number): Float64Array => new Float64Array(COUNTRIES).fill(cell);
  return {
    countries: Array.from({ length: COUNTRIES }, (_, i) => `C${i}`),
    value: matrix(() => Math.exp(next() * 8)),
    tariff: matrix(() => next() * 0.3),
    newTariff: matrix(() => next() * 0.3),
    demandElasticity: vector(1.25),
    supplyElasticity: vector(1.5),
    substitutionElasticity: vector(5),
  };
}

/** Times of the partial-equilibrium models, from typed arrays in memory. */
export function partial(): readonly Timing[] {
  const many = markets();
  const given = { ...many, supplyElasticity: many.supplyElasticity.map(() => Infinity) };
  const world = industry();
  const size = `${LINES.toLocaleString('en')} lines × ${SOURCES} sources`;
  const steps = armington(many).convergence.iterations;
  const rounds = gsim(world).convergence.iterations;
  return [
    { what: `SMART, ${size}`, seconds: medianSeconds(() => smart(many)) },
    {
      what: `Armington market in levels, ${size}, finite supply`,
      seconds: medianSeconds(() => armington(many)),
      found: `at most ${steps} steps a line`,
    },
    {
      what: `Armington market in levels, ${size}, given prices`,
      seconds: medianSeconds(() => armington(given)),
    },
    {
      what: `GSIM in levels, ${COUNTRIES} countries`,
      seconds: medianSeconds(() => gsim(world)),
      found: `${rounds} steps`,
    },
  ];
}
