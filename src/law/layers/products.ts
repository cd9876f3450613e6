import type { PlainDate } from '../../base/index.js';
import { LINE_DIGITS } from '../codes.js';
import type { LayerList, LayersFacts } from './facts.js';

/** Whether a code is on a list; or the longer codes under it that are, so that it depends on the statistical suffix. */
export type Listed = boolean | readonly string[];

/** Codes of four to ten digits by length: a code is on the list with every longer one that begins with it. */
class ProductList {
  private readonly byLength = new Map<number, Set<string>>();
  private readonly longer = new Map<string, string[]>();

  constructor(
    private readonly list: LayerList,
    /** digits of a line; a longer code is a statistical suffix under it */
    digits: number,
  ) {
    const { codes } = list;
    for (const code of codes) {
      const same = this.byLength.get(code.length) ?? new Set<string>();
      this.byLength.set(code.length, same.add(code));
      if (code.length <= digits) continue;
      const line = code.slice(0, digits);
      this.longer.set(line, [...(this.longer.get(line) ?? []), code]);
    }
  }

  find(code: string, on: PlainDate | undefined): Listed {
    const { from } = this.list;
    if (from !== undefined && on !== undefined && on < from) return false;
    for (const [length, codes] of this.byLength) {
      if (length <= code.length && codes.has(code.slice(0, length))) return true;
    }
    return this.longer.get(code) ?? false;
  }
}

const memos = new WeakMap<LayersFacts, Map<string, ProductList>>();

function listsOf(facts: LayersFacts): Map<string, ProductList> {
  const known =
    memos.get(facts) ??
    new Map(facts.lists.map((list) => [list.id, new ProductList(list, LINE_DIGITS[facts.importer])]));
  memos.set(facts, known);
  return known;
}

/** Whether a code of the schedule is on any of some lists, as they stood on a day, or ever stood. */
export function listed(code: string, lists: readonly string[], facts: LayersFacts, on?: PlainDate): Listed {
  const found: string[] = [];
  for (const id of lists) {
    const here = listsOf(facts).get(id)?.find(code, on) ?? false;
    if (here === true) return true;
    if (here) found.push(...here);
  }
  return found.length > 0 && found;
}
