import { officialUnit } from '../../base/index.js';
import type { Condition } from '../../notation/index.js';
import { findSeason } from '../../notation/japan.js';
import { admissionOf } from './admission.js';
import { invalid, type Place, type ScheduleNode } from './node.js';
import { valueBands } from './valueBands.js';

/** A tariff line with the official texts of its cells, blank ones of the ordinary columns filled from above. */
export interface OfficialRow {
  readonly code: string;
  readonly seq: number;
  readonly units: readonly string[];
  readonly when: readonly Condition[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Columns that a blank cell takes from the nearest row above that has a value. Agreement columns never do. */
const INHERITED = ['general', 'temporary', 'wto', 'gsp', 'ldc'];

interface Above {
  readonly texts: ReadonlyMap<string, string>;
  readonly when: readonly Condition[];
  readonly admission: readonly Condition[];
}

function readUnits(node: ScheduleNode, place: Place): string[] {
  return node.units.flatMap((code) => {
    if (code.trim() === '') return [];
    const unit = officialUnit('JP', code);
    if (!unit) throw invalid(place, `column unit: ${JSON.stringify(code)} is not a unit this reader knows`);
    return [unit.basis === undefined ? unit.unit : `${unit.unit} [${unit.basis}]`];
  });
}

function conditionsOf(node: ScheduleNode, siblings: readonly ScheduleNode[], place: Place): Condition[] {
  const bands = valueBands(node, siblings);
  if (!bands)
    throw invalid(place, 'the description sets a band of customs value in words this reader does not know');
  const season = node.description.includes('毎年')
    ? findSeason(node.description.normalize('NFKC'))
    : undefined;
  return season ? [season, ...bands] : bands;
}

/** Every tariff line of a tree of rows, in the order of the file. */
export function officialRows(chapters: readonly ScheduleNode[], file: string): OfficialRow[] {
  const rows: OfficialRow[] = [];
  const seen = new Map<string, number>();
  function add(node: ScheduleNode, above: Above, when: readonly Condition[], place: Place): void {
    const texts = new Map(node.rates);
    for (const column of INHERITED) {
      const inherited = above.texts.get(column);
      if (inherited !== undefined && !texts.has(column)) texts.set(column, inherited);
    }
    if (!texts.has('general')) throw invalid(place, 'column general is blank here and in every row above it');
    const seq = (seen.get(node.code) ?? 0) + 1;
    seen.set(node.code, seq);
    rows.push({ code: node.code, seq, units: readUnits(node, place), when, texts });
  }
  function walk(nodes: readonly ScheduleNode[], above: Above): void {
    for (const node of nodes) {
      const place = {
        file,
        row: node.code === '' ? `"${node.description.slice(0, 40)}"` : `row ${node.code}`,
      };
      const when = [...above.when, ...conditionsOf(node, nodes, place)];
      const admission = [...above.admission, ...admissionOf(node.description)];
      if (node.code !== '') add(node, above, [...when, ...admission], place);
      const texts = node.rates.size === 0 ? above.texts : new Map([...above.texts, ...node.rates]);
      walk(node.children, { texts, when, admission });
    }
  }
  walk(chapters, { texts: new Map(), when: [], admission: [] });
  return rows;
}
