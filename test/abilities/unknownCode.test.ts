import { describe, expect, it } from 'vitest';
import { duty } from '../../src/abilities/duty.js';
import { Problem } from '../../src/base/index.js';
import { factsRecord } from '../helpers/record.js';

function problemOf(code: string, from: string, to: string, on: string): Problem {
  try {
    duty({ code, from, to, on }, factsRecord());
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error(`${code} was found`);
}

describe('a code that the schedule of the day lacks', () => {
  it('though a later edition of its nomenclature has it', () => {
    for (const on of ['2024-06-01', '2025-06-01', '2026-02-01']) {
      const { kind, message, suggestions } = problemOf('7108.12-010', 'CH', 'JP', on);
      expect(kind).toBe('notFound');
      expect(message).toMatch(/^Japan has no tariff line 7108\.12-010 in the edition of 202[56]/);
      expect(suggestions).toContain('7108.12-000');
    }
  });

  it('is renumbered, where the nomenclature changed', () => {
    const { message, suggestions } = problemOf('8517.12.00', 'CN', 'US', '2025-06-01');
    expect(message).toMatch(/its subheading is 8517\.13 or 8517\.14 there/);
    expect(suggestions.slice(0, 2)).toEqual(['8517.13', '8517.14']);
  });
});
