import type { Candidate } from './candidates.js';
import type { Entry } from './entries.js';
import type { NameIndex } from './names.js';
import type { Node } from './nodes.js';
import { type Term, termsOf } from './terms.js';

/** Why a place was found. */
export interface Reason {
  readonly by: 'name' | 'synonym';
  readonly text: string;
  /** the place that has the name: the one found, or one above it */
  readonly code: string;
  /** words of the query that are only close to the ones found */
  readonly approximately: readonly { readonly asked: string; readonly found: string }[];
}

/** A place that a query may mean. */
export interface Found {
  readonly node: Node;
  /** to order by; of no meaning beside that */
  readonly score: number;
  reasons(): readonly Reason[];
}

export interface NamesFound {
  /** by code: how well every place fits, also those that are not shown because one above them fits as well */
  readonly scores: ReadonlyMap<string, number>;
  /** best first */
  readonly found: readonly Found[];
  /** words of the query that no name and no synonym has */
  readonly unknown: readonly string[];
}

/** Of what a name above says this much counts for a place below. */
const INHERITED = 0.5;
const LEVEL = { chapter: 0.7, heading: 1, subheading: 0.95, line: 0.9 } as const;
/** a name that is the query and nothing more */
const WHOLE = 1.3;
/** a word of a synonym without its other words */
const PART_OF_SYNONYM = 0.6;
const LATER_PLACE = 0.02;
/** Places that fit much less than the best are not shown. */
const LEAST_OF_BEST = 0.3;

interface Hit {
  readonly quality: number;
  readonly entry: number;
  readonly candidate: Candidate;
}

interface Hits {
  /** by entry: the weight of the terms found in it */
  readonly asked: ReadonlyMap<number, number>;
  /** by entry: the weight of its own words found */
  readonly covered: ReadonlyMap<number, number>;
  /** by term, then by place: the best hit */
  readonly best: readonly ReadonlyMap<number, Hit>[];
}

function hitsOf(terms: readonly Term[], index: NameIndex): Hits {
  const asked = new Map<number, number>();
  const covered = new Map<number, number>();
  const found = terms.map((term) => {
    const hits = new Map<number, Candidate>();
    for (const candidate of term.candidates) {
      const { quality } = candidate;
      for (const { entry, weight } of index.postings(candidate.key)) {
        if (hits.has(entry)) continue;
        hits.set(entry, candidate);
        asked.set(entry, (asked.get(entry) ?? 0) + term.weight * quality);
        covered.set(entry, (covered.get(entry) ?? 0) + weight * quality);
      }
    }
    return hits;
  });
  const best = found.map((hits) => {
    const places = new Map<number, Hit>();
    for (const [entry, candidate] of hits) {
      const { code, by } = index.entries[entry] as Entry;
      const node = index.position(code);
      // "beef extract" is no word for beef
      const part = by === 'synonym' && (covered.get(entry) ?? 0) < index.weight(entry) - 0.001;
      const quality = candidate.quality * (part ? PART_OF_SYNONYM : 1);
      if ((places.get(node)?.quality ?? 0) < quality) places.set(node, { quality, entry, candidate });
    }
    return places;
  });
  return { asked, covered, best };
}

/** How well the best entry of each place fits: how much of the query it has, how much of it the query has. */
function bestEntries({ asked, covered }: Hits, whole: number, index: NameIndex): Map<number, number> {
  const best = new Map<number, number>();
  for (const [entry, weight] of asked) {
    const { code, place } = index.entries[entry] as Entry;
    const node = index.position(code);
    const ofQuery = weight / whole;
    const ofEntry = Math.min(1, (covered.get(entry) ?? 0) / index.weight(entry));
    const exact = ofQuery > 0.999 && ofEntry > 0.999 ? WHOLE : 1;
    const fit = ofQuery * (0.5 + 0.5 * ofEntry) * exact * (1 - LATER_PLACE * place);
    if ((best.get(node) ?? 0) < fit) best.set(node, fit);
  }
  return best;
}

/** The hit of a term on a place or on one above it, which counts less. */
function hitOn(places: ReadonlyMap<number, Hit>, node: Node, index: NameIndex): Hit | undefined {
  let factor = 1;
  let best: Hit | undefined;
  for (let at: Node | undefined = node; at; at = at.parent) {
    const hit = places.get(index.position(at.code));
    if (hit && hit.quality * factor > (best?.quality ?? 0)) best = { ...hit, quality: hit.quality * factor };
    factor *= INHERITED;
  }
  return best;
}

/** Japanese has no spaces: a run of letters of which only some pairs are found is found approximately. */
function onlyInPart(terms: readonly Term[], hits: readonly (Hit | undefined)[], at: number): boolean {
  const { word } = terms[at] as Term;
  if (word.language === 'en') return false;
  return terms.some((term, i) => term.word.written === word.written && hits[i]?.entry !== hits[at]?.entry);
}

function reasonsOf(hits: readonly (Hit | undefined)[], terms: readonly Term[], index: NameIndex): Reason[] {
  const reasons = new Map<number, Map<string, string>>();
  for (const [at, hit] of hits.entries()) {
    if (!hit) continue;
    const approximately = reasons.get(hit.entry) ?? new Map<string, string>();
    reasons.set(hit.entry, approximately);
    const { written } = (terms[at] as Term).word;
    if (hit.candidate.approximately) approximately.set(written, hit.candidate.written);
    else if (onlyInPart(terms, hits, at)) {
      approximately.set(written, (index.entries[hit.entry] as Entry).text);
    }
  }
  return [...reasons].map(([entry, approximately]) => {
    const { by, text, code } = index.entries[entry] as Entry;
    return {
      by,
      text,
      code,
      approximately: [...approximately].map(([asked, found]) => ({ asked, found })),
    };
  });
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A place below one that fits as well says nothing more; a chapter is too wide to say it for its places. */
function withoutRepetitions(sorted: readonly Found[]): Found[] {
  const kept = new Set<string>();
  return sorted.filter(({ node }) => {
    for (let above = node.parent; above; above = above.parent) {
      if (above.level !== 'chapter' && kept.has(above.code)) return false;
    }
    kept.add(node.code);
    return true;
  });
}

/** The places whose names or synonyms have the words of a query, best first. */
export function searchNames(query: string, index: NameIndex): NamesFound {
  const terms = termsOf(query, index);
  const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
  const hits = hitsOf(terms, index);
  const found: Found[] = [];
  for (const [node, fit] of bestEntries(hits, whole, index)) {
    const place = index.nodes[node] as Node;
    const own = hits.best.map((places) => hitOn(places, place, index));
    const recall =
      own.reduce((sum, hit, at) => sum + (hit?.quality ?? 0) * (terms[at] as Term).weight, 0) / whole;
    const score = Math.sqrt(recall) * recall * 0.5 + fit * recall * 0.5;
    found.push({
      node: place,
      score: score * LEVEL[place.level],
      reasons: () => reasonsOf(own, terms, index),
    });
  }
  found.sort((a, b) => b.score - a.score || byCode(a.node.code, b.node.code));
  const least = (found[0]?.score ?? 0) * LEAST_OF_BEST;
  const known = new Set(terms.filter((term) => term.candidates.length > 0).map(({ word }) => word.written));
  return {
    scores: new Map(found.map(({ node, score }) => [node.code, score])),
    found: withoutRepetitions(found.filter(({ score }) => score >= least)),
    unknown: [...new Set(terms.map(({ word }) => word.written))].filter((written) => !known.has(written)),
  };
}
