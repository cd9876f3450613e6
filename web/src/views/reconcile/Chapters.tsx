import type { TariffRecord } from '../../../../src/kanzei.js';
import { compareDecimals } from '../../engine/lineList.js';
import type { Reconciled } from '../../engine/reconciled.js';
import { Chart } from '../../parts/Chart.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { type Column, Table, tableRow } from '../../parts/Table.js';
import { useLanguage, useTexts } from '../../words/language.js';
import { shownMoney, wholeUnits } from '../../words/numbers.js';
import { RECONCILE_WORDS } from '../../words/reconcileWords.js';

/** Bars that can be told apart; the table has all chapters. */
const MOST_BARS = 15;
const BAR = 26;
/** Narrower charts have the numbers of chapters only; the table has the names. */
const ROOM_FOR_NAMES = 640;

type Use = Reconciled['chapters'][number]['utilisation'];

/** The amounts of a use, exactly. */
const amountsOf = ({ lines, value, valueUnderPreference, saved, unused }: Use): string[] => [
  String(lines),
  value,
  valueUnderPreference,
  saved,
  unused,
];

const cellsOf = (use: Use): string[] => [
  ...amountsOf(use).map((amount) => shownMoney(wholeUnits(amount))),
  use.percent ?? '–',
];

/** How far the preference was used in each chapter: a drawing of what was left unused, and all in a table. */
export function Chapters({ report, record }: { readonly report: Reconciled; readonly record: TariffRecord }) {
  const language = useLanguage();
  const words = useTexts(RECONCILE_WORDS);
  const titleOf = (chapter: string): string =>
    [chapter, record.names.byCode.get(chapter)?.name?.[language]].filter(Boolean).join(' ');
  const { currency, year } = report;
  const chapters = report.chapters
    .filter(({ utilisation }) => utilisation.lines > 0)
    .sort((a, b) => compareDecimals(b.utilisation.unused, a.utilisation.unused));
  if (chapters.length === 0) return null;
  const bars = chapters.slice(0, MOST_BARS);
  const first = bars
    .slice(0, 3)
    .map(
      ({ chapter, utilisation }) =>
        `${titleOf(chapter)}: ${shownMoney(wholeUnits(utilisation.unused))} ${currency}`,
    )
    .join('; ');
  const amounts = [
    words.lineCount,
    words.value,
    words.under,
    words.savedShort,
    words.unusedShort,
    words.use,
  ].map((label) => ({ label, kind: 'number' as const }));
  const columns: Column[] = [{ label: words.chapter }, ...amounts];
  const keep = (): void => {
    const rows = chapters.map(({ chapter, utilisation }) => [
      chapter,
      ...amountsOf(utilisation),
      utilisation.percent,
    ]);
    const head = [words.chapter, ...amounts.map(({ label }) => label)];
    saveCsv(`use-by-chapter-${year}`, writeCsv([head, ...rows]));
  };
  return (
    <>
      <h2>{words.chapters}</h2>
      <Chart
        label={words.chartLabel(first)}
        file={`unused-by-chapter-${year}`}
        height={bars.length * BAR + 60}
        draw={(plot, width) => ({
          marginLeft: width < ROOM_FOR_NAMES ? 40 : 330,
          marginRight: 60,
          marginBottom: 48,
          x: {
            label: `${words.unusedShort} (${currency})`,
            labelOffset: 44,
            grid: true,
            tickFormat: 's',
            ticks: 4,
          },
          y: {
            label: null,
            domain: bars.map(({ chapter }) => chapter),
            tickFormat: (chapter: string) => (width < ROOM_FOR_NAMES ? chapter : titleOf(chapter)),
          },
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
      <Table
        caption={`${words.chaptersTable} (${currency})`}
        columns={columns}
        rows={chapters.map(({ chapter, utilisation }) =>
          tableRow(chapter, titleOf(chapter), ...cellsOf(utilisation)),
        )}
        totals={[{ ...tableRow('all', words.inAll, ...cellsOf(report.utilisation)), className: 'total' }]}
      />
      <p className="no-print">
        <button type="button" className="usa-button usa-button--outline small" onClick={keep}>
          {words.csvChapters}
        </button>
      </p>
    </>
  );
}
