import { describe, expect, it } from 'vitest';
import { findTerms, TERMS, termIds } from '../../web/src/words/glossaryTerms.js';

describe('the glossary', () => {
  it('explains every term in both languages', () => {
    for (const id of termIds) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      const { name, meaning } = TERMS[id];
      for (const text of [name.en, name.ja, meaning.en, meaning.ja]) expect(text.trim()).not.toBe('');
      expect(meaning.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
  });

  it('has no name twice', () => {
    for (const language of ['en', 'ja'] as const) {
      const names = termIds.map((id) => TERMS[id].name[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('finds terms in either language, whatever the case or width', () => {
    expect(findTerms('SNAPBACK')).toContain('snapback');
    expect(findTerms('スナップバック')).toContain('snapback');
    expect(findTerms('ｍｆｎ')).toContain('mfn');
    expect(findTerms('trq')).toEqual(['quota']);
    expect(findTerms('no such words')).toEqual([]);
    expect(findTerms('  ')).toEqual(termIds);
  });
});
