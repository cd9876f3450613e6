import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('claims', () => {
  const us = 'code,importer,origin,date,value,SPI\n';
  const lathe = (origin: string, claim: string): string =>
    `8458.11.00,US,${origin},2026-05-15,1000,${claim}\n`;

  it.each([
    ['JP', 'usjta'],
    ['jp', 'usjta'],
    ['USJTA', 'usjta'],
    ['日米貿易協定', 'usjta'],
    ['S+', 'us-S+'],
    ['', 'mfn'],
    ['none', 'mfn'],
  ])('%j is %s', async (claim, id) => {
    const { rows } = await desk.assess(us + lathe('JP', claim));
    expect(rows).toMatchObject([{ claim: id }]);
  });

  it('of a treatment that is not open have a status, no due, and are counted', async () => {
    const { report, rows } = await desk.assess(
      us + lathe('JP', 'JP') + lathe('JP', 'KR') + lathe('JP', '') + lathe('DE', 'JP'),
    );
    expect(rows.map(({ claimed_status, claimed_due }) => [claimed_status, claimed_due !== ''])).toEqual([
      ['available', true],
      ['notApplicable', false],
      ['available', true],
      ['notApplicable', false],
    ]);
    expect(report.summary.byImporter).toMatchObject([
      { entries: 4, vainClaims: 2, claimAgainstBest: { entries: 2 } },
    ]);
  });
});

describe('sums of a summary', () => {
  it('are over the same entries', async () => {
    const { report } = await desk.assess(
      file(
        entry('paid more', { paid: '400000' }),
        entry('paid, claimed nothing', { claim: '', paid: '385000' }),
        entry('not paid', { paid: '' }),
        entry('claimed in vain', { claim: 'cptpp', paid: '5' }),
      ),
    );
    const [sums] = report.summary.byImporter;
    expect(sums).toMatchObject({ entries: 4, vainClaims: 1, value: '4000000.00' });
    expect(sums?.paidAgainstClaim).toEqual({
      entries: 2,
      paid: '785000.00',
      claimedDue: '593000.00',
      difference: '192000.00',
    });
    expect(sums?.claimAgainstBest).toEqual({
      entries: 3,
      claimedDue: '801000.00',
      bestDue: '624000.00',
      unused: '177000.00',
    });
  });
});
