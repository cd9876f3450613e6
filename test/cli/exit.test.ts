import { describe, expect, it } from 'vitest';
import { Problem, type ProblemKind } from '../../src/base/index.js';
import { report } from '../../src/surfaces/cli/exit.js';
import type { Terminal } from '../../src/surfaces/cli/terminal.js';
import { printable } from '../../src/surfaces/printable.js';

function said(error: unknown, debug = false): { code: number; err: string } {
  let err = '';
  const terminal: Terminal = {
    out: () => expect.unreachable('nothing goes to standard output'),
    err: (text) => {
      err += text;
    },
    columns: 100,
    colour: false,
    debug,
    today: () => '2026-05-15',
  };
  return { code: report(error, terminal), err };
}

describe('report', () => {
  it.each<[ProblemKind, number]>([
    ['usage', 2],
    ['notFound', 3],
    ['invalidInput', 4],
    ['brokenData', 5],
    ['interrupted', 130],
  ])('a problem of kind %s exits with %i', (kind, code) => {
    expect(said(new Problem(kind, 'what and why'))).toEqual({ code, err: 'kanzei: what and why\n' });
  });

  it('offers suggestions that the message does not name', () => {
    expect(said(new Problem('notFound', 'no line 1', ['0101', '0102'])).err).toContain(
      'nearest codes: 0101, 0102\n',
    );
    expect(said(new Problem('usage', 'write an id', ['mfn'])).err).toContain('try: mfn\n');
    expect(said(new Problem('usage', 'did you mean mfn?', ['mfn'])).err).toBe('kanzei: did you mean mfn?\n');
    expect(said(new Problem('usage', '"mfnn" is none', ['mfn'])).err).toContain('try: mfn\n');
  });

  it('says an internal error in one line and asks to report it; the stack only for debugging', () => {
    const error = new TypeError('x is not a function');
    const plain = said(error);
    expect(plain.code).toBe(1);
    expect(plain.err).toMatch(
      /^kanzei: internal error: x is not a function; please report it [^\n]*KANZEI_DEBUG=1[^\n]*\n$/,
    );
    expect(said(error, true).err).toContain('exit.test.ts');
    expect(said('thrown text').err).toContain('internal error: thrown text');
  });
});

describe('a refusal of the system', () => {
  it('is said without asking to report it', () => {
    const error = Object.assign(new Error("EACCES: permission denied, mkdir '/proc/x'"), {
      syscall: 'mkdir',
    });
    expect(said(error)).toEqual({
      code: 1,
      err: "kanzei: the system refused: EACCES: permission denied, mkdir '/proc/x'\n",
    });
  });
});

describe('printable', () => {
  it('shows control and direction characters by their number', () => {
    expect(printable('a\u001b[2J\n\u202eb\u00adc')).toBe('a\\u{1b}[2J\\u{a}\\u{202e}b\\u{ad}c');
    expect(printable('関税 20.8 % – “x”')).toBe('関税 20.8 % – “x”');
  });

  it('cuts the middle out of a very long text', () => {
    const cut = printable(`start ${'x'.repeat(9000)} end`);
    expect(cut.length).toBeLessThan(520);
    expect(cut).toMatch(/^start x+ … x+ end$/);
  });
});
