import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FOLDER = fileURLToPath(new URL('../../../shared/data/models/', import.meta.url));

/** Whether the data of published models are at hand. */
export const MODELS_PRESENT = existsSync(FOLDER);
/** To be put behind the name of a test that needs them. */
export const MODELS_NOTE = MODELS_PRESENT ? '' : ' (not compared: ../shared/data/models is not here)';

export type ModelRow = Readonly<Record<string, string>>;

/** Rows of a table of ../shared/data/models, plain or gzip; none of its cells is quoted. */
export function modelRows(path: string): ModelRow[] {
  const bytes = readFileSync(join(FOLDER, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

export interface Square {
  readonly countries: readonly string[];
  /** n × n of a column; 0 where a pair has no row */
  matrix(of: (row: ModelRow) => number): Float64Array;
}

/** Rows by exporter and importer as square matrices, countries in alphabetic order. */
export function square(rows: readonly ModelRow[]): Square {
  const countries = [
    ...new Set(rows.flatMap(({ exporter = '', importer = '' }) => [exporter, importer])),
  ].sort();
  const place = new Map(countries.map((country, i) => [country, i]));
  return {
    countries,
    matrix(of) {
      const cells = new Float64Array(countries.length ** 2);
      for (const row of rows) {
        const i = place.get(row.exporter ?? '') ?? 0;
        const j = place.get(row.importer ?? '') ?? 0;
        cells[i * countries.length + j] = of(row);
      }
      return cells;
    },
  };
}

/** The 44 economies of 2000 and the effect of the EU's enlargement on their trade-cost terms. */
export function euEnlargement() {
  const { countries, matrix } = square(
    modelRows('wiod44/trade_wiod44.csv.gz').filter(({ year }) => year === '2000'),
  );
  const pairs = new Set(
    modelRows('wiod44/eu_enlargement_pairs.csv').map(({ exporter, importer }) => `${exporter} ${importer}`),
  );
  return {
    countries,
    trade: matrix(({ trade }) => Number(trade)),
    joins: matrix(({ exporter, importer }) => (pairs.has(`${exporter} ${importer}`) ? 1 : 0)),
    coefficient: 0.224249,
    welfare: new Map(
      modelRows('wiod44/expected_eu_enlargement_welfare_2000.csv').map((row) => [
        row.country ?? '',
        Number(row.welfare_ratio_additive_deficit),
      ]),
    ),
  };
}

/** The 69 countries of 2006 as in the second chapter of the Advanced Guide, and its results without borders. */
export function withoutBorders() {
  const { countries, matrix } = square(
    modelRows('agtpa/agtpa_applications.csv.gz').filter(({ year }) => year === '2006'),
  );
  const published = (parameter: string): number =>
    Number(
      modelRows('agtpa/expected_ge_parameters.csv').find(
        (row) => row.application === 'ch2_app1_trade_without_border' && row.parameter === parameter,
      )?.value,
    );
  return {
    countries,
    trade: matrix(({ trade }) => Number(trade)),
    distance: matrix(({ dist }) => Math.log(Number(dist))),
    contiguity: matrix(({ cntg }) => Number(cntg)),
    border: matrix(({ exporter, importer }) => (exporter === importer ? 0 : 1)),
    coefficients: { border: published('INTL_BRDR'), contiguity: published('CNTG') },
    substitutionElasticity: published('sigma'),
    results: modelRows('agtpa/expected_ch2_app1_trade_without_border.csv'),
  };
}

/** The 30 countries of the sample of gegravity with their outputs, expenditures and gravity variables. */
export function gegravitySample() {
  const rows = modelRows('gegravity-sample/sample_data_set.csv');
  const { countries, matrix } = square(rows);
  const variables = ['lndist', 'contiguity', 'common_language', 'pta', 'international'] as const;
  const total = (side: 'exporter' | 'importer', column: 'Y' | 'E') =>
    Float64Array.from(countries, (country) => Number(rows.find((row) => row[side] === country)?.[column]));
  return {
    countries,
    trade: matrix(({ trade }) => Number(trade)),
    output: total('exporter', 'Y'),
    expenditure: total('importer', 'E'),
    variables: Object.fromEntries(
      variables.map((name) => [name, matrix((row) => Number(row[name]))]),
    ) as Record<(typeof variables)[number], Float64Array>,
  };
}

/**
 * The 194 economies of 2023 with the tariffs that the United States announced on 2 April 2025. Sales at home are GDP less
 * exports, 0 where exports exceed it (The Gambia and the Marshall Islands): GDP is value added and exports are not, so
 * small open countries are shown as more open than they are. Trade in thousand USD.
 */
export function liberationDay() {
  const rows = modelRows('liberation-day/countries.csv');
  const countries = rows.map(({ iso3 = '' }) => iso3);
  const size = countries.length;
  const place = new Map(countries.map((country, i) => [country, i]));
  const trade = new Float64Array(size * size);
  for (const { exporter = '', importer = '', value } of modelRows('liberation-day/trade_2023.csv.gz')) {
    trade[(place.get(exporter) ?? 0) * size + (place.get(importer) ?? 0)] = Number(value);
  }
  const us = place.get('USA') ?? 0;
  const announced = new Float64Array(size * size);
  for (const [i, row] of rows.entries()) {
    let exports = 0;
    for (let j = 0; j < size; j++) exports += j === i ? 0 : (trade[i * size + j] ?? 0);
    trade[i * size + i] = Math.max(0, Number(row.gdp_usd) / 1000 - exports);
    if (i !== us) announced[i * size + us] = Math.max(0.1, Number(row.us_tariff_announced));
  }
  const retaliated = announced.slice();
  for (let i = 0; i < size; i++) if (i !== us) retaliated[us * size + i] = announced[i * size + us] ?? 0;
  return { countries, trade, us, announced, retaliated };
}
