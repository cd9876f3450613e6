import type { z } from 'zod';
import { Problem } from '../../base/index.js';
import type { equilibriumAnswerSchema } from '../schemas/equilibrium.js';
import { writeTable } from '../writeTable.js';
import type { EquilibriumModel } from './equilibrium/model.js';
import { oneSectorModel } from './equilibrium/oneSector.js';
import { caliendoParroModel, multiSectorModel } from './equilibrium/sectors.js';
import { frameCsv } from './frame.js';

export interface EquilibriumRequest {
  /** path of a CSV (plain or gzip) or Parquet file, a row a pair of countries: exporter, importer, trade */
  readonly file: string;
  /** one-sector when absent */
  readonly model?: 'one-sector' | 'caliendo-parro' | 'multi-sector' | undefined;
  /** path of a table of what changes, a row a pair of countries */
  readonly shock?: string | undefined;
  /** a condition on the rows of the file: "year = 2006" */
  readonly where?: string | undefined;
  /** "trade=value": the column of a field whose name is not known */
  readonly columns?: readonly string[] | undefined;
  /** what the tariffs of the files are; fractions when absent */
  readonly tariffs?: 'fraction' | 'percent' | undefined;
  /** the trade elasticity, the elasticity of substitution less one */
  readonly elasticity?: string | undefined;
  /** the elasticity of substitution, in place of the trade elasticity */
  readonly substitutionElasticity?: string | undefined;
  /** 0, an endowment, when absent */
  readonly supplyElasticity?: string | undefined;
  /** what becomes of trade imbalances; additive when absent */
  readonly closure?: 'balanced' | 'additive' | 'multiplicative' | 'removed' | undefined;
  /** full when absent; conditional holds outputs and expenditures */
  readonly mode?: 'full' | 'conditional' | undefined;
  /** the country whose price index is held at one; world output is when absent */
  readonly reference?: string | undefined;
  readonly tolerance?: string | undefined;
  /** effect on the trade-cost term of every pair of the shock */
  readonly effect?: string | undefined;
  /** of that effect, for draws */
  readonly standardError?: string | undefined;
  /** path of a table of coefficients: name, estimate, and a standard error or covariances */
  readonly coefficients?: string | undefined;
  /** starts from trade as the coefficients fit it */
  readonly fitted?: boolean | undefined;
  /** how many times the coefficients are drawn */
  readonly draws?: string | undefined;
  /** of the draws; 1 when absent */
  readonly seed?: string | undefined;
  /** countries, or unions as EU=DEU+FRA, whose best tariffs are found; several play Nash */
  readonly optimal?: readonly string[] | undefined;
  /** lets countries have no sales at home */
  readonly zeroDomesticSales?: boolean | undefined;
  /** path of a table of trade elasticities by sector, in place of one for all */
  readonly elasticities?: string | undefined;
  /** which set of elasticities, where the table holds several */
  readonly elasticitySet?: string | undefined;
  /** path of an input–output table */
  readonly inputs?: string | undefined;
  /** path of a table of value added; output less inputs when absent */
  readonly valueAdded?: string | undefined;
  /** path of a table of final use; what inputs leave of purchases when absent */
  readonly finalUse?: string | undefined;
  /** path of a table of deficits to be held; those of trade when absent */
  readonly deficits?: string | undefined;
  /** closes deficits before the change, as the closure `balanced` does */
  readonly removeDeficits?: boolean | undefined;
  /** a fraction, or none */
  readonly tariffCeiling?: string | undefined;
  /** sectors whose tariffs count as zero, or none; those that the table of elasticities names as services when absent */
  readonly services?: readonly string[] | undefined;
  /** values of the trade table include duties */
  readonly dutiesIncluded?: boolean | undefined;
  /** a country whose welfare is split by sector and by partner */
  readonly breakdown?: string | undefined;
  /** path of a CSV of the trade flows to write */
  readonly table?: string | undefined;
}

export type EquilibriumAnswer = z.infer<typeof equilibriumAnswerSchema>;

const MODELS: Readonly<Record<NonNullable<EquilibriumRequest['model']>, EquilibriumModel>> = {
  'one-sector': oneSectorModel,
  'caliendo-parro': caliendoParroModel,
  'multi-sector': multiSectorModel,
};

/** Throws Problem `usage` for what is given and of no use to the model. */
function checkUse(request: EquilibriumRequest, name: string, { takes }: EquilibriumModel): void {
  for (const [field, value] of Object.entries(request)) {
    const given = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
    if (!given || field === 'file' || field === 'model') continue;
    if (takes.includes(field as keyof EquilibriumRequest)) continue;
    const others = Object.entries(MODELS).filter(([, model]) => model.takes.includes(field as never));
    const option = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new Problem(
      'usage',
      `the model ${name} has no use for --${option}`,
      others.map(([other]) => `--model ${other}`),
    );
  }
}

/**
 * The general equilibrium after a change of trade costs or tariffs, as ratios new to old. Throws Problem `invalidInput`
 * for tables and cells that cannot be used, for elasticities out of range and where a solver does not come to an end,
 * `usage` for options that are none or do not go together.
 */
export async function equilibrium(
  request: EquilibriumRequest,
  signal?: AbortSignal,
): Promise<EquilibriumAnswer> {
  const { table } = request;
  const name = request.model ?? 'one-sector';
  checkUse(request, name, MODELS[name]);
  const { answer, trade } = await MODELS[name].solve(request, signal);
  if (table !== undefined) {
    const { file, shock, coefficients, inputs, valueAdded, finalUse, elasticities, deficits } = request;
    const read = [file, shock, coefficients, inputs, valueAdded, finalUse, elasticities, deficits];
    writeTable(table, frameCsv(trade.frame, trade.rows), ...read);
  }
  return answer;
}
