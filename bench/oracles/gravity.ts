import { estimateGravity } from '../../src/economics/index.js';
import { agtpa, hasAgtpa, PRINTED_YEARS } from '../../test/helpers/agtpa.js';
import { type Row, row } from './row.js';

const PAIR = ['pair_id'];

/** Published gravity estimates of the AGTPA panel beside ours. */
export function oracles(): readonly Row[] {
  if (!hasAgtpa) return [];
  const international = estimateGravity(
    agtpa(PRINTED_YEARS, false),
    'trade ~ log(dist) + cntg + lang + clny | exporter^year + importer^year',
    { clusters: PAIR },
  );
  const threeWay = estimateGravity(
    agtpa(PRINTED_YEARS),
    'trade ~ rta | exporter^year + importer^year + pair_id',
    { clusters: PAIR },
  );
  const border = estimateGravity(
    agtpa([2006]),
    'trade ~ log(dist) + cntg + (exporter != importer) | exporter + importer',
  );
  const table1 = 'PPML, AGTPA Table 1 (4), international pairs';
  const table3 = 'PPML, AGTPA Table 3 (4), three-way';
  const chapter2 = 'PPML, AGTPA chapter 2 application 1, 2006';
  const of = (estimate: typeof border, name: string) =>
    estimate.coefficients.find((each) => each.name === name) ?? {
      estimate: Number.NaN,
      standardErrors: { none: Number.NaN, clusters: Number.NaN, smallSample: Number.NaN },
    };
  const rta = of(threeWay, 'rta');
  const distance = of(international, 'log(dist)');
  const inter = of(border, '(exporter != importer)');
  return [
    row(table1, 'log(dist)', -0.841, distance.estimate),
    row(table1, 'log(dist), s.e.', 0.032, distance.standardErrors.clusters),
    row(table1, 'cntg', 0.437, of(international, 'cntg').estimate),
    row(table1, 'lang', 0.247, of(international, 'lang').estimate),
    row(table1, 'clny', -0.222, of(international, 'clny').estimate),
    row(table1, 'observations', 28_152, international.observations),
    row(table3, 'rta', 0.557, rta.estimate),
    row(table3, 'rta, s.e.', 0.102, rta.standardErrors.clusters),
    row('PPML, the same, parameters of its second stage', 'rta', 0.5571853, rta.estimate),
    row(table3, 'observations', 28_482, threeWay.observations),
    row(chapter2, 'border', -2.47445, inter.estimate),
    row(chapter2, 'border, s.e. (robust)', 0.1193816, inter.standardErrors.clusters),
    row(chapter2, 'cntg', 0.6736456, of(border, 'cntg').estimate),
    row(chapter2, 'cntg, s.e. (robust)', 0.1073719, of(border, 'cntg').standardErrors.clusters),
    row(chapter2, 'observations', 4761, border.observations),
  ];
}
