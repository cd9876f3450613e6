import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../../src/surfaces/http/rateLimit.js';

const MINUTE = 60_000;

describe('the limit of requests', () => {
  it('gives an address so many a minute, and more as time goes by', () => {
    let now = 0;
    const limit = new RateLimit(60, 10, () => now);
    for (let i = 0; i < 60; i += 1) expect(limit.take('192.0.2.1')).toBe(0);
    expect(limit.take('192.0.2.1')).toBe(1);
    expect(limit.take('192.0.2.2')).toBe(0);
    now += 1000;
    expect(limit.take('192.0.2.1')).toBe(0);
    expect(limit.take('192.0.2.1')).toBe(1);
    now += 10 * MINUTE;
    for (let i = 0; i < 60; i += 1) expect(limit.take('192.0.2.1')).toBe(0);
    expect(limit.take('192.0.2.1')).toBeGreaterThan(0);
  });

  it('counts a request that takes long for more, and never for ever', () => {
    let now = 0;
    const limit = new RateLimit(60, 10, () => now);
    expect(limit.take('192.0.2.1')).toBe(0);
    limit.worked('192.0.2.1', 1000);
    expect(limit.take('192.0.2.1')).toBeGreaterThan(30);
    limit.worked('192.0.2.1', 1e9);
    now += 2.1 * MINUTE;
    expect(limit.take('192.0.2.1')).toBe(0);
  });

  it('remembers a bounded number of addresses, those seen last', () => {
    const limit = new RateLimit(1, 3, () => 0);
    for (const last of ['1', '2', '3']) expect(limit.take(`192.0.2.${last}`)).toBe(0);
    expect(limit.take('192.0.2.1')).toBeGreaterThan(0);
    expect(limit.take('192.0.2.4')).toBe(0);
    expect(limit.size).toBe(3);
    expect(limit.take('192.0.2.1')).toBeGreaterThan(0);
    expect(limit.take('192.0.2.2')).toBe(0);
    for (let i = 0; i < 1000; i += 1) limit.take(`198.51.100.${i}`);
    expect(limit.size).toBe(3);
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['2001:db8::1', '2001:db8:0:0:ffff::', true],
    ['::1', '::2', true],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
    ['fe80::1%eth0', 'fe80::2', true],
  ])('%s and %s are of one holder: %s', (one, other, same) => {
    const limit = new RateLimit(1, 10, () => 0);
    limit.take(one);
    expect(limit.take(other) > 0).toBe(same);
  });

  it('is none where the rate is 0', () => {
    const limit = new RateLimit(0, 10, () => 0);
    for (let i = 0; i < 100; i += 1) expect(limit.take('192.0.2.1')).toBe(0);
    expect(limit.size).toBe(0);
  });
});
