import { useState } from 'react';
import type { RunReport, SummaryRow } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ASSESS } from '../words/assessWords.js';
import { useLanguage, useSpeak } from '../words/language.js';
import { shownMoney } from '../words/numbers.js';
import { SelectField } from './Field.js';
import { ScrollTable } from './ScrollTable.js';

type Summary = RunReport['summary'];
type Group = 'byInstrument' | 'byChapter' | 'byMonth';
const GROUPS: readonly Group[] = ['byInstrument', 'byChapter', 'byMonth'];

type Column = readonly [label: string, cell: (row: SummaryRow) => string];

const counted = (count: number): string => count.toLocaleString('en');

function Sums({
  caption,
  title,
  groups,
  all,
  columns,
}: {
  readonly caption: string;
  readonly title: string;
  readonly groups: readonly SummaryRow[];
  readonly all: readonly SummaryRow[];
  readonly columns: readonly Column[];
}) {
  const speak = useSpeak();
  const rowOf = (row: SummaryRow, name: string, total: boolean) => (
    <tr key={`${row.importer} ${name}`} className={total ? 'total' : undefined}>
      <td>{row.importer}</td>
      <th scope="row">{name}</th>
      {columns.map(([label, cell]) => (
        <td className="number" key={label}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
  const head = [
    { label: speak(LABELS.importer) },
    { label: title },
    ...columns.map(([label]) => ({ label, number: true })),
  ];
  return (
    <ScrollTable caption={caption} head={head}>
      <tbody>{groups.map((row) => rowOf(row, row.group, false))}</tbody>
      <tfoot>{all.map((row) => rowOf(row, speak(LABELS.all), true))}</tfoot>
    </ScrollTable>
  );
}

/** What a file comes to, summed up. */
export function SummaryTables({ summary }: { readonly summary: Summary }) {
  const words = ASSESS[useLanguage()];
  const speak = useSpeak();
  const [by, setBy] = useState<Group>('byInstrument');
  const paid = summary.byImporter.some(({ paidAgainstClaim }) => paidAgainstClaim.entries > 0);
  const shared = { title: words.by[by], groups: summary[by], all: summary.byImporter };
  return (
    <>
      <div className="question no-print">
        <SelectField
          label={words.groupBy}
          value={by}
          choices={GROUPS.map((each) => [each, words.by[each]])}
          onChange={(next) => setBy(next as Group)}
        />
      </div>
      <Sums
        caption={words.dues}
        {...shared}
        columns={[
          [speak(LABELS.entries), (row) => counted(row.entries)],
          [speak(LABELS.value), (row) => shownMoney(row.value)],
          [speak(LABELS.vainClaims), (row) => counted(row.vainClaims)],
          [speak(LABELS.compared), (row) => counted(row.claimAgainstBest.entries)],
          [speak(LABELS.claimedDue), (row) => shownMoney(row.claimAgainstBest.claimedDue)],
          [speak(LABELS.bestDue), (row) => shownMoney(row.claimAgainstBest.bestDue)],
          [speak(LABELS.unusedPreference), (row) => shownMoney(row.claimAgainstBest.unused)],
        ]}
      />
      {paid && (
        <Sums
          caption={words.payments}
          {...shared}
          columns={[
            [speak(LABELS.compared), (row) => counted(row.paidAgainstClaim.entries)],
            [speak(LABELS.paid), (row) => shownMoney(row.paidAgainstClaim.paid)],
            [speak(LABELS.claimedDue), (row) => shownMoney(row.paidAgainstClaim.claimedDue)],
            [speak(LABELS.overpaid), (row) => shownMoney(row.paidAgainstClaim.difference)],
          ]}
        />
      )}
      <p className="note">{speak(LABELS.assessNote)}</p>
    </>
  );
}
