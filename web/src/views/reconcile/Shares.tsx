import type { Reconciled } from '../../engine/reconciled.js';
import { type Column, Table, tableRow } from '../../parts/Table.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useTexts } from '../../words/language.js';
import { formatMoney, shownMoney, wholeUnits } from '../../words/numbers.js';
import { RECONCILE_WORDS } from '../../words/reconcileWords.js';

/** How far the preference was used, in figures. */
export function Headline({ report }: { readonly report: Reconciled }) {
  const language = useLanguage();
  const words = useTexts(RECONCILE_WORDS);
  const { utilisation, currency } = report;
  const money = (amount: string): string => formatMoney({ amount: wholeUnits(amount), currency }, language);
  return (
    <div className="card">
      <p className="card-figure">{words.headline(utilisation.percent ?? '–')}</p>
      <p>
        <strong>{money(utilisation.saved)}</strong> {words.saved};{' '}
        <strong>{money(utilisation.unused)}</strong> {words.unused}
      </p>
      <p>{words.underIt(money(utilisation.valueUnderPreference), shownMoney(String(utilisation.lines)))}</p>
      <p>
        <EvidenceTag evidence={utilisation.evidence} />
      </p>
    </div>
  );
}

/** The shares of the import value by how they are explained, and what each means. */
export function Shares({ report }: { readonly report: Reconciled }) {
  const language = useLanguage();
  const words = useTexts(RECONCILE_WORDS);
  const { exact, parameter, unexplained, toTheValue, tolerance, currency } = report;
  const amount = formatMoney({ amount: tolerance.amount, currency }, language);
  const parts = [
    [words.exact, exact, words.exactHelp(amount, tolerance.percentOfDuty)],
    [words.parameter, parameter, words.parameterHelp],
    [words.unexplained, unexplained, words.unexplainedHelp],
  ] as const;
  return (
    <>
      <h2>{words.ofValue}</h2>
      <dl className="shares">
        {parts.map(([title, part, help]) => (
          <div key={title}>
            <dt>
              {title}: {part.percent} % ({words.linesOf(shownMoney(String(part.lines)))})
            </dt>
            <dd>
              <div className="share-bar" aria-hidden="true">
                <span style={{ width: `${part.percent}%` }} />
              </div>
              {help}
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">{words.wider(toTheValue.percent, tolerance.percentOfValue)}</p>
    </>
  );
}

/** Every kind of explanation. */
export function Kinds({ report }: { readonly report: Reconciled }) {
  const words = useTexts(RECONCILE_WORDS);
  const speak = useSpeak();
  const columns: Column[] = [
    { label: words.kind },
    { label: words.how },
    { label: words.perCent, kind: 'number' },
    { label: words.lineCount, kind: 'number' },
    { label: words.value, kind: 'number' },
  ];
  const rows = report.kinds.map((each) =>
    tableRow(
      `${each.kind} ${each.class} ${each.label.en}`,
      speak(each.label),
      words[each.class],
      each.percent,
      shownMoney(String(each.lines)),
      shownMoney(wholeUnits(each.value)),
    ),
  );
  return <Table caption={`${words.kinds} (${words.kindsNote})`} columns={columns} rows={rows} />;
}
