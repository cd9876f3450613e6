import { CODE } from './code.js';
import type { Loops, Storage } from './loops.js';
import { Memory } from './memory.js';

/** What assembly/loops.ts exports: sizes, factors and places of arrays in; a sum out of some. */
type Code = Readonly<Record<Exclude<keyof Loops, keyof Storage>, (...of: number[]) => number>>;

/** What is used of WebAssembly, in the words of its JavaScript interface. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;
const PAGE = 65_536;

let compiled: object | undefined | 'none';

/** The compiled loops; undefined where WebAssembly or its vectors are not to be had. */
function compiledLoops(): object | undefined {
  if (compiled === undefined) {
    try {
      const bytes = Uint8Array.from(atob(CODE), (letter) => letter.charCodeAt(0));
      compiled = engine ? new engine.Module(bytes) : 'none';
    } catch {
      compiled = 'none';
    }
  }
  return compiled === 'none' ? undefined : compiled;
}

/**
 * The loops as WebAssembly with vectors of two doubles, on a memory of their own of the size given. Undefined where there
 * is no such thing, or no memory of the size.
 */
export function simdLoops(bytes: number): Loops | undefined {
  const module = compiledLoops();
  if (!engine || !module) return undefined;
  try {
    const memory = new engine.Memory({ initial: Math.ceil((bytes + PAGE) / PAGE) });
    const code = new engine.Instance(module, { env: { memory } }).exports as Code;
    return loopsOn(new Memory(memory.buffer), code);
  } catch {
    return undefined;
  }
}

function loopsOn(memory: Memory, code: Code): Loops {
  const at = memory.at.bind(memory);
  const four = memory.floats(4);
  const start = memory.mark();
  return {
    room: memory.room - four.byteLength,
    floats: (length) => memory.floats(length),
    copy: (values) => memory.copy(values),
    integers: (values) => memory.integers(values),
    mark: () => memory.mark(),
    release: (mark) => memory.release(Math.max(mark, start)),
    inverseTotals: (runs, weights, inverse) => {
      code.inverseTotals(inverse.length, at(runs.start), at(weights), at(inverse));
    },
    means: ({ start, codes, bases }, weights, inverse, column, first, second) => {
      const runs = [at(start), at(codes), at(bases)];
      code.means(first.length, ...runs, at(weights), at(inverse), at(column), at(first), at(second));
    },
    correct: ({ start, codes, bases }, weights, inverse, second, first) => {
      const runs = [at(start), at(codes), at(bases)];
      code.correct(first.length, ...runs, at(weights), at(inverse), at(second), at(first));
    },
    addEffects: ({ start, codes, bases }, first, second, factor, column) => {
      const runs = [at(start), at(codes), at(bases)];
      code.addEffects(first.length, ...runs, at(first), at(second), factor, at(column));
    },
    gather: (codes, weights, column, sums) => {
      code.gather(codes.length, at(codes), at(weights), at(column), at(sums));
    },
    totals: (codes, column, sums) => {
      code.totals(codes.length, at(codes), at(column), at(sums));
    },
    spread: (codes, values, column) => {
      code.spread(codes.length, at(codes), at(values), at(column));
    },
    spreadMore: (codes, values, column) => {
      code.spreadMore(codes.length, at(codes), at(values), at(column));
    },
    addMultiple: (column, factor, target) => {
      code.addMultiple(column.length, at(column), factor, at(target));
    },
    difference: (one, other, target) => {
      code.difference(target.length, at(one), at(other), at(target));
    },
    largest: (column) => code.largest(column.length, at(column)),
    product: (left, right) => code.product(left.length, at(left), at(right)),
    descend: (step, { direction, product, inverse, residual }, solution) =>
      code.descend(
        solution.length,
        step,
        at(direction),
        at(product),
        at(inverse),
        at(solution),
        at(residual),
      ),
    turn: (factor, { direction, product }) => {
      code.turn(direction.length, at(product), factor, at(direction));
    },
    weightedProduct: (left, right, weights) =>
      code.weightedProduct(weights.length, at(left), at(right), at(weights)),
    fourProducts: (a, b, c, d, weights) => {
      code.fourProducts(weights.length, at(a), at(b), at(c), at(d), at(weights), at(four));
      return four;
    },
    move: ({ response, logarithms, linearPredictor, fitted, working }, step, part) =>
      code.move(
        response.length,
        at(response),
        at(logarithms),
        at(step),
        part,
        at(linearPredictor),
        at(fitted),
        at(working),
      ),
    refresh: ({ response, logarithms, linearPredictor, fitted, working }) =>
      code.refresh(
        response.length,
        at(response),
        at(logarithms),
        at(linearPredictor),
        at(fitted),
        at(working),
      ),
    rescale: ({ fitted, linearPredictor }, codes, factors, logarithms) => {
      const levels = [at(codes), at(factors), at(logarithms)];
      code.rescale(codes.length, ...levels, at(fitted), at(linearPredictor));
    },
    crossProducts: (grid, lines, length, square, offset) => {
      code.crossProducts(at(grid), lines, length, at(square) + 8 * offset);
    },
    factorCholesky: (matrix, size, tolerance, offset, stride) => {
      code.factorCholesky(at(matrix) + 8 * offset, size, tolerance, stride);
    },
    solveCholesky: (factor, size, vector, from, offset, stride) => {
      code.solveCholesky(at(factor) + 8 * offset, size, at(vector) + 8 * from, stride);
    },
  };
}
