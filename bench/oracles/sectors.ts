import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { solveSectorTables } from '../../src/abilities/models/equilibrium/solveSectors.js';
import { type Row, row } from './row.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/models/cp2015/', import.meta.url));

/** Table 2 of Caliendo and Parro (2015), published to two decimals, beside ours; all in percent. */
export async function oracles(): Promise<readonly Row[]> {
  if (!existsSync(FOLDER)) return [];
  const published = readFileSync(`${FOLDER}expected_table2.csv`, 'utf8').trim().split('\n').slice(1);
  const rows: Row[] = [];
  for (const removeDeficits of [true, false]) {
    const scenario = removeDeficits ? 'zero_aggregate_deficit' : 'with_aggregate_deficits';
    const { regions } = await solveSectorTables({
      file: `${FOLDER}prepared_trade.csv.gz`,
      elasticities: `${FOLDER}prepared_theta.csv.gz`,
      inputs: `${FOLDER}prepared_intermediate_consumption.csv.gz`,
      valueAdded: `${FOLDER}prepared_value_added.csv.gz`,
      finalUse: `${FOLDER}prepared_final_consumption.csv.gz`,
      deficits: `${FOLDER}prepared_deficit.csv.gz`,
      removeDeficits,
    });
    for (const line of published) {
      const [of, country, terms, volume, welfare, realWage] = line.trim().split(',');
      const region = regions.find(({ id }) => id === country);
      if (of !== scenario || !region) continue;
      const model = `Caliendo–Parro Table 2, ${removeDeficits ? 'deficits removed' : 'deficits kept'}, ${country}`;
      rows.push(
        row(model, 'welfare %', Number(welfare), region.welfare),
        row(model, 'terms of trade %', Number(terms), region.termsOfTrade),
        row(model, 'volume of trade %', Number(volume), region.volumeOfTrade),
        row(model, 'real wage %', Number(realWage), 100 * (region.realWage - 1)),
      );
    }
  }
  return rows;
}
