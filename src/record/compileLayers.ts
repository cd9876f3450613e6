import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { type PlainDate, Problem } from '../base/index.js';
import type { LayerFacts, LayersFacts } from '../law/layers/index.js';
import type { FeesFacts } from '../law/stack/index.js';
import { readYaml } from './readYaml.js';
import { shown } from './shown.js';

const asked = z.union([z.string(), z.object({ question: z.string(), products: z.array(z.string()) })]);

/** What the checks below rely on; the whole form is in facts/schema, which `npm run check:facts` applies. */
const layersFile = z.looseObject({
  importer: z.enum(['JP', 'US']),
  lists: z.array(z.looseObject({ id: z.string(), codes: z.array(z.string()).optional() })),
  questions: z.array(z.looseObject({ id: z.string(), products: z.array(z.string()).optional() })),
  layers: z.array(
    z.looseObject({
      id: z.string(),
      family: z.string(),
      years: z.array(z.object({ from: z.string(), to: z.string(), percent: z.string() })).optional(),
      products: z.array(z.string()).optional(),
      except: z.array(z.string()).optional(),
      if: z.array(asked).optional(),
      unless: z.array(asked).optional(),
      insteadOf: z.array(z.string()).optional(),
    }),
  ),
});

const feesFile = z.looseObject({ importer: z.enum(['JP', 'US']), lowValue: z.looseObject({}) });

/** The codes of the lists by id. */
function readProducts(path: string): Map<string, string[]> {
  const rows: string[][] = parseCsv(readFileSync(path), { from_line: 2 });
  const lists = new Map<string, string[]>();
  for (const [i, [list = '', code = '']] of rows.entries()) {
    if (!/^\d{2,10}$/.test(code)) {
      throw new Problem('brokenData', `${path}, row ${i + 2}: "${code}" is no code of two to ten digits`);
    }
    lists.set(list, [...(lists.get(list) ?? []), code]);
  }
  return lists;
}

/** Every name that the layers use must be there. */
function checkNames(facts: LayersFacts, path: string): void {
  const known = {
    list: new Set(facts.lists.map(({ id }) => id)),
    question: new Set(facts.questions.map(({ id }) => id)),
    family: new Set(facts.layers.map(({ family }) => family)),
  };
  const used = new Set<string>();
  const check = (kind: keyof typeof known, names: readonly string[] | undefined, at: string): void => {
    for (const name of names ?? []) {
      used.add(`${kind} ${name}`);
      if (!known[kind].has(name))
        throw new Problem('brokenData', `${path}: ${at} names no ${kind} "${name}"`);
    }
  };
  for (const { id, products, except, if: conditions = [], unless = [], insteadOf } of facts.layers) {
    check('list', products, id);
    check('list', except, id);
    for (const each of [...conditions, ...unless]) {
      check('question', [typeof each === 'string' ? each : each.question], id);
      if (typeof each !== 'string') check('list', each.products, id);
    }
    check('family', insteadOf, id);
  }
  for (const { id, products } of facts.questions) check('list', products, id);
  for (const kind of ['list', 'question'] as const) {
    const idle = [...known[kind]].find((name) => !used.has(`${kind} ${name}`));
    if (idle !== undefined) throw new Problem('brokenData', `${path}: no layer uses the ${kind} "${idle}"`);
  }
  for (const { id, codes } of facts.lists) {
    if (codes.length === 0) throw new Problem('brokenData', `${path}: the list ${id} has no codes`);
  }
}

interface InYears extends Omit<LayerFacts, 'charge'> {
  readonly charge: Omit<LayerFacts['charge'], 'percent'> & { readonly percent?: string };
  readonly years?: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly percent: string }[];
}

/** A layer whose rate is set by year is a layer of its own in each. */
function ofEachYear({ years, ...layer }: InYears, path: string): LayerFacts[] {
  if (!years) return [layer as LayerFacts];
  return years.map(({ from, to, percent }, i) => {
    const before = years[i - 1];
    if (to < from || (before && from <= before.to))
      throw new Problem('brokenData', `${path}: the years of ${layer.id} are not in order`);
    return {
      ...layer,
      id: `${layer.id}-${from.slice(0, 4)}`,
      from,
      to,
      charge: { ...layer.charge, percent },
    };
  });
}

/** The duties on top of the schedules of `facts/layers/`, each with its products. */
export function compileLayers(facts: string): LayersFacts[] {
  const folder = join(facts, 'layers');
  const products = readProducts(join(folder, 'products.csv'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const read = JSON.parse(JSON.stringify(readYaml(path, layersFile), shown));
      const lists = read.lists.map((list: { id: string; codes?: string[] }) => ({
        ...list,
        codes: list.codes ?? products.get(list.id) ?? [],
      }));
      const layers = read.layers.flatMap((layer: InYears) => ofEachYear(layer, path));
      const whole: LayersFacts = { ...read, lists, layers };
      checkNames(whole, path);
      return whole;
    });
}

/** The fees and taxes of `facts/fees/`. */
export const compileFees = (facts: string): FeesFacts[] =>
  ['jp.yaml', 'us.yaml'].map((name) =>
    JSON.parse(JSON.stringify(readYaml(join(facts, 'fees', name), feesFile), shown)),
  );
