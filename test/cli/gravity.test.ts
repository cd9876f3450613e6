import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const FLOWS = resolve(import.meta.dirname, '../../docs/examples/flows.csv');
const TWO_WAY = 'trade ~ log(dist) + rta | exporter^year + importer^year';
const THREE_WAY = 'trade ~ rta | exporter^year + importer^year + exporter^importer';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
}, 120_000);
afterAll(() => cli?.remove());

const run = (...args: readonly string[]) => cli.run(['gravity', ...args], {}, cli.folder);

function written(name: string, text: string | Uint8Array): string {
  const path = join(cli.folder, name);
  writeFileSync(path, text);
  return path;
}

const table = (...rows: readonly string[]): string =>
  `${['exporter,importer,trade,dist', ...rows].join('\n')}\n`;
const GOOD = ['A,B,5,10', 'A,C,3,20', 'B,A,4,10', 'B,C,7,30', 'C,A,1,25', 'C,B,2,30'];

describe('kanzei gravity', () => {
  it('gives the estimates as JSON, from plain and packed files alike', () => {
    const plain = run(THREE_WAY, FLOWS, '--cluster', 'exporter^importer', '--json');
    expect({ code: plain.code, err: plain.err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(plain.out);
    expect(answer).toMatchObject({
      coefficients: [{ name: 'rta' }],
      observations: 252,
      rows: 256,
      converged: true,
      family: 'poisson',
      dropped: [{ what: 'rows', reason: 'zeroGroup', name: 'exporter^importer', count: 4 }],
      errors: { kind: 'clustered', clusters: [{ name: 'exporter^importer', groups: 63 }] },
    });
    const [{ estimate, standardErrors }] = answer.coefficients;
    expect(estimate).toBeCloseTo(1.17219, 5);
    const { none, clusters, smallSample } = standardErrors;
    expect(clusters / none).toBeCloseTo(Math.sqrt(63 / 62), 12);
    // K: one coefficient, 32 + 32 effects less one, and one for the 63 pairs, which are the clusters
    expect(smallSample / clusters).toBeCloseTo(Math.sqrt(251 / (252 - 64)), 12);
    expect(answer.iterations).toBe(answer.convergence.iterations);
    const packed = written('flows.csv.gz', gzipSync(readFileSync(FLOWS)));
    const again = JSON.parse(run(THREE_WAY, packed, '--cluster', 'exporter^importer', '--json').out);
    expect(again).toEqual({ ...answer, file: 'flows.csv.gz' });
  });

  it('shows a table in English and Japanese', () => {
    const { out } = run(TWO_WAY, FLOWS, '--where', 'exporter <> importer');
    expect(out).toMatch(/^log\(dist\) +-0\.854805 .* < 0\.001$/m);
    expect(out).toMatch(/standard errors: robust to heteroskedasticity/);
    expect(out).toMatch(/^Converged: iterations \d/m);
    expect(run(TWO_WAY, FLOWS, '--lang', 'ja').out).toMatch(/観測数 256/);
    const japanese = run(THREE_WAY.replace('rta', 'rta + log(dist)'), FLOWS, '--lang', 'ja').out;
    expect(japanese).toMatch(/ {2}- exporter\^importer：値がすべてゼロの水準の行 4$/m);
    expect(japanese).toMatch(/ {2}- log\(dist\)：一つの固定効果の各水準の中で一定$/m);
  });

  it('writes predictions and effects whole; they agree with each other', () => {
    const { code, err } = run(THREE_WAY, FLOWS, '--predictions', 'fitted.csv', '--effects', 'effects.csv');
    expect({ code, err }).toEqual({
      code: 0,
      err: 'kanzei: fitted.csv written\nkanzei: effects.csv written\n',
    });
    const lines = (name: string): string[][] =>
      readFileSync(join(cli.folder, name), 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(','));
    const [head = [], ...rows] = lines('fitted.csv');
    expect(head).toEqual(['trade', 'rta', 'exporter', 'year', 'importer', 'fitted', 'linear_predictor']);
    expect(rows).toHaveLength(256);
    expect(rows.filter((row) => row[5] === '')).toHaveLength(4);
    const effects = new Map(
      lines('effects.csv').map(([set, level, value]) => [`${set} ${level}`, Number(value)]),
    );
    const { coefficients } = JSON.parse(run(THREE_WAY, FLOWS, '--json').out);
    for (const [, rta, exporter, year, importer, fitted, predictor] of rows) {
      if (fitted === '') continue;
      const sum =
        Number(rta) * coefficients[0].estimate +
        (effects.get(`exporter^year ${exporter}_${year}`) as number) +
        (effects.get(`importer^year ${importer}_${year}`) as number) +
        (effects.get(`exporter^importer ${exporter}_${importer}`) as number);
      expect(sum).toBeCloseTo(Number(predictor), 7);
      expect(Math.log(Number(fitted))).toBeCloseTo(Number(predictor), 9);
    }
  });

  it('tests the form and corrects the bias when asked', () => {
    const answer = JSON.parse(run(THREE_WAY, FLOWS, '--reset', '--bias-correction', '--json').out);
    expect(answer.reset.probability).toBeGreaterThan(0);
    expect(answer.biasCorrection).toMatchObject({ exporters: 8, importers: 8, periods: 4, pairs: 63 });
    const [{ bias, estimate }] = answer.biasCorrection.coefficients;
    expect(estimate + bias).toBeCloseTo(answer.coefficients[0].estimate, 12);
  });

  it('asked for a tighter tolerance, goes further', () => {
    const { convergence } = JSON.parse(run(THREE_WAY, FLOWS, '--tolerance', '1e-12', '--json').out);
    expect(convergence.change).toBeLessThan(1e-12);
    expect(convergence.addingUp).toBeLessThan(1e-11);
  });
});

describe('bad input', () => {
  const refused = (code: number, message: RegExp, ...args: readonly string[]): void => {
    const result = run(...args);
    expect({ code: result.code, out: result.out }).toEqual({ code, out: '' });
    expect(result.err).toMatch(message);
  };

  it.each([
    [
      'a column that there is not',
      4,
      /no column dst, at character 13 .*\n.*dist in place of dst/,
      'trade ~ log(dst)',
    ],
    ['garbage', 4, /"\$" has no meaning here, at character 9/, 'trade ~ $'],
    ['half a formula', 4, /the formula ends where/, 'trade ~ rta | '],
    [
      'a text as a number',
      4,
      /row 1 of flows\.csv, column "exporter": "Arda" is not a number/,
      'trade ~ exporter',
    ],
    ['nothing to estimate', 4, /no regressor is left/, 'trade ~ language | exporter^importer'],
  ])('%s', (_, code, message, formula) => {
    refused(code, message, formula, FLOWS);
  });

  it('a cell that is no number is named by row and column', () => {
    const file = written('cells.csv', table(...GOOD.slice(0, 5), 'C,B,two,30'));
    refused(4, /row 6 of cells\.csv, column "trade": "two" is not a number/, 'trade ~ dist | exporter', file);
  });

  it('a negative flow is named by its row in the file', () => {
    const file = written('negative.csv', table('A,A,0,1', ...GOOD, 'C,D,-2,30'));
    refused(4, /trade is negative \(-2\) in row 8/, 'trade ~ dist | exporter', file, '--where', 'dist > 1');
  });

  it('no rows, no columns, no file, a filter that leaves nothing', () => {
    refused(4, /has column names and no row/, 'trade ~ dist', written('rows.csv', table()));
    refused(4, /is empty/, 'trade ~ dist', written('empty.csv', ''));
    refused(4, /there is no file/, 'trade ~ dist', join(cli.folder, 'nowhere.csv'));
    refused(4, /no row of flows\.csv meets "year in \(1999\)"/, TWO_WAY, FLOWS, '--where', 'year in (1999)');
  });

  it('pair where there is only pair_id is not guessed but named', () => {
    const rows = GOOD.map((row, place) => `${row},${place % 3}`);
    const file = written('pairs.csv', `exporter,importer,trade,dist,pair_id\n${rows.join('\n')}\n`);
    refused(4, /there is no column pair, .*\n.*pair_id in place of pair/, 'trade ~ dist | pair', file);
    refused(
      4,
      /there is no column pair, .*\n.*pair_id/,
      'trade ~ dist | exporter',
      file,
      '--cluster',
      'pair',
    );
  });

  it('one cluster, and options that are none', () => {
    const file = written('good.csv', table(...GOOD));
    refused(4, /one cluster only/, TWO_WAY, FLOWS, '--where', 'year = 2000', '--cluster', 'year');
    refused(2, /"tight" is not a number/, 'trade ~ dist', file, '--tolerance', 'tight');
    refused(2, /the tolerance 3 is not between/, 'trade ~ dist', file, '--tolerance', '3');
    refused(2, /Allowed choices are poisson, gaussian/, 'trade ~ dist', file, '--family', 'probit');
    refused(4, /the bias correction needs effects/, TWO_WAY, FLOWS, '--bias-correction');
    refused(4, /is the file that was read; it would be lost/, TWO_WAY, FLOWS, '--effects', FLOWS);
    refused(4, /cannot be written/, TWO_WAY, FLOWS, '--effects', join(cli.folder, 'no', 'folder.csv'));
  });
});
