import { Problem } from '../../../base/index.js';
import { type Blocks, blocksOf } from '../effects/blocks.js';
import type { FixedEffect } from '../effects/fixedEffect.js';
import type { Estimation } from '../estimate.js';

/** A three-way panel as the bias correction sees it: for each directed pair its rows over time. */
export interface ThreeWayPanel {
  readonly exporters: number;
  readonly importers: number;
  readonly periods: number;
  readonly pairs: number;
  /** rows of each pair: from start[pair] to start[pair + 1] in `rows`, places in the layout */
  readonly start: Int32Array;
  readonly rows: Int32Array;
  /** of each row of the layout */
  readonly period: Int32Array;
  readonly exporterPeriod: Int32Array;
  readonly importerPeriod: Int32Array;
  readonly exporterOf: Int32Array;
  readonly importerOf: Int32Array;
  readonly exporterPeriods: number;
  readonly importerPeriods: number;
  readonly pairEffect: FixedEffect;
}

const WANTED = 'the bias correction needs effects exporter^year + importer^year + exporter^importer';

function inLayout(codes: Int32Array, order: Int32Array): Int32Array {
  return order.map((row) => codes[row] as number);
}

interface Roles {
  readonly pairEffect: FixedEffect;
  readonly exporterEffect: FixedEffect;
  readonly importerEffect: FixedEffect;
  readonly years: Blocks;
  readonly exporters: Blocks;
  readonly importers: Blocks;
}

/**
 * Any two of the three effects share a factor, whose levels are the blocks of the two: exporters, importers or periods.
 * Nothing in the rows tells which is which, so the pairs are those written last, or alone without ^. Undefined for pairs
 * without a direction, which share no factor with the others.
 */
function rolesOf(effects: readonly FixedEffect[]): Roles | undefined {
  const whole = effects.filter(({ name }) => !name.includes('^'));
  const pairEffect = (whole.length === 1 ? whole[0] : effects[2]) as FixedEffect;
  const [exporterEffect, importerEffect] = effects.filter((effect) => effect !== pairEffect) as [
    FixedEffect,
    FixedEffect,
  ];
  const years = blocksOf(exporterEffect, importerEffect);
  const exporters = blocksOf(exporterEffect, pairEffect);
  const importers = blocksOf(importerEffect, pairEffect);
  if (Math.min(years.count, exporters.count, importers.count) < 2) return undefined;
  return { pairEffect, exporterEffect, importerEffect, years, exporters, importers };
}

/**
 * Sees the panel in the three effects: the two that fall into a block a period, and the pairs that tie the periods of one
 * exporter and of one importer together. Throws Problem `invalidInput` for other effects, for pairs without direction, for
 * more periods than countries (the correction is for many countries) and for two rows of one pair and period.
 */
export function threeWayPanel({ fit, sample, settings }: Estimation): ThreeWayPanel {
  const { layout } = fit;
  if (settings.family !== 'poisson') {
    throw new Problem('invalidInput', `${WANTED} in a Poisson model; least squares have no such bias`);
  }
  if (sample.effects.length !== 3 || layout.redundant.length > 0) throw new Problem('invalidInput', WANTED);
  const roles = rolesOf(sample.effects);
  if (!roles) {
    throw new Problem('invalidInput', `${WANTED}: pairs with a direction over at least two periods`, [
      'write exporter^importer in place of symmetric pairs',
    ]);
  }
  const { pairEffect, exporterEffect, importerEffect, years, exporters, importers } = roles;
  if (years.count > Math.min(exporters.count, importers.count)) {
    throw new Problem(
      'invalidInput',
      `the bias correction is for fewer periods than countries; ${exporterEffect.name} and ${importerEffect.name} share ${years.count} periods, with ${exporters.count} exporters and ${importers.count} importers`,
      [`write the effects of pairs last: ${pairEffect.name} is taken for them`],
    );
  }
  const pair = inLayout(pairEffect.codes, layout.order);
  const exporterPeriod = inLayout(exporterEffect.codes, layout.order);
  const importerPeriod = inLayout(importerEffect.codes, layout.order);
  const period = exporterPeriod.map((code) => years.ofFirst[code] as number);
  const { start, rows } = rowsByPair(pair, pairEffect.count);
  const seen = new Int32Array(years.count).fill(-1);
  for (let place = 0; place < pairEffect.count; place += 1) {
    for (let at = start[place] as number; at < (start[place + 1] as number); at += 1) {
      const own = period[rows[at] as number] as number;
      if (seen[own] === place) {
        throw new Problem(
          'invalidInput',
          `${WANTED}, one row for each pair and period; a pair has two in one period`,
        );
      }
      seen[own] = place;
    }
  }
  return {
    exporters: exporters.count,
    importers: importers.count,
    periods: years.count,
    pairs: pairEffect.count,
    start,
    rows,
    period,
    exporterPeriod,
    importerPeriod,
    exporterOf: exporters.ofSecond,
    importerOf: importers.ofSecond,
    exporterPeriods: exporterEffect.count,
    importerPeriods: importerEffect.count,
    pairEffect,
  };
}

function rowsByPair(pair: Int32Array, pairs: number): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(pairs + 1);
  for (const code of pair) start[code + 1] = (start[code + 1] as number) + 1;
  for (let code = 0; code < pairs; code += 1)
    start[code + 1] = (start[code + 1] as number) + (start[code] as number);
  const next = Int32Array.from(start);
  const rows = new Int32Array(pair.length);
  for (let row = 0; row < pair.length; row += 1) {
    const code = pair[row] as number;
    rows[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  return { start, rows };
}
