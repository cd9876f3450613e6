const ALIGNED = 16;
/** Place of the first array; nothing lies at 0, which stands for an array that is absent. */
const FIRST = 64;

/** Arrays side by side in one buffer: taken in order, and given back from the last one on. */
export class Memory {
  private free = FIRST;
  /** everything from here on is still zero */
  private clean = FIRST;

  constructor(private readonly buffer: ArrayBuffer) {}

  /** Bytes there are in all. */
  get room(): number {
    return this.buffer.byteLength - FIRST;
  }

  private take(bytes: number): number {
    const from = this.free;
    const end = from + Math.ceil(bytes / ALIGNED) * ALIGNED;
    if (end > this.buffer.byteLength) throw new Error('the storage of the loops is full');
    if (from < this.clean) new Uint8Array(this.buffer, from, Math.min(end, this.clean) - from).fill(0);
    this.free = end;
    this.clean = Math.max(this.clean, end);
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

  /** Place of an array's first byte; 0 for an empty one. */
  at(array: Float64Array | Int32Array): number {
    if (array.length === 0) return 0;
    if (array.buffer !== this.buffer) throw new Error('an array lies outside of the storage of the loops');
    return array.byteOffset;
  }
}
