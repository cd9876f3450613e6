import type { TariffRecord } from '../../../../src/kanzei.js';
import { LABELS } from '../../../../src/surfaces/labels.js';
import { ask } from '../../address.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { SelectField } from '../../parts/Field.js';
import { type Column, type Row, Table, tableRow } from '../../parts/Table.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay } from '../../words/numbers.js';
import { PATH_WORDS } from '../../words/pathWords.js';
import { type MarginRow, marginRows, pointsText } from './margin.js';
import { fullName, shortName } from './names.js';
import { spanText } from './PathTable.js';
import type { Series } from './series.js';

const csvOf = (rows: readonly MarginRow[], a: Series, b: Series): string =>
  writeCsv([
    [
      'first_day',
      'last_day',
      a.id,
      b.id,
      'lower',
      'points',
      'gained_by',
      'gained_points',
      'measure_not_known',
      'evidence',
    ],
    ...rows.map((row) => [
      row.from,
      row.to,
      row.a && spanText(row.a, 'en'),
      row.b && spanText(row.b, 'en'),
      row.lower === 'a' ? a.id : row.lower === 'b' ? b.id : row.lower,
      row.points && pointsText(row.points),
      row.gained && (row.gained.by === 'a' ? a.id : b.id),
      row.gained && pointsText(row.gained.points),
      row.open ? 'yes' : '',
      row.evidence,
    ]),
  ]);

/** Why two rates of a row cannot be compared. */
function unknownWhy({ a, b }: MarginRow): 'noRate' | 'leftOpen' | 'noPoints' {
  if (!(a?.rate || a?.left) || !(b?.rate || b?.left)) return 'noRate';
  return a.left || b.left ? 'leftOpen' : 'noPoints';
}

interface MarginTableProps {
  readonly all: readonly Series[];
  readonly a: Series;
  readonly b: Series;
  readonly record: TariffRecord;
  readonly origins: readonly string[];
  readonly line: string;
}

/** What one of two pays less than the other, span by span, and who gained. */
export function MarginTable({ all, a, b, record, origins, line }: MarginTableProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const choices = all.map((each) => [each.id, fullName(each, record, language, origins)] as const);
  const rows = marginRows(a, b);
  const [nameA, nameB] = [a, b].map((each) => shortName(each, record, language, origins)) as [string, string];
  const nameOf = (side: 'a' | 'b'): string => (side === 'a' ? nameA : nameB);
  const columns: Column[] = [
    { label: texts.first, kind: 'day' },
    { label: texts.last, kind: 'day' },
    { label: nameA, kind: 'number' },
    { label: nameB, kind: 'number' },
    { label: `${texts.difference} (${texts.points})`, kind: 'number' },
    { label: texts.edge },
    { label: texts.gained },
    { label: speak(LABELS.evidence) },
  ];
  const lowerOf = (row: MarginRow): string => {
    if (row.lower === undefined) return texts[unknownWhy(row)];
    return row.lower === 'equal' ? texts.equal : nameOf(row.lower);
  };
  const rowOf = (row: MarginRow): Row =>
    tableRow(
      row.from,
      formatDay(row.from, language),
      formatDay(row.to, language),
      row.a ? spanText(row.a, language) : '–',
      row.b ? spanText(row.b, language) : '–',
      row.points ? pointsText(row.points) : '–',
      <>
        {lowerOf(row)}
        {row.open && <p className="note">? {texts.open}</p>}
      </>,
      row.gained ? `${nameOf(row.gained.by)} +${pointsText(row.gained.points)}` : '–',
      row.evidence && <EvidenceTag evidence={row.evidence} />,
    );
  return (
    <section>
      <h2>
        <Term id="preference-margin">{texts.margin}</Term>
      </h2>
      <div className="question wide-fields no-print">
        <SelectField label={texts.a} value={a.id} choices={choices} onChange={(id) => ask({ a: id })} />
        <SelectField label={texts.b} value={b.id} choices={choices} onChange={(id) => ask({ b: id })} />
      </div>
      <p className="note">{texts.marginHelp}</p>
      <Table caption={`${nameA} / ${nameB}`} columns={columns} rows={rows.map(rowOf)} />
      <p className="no-print">
        <button
          type="button"
          className="usa-button usa-button--outline small"
          onClick={() => saveCsv(`kanzei-margin-${line}`.replaceAll(/[^\w.-]+/g, '-'), csvOf(rows, a, b))}
        >
          {words.csv}
        </button>
      </p>
    </section>
  );
}
