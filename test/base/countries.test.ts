import { describe, expect, test } from 'vitest';
import { countries, countryName, nearest, parseCountry } from '../../src/base/index.js';

describe('countries', () => {
  test('the table is ISO 3166-1: 249 codes, in order, no code twice, both names', () => {
    expect(countries.size).toBe(249);
    const codes = [...countries.keys()];
    expect(codes).toEqual([...codes].sort());
    expect(new Set([...countries.values()].map((it) => it.alpha3)).size).toBe(249);
    for (const country of countries.values()) {
      expect(country.code).toMatch(/^[A-Z]{2}$/);
      expect(country.alpha3).toMatch(/^[A-Z]{3}$/);
      expect(country.english).not.toBe('');
      expect(country.japanese).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    }
  });

  test.each([
    ['US', 'US'],
    ['jp', 'JP'],
    ['AUS', 'AU'],
    ['UK', 'GB'],
    ['Japan', 'JP'],
    ['日本', 'JP'],
    ['Viet Nam', 'VN'],
    ['Cote d’Ivoire', 'CI'],
    ['korea', 'KR'],
    ['Türkiye', 'TR'],
    [' new  zealand ', 'NZ'],
  ])('"%s" is %s', (text, code) => {
    expect(parseCountry(text)).toBe(code);
  });

  test('every name and code leads back to its country', () => {
    for (const { code, alpha3, english, japanese } of countries.values()) {
      for (const text of [code, alpha3, english, japanese]) expect(parseCountry(text)).toBe(code);
    }
  });

  test.each([
    ['EU', 'give the member state'],
    ['European Union', 'give the member state'],
    ['Japn', 'did you mean JP (Japan)'],
    ['XX', 'give an ISO code'],
    ['', 'not a country'],
    ['__proto__', 'not a country'],
    ['constructor', 'not a country'],
  ])('refuses "%s" and says why', (text, reason) => {
    expect(() => parseCountry(text)).toThrow(
      expect.objectContaining({ kind: 'invalidInput', message: expect.stringContaining(reason) }),
    );
  });

  test('names in two languages', () => {
    expect(countryName('GB')).toBe('United Kingdom');
    expect(countryName('GB', 'ja')).toBe('英国');
    expect(countryName('ZZ')).toBe('ZZ');
  });
});

describe('nearest', () => {
  test('beginnings first, then few edits, never far', () => {
    expect(nearest('0201', ['0201.30-010', '0202.30-010', '0201.10-000'])).toEqual([
      '0201.10-000',
      '0201.30-010',
    ]);
    expect(nearest('dozne', ['dozen', 'gross'])).toEqual(['dozen']);
    expect(nearest('xyz', ['dozen', 'gross'])).toEqual([]);
    expect(nearest('', ['dozen'])).toEqual([]);
    expect(nearest('a', ['ab', 'ac', 'ad', 'ae'], 2)).toEqual(['ab', 'ac']);
  });
});
