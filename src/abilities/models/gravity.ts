import { basename } from 'node:path';
import type { z } from 'zod';
import { Problem } from '../../base/index.js';
import {
  biasCorrection,
  type Columns,
  type Estimation,
  type Family,
  type Formula,
  gravityEstimation,
  parseClusters,
  parseFormula,
  resetTest,
} from '../../economics/index.js';
import type { gravityAnswerSchema } from '../schemas/gravity.js';
import { csvOf } from '../table.js';
import { writeTable } from '../writeTable.js';
import { readColumns } from './readColumns.js';

export interface GravityRequest {
  /** `trade ~ rta + log(dist) | exporter^year + importer^year + pair` */
  readonly formula: string;
  /** path of a CSV (plain or gzip) or Parquet file, a row a trade flow */
  readonly file: string;
  /** poisson (PPML) when absent */
  readonly family?: Family | undefined;
  /** clusters of the standard errors; several for multi-way clusters */
  readonly clusters?: readonly string[] | undefined;
  /** a condition on the cells of a row: "year in (1986, 1990)" */
  readonly where?: string | undefined;
  /** relative change of the deviance to come below; 1e-8 when absent */
  readonly tolerance?: string | undefined;
  readonly keepSingletons?: boolean | undefined;
  readonly biasCorrection?: boolean | undefined;
  readonly reset?: boolean | undefined;
  /** path of a CSV to write, a row a flow */
  readonly predictions?: string | undefined;
  /** path of a CSV to write, a row a fixed effect */
  readonly effects?: string | undefined;
}

export type GravityAnswer = z.infer<typeof gravityAnswerSchema>;

function readTolerance(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const tolerance = Number(text);
  if (text.trim() === '' || !Number.isFinite(tolerance)) {
    throw new Problem('usage', `"${text}" is not a number; write a tolerance such as 1e-8`);
  }
  return tolerance;
}

/** Each column of a table is read from its cells once. */
function remembered(table: Columns): Columns {
  const once = <T>(read: (name: string) => T): ((name: string) => T) => {
    const known = new Map<string, T>();
    return (name) => {
      const value = known.get(name) ?? read(name);
      known.set(name, value);
      return value;
    };
  };
  return {
    ...table,
    numbers: once((name) => table.numbers(name)),
    labels: once((name) => table.labels(name)),
  };
}

const cell = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A row a flow: the columns of the formula, fitted value and linear predictor, blank where the row was not used. */
function predictionsCsv({ estimate }: Estimation, formula: Formula, columns: Columns): string {
  const labels = formula.columns.map((name) => columns.labels(name));
  const rows = Array.from({ length: columns.rows }, (_, row) => [
    ...labels.map(({ codes, levels }) => levels[codes[row] as number] ?? ''),
    cell(estimate.fitted[row] as number),
    cell(estimate.linearPredictor[row] as number),
  ]);
  return csvOf({ columns: [...formula.columns, 'fitted', 'linear_predictor'], rows });
}

/** A row a fixed effect: its set, its level, its value. */
function effectsCsv({ estimate }: Estimation, formula: Formula, columns: Columns): string {
  const rows = (estimate.effectEstimates ?? []).flatMap(({ name, values }, set) => {
    const levels = formula.effects[set]?.labels(columns).levels ?? [];
    return [...values].flatMap((value, level) =>
      Number.isNaN(value) ? [] : [[name, levels[level] ?? '', value]],
    );
  });
  return csvOf({ columns: ['effect', 'level', 'value'], rows });
}

/** JSON has no infinite numbers and no NaN: null stands for a figure that cannot be given. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

/**
 * Estimates a gravity equation on a user's table. Throws Problem `invalidInput` for a table, a formula or cells that cannot
 * be used and where no maximum is found, `usage` for a tolerance that is none.
 */
export async function gravity(request: GravityRequest, signal?: AbortSignal): Promise<GravityAnswer> {
  const formula = parseFormula(request.formula);
  const clusters = request.clusters ?? [];
  const wanted = new Set([
    ...formula.columns,
    ...clusters.flatMap(parseClusters).flatMap(({ columns }) => columns),
  ]);
  const tolerance = readTolerance(request.tolerance);
  const table = await readColumns(request.file, {
    where: request.where,
    columns: (names) => names.filter((name) => wanted.has(name)),
    ...(signal && { signal }),
  });
  const columns = remembered(table);
  const estimation = gravityEstimation(columns, request.formula, {
    clusters,
    effects: request.effects !== undefined,
    keepSingletons: request.keepSingletons ?? false,
    ...(request.family && { family: request.family }),
    ...(tolerance !== undefined && { tolerance }),
  });
  const { fitted, linearPredictor, covariance, effectEstimates, ...estimate } = estimation.estimate;
  const answer = {
    formula: request.formula,
    file: basename(request.file),
    ...(request.where !== undefined && { where: request.where }),
    ...estimate,
    ...(request.biasCorrection && { biasCorrection: biasCorrection(estimation) }),
    ...(request.reset && { reset: resetTest(estimation) }),
  };
  const { file, predictions, effects } = request;
  if (predictions !== undefined) writeTable(predictions, predictionsCsv(estimation, formula, columns), file);
  if (effects !== undefined) writeTable(effects, effectsCsv(estimation, formula, columns), file, predictions);
  return plain(answer) as GravityAnswer;
}
