import type { SafeguardReport, TariffRecord } from '../../../../src/kanzei.js';
import { ANSWERS, LABELS } from '../../../../src/surfaces/labels.js';
import { Panel } from '../../parts/Panel.js';
import { Sources } from '../../parts/Sources.js';
import { Steps } from '../../parts/Steps.js';
import { type Column, Table, tableRow } from '../../parts/Table.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
import { SafeguardStatus } from './GaugeCards.js';

const SIGNS = { yes: '✓', no: '✗', unknown: '?' } as const;

const volumeText = (volume: { readonly volume: string; readonly unit: string } | null): string =>
  volume ? `${formatDecimal(volume.volume)} ${volume.unit}` : '–';

function Conditions({ report }: { readonly report: SafeguardReport }) {
  const speak = useSpeak();
  const texts = useTexts(SAFEGUARD_WORDS);
  const columns: Column[] = [
    { label: speak(LABELS.condition) },
    { label: speak(LABELS.met) },
    { label: speak(LABELS.volume), kind: 'number' },
    { label: speak(LABELS.threshold), kind: 'number' },
    { label: speak(LABELS.share), kind: 'number' },
    { label: speak(LABELS.evidence) },
  ];
  const rows = report.conditions.map(({ name, met, volume, threshold, share, evidence, reason }) =>
    tableRow(
      name.en,
      <>
        {speak(name)}
        {reason && (
          <p className="note" lang="en">
            {reason}
          </p>
        )}
      </>,
      `${SIGNS[met]} ${speak(ANSWERS[met])}`,
      volumeText(volume),
      volumeText(threshold),
      share ? `${share.percent}%` : '–',
      <EvidenceTag evidence={evidence} />,
    ),
  );
  return <Table caption={texts.conditions} columns={columns} rows={rows} />;
}

function Measures({ report }: { readonly report: SafeguardReport }) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  if (report.measures.length === 0) return <p>{texts.noMeasures}</p>;
  const columns: Column[] = [
    { label: speak(LABELS.measure) },
    { label: speak(LABELS.firstDay), kind: 'day' },
    { label: speak(LABELS.lastDay), kind: 'day' },
    { label: speak(LABELS.rate) },
    { label: speak(LABELS.passedIn) },
    { label: speak(LABELS.basis) },
    { label: speak(LABELS.evidence) },
  ];
  const rows = report.measures.map(({ year, from, to, rate, exceededIn, basis, followedBy, evidence }) =>
    tableRow(
      from,
      year,
      formatDay(from, language),
      to ? formatDay(to, language) : texts.unknown,
      <>
        {rate ?? texts.noRate}
        {followedBy && (
          <p className="note">
            {speak(LABELS.followed)} {formatDay(followedBy.from, language)}: {followedBy.rate}
          </p>
        )}
      </>,
      `${formatDay(exceededIn.from, language)} – ${formatDay(exceededIn.to, language)}`,
      basis === 'recorded' ? texts.recorded : texts.byRule,
      <EvidenceTag evidence={evidence} />,
    ),
  );
  return <Table caption={texts.measures} columns={columns} rows={rows} />;
}

/** The rate that a measure of the day would charge, as the facts have it. */
function NextRate({ report, record }: { readonly report: SafeguardReport; readonly record: TariffRecord }) {
  const texts = useTexts(SAFEGUARD_WORDS);
  const facts = record.safeguards.find((each) => each.facts.id === report.safeguard)?.facts;
  const span = facts?.rates.find(({ from, to }) => from <= report.on && (to === null || report.on <= to));
  if (!span?.rate) return <>{texts.noRate}</>;
  return (
    <>
      {span.rate} <EvidenceTag evidence={span.evidence} />
    </>
  );
}

/** One safeguard in full: its state, what would come next, and why. */
export function SafeguardDetail({
  report,
  record,
}: {
  readonly report: SafeguardReport;
  readonly record: TariffRecord;
}) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const { products, distance, trigger } = report;
  const over = distance?.startsWith('-');
  return (
    <section aria-label={speak(report.name)}>
      <h2>{speak(report.name)}</h2>
      <p>
        <SafeguardStatus status={report.status} />, {formatDay(report.on, language)}{' '}
        <EvidenceTag evidence={report.evidence} />
      </p>
      {report.reason && <p lang="en">{report.reason}</p>}
      <dl className="facts">
        <dt>{speak(LABELS.count)}</dt>
        <dd>
          {report.year.name}, {formatDay(report.year.from, language)} – {formatDay(report.year.to, language)}
        </dd>
        <dt>{speak(LABELS.distance)}</dt>
        <dd>
          {distance && trigger
            ? `${formatDecimal(distance.replace('-', ''))} ${trigger.unit} ${speak(over ? LABELS.aboveTrigger : LABELS.leftToTrigger)}`
            : texts.unknown}
        </dd>
        <dt>{texts.covers}</dt>
        <dd>
          {products.codes.join(', ')} <EvidenceTag evidence={products.evidence} />
          {products.unsettled.length > 0 && (
            <p className="note">
              {texts.unsettled}: {products.unsettled.join(', ')}
            </p>
          )}
        </dd>
      </dl>
      <h3>{texts.next}</h3>
      <dl className="facts">
        <dt>{texts.nextStart}</dt>
        <dd>
          {report.earliestStart ? (
            <>
              {formatDay(report.earliestStart.value, language)}{' '}
              <EvidenceTag evidence={report.earliestStart.evidence} />
            </>
          ) : (
            texts.unknown
          )}
        </dd>
        <dt>
          <Term id="snapback">{texts.nextRate}</Term>
        </dt>
        <dd>
          <NextRate report={report} record={record} />
        </dd>
        {report.unknownFrom && (
          <>
            <dt>{speak(LABELS.unknownFrom)}</dt>
            <dd>{formatDay(report.unknownFrom, language)}</dd>
          </>
        )}
      </dl>
      <Conditions report={report} />
      <Measures report={report} />
      <Panel title={words.how}>
        <h3>{words.steps}</h3>
        <Steps steps={report.steps} />
        {report.notComputed.length > 0 && (
          <>
            <h3>{speak(LABELS.missing)}</h3>
            <ul lang="en">
              {report.notComputed.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
        {report.unverified.length > 0 && (
          <>
            <h3>{speak(LABELS.unverifiedFacts)}</h3>
            <ul>
              {report.unverified.map(({ fact, about }) => (
                <li key={`${fact.en} ${about}`}>
                  {speak(fact)}: <span lang="en">{about}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {report.notes.length > 0 && (
          <>
            <h3>{speak(LABELS.notes)}</h3>
            <ul lang="en">
              {report.notes.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
        <h3>{words.sources}</h3>
        <Sources citations={[...report.citations, products.citation]} />
      </Panel>
    </section>
  );
}
