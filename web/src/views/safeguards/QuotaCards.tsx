import type { QuotaReport, QuotaReports } from '../../../../src/kanzei.js';
import { ALLOCATIONS, LABELS, PACES, QUOTA_STATUSES } from '../../../../src/surfaces/labels.js';
import { Panel } from '../../parts/Panel.js';
import { Sources } from '../../parts/Sources.js';
import { Steps } from '../../parts/Steps.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
import { countryText } from '../path/names.js';
import { Gauge } from './Gauge.js';

const SIGNS: Readonly<Record<QuotaReport['status'], string>> = {
  open: '✓',
  critical: '!',
  exhausted: '▲',
  unknown: '?',
};

function Forecast({ forecast }: { readonly forecast: NonNullable<QuotaReport['forecast']> }) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const day = (on: string | null): string => (on ? formatDay(on, language) : speak(LABELS.afterTheYear));
  return (
    <>
      {day(forecast.expected)} <EvidenceTag evidence={forecast.evidence} />
      <p className="note">
        {texts.between} {day(forecast.earliest)} – {day(forecast.latest)}, {texts.probability}{' '}
        {Math.round(forecast.coverage * 100)}%; {speak(PACES[forecast.method])} {forecast.basedOn}
      </p>
    </>
  );
}

function QuotaCard({ report }: { readonly report: QuotaReport }) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const { volume, drawn, status, filled, forecast, fillRate, allocation, year } = report;
  const percent = fillRate ?? (status === 'exhausted' ? '100' : undefined);
  const said =
    fillRate !== null
      ? `${fillRate}% ${texts.ofQuota}`
      : status === 'exhausted'
        ? speak(QUOTA_STATUSES.exhausted)
        : texts.unknownShare;
  return (
    <div className="card">
      <h3>{speak(report.name)}</h3>
      <p>
        <span className={`tag state-${status}`}>
          <span aria-hidden="true">{SIGNS[status]}</span> {speak(QUOTA_STATUSES[status])}
        </span>{' '}
        <EvidenceTag evidence={report.evidence} />
      </p>
      <Gauge percent={percent} label={speak(report.name)} text={said} />
      <p>
        <strong>{said}</strong>
      </p>
      {report.reason && (
        <p className="note" lang="en">
          {report.reason}
        </p>
      )}
      <dl className="facts">
        <dt>{speak(LABELS.quotaYear)}</dt>
        <dd>
          {formatDay(year.from, language)} – {formatDay(year.to, language)}{' '}
          <span lang="en">({year.name})</span>
        </dd>
        <dt>{speak(LABELS.quotaVolume)}</dt>
        <dd>
          {volume
            ? `${volume.approximate ? `${speak(LABELS.about)} ` : ''}${formatDecimal(volume.volume)} ${volume.unit}`
            : speak(LABELS.notInFacts)}
        </dd>
        <dt>{speak(LABELS.drawn)}</dt>
        <dd>
          {drawn
            ? `${formatDecimal(drawn.volume)} ${drawn.unit} (${texts.upTo} ${formatDay(drawn.to, language)})`
            : speak(LABELS.noFigure)}
        </dd>
        <dt>{speak(LABELS.balance)}</dt>
        <dd>
          {report.balance === null ? texts.unknown : `${formatDecimal(report.balance)} ${volume?.unit ?? ''}`}
        </dd>
        {filled && (
          <>
            <dt>{speak(LABELS.filled)}</dt>
            <dd>
              {formatDay(filled.from, language)}
              {filled.to !== filled.from && ` – ${formatDay(filled.to, language)}`}{' '}
              <EvidenceTag evidence={filled.evidence} />
            </dd>
          </>
        )}
        <dt>{speak(LABELS.forecast)}</dt>
        <dd>{forecast ? <Forecast forecast={forecast} /> : filled ? '–' : texts.forecastNone}</dd>
        <dt>{speak(LABELS.allocation)}</dt>
        <dd>
          {allocation ? speak(ALLOCATIONS[allocation]) : speak(LABELS.notInFacts)}{' '}
          <EvidenceTag evidence={report.allocationEvidence} />
        </dd>
        <dt>{speak(LABELS.from)}</dt>
        <dd>
          {report.origins.map((each) => countryText(each, language)).join(', ')} →{' '}
          {countryText(report.importer, language)}
        </dd>
      </dl>
      <QuotaMore report={report} />
    </div>
  );
}

function QuotaMore({ report }: { readonly report: QuotaReport }) {
  const words = useWords();
  const speak = useSpeak();
  const texts = useTexts(SAFEGUARD_WORDS);
  return (
    <Panel title={texts.details}>
      <p>
        {speak(LABELS.products)}: {report.lines.join(', ')}
      </p>
      {report.rates.length > 0 && (
        <>
          <p>
            <Term id="in-quota">{texts.rates}</Term>
          </p>
          <ul>
            {report.rates.map(({ codes, inQuota, outOfQuota, from, evidence }) => (
              <li key={`${codes.join()} ${from}`}>
                {codes.join(', ')}: {speak(LABELS.inQuota)} {inQuota ?? '–'}, {speak(LABELS.outOfQuota)}{' '}
                {outOfQuota ?? '–'} <EvidenceTag evidence={evidence} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Steps steps={report.steps} />
      {report.forecast && <p lang="en">{report.forecast.description}</p>}
      <ul lang="en">
        {[...report.notComputed, ...report.unverified.map(({ about }) => about), ...report.notes].map(
          (each) => (
            <li key={each}>{each}</li>
          ),
        )}
      </ul>
      <p>{words.sources}</p>
      <Sources citations={report.citations} />
    </Panel>
  );
}

/** Every quota on the day. */
export function QuotaCards({ reports }: { readonly reports: QuotaReports }) {
  const texts = useTexts(SAFEGUARD_WORDS);
  return (
    <>
      <ul className="gauges">
        {reports.quotas.map((report) => (
          <li key={report.quota}>
            <QuotaCard report={report} />
          </li>
        ))}
      </ul>
      {reports.outside.length > 0 && (
        <>
          <h3>{texts.outside}</h3>
          <ul>
            {reports.outside.map(({ quota, reason }) => (
              <li key={quota}>
                {quota}: <span lang="en">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
