/**
 * The compact protocol of Apache Thrift, in which the footer of a Parquet file is written: read into values and written
 * again, whatever the fields mean.
 */

/** The types of the protocol by their numbers. */
const TYPE = {
  yes: 1,
  no: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  struct: 12,
} as const;

/** A value; bytes and doubles are kept as they stand in the file. */
export type ThriftValue = boolean | bigint | Uint8Array | ThriftList | ThriftStruct;

export interface ThriftList {
  /** of the elements */
  readonly type: number;
  readonly elements: readonly ThriftValue[];
}

export interface ThriftField {
  readonly type: number;
  readonly value: ThriftValue;
}

/** The fields of a struct by their numbers. */
export type ThriftStruct = ReadonlyMap<number, ThriftField>;

class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  struct(): ThriftStruct {
    const fields = new Map<number, ThriftField>();
    let before = 0;
    for (;;) {
      const head = this.byte();
      if (head === 0) return fields;
      const step = head >> 4;
      const number = step > 0 ? before + step : Number(this.whole());
      const type = head & 15;
      const isTruth = type === TYPE.yes || type === TYPE.no;
      fields.set(number, { type, value: isTruth ? type === TYPE.yes : this.value(type) });
      before = number;
    }
  }

  private value(type: number): ThriftValue {
    switch (type) {
      case TYPE.yes:
      case TYPE.no:
        return this.byte() === TYPE.yes;
      case TYPE.byte:
        return this.take(1);
      case TYPE.i16:
      case TYPE.i32:
      case TYPE.i64:
        return this.whole();
      case TYPE.double:
        return this.take(8);
      case TYPE.binary:
        return this.take(Number(this.varint()));
      case TYPE.list:
      case TYPE.set:
        return this.list();
      case TYPE.struct:
        return this.struct();
      default:
        throw new Error(`the footer has a value of type ${type}`);
    }
  }

  private list(): ThriftList {
    const head = this.byte();
    const type = head & 15;
    const length = head >> 4 === 15 ? Number(this.varint()) : head >> 4;
    return { type, elements: Array.from({ length }, () => this.value(type)) };
  }

  private byte(): number {
    return this.take(1)[0] as number;
  }

  private take(length: number): Uint8Array {
    const taken = this.bytes.subarray(this.at, this.at + length);
    if (taken.length < length) throw new Error('the footer ends before it is whole');
    this.at += length;
    return taken;
  }

  private varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  private whole(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }
}

class Writer {
  private buffer = Buffer.alloc(1 << 16);
  private length = 0;

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  struct(fields: ThriftStruct): void {
    let before = 0;
    for (const [number, { type, value }] of [...fields].sort(([a], [b]) => a - b)) {
      const isTruth = type === TYPE.yes || type === TYPE.no;
      const shown = isTruth ? (value ? TYPE.yes : TYPE.no) : type;
      const step = number - before;
      if (step > 0 && step < 16) this.byte((step << 4) | shown);
      else {
        this.byte(shown);
        this.whole(BigInt(number));
      }
      if (!isTruth) this.value(type, value);
      before = number;
    }
    this.byte(0);
  }

  private value(type: number, value: ThriftValue): void {
    if (typeof value === 'boolean') this.byte(value ? TYPE.yes : TYPE.no);
    else if (typeof value === 'bigint') this.whole(value);
    else if (value instanceof Uint8Array) {
      if (type === TYPE.binary) this.varint(BigInt(value.length));
      this.put(value);
    } else if ('elements' in value) this.list(value);
    else this.struct(value);
  }

  private list({ type, elements }: ThriftList): void {
    if (elements.length < 15) this.byte((elements.length << 4) | type);
    else {
      this.byte(0xf0 | type);
      this.varint(BigInt(elements.length));
    }
    for (const element of elements) this.value(type, element);
  }

  private byte(byte: number): void {
    this.put([byte]);
  }

  private put(bytes: ArrayLike<number>): void {
    const length = this.length + bytes.length;
    if (length > this.buffer.length) {
      const larger = Buffer.alloc(2 * length);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer.set(bytes, this.length);
    this.length = length;
  }

  private varint(value: bigint): void {
    let rest = value;
    while (rest > 127n) {
      this.byte(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }

  private whole(value: bigint): void {
    this.varint(value < 0n ? -2n * value - 1n : 2n * value);
  }
}

/** Reads a struct. Throws where the bytes are none. */
export const readStruct = (bytes: Uint8Array): ThriftStruct => new Reader(bytes).struct();

export function writeStruct(fields: ThriftStruct): Uint8Array {
  const writer = new Writer();
  writer.struct(fields);
  return writer.bytes();
}
