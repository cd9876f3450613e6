import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../src/record/search/index.js';
import { wordsOf } from '../../../src/record/search/words.js';

const keys = (text: string): string[] => wordsOf(text).map(({ key }) => key);

describe('English words', () => {
  it.each([
    ['potatoes', 'potato'],
    ['cheeses', 'cheese'],
    ['boxes', 'box'],
    ['dishes', 'dish'],
    ['berries', 'berry'],
    ['cookies', 'cookie'],
    ['knives', 'knife'],
    ['lenses', 'lens'],
    ['shoes', 'shoe'],
    ["men's", 'mens'],
    ['women', 'woman'],
    ['aluminum', 'aluminium'],
    ['whiskey', 'whiskies'],
    ['tires', 'tyre'],
    ['fiberglass', 'fibreglass'],
    ['jalapeño', 'jalapeno'],
    ['ＢＥＥＦ', 'beef'],
  ])('%s is %s', (one, other) => {
    expect(keys(one)).toEqual(keys(other));
  });

  it.each([
    ['glass', 'glas'],
    ['wine', 'win'],
    ['tube', 'tub'],
    ['bus', 'bu'],
  ])('%s is not %s', (one, other) => {
    expect(keys(one)).not.toEqual(keys(other));
  });

  it('what the goods are not is left out, up to the next comma', () => {
    expect(keys('steel flanges, not stainless, forged')).toEqual(keys('steel flanges, forged'));
    expect(keys('tools other than of cermet')).toEqual(keys('tools other'));
  });

  it('what the goods are stands before what narrows it', () => {
    const parts = wordsOf('boneless beef, fresh or chilled').map(({ part }) => part);
    expect(parts).toEqual(['modifier', 'head', 'narrowing', 'narrowing']);
    expect(wordsOf('parts of footwear').map(({ part }) => part)).toEqual(['head', 'narrowing']);
  });
});

describe('Japanese words', () => {
  it.each([
    ['ぴあの', 'ピアノ'],
    ['ﾃﾚﾋﾞ', 'テレビ'],
    ['コンピューター', 'コンピュータ'],
    ['ウィスキー', 'ウイスキー'],
    ['ヴァイオリン', 'バイオリン'],
    ['醬油', '醤油'],
    ['サーバー部品', 'サーバ部品'],
  ])('%s is %s', (one, other) => {
    expect(keys(one)).toEqual(keys(other));
  });

  it('words that ask for a rate name no goods', () => {
    const asked = (text: string): string[] => wordsOf(text, true).map(({ key }) => key);
    expect(asked('牛肉の関税率')).toEqual(['牛肉']);
    expect(asked('関税')).toEqual(['関税']);
  });
});

describe('codes in a query', () => {
  it.each([
    ['0201.30', ['020130']],
    ['020130', ['020130']],
    ['8703 23', ['870323']],
    ['0201.30-000', ['020130000']],
    ['０２０１．３０－０００', ['020130000']],
    ['8415.90.80.45', ['8415908045']],
    ['HS 0406', ['0406']],
    ['第87類', ['87']],
    ['02', ['02']],
  ])('%s', (text, codes) => {
    expect(readQuery(text)).toEqual({ codes, words: '' });
  });

  it('stand apart from words', () => {
    const { codes, words } = readQuery('0201.30 frozen beef');
    expect(codes).toEqual(['020130']);
    expect(words.trim()).toBe('frozen beef');
  });

  it.each(['7', '12345678901', '0201.30.50.10.99'])('%s is none', (text) => {
    expect(readQuery(text)).toEqual({ codes: [], words: '' });
  });

  it.each(['500 kg of beef', 'vitamin B12', '4K television'])('%s has none', (text) => {
    expect(readQuery(text).codes).toEqual([]);
  });
});
