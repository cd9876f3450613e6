import { describe, expect, it } from 'vitest';
import { oracles } from '../../../bench/oracles/gravity.js';
import { estimateGravity } from '../../../src/economics/index.js';
import { agtpa, hasAgtpa, PRINTED_YEARS } from '../../helpers/agtpa.js';

/** Half a unit of the last digit that was printed. */
function rounding(published: number): number {
  const [, decimals = ''] = String(published).split('.');
  return Number.isInteger(published) ? 0 : 0.51 * 10 ** -decimals.length;
}

describe.skipIf(!hasAgtpa)('published results on the AGTPA panel', () => {
  const rows = oracles();

  it.each(rows)('$model, $quantity: $published', ({ published, difference }) => {
    expect(Math.abs(difference)).toBeLessThanOrEqual(rounding(published));
  });

  it('OLS of the guide, Table 1 (3): international pairs, logarithm of trade', () => {
    const estimate = estimateGravity(
      agtpa(PRINTED_YEARS, false),
      'log(trade) ~ log(dist) + cntg + lang + clny | exporter^year + importer^year',
      { family: 'gaussian', clusters: ['pair_id'] },
    );
    expect(estimate.observations).toBe(25_689);
    const rounded = estimate.coefficients.map((each) => Number(each.estimate.toFixed(3)));
    expect(rounded).toEqual([-1.216, 0.223, 0.661, 0.67]);
  });
});

describe.skipIf(!hasAgtpa)('border effects that nest in others', () => {
  const panel = hasAgtpa ? agtpa([2002, 2006]) : undefined;

  const estimate = (formula: string) => panel && estimateGravity(panel, formula, { clusters: ['pair_id'] });

  it('own-country borders beside a common one: the last is the combination of the others, and says so', () => {
    const found = estimate(
      'trade ~ log(dist) + (exporter != importer) + i(exporter, (exporter == importer)) | exporter^year + importer^year',
    );
    const dropped = found?.dropped.filter(({ what }) => what === 'regressor') ?? [];
    expect(dropped.map(({ name, reason }) => [name, reason])).toEqual([
      ['exporter::ZAF:(exporter == importer)', 'collinear'],
    ]);
    expect(dropped[0]?.message).toMatch(/linear combination of \(exporter != importer\), exporter::ARG/);
    // the same model with the other normalisation: each own border less that of South Africa
    const other = estimate(
      'trade ~ log(dist) + i(exporter, (exporter == importer)) | exporter^year + importer^year',
    );
    expect(other?.dropped.filter(({ what }) => what === 'regressor')).toEqual([]);
    expect(other?.deviance).toBeCloseTo(found?.deviance ?? 0, 3);
    const of = (result: typeof found, name: string): number =>
      result?.coefficients.find((each) => each.name === name)?.estimate ?? Number.NaN;
    const zaf = of(other, 'exporter::ZAF:(exporter == importer)');
    expect(of(found, '(exporter != importer)')).toBeCloseTo(-zaf, 7);
    expect(of(found, 'exporter::JPN:(exporter == importer)')).toBeCloseTo(
      of(other, 'exporter::JPN:(exporter == importer)') - zaf,
      7,
    );
  });

  it('international borders by exporter and by importer are the same under these effects', () => {
    const found = estimate(
      'trade ~ i(exporter, (exporter != importer)) + i(importer, (exporter != importer)) | exporter^year + importer^year',
    );
    const dropped = found?.dropped.filter(({ what }) => what === 'regressor') ?? [];
    expect(dropped).toHaveLength(69);
    expect(dropped[0]).toMatchObject({
      name: 'importer::ARG:(exporter != importer)',
      reason: 'collinear',
      message:
        'importer::ARG:(exporter != importer): it is a linear combination of exporter::ARG:(exporter != importer) and the fixed effects',
    });
    expect(found?.coefficients).toHaveLength(69);
  });

  it('own-country borders are nested in pairs', () => {
    const found = estimate(
      'trade ~ rta + i(exporter, (exporter == importer)) | exporter^year + importer^year + exporter^importer',
    );
    const nested = found?.dropped.filter(({ reason }) => reason === 'nested') ?? [];
    expect(nested).toHaveLength(69);
    const alone = estimate('trade ~ rta | exporter^year + importer^year + exporter^importer');
    expect(found?.coefficients).toEqual(alone?.coefficients);
  });
});
