import { CODE } from './code.js';
import type { GradientVectors, Loops, PoissonRows, Runs } from './loops.js';

type Numbers = Float64Array | Int32Array;

/** What assembly/loops.ts exports: sizes, factors and places of arrays in; a sum out of some. */
type Code = Readonly<Record<Exclude<keyof Loops, Storage>, (...of: number[]) => number>>;
type Storage = 'floats' | 'copy' | 'integers' | 'mark' | 'release';

const PAGE = 65_536;
const ALIGNED = 16;
/** Place of the first array; nothing lies at 0, which stands for an array that is absent. */
const FIRST = 64;

/** What is used of WebAssembly, in the words of its JavaScript interface. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;

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
export function simdLoops(bytes: number): SimdLoops | undefined {
  const module = compiledLoops();
  if (!engine || !module) return undefined;
  try {
    const memory = new engine.Memory({ initial: Math.ceil((bytes + PAGE) / PAGE) });
    const code = new engine.Instance(module, { env: { memory } }).exports as Code;
    return new SimdLoops(memory.buffer, code);
  } catch {
    return undefined;
  }
}

export class SimdLoops implements Loops {
  private free: number;
  /** everything from here on is still zero */
  private clean: number;
  private readonly four: Float64Array;

  constructor(
    private readonly buffer: ArrayBuffer,
    private readonly code: Code,
  ) {
    this.four = new Float64Array(buffer, ALIGNED, 4);
    this.free = FIRST;
    this.clean = FIRST;
  }

  /** Bytes of storage in all. */
  get room(): number {
    return this.buffer.byteLength - FIRST;
  }

  private take(bytes: number): number {
    const from = this.free;
    this.free = from + Math.ceil(bytes / ALIGNED) * ALIGNED;
    if (this.free > this.buffer.byteLength) throw new Error('the storage of the loops is full');
    if (from < this.clean) new Uint8Array(this.buffer, from, Math.min(this.free, this.clean) - from).fill(0);
    this.clean = Math.max(this.clean, this.free);
    return from;
  }

  floats(length: number): Float64Array {
    return new Float64Array(this.buffer, this.take(length * 8), length);
  }

  copy(values: Float64Array): Float64Array {
    const own = this.floats(values.length);
    own.set(values);
    return own;
  }

  integers(values: Int32Array): Int32Array {
    const own = new Int32Array(this.buffer, this.take(values.length * 4), values.length);
    own.set(values);
    return own;
  }

  mark(): number {
    return this.free;
  }

  release(mark: number): void {
    this.free = Math.max(mark, FIRST);
  }

  /** Place of an array; 0 for an empty one. */
  private at(array: Numbers): number {
    if (array.length === 0) return 0;
    if (array.buffer !== this.buffer) throw new Error('an array lies outside of the storage of the loops');
    return array.byteOffset;
  }

  inverseTotals({ start }: Runs, weights: Float64Array, inverse: Float64Array): void {
    this.code.inverseTotals(inverse.length, this.at(start), this.at(weights), this.at(inverse));
  }

  means(
    { start, codes, bases }: Runs,
    weights: Float64Array,
    inverse: Float64Array,
    column: Float64Array,
    first: Float64Array,
    second: Float64Array,
  ): void {
    this.code.means(
      first.length,
      this.at(start),
      this.at(codes),
      this.at(bases),
      this.at(weights),
      this.at(inverse),
      this.at(column),
      this.at(first),
      this.at(second),
    );
  }

  correct(
    { start, codes, bases }: Runs,
    weights: Float64Array,
    inverse: Float64Array,
    second: Float64Array,
    first: Float64Array,
  ): void {
    this.code.correct(
      first.length,
      this.at(start),
      this.at(codes),
      this.at(bases),
      this.at(weights),
      this.at(inverse),
      this.at(second),
      this.at(first),
    );
  }

  addEffects(
    { start, codes, bases }: Runs,
    first: Float64Array,
    second: Float64Array,
    factor: number,
    column: Float64Array,
  ): void {
    this.code.addEffects(
      first.length,
      this.at(start),
      this.at(codes),
      this.at(bases),
      this.at(first),
      this.at(second),
      factor,
      this.at(column),
    );
  }

  gather(codes: Int32Array, weights: Float64Array, column: Float64Array, sums: Float64Array): void {
    this.code.gather(codes.length, this.at(codes), this.at(weights), this.at(column), this.at(sums));
  }

  totals(codes: Int32Array, column: Float64Array, sums: Float64Array): void {
    this.code.totals(codes.length, this.at(codes), this.at(column), this.at(sums));
  }

  spread(codes: Int32Array, values: Float64Array, column: Float64Array): void {
    this.code.spread(codes.length, this.at(codes), this.at(values), this.at(column));
  }

  spreadMore(codes: Int32Array, values: Float64Array, column: Float64Array): void {
    this.code.spreadMore(codes.length, this.at(codes), this.at(values), this.at(column));
  }

  addMultiple(column: Float64Array, factor: number, target: Float64Array): void {
    this.code.addMultiple(column.length, this.at(column), factor, this.at(target));
  }

  difference(one: Float64Array, other: Float64Array, target: Float64Array): void {
    this.code.difference(target.length, this.at(one), this.at(other), this.at(target));
  }

  largest(column: Float64Array): number {
    return this.code.largest(column.length, this.at(column));
  }

  product(left: Float64Array, right: Float64Array): number {
    return this.code.product(left.length, this.at(left), this.at(right));
  }

  descend(step: number, vectors: GradientVectors, solution: Float64Array): number {
    const { direction, product, inverse, residual } = vectors;
    return this.code.descend(
      solution.length,
      step,
      this.at(direction),
      this.at(product),
      this.at(inverse),
      this.at(solution),
      this.at(residual),
    );
  }

  turn(factor: number, { direction, product }: GradientVectors): void {
    this.code.turn(direction.length, this.at(product), factor, this.at(direction));
  }

  weightedProduct(left: Float64Array, right: Float64Array, weights: Float64Array): number {
    return this.code.weightedProduct(weights.length, this.at(left), this.at(right), this.at(weights));
  }

  fourProducts(
    a: Float64Array,
    b: Float64Array,
    c: Float64Array,
    d: Float64Array,
    weights: Float64Array,
  ): Float64Array {
    const places = [a, b, c, d, weights, this.four].map((array) => this.at(array));
    this.code.fourProducts(weights.length, ...places);
    return this.four;
  }

  move(rows: PoissonRows, step: Float64Array, part: number): number {
    const { response, logarithms, linearPredictor, fitted, working } = rows;
    return this.code.move(
      response.length,
      this.at(response),
      this.at(logarithms),
      this.at(step),
      part,
      this.at(linearPredictor),
      this.at(fitted),
      this.at(working),
    );
  }

  refresh({ response, logarithms, linearPredictor, fitted, working }: PoissonRows): number {
    return this.code.refresh(
      response.length,
      this.at(response),
      this.at(logarithms),
      this.at(linearPredictor),
      this.at(fitted),
      this.at(working),
    );
  }

  rescale(
    { fitted, linearPredictor }: PoissonRows,
    codes: Int32Array,
    factors: Float64Array,
    logarithms: Float64Array,
  ): void {
    this.code.rescale(
      codes.length,
      this.at(codes),
      this.at(factors),
      this.at(logarithms),
      this.at(fitted),
      this.at(linearPredictor),
    );
  }

  crossProducts(
    grid: Float64Array,
    lines: number,
    length: number,
    square: Float64Array,
    offset: number,
  ): void {
    this.code.crossProducts(this.at(grid), lines, length, this.at(square) + 8 * offset);
  }

  factorCholesky(
    matrix: Float64Array,
    size: number,
    tolerance: number,
    offset: number,
    stride: number,
  ): void {
    this.code.factorCholesky(this.at(matrix) + 8 * offset, size, tolerance, stride);
  }

  solveCholesky(
    factor: Float64Array,
    size: number,
    vector: Float64Array,
    from: number,
    offset: number,
    stride: number,
  ): void {
    this.code.solveCholesky(this.at(factor) + 8 * offset, size, this.at(vector) + 8 * from, stride);
  }
}
