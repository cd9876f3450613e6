import { basename } from 'node:path';
import type { z } from 'zod';
import { Problem } from '../../base/index.js';
import type { partialAnswerSchema } from '../schemas/partial.js';
import { writeTable } from '../writeTable.js';
import { frameCsv, rowsOf } from './frame.js';
import { armingtonModel } from './partial/armington.js';
import { gsimModel } from './partial/gsim.js';
import { type MarketField, readMarketFields } from './partial/rows.js';
import { smartModel } from './partial/smart.js';
import type { Model, Solved } from './partial/solved.js';

export interface PartialRequest {
  /** path of a CSV (plain or gzip) or Parquet file, a row a line and source */
  readonly file: string;
  readonly model: 'smart' | 'armington' | 'gsim';
  /** a condition on the cells of a row: "line = '870323'" */
  readonly where?: string | undefined;
  /** "value=imports": the column of a field whose name is not known */
  readonly columns?: readonly string[] | undefined;
  /** what the tariffs of the file are; fractions when absent */
  readonly tariffs?: 'fraction' | 'percent' | undefined;
  /** of the columns; a column of the file comes first */
  readonly importDemandElasticity?: string | undefined;
  readonly substitutionElasticity?: string | undefined;
  readonly supplyElasticity?: string | undefined;
  /** of GSIM; exact when absent */
  readonly solution?: 'exact' | 'linear' | undefined;
  /** gives the arithmetic of the source whose trade changes most on the line that changes most */
  readonly explain?: boolean | undefined;
  /** path of a CSV to write, a row a line and source */
  readonly table?: string | undefined;
}

export type PartialAnswer = z.infer<typeof partialAnswerSchema>;

const MODELS: Readonly<Record<PartialRequest['model'], Model>> = {
  smart: smartModel,
  armington: armingtonModel,
  gsim: gsimModel,
};

/** Rows, of lines and their parts, that an answer lists; a table has all. */
const MOST_LISTED = 100_000;

/** The lines by how much their trade changes, the most first. */
function byChange({ lines, count }: Solved): number[] {
  const moved = Float64Array.from({ length: count }, (_, line) =>
    Math.abs(Number(lines.newValue?.(line)) - Number(lines.value?.(line))),
  );
  return Array.from(moved.keys()).sort((a, b) => (moved[b] as number) - (moved[a] as number) || a - b);
}

/** The lines that are listed: all, or those whose trade changes most, in their order. */
function chosen({ parts }: Solved, order: readonly number[]): readonly number[] {
  const sizes = Object.values(parts).map(({ starts }) => starts);
  let rows = 0;
  const end = order.findIndex((line) => {
    rows += sizes.reduce((sum, starts) => sum + (starts[line + 1] as number) - (starts[line] as number), 1);
    return rows > MOST_LISTED;
  });
  return order.slice(0, end < 0 ? order.length : end).sort((a, b) => a - b);
}

/** Lines with their parts. */
const listed = ({ lines, parts }: Solved, which: readonly number[]): Record<string, unknown>[] =>
  which.map((line) => ({
    ...rowsOf(lines, line, line + 1)[0],
    ...Object.fromEntries(
      Object.entries(parts).map(([name, { frame, starts }]) => [
        name,
        rowsOf(frame, starts[line] as number, starts[line + 1] as number),
      ]),
    ),
  }));

/**
 * What a change of tariffs does on the markets of a person's table, in partial equilibrium: SMART, an Armington market or GSIM.
 * Throws Problem `invalidInput` for a table that cannot be read or lacks a column, for cells and elasticities that cannot be, and
 * where a solver does not come to an end; `usage` for a column map or an elasticity that is none.
 */
export async function partial(request: PartialRequest, signal?: AbortSignal): Promise<PartialAnswer> {
  const { file, table: path } = request;
  const model = MODELS[request.model];
  if (request.solution === 'linear' && request.model !== 'gsim') {
    throw new Problem('usage', `only gsim has a linear solution, not ${request.model}`);
  }
  const table = await readMarketFields(request, model.required as readonly MarketField[], signal);
  const solved = model.solve(table, request);
  if (request.explain === true && !solved.explain) {
    throw new Problem(
      'usage',
      `there is no arithmetic of one line in ${request.model}: all prices are found together`,
    );
  }
  if (path !== undefined) writeTable(path, frameCsv(solved.table.frame, solved.table.rows), file);
  const order = byChange(solved);
  const lines = listed(solved, chosen(solved, order));
  const answer = {
    model: request.model,
    ...(request.model === 'gsim' && { solution: request.solution ?? 'exact' }),
    file: basename(file),
    rows: table.rows,
    lines,
    linesNotListed: solved.count - lines.length,
    totals: solved.totals,
    convergence: solved.convergence,
    ...(request.explain === true && { explained: solved.explain?.(order[0] as number) }),
    notes: solved.notes,
    citations: model.sources,
  };
  return answer as unknown as PartialAnswer;
}
