import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/base/index.js';
import { nodeCodec, openContainer, packContainer } from '../../src/record/index.js';

const bytes = packContainer(
  { title: 'a record' },
  new Map<string, unknown>([
    ['JP/01', { lines: [1, 2, 3] }],
    ['US/99', { lines: [] }],
  ]),
  nodeCodec,
);
const open = (content: Uint8Array) =>
  openContainer('some.record', (offset, length) => content.subarray(offset, offset + length), nodeCodec);

describe('a container', () => {
  it('gives back its content and each segment', () => {
    const container = open(bytes);
    expect(container.content).toEqual({ title: 'a record' });
    expect(container.names).toEqual(['JP/01', 'US/99']);
    expect(container.segment('JP/01')).toEqual({ lines: [1, 2, 3] });
    expect(container.segment('JP/02')).toBeUndefined();
    expect(() => container.verify()).not.toThrow();
  });

  it('is refused when it is something else, or cut off anywhere', () => {
    expect(() => open(new TextEncoder().encode('PK\u0003\u0004 not a record'))).toThrow(
      /some\.record is not a Kanzei record/,
    );
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => open(bytes.subarray(0, length)).verify(), `cut at ${length}`).toThrow(Problem);
    }
  });

  it('is refused when a byte of it is changed', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] as number) ^ 0x55;
      let caught: unknown;
      try {
        const container = open(changed);
        for (const name of container.names) container.segment(name);
        container.verify();
      } catch (error) {
        caught = error;
      }
      expect(caught, `byte ${at}`).toBeInstanceOf(Problem);
    }
  });
});
