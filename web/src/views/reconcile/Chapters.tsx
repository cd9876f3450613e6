import { compareDecimals } from '../../engine/lineList.js';
import type { Reconciled } from '../../engine/reconciled.js';
import { Chart } from '../../parts/Chart.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { ScrollTable } from '../../parts/ScrollTable.js';
import { useLanguage } from '../../words/language.js';
import { shownMoney, wholeUnits } from '../../words/numbers.js';
import { RECONCILE } from '../../words/reconcileWords.js';

/** Bars that can be told apart; the table has all chapters. */
const MOST_BARS = 15;
const BAR = 26;

type Use = Reconciled['chapters'][number]['utilisation'];

const cellsOf = ({ lines, value, valueUnderPreference, saved, unused, percent }: Use): string[] => [
  ...[String(lines), value, valueUnderPreference, saved, unused].map(wholeUnits),
  percent ?? '',
];

function Cells({ use }: { readonly use: Use }) {
  return cellsOf(use).map((text, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
    <td className="number" key={place}>
      {text === '' ? '–' : shownMoney(text)}
    </td>
  ));
}

/** How far the preference was used in each chapter: a drawing of what was left unused, and all in a table. */
export function Chapters({ report }: { readonly report: Reconciled }) {
  const words = RECONCILE[useLanguage()];
  const { currency, year } = report;
  const chapters = report.chapters
    .filter(({ utilisation }) => utilisation.lines > 0)
    .sort((a, b) => compareDecimals(b.utilisation.unused, a.utilisation.unused));
  if (chapters.length === 0) return null;
  const bars = chapters.slice(0, MOST_BARS);
  const first = bars
    .slice(0, 3)
    .map(
      ({ chapter, utilisation }) => `${chapter}: ${shownMoney(wholeUnits(utilisation.unused))} ${currency}`,
    )
    .join('; ');
  const amounts = [
    words.lineCount,
    words.value,
    words.under,
    words.savedShort,
    words.unusedShort,
    words.use,
  ].map((label) => ({ label, number: true }));
  const head = [{ label: words.chapter }, ...amounts];
  const keep = (): void => {
    const rows = chapters.map((each) => [each.chapter, ...cellsOf(each.utilisation)]);
    saveCsv(`use-by-chapter-${year}`, writeCsv([head.map(({ label }) => label), ...rows]));
  };
  return (
    <>
      <h2>{words.chapters}</h2>
      <Chart
        label={words.chartLabel(first)}
        file={`unused-by-chapter-${year}`}
        height={bars.length * BAR + 60}
        asked={`${report.made} ${report.file} ${words.unusedShort}`}
        draw={(plot) => ({
          marginLeft: 40,
          marginRight: 60,
          x: { label: `${words.unusedShort} (${currency})`, grid: true, tickFormat: 's', ticks: 4 },
          y: { label: null, domain: bars.map(({ chapter }) => chapter) },
          style: { background: 'transparent', color: 'currentColor', fontSize: '13px' },
          marks: [
            plot.barX(bars, {
              x: ({ utilisation }) => Number(utilisation.unused),
              y: 'chapter',
              fill: 'var(--accent)',
            }),
            plot.text(bars, {
              x: ({ utilisation }) => Number(utilisation.unused),
              y: 'chapter',
              text: ({ utilisation }) => `${utilisation.percent} %`,
              textAnchor: 'start',
              dx: 5,
              fill: 'currentColor',
            }),
            plot.ruleX([0], { stroke: 'currentColor' }),
          ],
        })}
      />
      <p className="note">{words.chartNote}</p>
      <ScrollTable caption={`${words.chaptersTable} (${currency})`} head={head}>
        <tbody>
          {chapters.map(({ chapter, utilisation }) => (
            <tr key={chapter}>
              <th scope="row">{chapter}</th>
              <Cells use={utilisation} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="total">
            <th scope="row">{words.inAll}</th>
            <Cells use={report.utilisation} />
          </tr>
        </tfoot>
      </ScrollTable>
      <p className="no-print">
        <button type="button" className="usa-button usa-button--outline small" onClick={keep}>
          {words.csvChapters}
        </button>
      </p>
    </>
  );
}
