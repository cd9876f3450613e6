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

/** Columns of the published results of Ignatenko et al. (2025), per cent but the last. */
export interface LiberationResult {
  readonly welfare: number;
  readonly exports: number;
  readonly imports: number;
  readonly employment: number;
  readonly prices: number;
}

/**
 * The 194 economies as Ignatenko, Macedoni, Lashkaripour and Simonovska (2025) set them up. A part ν of what is spent on
 * goods stays with sellers at home, one for the United States and one for all others, so that it is 26 % and 12 % of what
 * each produces or buys in two regions; sales at home are GDP plus the deficit less imports, or 0. Results are those of the
 * authors' own run for the announced tariffs (file output_map.csv of their replication package, all digits).
 */
export function liberationDayWithSellers() {
  const { countries, trade: flows, us, announced, retaliated } = liberationDay();
  const size = countries.length;
  const income = modelRows('liberation-day/countries.csv').map((row) => Number(row.gdp_usd) / 1000);
  const trade = flows.map((flow, cell) => (cell % (size + 1) === 0 ? 0 : flow));
  const region = (i: number) => (i === us ? 1 : 0);
  const between = [0, 0, 0, 0];
  const regions = [0, 0];
  for (const [cell, flow] of trade.entries()) {
    const [i, j] = [region(Math.floor(cell / size)), region(cell % size)];
    between[2 * i + j] = (between[2 * i + j] ?? 0) + flow;
  }
  for (const [i, value] of income.entries()) regions[region(i)] = (regions[region(i)] ?? 0) + value;
  const [inner = 0, toUs = 0, fromUs = 0, home = 0] = between;
  const gap = ([others, own]: readonly [number, number]): [number, number] => {
    const spentOthers =
      (regions[0] ?? 0) + (1 - others) * (inner + fromUs - (1 - others) * inner - (1 - own) * toUs);
    const spentUs = (regions[1] ?? 0) + (1 - own) * (toUs + home - (1 - others) * fromUs - (1 - own) * home);
    const keptOthers = (spentOthers - fromUs) / (spentOthers - fromUs + toUs);
    const keptUs = (spentUs - toUs) / (spentUs - toUs + fromUs);
    return [(1 - keptOthers) * own + keptOthers * others - 0.12, keptUs * own + (1 - keptUs) * others - 0.26];
  };
  let local: [number, number] = [0.1, 0.24];
  for (let step = 0; step < 60; step++) {
    const [a, b] = gap(local);
    const h = 1e-7;
    const [a1, b1] = gap([local[0] + h, local[1]]);
    const [a2, b2] = gap([local[0], local[1] + h]);
    const [p, q, r, s] = [(a1 - a) / h, (a2 - a) / h, (b1 - b) / h, (b2 - b) / h];
    const determinant = p * s - q * r;
    local = [local[0] - (s * a - q * b) / determinant, local[1] - (p * b - r * a) / determinant];
  }
  const localShare = Float64Array.from(countries, (_, i) => local[region(i)] ?? 0);
  for (let i = 0; i < size; i++) {
    let [bought, earned] = [0, 0];
    for (let j = 0; j < size; j++) {
      bought += trade[j * size + i] ?? 0;
      earned += (1 - (localShare[j] ?? 0)) * (i === j ? 0 : (trade[i * size + j] ?? 0));
    }
    const spent = (income[i] ?? 0) + (1 - (localShare[i] ?? 0)) * (bought - earned);
    trade[i * size + i] = Math.max(0, spent - bought);
  }
  const theta = 4 / 0.67;
  const results: Readonly<Record<string, LiberationResult>> = {
    USA: {
      welfare: 1.13071239738307,
      exports: -52.7123095310563,
      imports: -43.5762821134122,
      employment: 0.317854754606017,
      prices: 12.8100598869917,
    },
    CHN: {
      welfare: -1.13256221236169,
      exports: -3.93319574557066,
      imports: -6.98961077950988,
      employment: -0.169567550912741,
      prices: -5.92621916873325,
    },
    CAN: {
      welfare: -0.995790786422912,
      exports: -6.99704537347875,
      imports: -6.92891615269006,
      employment: -0.330049693207024,
      prices: 0.812104281131898,
    },
    DEU: {
      welfare: -0.733115774342175,
      exports: -1.57582149171296,
      imports: -2.03181321123422,
      employment: -0.13604816852355,
      prices: -4.5998695025892,
    },
    JPN: {
      welfare: -0.291379807186765,
      exports: -6.43101929650222,
      imports: -4.38510051681896,
      employment: -0.12429665981124,
      prices: -5.24645238099951,
    },
    VNM: {
      welfare: -11.0228558417723,
      exports: -5.05052058201156,
      imports: -7.14277000713899,
      employment: -1.76478312250988,
      prices: -5.50251789977234,
    },
  };
  return {
    countries,
    trade,
    us,
    announced,
    retaliated,
    results,
    options: {
      tradeElasticity: 4,
      labourSupplyElasticity: 0.5,
      scaleElasticity: 0.67 / 4,
      localShare,
      passThrough: localShare.map((share) => (1 + theta) / ((1 - share) * theta) - 1 / theta),
      rebate: 'incomeTax',
    } as const,
  };
}
