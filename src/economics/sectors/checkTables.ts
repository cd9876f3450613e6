import { Problem } from '../../base/index.js';
import type { SectorTables } from './tables.js';

/** Value added and inputs may miss a sector's output by this part of it; then they are scaled to it. */
const shareTolerance = 1e-3;
/** A negative input (a correction in the statistics) is kept as it is down to this part of the output. */
const smallNegativeInput = 1e-3;

const bad = (message: string, suggestions: readonly string[] = []) =>
  new Problem('invalidInput', message, suggestions);

const percent = (share: number) => `${(100 * share).toPrecision(4)} %`;

/**
 * Refuses tables that no equilibrium can start from: wrong sizes, negative or missing numbers, tariffs at or
 * below −100 %, elasticities that are not positive, regions or sectors without absorption, output or domestic
 * sales, and value added and inputs that do not make up the output. Names the cell.
 */
export function checkTables(tables: SectorTables): void {
  const N = tables.regions.length;
  const J = tables.sectors.length;
  if (N < 2) throw bad(`the model needs at least two regions, the data have ${N}`);
  if (J < 1) throw bad('the data have no sector');
  for (const [what, names] of [
    ['region', tables.regions],
    ['sector', tables.sectors],
  ] as const) {
    const twice = names.find((name, place) => names.indexOf(name) !== place);
    if (twice !== undefined) throw bad(`the ${what} ${twice} is there twice`);
  }
  const sizes: [string, Float64Array | undefined, number][] = [
    ['trade', tables.trade, J * N * N],
    ['tariffs', tables.tariffs, J * N * N],
    ['elasticities', tables.elasticities, J],
    ['inputs', tables.inputs, N * J * J],
    ['value added', tables.valueAdded, J * N],
    ['final use', tables.finalUse, J * N],
    ['deficits', tables.deficits, N],
  ];
  for (const [name, array, size] of sizes) {
    if (array && array.length !== size) {
      throw bad(`${name}: ${array.length} numbers for ${N} regions and ${J} sectors, ${size} expected`);
    }
  }
  checkElasticities(tables);
  checkTrade(tables);
  checkConnected(tables);
  if (tables.inputs) checkUses(tables, tables.inputs);
  if (tables.valueAdded && !tables.inputs) {
    throw bad('value added is given without inputs', ['give the input–output table as well, or neither']);
  }
  checkFinalUse(tables);
  if (tables.deficits) checkDeficits(tables.regions, tables.deficits);
}

function checkElasticities({ sectors, elasticities }: SectorTables): void {
  for (const [j, sector] of sectors.entries()) {
    const elasticity = elasticities[j] as number;
    if (!(elasticity > 0 && Number.isFinite(elasticity))) {
      throw bad(`the elasticity of sector ${sector} is ${elasticity}: it must be above zero`);
    }
  }
}

/** Throws for a rate that is missing, at or below −100 %, or laid on domestic sales. */
export function checkTariffs(
  { regions, sectors }: Pick<SectorTables, 'regions' | 'sectors'>,
  tariffs: Float64Array,
  what = 'tariff',
): void {
  const N = regions.length;
  for (let cell = 0; cell < tariffs.length; cell++) {
    const rate = tariffs[cell] as number;
    const importer = Math.floor(cell / N) % N;
    const exporter = cell % N;
    if (rate > -1 && rate < Number.POSITIVE_INFINITY && (rate === 0 || importer !== exporter)) continue;
    const where = `${sectors[Math.floor(cell / (N * N))]} from ${regions[exporter]} to ${regions[importer]}`;
    if (importer === exporter && rate > -1) {
      throw bad(`the ${what} on domestic sales (${where}) is ${rate}: it must be zero`);
    }
    throw bad(`the ${what} on ${where} is ${rate}: it must be a rate above −1 (−100 %)`, [
      'write rates as fractions: 0.05 for 5 %',
    ]);
  }
}

function checkTrade(tables: SectorTables): void {
  const { regions, sectors, trade } = tables;
  const N = regions.length;
  const absorption = new Float64Array(N);
  const output = new Float64Array(N);
  const domestic = new Float64Array(N);
  for (const [j, sector] of sectors.entries()) {
    let total = 0;
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const value = trade[(j * N + n) * N + i] as number;
        if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
          throw bad(
            `the trade value of ${sector} from ${regions[i]} to ${regions[n]} is ${value}: negative or missing`,
          );
        }
        total += value;
        absorption[n] = (absorption[n] as number) + value;
        output[i] = (output[i] as number) + value;
        if (i === n) domestic[n] = (domestic[n] as number) + value;
      }
    }
    if (total === 0) throw bad(`sector ${sector} has no trade and no domestic sales at all`);
  }
  for (const [n, region] of regions.entries()) {
    if (absorption[n] === 0)
      throw bad(`region ${region} has no absorption: it buys nothing, not even from itself`);
    if (output[n] === 0) throw bad(`region ${region} has no output: it sells nothing, not even to itself`);
    if (domestic[n] === 0) {
      throw bad(`region ${region} has no domestic sales (rows with ${region} as exporter and importer)`, [
        'domestic sales are gross output less exports',
      ]);
    }
  }
  checkTariffs(tables, tables.tariffs);
}

/** Regions without trade between them, over others or directly, leave their relative wages open. */
function checkConnected({ regions, sectors, trade }: SectorTables): void {
  const N = regions.length;
  const linked = (a: number, b: number) =>
    sectors.some(
      (_, j) => (trade[(j * N + a) * N + b] as number) > 0 || (trade[(j * N + b) * N + a] as number) > 0,
    );
  const seen = new Set([0]);
  for (const a of seen) {
    for (let b = 0; b < N; b++) if (!seen.has(b) && linked(a, b)) seen.add(b);
  }
  for (const [n, region] of regions.entries()) {
    if (!regions.some((_, other) => other !== n && linked(n, other))) {
      throw bad(`${region} trades with no other region`, [
        'leave it out, or put it into a rest of the world',
      ]);
    }
    if (!seen.has(n))
      throw bad(`${region} and ${regions[0]} are in worlds that do not trade with each other`);
  }
}

function checkUses(tables: SectorTables, inputs: Float64Array): void {
  const { regions, sectors, trade, valueAdded } = tables;
  const N = regions.length;
  const J = sectors.length;
  for (const [j, sector] of sectors.entries()) {
    for (const [n, region] of regions.entries()) {
      let output = 0;
      for (let importer = 0; importer < N; importer++) output += trade[(j * N + importer) * N + n] as number;
      let used = 0;
      for (let k = 0; k < J; k++) {
        const input = inputs[(n * J + j) * J + k] as number;
        if (!Number.isFinite(input) || input < -smallNegativeInput * output) {
          throw bad(
            `the input of ${sectors[k]} into ${sector} in ${region} is ${input}: negative beyond ${percent(
              smallNegativeInput,
            )} of output, or missing`,
          );
        }
        used += input;
      }
      const added = valueAdded ? (valueAdded[j * N + n] as number) : output - used;
      if (!(added >= 0 && Number.isFinite(added))) {
        throw bad(
          valueAdded
            ? `the value added of ${sector} in ${region} is ${added}: negative or missing`
            : `the inputs of ${sector} in ${region} exceed its output: ${used} of ${output}`,
        );
      }
      const share = (added + used) / output;
      if (output > 0 && Math.abs(share - 1) > shareTolerance) {
        throw bad(
          `value added and inputs of ${sector} in ${region} make ${percent(share)} of its output ${output}: shares must add to one`,
          ['output is all sales of the sector, at home and abroad, before duties'],
        );
      }
    }
  }
}

function checkFinalUse({ regions, sectors, finalUse }: SectorTables): void {
  if (!finalUse) return;
  const N = regions.length;
  for (const [n, region] of regions.entries()) {
    let total = 0;
    for (const [j, sector] of sectors.entries()) {
      const value = finalUse[j * N + n] as number;
      if (!(value >= 0 && Number.isFinite(value))) {
        throw bad(`the final use of ${sector} in ${region} is ${value}: negative or missing`);
      }
      total += value;
    }
    if (total === 0) throw bad(`region ${region} has no final use`);
  }
}

/** Throws when deficits are missing or do not add up to zero over the world. */
export function checkDeficits(regions: readonly string[], deficits: Float64Array): void {
  let sum = 0;
  let size = 0;
  for (const [n, region] of regions.entries()) {
    const deficit = deficits[n] as number;
    if (!Number.isFinite(deficit)) throw bad(`the deficit of ${region} is ${deficit}: a number is needed`);
    sum += deficit;
    size += Math.abs(deficit);
  }
  if (Math.abs(sum) > 1e-6 * size) {
    throw bad(`the deficits add up to ${sum}: over the world they must add up to zero`);
  }
}

/** Throws for a ratio of trade costs that is missing or not above zero. */
export function checkTradeCosts(
  { regions, sectors }: Pick<SectorTables, 'regions' | 'sectors'>,
  tradeCosts: Float64Array,
): void {
  const N = regions.length;
  for (const [cell, ratio] of tradeCosts.entries()) {
    if (ratio > 0 && Number.isFinite(ratio)) continue;
    const where = `${sectors[Math.floor(cell / (N * N))]} from ${regions[cell % N]} to ${regions[Math.floor(cell / N) % N]}`;
    throw bad(
      `the change of trade costs on ${where} is ${ratio}: a ratio of new to old above zero is needed`,
      ['0.9 for costs 10 % lower'],
    );
  }
}
