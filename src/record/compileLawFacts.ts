import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { Problem } from '../base/index.js';
import { checkQuotaFacts, type QuotaFacts } from '../law/quota/index.js';
import {
  checkSafeguardFacts,
  readVolumes,
  type SafeguardFacts,
  type VolumeRow,
  volumeRowsOf,
} from '../law/safeguard/index.js';
import { compileFees, compileLayers } from './compileLayers.js';
import { compileValuation } from './compileValuation.js';
import { type ConcordancePair, FACT_SEGMENTS, type Ladders, type SafeguardVolumes } from './lawFacts.js';
import { readYaml } from './readYaml.js';
import { shown } from './shown.js';

const list = z.array(z.looseObject({}));
const dated = z.array(
  z.looseObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable().optional() }),
);

/** What the checks of the law rely on; the whole form is in facts/schema, which `npm run check:facts` applies. */
const safeguardFile = z.looseObject({
  id: z.string(),
  name: z.object({ en: z.string(), ja: z.string() }),
  inForce: z.looseObject({ from: z.iso.date() }),
  counting: z.looseObject({ season: z.object({ from: z.string(), to: z.string() }), unit: z.string() }),
  triggers: z.array(z.looseObject({ id: z.string(), years: dated })),
  conditions: z.array(z.looseObject({ from: z.iso.date(), allOf: list })),
  durations: list,
  rates: dated,
  following: z.looseObject({ rates: dated }),
  taken: dated,
});

const quotaFile = z.looseObject({
  id: z.string(),
  name: z.object({ en: z.string(), ja: z.string() }),
  inForce: z.looseObject({ from: z.iso.date(), to: z.iso.date().nullable() }),
  calendar: z.looseObject({ kind: z.enum(['calendarYear', 'japaneseFiscalYear', 'agreementYear']) }),
  volumes: dated,
  filled: dated,
});

/** The files of a folder, each named after the id in it. */
function readFolder<T extends { readonly id: string }>(
  folder: string,
  schema: z.ZodType,
  check: (facts: T) => void,
): T[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((file) => {
    const facts: T = JSON.parse(JSON.stringify(readYaml(join(folder, file), schema), shown));
    if (`${facts.id}.yaml` !== file) {
      throw new Problem('brokenData', `${join(folder, file)} is named otherwise than its id "${facts.id}"`);
    }
    check(facts);
    return facts;
  });
}

/** A volume without a source would have no grade to show. */
const NO_SOURCE = { evidence: 'unverified', citation: { title: 'facts/volumes', locator: '' } } as const;

function readVolumeFile(path: string, facts: SafeguardFacts): readonly VolumeRow[] {
  try {
    const records: Record<string, string>[] = parseCsv(readFileSync(path), { columns: true, bom: true });
    const rows = volumeRowsOf(records, NO_SOURCE);
    readVolumes(rows, facts);
    return rows;
  } catch (error) {
    throw new Problem('brokenData', `${path}: ${(error as Error).message}`);
  }
}

function readAllVolumes(folder: string, safeguards: readonly SafeguardFacts[]): SafeguardVolumes[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return files.sort().map((file) => {
    const facts = safeguards.find(({ id }) => `${id}.csv` === file);
    if (!facts) throw new Problem('brokenData', `${join(folder, file)} is named after no safeguard`);
    return { safeguard: facts.id, rows: readVolumeFile(join(folder, file), facts) };
  });
}

const ladderFile = z.object({
  ladders: z.array(
    z.looseObject({
      id: z.string(),
      instruments: z.array(z.string()),
      products: z.array(z.string()),
      steps: z.array(z.looseObject({ year: z.int().positive() })).min(1),
    }),
  ),
});

/** The ladders of `facts/staging/`, each id once and its years in order. */
export function readLadders(path: string): Ladders {
  const { ladders } = JSON.parse(JSON.stringify(readYaml(path, ladderFile), shown)) as { ladders: Ladders };
  const ids = new Set<string>();
  for (const { id, steps } of ladders) {
    if (ids.has(id)) throw new Problem('brokenData', `${path}: the ladder "${id}" is there twice`);
    ids.add(id);
    if (steps.some(({ year }, i) => i > 0 && year <= (steps[i - 1]?.year ?? 0))) {
      throw new Problem('brokenData', `${path}: the years of the ladder "${id}" are not in order`);
    }
  }
  return ladders;
}

function readConcordance(path: string): ConcordancePair[] {
  const rows: string[][] = parseCsv(readFileSync(path), { from_line: 2 });
  return rows.map((row, i): ConcordancePair => {
    const [hs2022 = '', hs2017 = '', relation = '', others = ''] = row;
    if (!/^\d{6},(\d{6})?,[1n]:[1n],\d*$/.test(row.join()) || (hs2017 === '' && others === '')) {
      throw new Problem('brokenData', `${path}, row ${i + 2}: ${row.join(',')} is no pair of subheadings`);
    }
    return [hs2022, hs2017, relation, Number(others)];
  });
}

/** The facts of the law other than schedules, checked, as segments of the record. */
export function compileLawFacts(facts: string): Map<string, unknown> {
  const safeguards = readFolder<SafeguardFacts>(
    join(facts, 'safeguards'),
    safeguardFile,
    checkSafeguardFacts,
  );
  const quotas = readFolder<QuotaFacts>(join(facts, 'quotas'), quotaFile, checkQuotaFacts);
  return new Map<string, unknown>([
    [FACT_SEGMENTS.safeguards, safeguards],
    [FACT_SEGMENTS.quotas, quotas],
    [FACT_SEGMENTS.volumes, readAllVolumes(join(facts, 'volumes'), safeguards)],
    [FACT_SEGMENTS.ladders, readLadders(join(facts, 'staging', 'ladders.yaml'))],
    [FACT_SEGMENTS.layers, compileLayers(facts)],
    [FACT_SEGMENTS.fees, compileFees(facts)],
    [FACT_SEGMENTS.valuation, compileValuation(facts)],
    [FACT_SEGMENTS.concordance, readConcordance(join(facts, 'concordance', 'hs2022-hs2017.csv'))],
  ]);
}
