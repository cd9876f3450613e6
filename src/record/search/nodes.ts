/** A name of the nomenclature as the facts have it: code, English name, Japanese name where there is one. */
export type NameRow = readonly [code: string, en: string, ja?: string];

/** Another word for goods, with the codes it may mean, likeliest first. */
export type SynonymRow = readonly [term: string, language: 'en' | 'ja', codes: readonly string[]];

export type Level = 'chapter' | 'heading' | 'subheading' | 'line';

/** A name in our own words; in Japanese where the facts have one. */
export interface Name {
  readonly en: string;
  readonly ja?: string;
}

/** A place of the nomenclature. */
export interface Node {
  /** digits: 2, 4 or 6; 9 of a line of Japan, 8 of one of the United States */
  readonly code: string;
  readonly level: Level;
  readonly name?: Name;
  readonly parent?: Node;
}

const LEVELS: Readonly<Record<number, Level>> = {
  2: 'chapter',
  4: 'heading',
  6: 'subheading',
  8: 'line',
  9: 'line',
};

/** The level of a code; undefined for digits that are no code of the nomenclature. */
export const levelOf = (code: string): Level | undefined => LEVELS[code.length];

const parentCode = (code: string): string => code.slice(0, code.length > 6 ? 6 : code.length - 2);

/** The codes from the chapter down to a code, each with its level. */
export function codesAbove(code: string): readonly { readonly code: string; readonly level: Level }[] {
  const above = [2, 4, 6].filter((length) => length < code.length).map((length) => code.slice(0, length));
  return [...above, code].map((each) => ({ code: each, level: levelOf(each) ?? 'line' }));
}

/** The places that have a name or a synonym, each with its parents, parents first. */
export function nodesOf(names: readonly NameRow[], synonyms: readonly SynonymRow[]): Map<string, Node> {
  const named = new Map<string, Name>();
  for (const [code, en, ja] of names) named.set(code, ja ? { en, ja } : { en });
  const nodes = new Map<string, Node>();
  const add = (code: string): Node => {
    const known = nodes.get(code);
    if (known) return known;
    const parent = code.length > 2 ? add(parentCode(code)) : undefined;
    const name = named.get(code);
    const node: Node = {
      code,
      level: levelOf(code) as Level,
      ...(name && { name }),
      ...(parent && { parent }),
    };
    nodes.set(code, node);
    return node;
  };
  for (const [code] of names) add(code);
  for (const [, , codes] of synonyms) for (const code of codes) add(code);
  return nodes;
}
