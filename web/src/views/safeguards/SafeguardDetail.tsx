import type { SafeguardReport, TariffRecord } from '../../../../src/kanzei.js';
import { ANSWERS, LABELS } from '../../../../src/surfaces/labels.js';
import { Panel } from '../../parts/Panel.js';
import { Scroll } from '../../parts/Scroll.js';
import { Sources } from '../../parts/Sources.js';
import { Steps } from '../../parts/Steps.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { useTexts } from '../../words/useTexts.js';
import { SAFEGUARD_WORDS } from '../safeguardWords.js';
import { SafeguardStatus } from './GaugeCards.js';

const volumeText = (volume: { readonly volume: string; readonly unit: string } | null): string =>
  volume ? `${formatDecimal(volume.volume)} ${volume.unit}` : '–';

function Conditions({ report }: { readonly report: SafeguardReport }) {
  const speak = useSpeak();
  const texts = useTexts(SAFEGUARD_WORDS);
  return (
    <Scroll label={texts.conditions}>
      <table className="usa-table usa-table--borderless">
        <caption>{texts.conditions}</caption>
        <thead>
          <tr>
            <th scope="col">{speak(LABELS.condition)}</th>
            <th scope="col">{speak(LABELS.met)}</th>
            <th scope="col" className="number">
              {speak(LABELS.volume)}
            </th>
            <th scope="col" className="number">
              {speak(LABELS.threshold)}
            </th>
            <th scope="col" className="number">
              {speak(LABELS.share)}
            </th>
            <th scope="col">{speak(LABELS.evidence)}</th>
          </tr>
        </thead>
        <tbody>
          {report.conditions.map(({ name, met, volume, threshold, share, evidence, reason }) => (
            <tr key={name.en}>
              <th scope="row">
                {speak(name)}
                {reason && (
                  <p className="note" lang="en">
                    {reason}
                  </p>
                )}
              </th>
              <td>
                {met === 'yes' ? '✓ ' : met === 'no' ? '✗ ' : '? '}
                {speak(ANSWERS[met])}
              </td>
              <td className="number">{volumeText(volume)}</td>
              <td className="number">{volumeText(threshold)}</td>
              <td className="number">{share ? `${share.percent}%` : '–'}</td>
              <td>
                <EvidenceTag evidence={evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Measures({ report }: { readonly report: SafeguardReport }) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  if (report.measures.length === 0) return <p>{texts.noMeasures}</p>;
  return (
    <Scroll label={texts.measures}>
      <table className="usa-table usa-table--borderless">
        <caption>{texts.measures}</caption>
        <thead>
          <tr>
            <th scope="col">{speak(LABELS.measure)}</th>
            <th scope="col">{speak(LABELS.firstDay)}</th>
            <th scope="col">{speak(LABELS.lastDay)}</th>
            <th scope="col">{speak(LABELS.rate)}</th>
            <th scope="col">{speak(LABELS.passedIn)}</th>
            <th scope="col">{speak(LABELS.basis)}</th>
            <th scope="col">{speak(LABELS.evidence)}</th>
          </tr>
        </thead>
        <tbody>
          {report.measures.map(({ year, from, to, rate, exceededIn, basis, followedBy, evidence }) => (
            <tr key={from}>
              <th scope="row">{year}</th>
              <td className="day">{formatDay(from, language)}</td>
              <td className="day">{to ? formatDay(to, language) : texts.unknown}</td>
              <td>
                {rate ?? texts.noRate}
                {followedBy && (
                  <p className="note">
                    {speak(LABELS.followed)} {formatDay(followedBy.from, language)}: {followedBy.rate}
                  </p>
                )}
              </td>
              <td>
                {formatDay(exceededIn.from, language)} – {formatDay(exceededIn.to, language)}
              </td>
              <td>{basis === 'recorded' ? texts.recorded : texts.byRule}</td>
              <td>
                <EvidenceTag evidence={evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
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
