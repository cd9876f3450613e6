import { useMemo, useState } from 'react';
import { type Language, speak as speakIn } from '../../../../src/surfaces/labels.js';
import { ask, linkTo, useAddress } from '../../address.js';
import { listLines, SELECTIONS, type Selection, SORTS, type Sort } from '../../engine/lineList.js';
import type { Reconciled, ShownLine } from '../../engine/reconciled.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { SelectField, TextField } from '../../parts/Field.js';
import { type Column, type Row, Table, tableRow } from '../../parts/Table.js';
import { textsIn, useLanguage, useTexts } from '../../words/language.js';
import { shownMoney, wholeUnits } from '../../words/numbers.js';
import { LINE_SELECTIONS, RECONCILE_WORDS } from '../../words/reconcileWords.js';
import { LINE_COLUMNS, lineRow } from './lineCsv.js';

const AT_ONCE = 50;
const MORE = 200;

interface Asked {
  readonly selection: Selection;
  readonly sort: Sort;
  readonly turned: boolean;
  readonly sought: string;
}

function useAsked(): Asked {
  const { asked } = useAddress();
  return {
    selection: SELECTIONS.find((each) => each === asked.show) ?? 'use',
    sort: SORTS.find((each) => each === asked.sort?.replace(/^-/, '')) ?? 'unused',
    turned: asked.sort?.startsWith('-') ?? false,
    sought: asked.find ?? '',
  };
}

/** How a column sorts: codes upwards, amounts downwards, unless turned round. */
const orderOf = (by: Sort, { sort, turned }: Asked): 'ascending' | 'descending' | 'none' => {
  if (by !== sort) return 'none';
  return (by !== 'code') !== turned ? 'descending' : 'ascending';
};
const ARROWS = { ascending: ' ▲', descending: ' ▼', none: '' } as const;

/** The head of a column that sorts by it; once more turns the order round. */
function Sorter({ by, label, now }: { readonly by: Sort; readonly label: string; readonly now: Asked }) {
  const next = now.sort === by && !now.turned ? `-${by}` : by;
  return (
    <button type="button" className="plain sorter" onClick={() => ask({ sort: next })}>
      {label}
      <span aria-hidden="true">{ARROWS[orderOf(by, now)]}</span>
    </button>
  );
}

/** A line as a row. */
function rowOf(line: ShownLine, report: Reconciled, language: Language): Row {
  const words = textsIn(RECONCILE_WORDS, language);
  const speak = speakIn(language);
  const { use, label, parameters } = line;
  const asked = { code: line.code, from: report.origin, to: report.importer, on: `${report.year}-12-31` };
  const known = parameters.map((each) => `${speak(each.label)} ${each.value}`).join('; ');
  return tableRow(
    line.code,
    <>
      <a className="code-text" href={linkTo('duty', asked)}>
        {line.code}
      </a>{' '}
      <span lang="en">{line.description}</span>
    </>,
    shownMoney(wholeUnits(line.value)),
    shownMoney(wholeUnits(line.collected)),
    <>
      {words[line.class]}: {speak(label)}
      {known && ` (${known})`}
      {line.ambiguous && <p className="note">* {words.ambiguous}</p>}
    </>,
    use ? `${use.ordinaryRate} → ${use.rate}` : '–',
    use ? shownMoney(wholeUnits(use.saved)) : '–',
    use ? shownMoney(wholeUnits(use.unused)) : '–',
    use ? use.percent : '–',
  );
}

/** Every line, to be searched, chosen and sorted. */
export function Lines({ report }: { readonly report: Reconciled }) {
  const language = useLanguage();
  const words = useTexts(RECONCILE_WORDS);
  const speak = speakIn(language);
  const now = useAsked();
  const { selection, sort, turned, sought } = now;
  const [most, setMost] = useState(AT_ONCE);
  const found = useMemo(
    () => listLines(report.lines, selection, sought, sort, turned),
    [report, selection, sought, sort, turned],
  );
  const shown = found.slice(0, most);
  const sorter = (by: Sort, label: string): Column => ({
    label: <Sorter by={by} label={label} now={now} />,
    sort: orderOf(by, now),
    ...(by !== 'code' && { kind: 'number' }),
  });
  const columns: Column[] = [
    sorter('code', words.code),
    sorter('value', words.value),
    sorter('collected', words.collected),
    { label: words.explained, kind: 'says' },
    { label: words.rate },
    sorter('saved', words.savedShort),
    sorter('unused', words.unusedShort),
    sorter('use', words.use),
  ];
  const change = (asked: Readonly<Record<string, string>>): void => {
    setMost(AT_ONCE);
    ask(asked);
  };
  const keep = (): void =>
    saveCsv(`use-by-line-${report.year}`, writeCsv([LINE_COLUMNS, ...found.map(lineRow)]));
  return (
    <>
      <h2>{words.lines}</h2>
      <div className="question no-print">
        <TextField
          label={words.filter}
          hint={words.filterHint}
          value={sought}
          onChange={(find) => change({ find })}
        />
        <SelectField
          label={words.show}
          value={selection}
          choices={SELECTIONS.map((each) => [each, speak(LINE_SELECTIONS[each])])}
          onChange={(show) => change({ show })}
        />
      </div>
      <p role="status">{words.count(shownMoney(String(shown.length)), shownMoney(String(found.length)))}</p>
      <Table
        caption={`${speak(LINE_SELECTIONS[selection])} (${report.currency}). ${words.sortHint}`}
        columns={columns}
        rows={shown.map((line) => rowOf(line, report, language))}
      />
      <div className="toolbar no-print">
        {found.length > shown.length && (
          <button type="button" className="usa-button small" onClick={() => setMost(most + MORE)}>
            {words.more}
          </button>
        )}
        <button type="button" className="usa-button usa-button--outline small" onClick={keep}>
          {words.csvLines}
        </button>
      </div>
    </>
  );
}
