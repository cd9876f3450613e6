import { beforeAll, describe, expect, it } from 'vitest';
import { formatExact } from '../../src/base/index.js';
import { path, type RatePaths, type TariffRecord } from '../../src/kanzei.js';
import { type MarginRow, marginRows, pointsText } from '../../web/src/views/path/margin.js';
import { pathQuestion } from '../../web/src/views/path/question.js';
import {
  asNumber,
  bandsOf,
  endOf,
  findSeries,
  linesOf,
  lineWidths,
  measuresOf,
  notDrawn,
  openEnded,
  percentOf,
  type Series,
  seriesOf,
  spread,
  stepPoints,
} from '../../web/src/views/path/series.js';
import { factsRecord } from '../helpers/record.js';

let record: TariffRecord;
let beef: readonly Series[];

const asked = async (code: string, to: string, origins: readonly string[]): Promise<RatePaths[]> => {
  const answers: RatePaths[] = [];
  for (const from of origins) answers.push(await path({ code, from, to }, record));
  return answers;
};

const series = (all: readonly Series[], id: string): Series => {
  const found = findSeries(all, id);
  if (!found) throw new Error(`no series ${id} among ${all.map((each) => each.id).join(', ')}`);
  return found;
};

const rowOn = (rows: readonly MarginRow[], day: string): MarginRow | undefined =>
  rows.find(({ from, to }) => from <= day && day <= to);

beforeAll(async () => {
  record = factsRecord();
  const answers = await asked('0201.30-010', 'JP', ['US', 'AU', 'CA', 'CN']);
  beef = seriesOf(answers, '0201.30-010', '2018-01-01', '2035-12-31');
});

describe('the question of an address', () => {
  it('is beef into Japan from its rivals where the address says nothing', () => {
    expect(pathQuestion({})).toEqual({
      code: '0201.30-010',
      to: 'JP',
      origins: ['US', 'AU', 'CA', 'DE', 'GB', 'CN'],
      since: '2018-01-01',
      until: '2035-12-31',
    });
  });

  it('reads years and days, in order, within the record', () => {
    expect(pathQuestion({ since: '2030', until: '2020' })).toMatchObject({
      since: '2020-12-31',
      until: '2030-01-01',
    });
    expect(pathQuestion({ since: '1990', until: '2099-01-01' })).toMatchObject({
      since: '2018-01-01',
      until: '2042-12-31',
    });
    expect(pathQuestion({ since: 'x', until: '2021-04-16' }).until).toBe('2021-04-16');
  });

  it('puts the origin of a duty first, each once, and leaves the importer out', () => {
    expect(pathQuestion({ from: 'nz' }).origins[0]).toBe('NZ');
    expect(pathQuestion({ origins: 'us,US, jp ,,AU' }).origins).toEqual(['US', 'AU']);
    expect(pathQuestion({ to: 'US', origins: '' }).origins).toEqual([]);
  });
});

describe('a rate as a percentage', () => {
  it('is one where it is a percentage of the value, and free is none of it', () => {
    expect(asNumber(percentOf('38.5%') ?? { n: -1, d: 1 })).toBe(38.5);
    expect(asNumber(percentOf('free') ?? { n: -1, d: 1 })).toBe(0);
  });

  it.each(['482 JPY/kg', '29.8% + 635 JPY/kg', 'max(5%, 3 USD/kg)', '14% of "case"', undefined])(
    'is none for %s: nothing is converted',
    (notation) => {
      expect(percentOf(notation)).toBeUndefined();
    },
  );
});

describe('the series of beef into Japan', () => {
  it('joins what runs alike and keeps the rest apart', () => {
    expect(series(beef, 'mfn').origins).toEqual(['US', 'AU', 'CA', 'CN']);
    expect(series(beef, 'cptpp:CA').origins).toEqual(['AU', 'CA']);
    expect(series(beef, 'usjta:US').origins).toEqual(['US']);
    expect(findSeries(beef, 'usjta:AU')).toBeUndefined();
    expect(findSeries(beef, undefined)).toBeUndefined();
  });

  it('clips to the years asked for', async () => {
    const answers = await asked('0201.30-010', 'JP', ['US']);
    const short = series(seriesOf(answers, '0201.30-010', '2021-03-20', '2021-12-31'), 'usjta');
    expect(short.spans[0]?.from).toBe('2021-03-20');
    expect(short.spans.at(-1)?.to).toBe('2021-12-31');
    expect(short.openMeasures.every(({ from, to }) => from >= '2021-03-20' && to <= '2021-12-31')).toBe(true);
  });

  it('draws steps: each rate to the day after its last, the measure of March 2021 among them', () => {
    const points = stepPoints(series(beef, 'usjta'));
    expect(points.slice(0, 6)).toEqual([
      { series: 'usjta:US', day: '2020-01-01', percent: 26.6 },
      { series: 'usjta:US', day: '2020-04-01', percent: 26.6 },
      { series: 'usjta:US', day: '2020-04-01', percent: 25.8 },
      { series: 'usjta:US', day: '2021-03-18', percent: 25.8 },
      { series: 'usjta:US', day: '2021-03-18', percent: 38.5 },
      { series: 'usjta:US', day: '2021-04-17', percent: 38.5 },
    ]);
    expect(measuresOf(series(beef, 'usjta')).map(({ from, to }) => [from, to])).toEqual([
      ['2021-03-18', '2021-04-16'],
    ]);
    expect(endOf(series(beef, 'usjta'))).toMatchObject({ day: '2036-01-01', percent: percentOf('9%') });
  });

  it('has no line where there is no commitment', () => {
    const rcep = series(beef, 'rcep:CN');
    expect(endOf(rcep)).toBeUndefined();
    expect(stepPoints(rcep).every(({ percent }) => percent === undefined)).toBe(true);
    expect(notDrawn(rcep)).toEqual([]);
  });

  it('makes a line wider than those that cover it', () => {
    const two = [series(beef, 'usjta'), series(beef, 'cptpp')];
    const [lower = 0, upper = 0] = lineWidths(two);
    expect(lower).toBeGreaterThan(upper);
    expect(lineWidths([series(beef, 'mfn'), series(beef, 'japan-australia')])).toEqual([2.5, 2.5]);
  });
});

describe('rates that are open or no percentage', () => {
  it('gives a band between two ends, and says where the upper end is not known', async () => {
    const all = seriesOf(
      await asked('8207.30.30', 'US', ['JP', 'MX']),
      '8207.30.30',
      '2018-01-01',
      '2026-12-31',
    );
    expect(bandsOf(series(all, 'usjta'))[0]).toEqual({
      series: 'usjta:JP',
      from: '2020-01-01',
      to: '2021-01-01',
      low: 2.85,
      high: 5.13,
    });
    const usmca = series(all, 'us-S:MX');
    expect(openEnded(usmca).length).toBeGreaterThan(0);
    expect(bandsOf(usmca)).toEqual([]);
    expect(notDrawn(usmca)).toEqual([]);
    const [first] = marginRows(series(all, 'usjta'), series(all, 'mfn')).filter(({ a }) => a?.left);
    expect(first?.points).toBeUndefined();
  });

  it('names the specific rates that no line can show', async () => {
    const answers = await asked('1006.30', 'JP', ['US']);
    const lines = linesOf(answers);
    expect(lines.length).toBeGreaterThan(0);
    const specific = lines.flatMap(({ line }) =>
      seriesOf(answers, line.code, '2018-01-01', '2030-12-31').flatMap(notDrawn),
    );
    expect(specific.some(({ rate }) => rate?.notation.includes('JPY/kg'))).toBe(true);
  });
});

describe('the margin between two', () => {
  it('is none between USJTA and CPTPP but during the measure', () => {
    const rows = marginRows(series(beef, 'usjta'), series(beef, 'cptpp'));
    expect(rowOn(rows, '2021-03-17')).toMatchObject({ lower: 'equal', open: false });
    const during = rowOn(rows, '2021-03-20') as MarginRow;
    expect(during).toMatchObject({ from: '2021-03-18', to: '2021-03-31', lower: 'b' });
    expect(during.points && formatExact(during.points)).toBe('-12.7');
    expect(during.gained?.by).toBe('b');
    expect(pointsText(during.gained?.points ?? { n: 0, d: 1 })).toBe('12.7');
    const after = rowOn(rows, '2021-04-17') as MarginRow;
    expect(after).toMatchObject({ lower: 'equal', gained: { by: 'a' } });
    expect(pointsText(after.gained?.points ?? { n: 0, d: 1 })).toBe('13.5');
  });

  it('is not computed where one has no rate yet', () => {
    const rows = marginRows(series(beef, 'usjta'), series(beef, 'cptpp'));
    expect(rowOn(rows, '2019-06-01')).toMatchObject({ a: undefined, points: undefined, lower: undefined });
  });

  it('says on which days a measure is not known', () => {
    const rows = marginRows(series(beef, 'usjta'), series(beef, 'mfn'));
    expect(rowOn(rows, '2026-05-01')?.open).toBe(true);
    expect(rowOn(rows, '2020-12-01')?.open).toBe(false);
  });

  it('turns round with its sides, without holes or overlaps', () => {
    const [a, b] = [series(beef, 'usjta'), series(beef, 'japan-australia')];
    const [there, back] = [marginRows(a, b), marginRows(b, a)];
    expect(there.map(({ from, to }) => [from, to])).toEqual(back.map(({ from, to }) => [from, to]));
    for (const [i, row] of there.entries()) {
      expect(row.from <= row.to).toBe(true);
      const next = there[i + 1];
      if (next) expect(next.from > row.to).toBe(true);
      if (row.lower === 'a') expect(back[i]?.lower).toBe('b');
    }
  });
});

describe('labels on a side', () => {
  it('keeps them apart and within the drawing, in their order', () => {
    const put = spread([100, 100, 100, 20], 15, 110);
    expect(put).toEqual([80, 95, 110, 20]);
    expect(spread([], 15, 100)).toEqual([]);
  });
});
