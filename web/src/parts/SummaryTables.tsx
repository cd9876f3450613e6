import { useState } from 'react';
import type { RunReport, SummaryRow } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ASSESS_GROUPS, ASSESS_WORDS } from '../words/assessWords.js';
import { useSpeak, useTexts } from '../words/language.js';
import { shownMoney } from '../words/numbers.js';
import { SelectField } from './Field.js';
import { type Column, type Row, Table, tableRow } from './Table.js';

type Summary = RunReport['summary'];
type Group = 'byInstrument' | 'byChapter' | 'byMonth';
const GROUPS: readonly Group[] = ['byInstrument', 'byChapter', 'byMonth'];

type Sum = readonly [label: string, cell: (row: SummaryRow) => string];

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
  readonly columns: readonly Sum[];
}) {
  const speak = useSpeak();
  const rowOf =
    (className?: string) =>
    (row: SummaryRow): Row => ({
      ...tableRow(
        `${row.importer} ${row.group}`,
        row.importer,
        className ? speak(LABELS.all) : row.group,
        ...columns.map(([, cell]) => cell(row)),
      ),
      className,
    });
  const heads: Column[] = [
    { label: speak(LABELS.importer) },
    { label: title },
    ...columns.map(([label]) => ({ label, kind: 'number' as const })),
  ];
  return (
    <Table
      caption={caption}
      columns={heads}
      rows={groups.map(rowOf())}
      totals={all.map(rowOf('total'))}
      names={1}
    />
  );
}

/** What a file comes to, summed up. */
export function SummaryTables({ summary }: { readonly summary: Summary }) {
  const words = useTexts(ASSESS_WORDS);
  const speak = useSpeak();
  const [by, setBy] = useState<Group>('byInstrument');
  const paid = summary.byImporter.some(({ paidAgainstClaim }) => paidAgainstClaim.entries > 0);
  const shared = { title: speak(ASSESS_GROUPS[by]), groups: summary[by], all: summary.byImporter };
  return (
    <>
      <div className="question no-print">
        <SelectField
          label={words.groupBy}
          value={by}
          choices={GROUPS.map((each) => [each, speak(ASSESS_GROUPS[each])])}
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
