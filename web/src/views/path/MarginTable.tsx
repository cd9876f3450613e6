import type { TariffRecord } from '../../../../src/kanzei.js';
import { LABELS } from '../../../../src/surfaces/labels.js';
import { ask } from '../../address.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { SelectField } from '../../parts/Field.js';
import { Scroll } from '../../parts/Scroll.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useWords } from '../../words/language.js';
import { formatDay } from '../../words/numbers.js';
import { useTexts } from '../../words/useTexts.js';
import { fullName, PATH_WORDS, shortName } from '../pathWords.js';
import { type MarginRow, marginRows, pointsText } from './margin.js';
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
      <Scroll label={texts.margin}>
        <table className="usa-table usa-table--borderless">
          <caption>
            {nameA} / {nameB}
          </caption>
          <thead>
            <tr>
              <th scope="col">{texts.first}</th>
              <th scope="col">{texts.last}</th>
              <th scope="col" className="number">
                {nameA}
              </th>
              <th scope="col" className="number">
                {nameB}
              </th>
              <th scope="col" className="number">
                {texts.difference} ({texts.points})
              </th>
              <th scope="col">{texts.edge}</th>
              <th scope="col">{texts.gained}</th>
              <th scope="col">{speak(LABELS.evidence)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.from}>
                <th scope="row" className="day">
                  {formatDay(row.from, language)}
                </th>
                <td className="day">{formatDay(row.to, language)}</td>
                <td className="number">{row.a ? spanText(row.a, language) : '–'}</td>
                <td className="number">{row.b ? spanText(row.b, language) : '–'}</td>
                <td className="number">{row.points ? pointsText(row.points) : '–'}</td>
                <td>
                  {row.lower === undefined
                    ? texts[unknownWhy(row)]
                    : row.lower === 'equal'
                      ? texts.equal
                      : nameOf(row.lower)}
                  {row.open && <p className="note">? {texts.open}</p>}
                </td>
                <td>{row.gained ? `${nameOf(row.gained.by)} +${pointsText(row.gained.points)}` : '–'}</td>
                <td>{row.evidence && <EvidenceTag evidence={row.evidence} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
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
