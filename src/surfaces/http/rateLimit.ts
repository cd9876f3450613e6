import { isIPv6 } from 'node:net';

const MINUTE = 60_000;
/** so many milliseconds of work count for one request more */
const WORK = 10;

interface Bucket {
  left: number;
  at: number;
}

/** The part of an address that one user holds: the first 64 bits of IPv6, the whole of IPv4. */
function holderOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}

/**
 * So many requests a minute for each address, saved up for a minute; a request that takes long counts for more. Remembers a
 * bounded number of addresses: where there are more, the one unseen for longest is forgotten.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: number,
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one request of an address; seconds to wait where it has none left. */
  take(address: string): number {
    if (this.rate === 0) return 0;
    const bucket = this.bucketOf(holderOf(address));
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil(((1 - bucket.left) * MINUTE) / this.rate / 1000));
  }

  /** Counts the work of a request that was taken. */
  worked(address: string, milliseconds: number): void {
    if (this.rate === 0) return;
    const bucket = this.bucketOf(holderOf(address));
    bucket.left = Math.max(-this.rate, bucket.left - Math.floor(milliseconds / WORK));
  }

  get size(): number {
    return this.buckets.size;
  }

  private bucketOf(holder: string): Bucket {
    const at = this.now();
    const known = this.buckets.get(holder);
    const bucket = known ?? { left: this.rate, at };
    bucket.left = Math.min(this.rate, bucket.left + ((at - bucket.at) * this.rate) / MINUTE);
    bucket.at = at;
    if (known) this.buckets.delete(holder);
    this.buckets.set(holder, bucket);
    if (this.buckets.size > this.most) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    return bucket;
  }
}
