import type { SafeguardReport } from '../../../../src/kanzei.js';
import { LABELS, SAFEGUARD_STATUSES } from '../../../../src/surfaces/labels.js';
import { linkTo } from '../../address.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useTexts } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
import { Gauge } from './Gauge.js';

/** What came of asking for each safeguard. */
export interface Asked {
  readonly id: string;
  readonly report: SafeguardReport | undefined;
  /** why there is no answer */
  readonly why: string | undefined;
}

const SIGNS: Readonly<Record<SafeguardReport['status'], string>> = {
  notTriggered: '✓',
  triggered: '!',
  inForce: '▲',
  ended: '–',
  unknown: '?',
};

/** The state of a safeguard with its sign. */
export function SafeguardStatus({ status }: { readonly status: SafeguardReport['status'] }) {
  const speak = useSpeak();
  return (
    <span className={`tag state-${status}`}>
      <span aria-hidden="true">{SIGNS[status]}</span> {speak(SAFEGUARD_STATUSES[status])}
    </span>
  );
}

interface GaugeCardsProps {
  readonly all: readonly Asked[];
  readonly chosen: string;
  readonly on: string;
}

/** Imports against the trigger, for every safeguard. */
export function GaugeCards({ all, chosen, on }: GaugeCardsProps) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  return (
    <ul className="gauges">
      {all.map(({ id, report, why }) => {
        const percent = report?.share?.percent;
        const said = percent === undefined ? texts.unknownShare : `${percent}% ${texts.ofTrigger}`;
        const name = report ? speak(report.name) : id;
        return (
          <li key={id}>
            <div className="card">
              <h3>{name}</h3>
              {report ? (
                <>
                  <p>
                    <SafeguardStatus status={report.status} /> <EvidenceTag evidence={report.evidence} />
                  </p>
                  <Gauge percent={percent} label={name} text={said} />
                  <p>
                    <strong>{said}</strong>
                  </p>
                  <dl className="facts">
                    <dt>{speak(LABELS.volume)}</dt>
                    <dd>
                      {report.volume
                        ? `${formatDecimal(report.volume.volume)} ${report.volume.unit} (${texts.upTo} ${formatDay(report.volume.to, language)})`
                        : speak(LABELS.noFigure)}
                    </dd>
                    <dt>{speak(LABELS.trigger)}</dt>
                    <dd>
                      {report.trigger
                        ? `${formatDecimal(report.trigger.volume)} ${report.trigger.unit} (${report.year.name})`
                        : `${speak(LABELS.notInFacts)} (${report.year.name})`}
                    </dd>
                  </dl>
                </>
              ) : (
                <p lang="en">{why}</p>
              )}
              <p>
                {id === chosen ? (
                  <strong>✓ {texts.shown}</strong>
                ) : (
                  <a className="target" href={linkTo('safeguards', { id, on })}>
                    {texts.show}: {name} →
                  </a>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
