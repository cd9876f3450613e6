import { elasticities, ofGroups } from '../elasticity.js';
import type { Frame } from '../frame.js';
import type { ReadMarkets } from './readMarkets.js';
import type { MarketFields } from './rows.js';
import type { ModelQuestion } from './solved.js';

/** What the elasticities of a model are called, and what one of supply is where nothing says. */
export interface ElasticityNames {
  readonly demand: string;
  readonly supply: string;
  readonly supplyOtherwise?: number;
}

/** The elasticities of markets: demand and substitution by line, supply by source. */
export function marketElasticities(
  table: MarketFields,
  { order, lineOf, lines, named }: ReadMarkets,
  question: ModelQuestion,
  { demand, supply, supplyOtherwise = Number.NaN }: ElasticityNames,
) {
  const sorted = (cells: Float64Array): Float64Array =>
    Float64Array.from(order, (row) => cells[row] as number);
  const byLine = (what: string, cells: Float64Array): Float64Array =>
    ofGroups(
      sorted(cells),
      lineOf,
      lines.length,
      (a, b) => `${what} differs within a line, in ${named.row(a)} and ${named.row(b)}`,
    );
  const substitution = 'the elasticity of substitution';
  return {
    demandElasticity: byLine(
      demand,
      elasticities(table, {
        field: 'import_demand_elasticity',
        what: demand,
        text: question.importDemandElasticity,
        option: '--import-demand-elasticity',
      }),
    ),
    substitutionElasticity: byLine(
      substitution,
      elasticities(table, {
        field: 'substitution_elasticity',
        what: substitution,
        text: question.substitutionElasticity,
        option: '--substitution-elasticity',
      }),
    ),
    supplyElasticity: sorted(
      elasticities(table, {
        field: 'supply_elasticity',
        what: supply,
        text: question.supplyElasticity,
        option: '--supply-elasticity',
        otherwise: supplyOtherwise,
      }),
    ),
  };
}

/** The frames of markets: lines by their names, sources within them, and both as one table. */
export function marketFrames({ lines, lineOf, order, markets }: ReadMarkets, ofLine: Frame, sources: Frame) {
  const line = (at: number): string | null => lines[at]?.line ?? null;
  const importer = (at: number): string | null => lines[at]?.importer ?? null;
  return {
    lines: { line, importer, ...ofLine },
    count: lines.length,
    parts: { sources: { frame: sources, starts: markets.lineStart } },
    table: {
      frame: {
        line: (row: number) => line(lineOf[row] as number),
        importer: (row: number) => importer(lineOf[row] as number),
        ...sources,
      },
      rows: order.length,
    },
  };
}
