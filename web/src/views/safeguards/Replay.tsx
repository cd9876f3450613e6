import { useEffect, useState } from 'react';
import { addDays, type PlainDate } from '../../../../src/base/index.js';
import { type SafeguardReport, safeguard, type TariffRecord } from '../../../../src/kanzei.js';
import { LABELS } from '../../../../src/surfaces/labels.js';
import { ask } from '../../address.js';
import { useLaterAnswer } from '../../engine/useAnswer.js';
import { Chart, type Plot, type PlotOptions } from '../../parts/Chart.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { Field } from '../../parts/Field.js';
import { Scroll } from '../../parts/Scroll.js';
import { Sources } from '../../parts/Sources.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { useTexts } from '../../words/useTexts.js';
import { SAFEGUARD_WORDS } from '../safeguardWords.js';
import { Gauge } from './Gauge.js';
import { SafeguardStatus } from './GaugeCards.js';
import {
  dayAt,
  drawn,
  percentOf,
  placeOf,
  REPLAY_DAYS,
  REPLAY_FIRST,
  REPLAY_LAST,
  type ReplayFigure,
  replayFigures,
  stopsOf,
} from './replay.js';

const HEIGHT = 320;
const SETTLED = 300;
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

interface Story {
  readonly figures: readonly ReplayFigure[];
  readonly trigger: string;
  readonly measures: SafeguardReport['measures'];
}

function useDraw({ figures, trigger, measures }: Story, day: string) {
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const speak = useSpeak();
  const limit = drawn(trigger);
  const top = limit * 1.12;
  return (plot: Plot, width: number): PlotOptions => ({
    marginLeft: 64,
    marginRight: 16,
    marginTop: 28,
    style: { background: 'transparent', color: 'var(--ink)', fontSize: '12px', overflow: 'visible' },
    x: {
      type: 'utc',
      domain: [at(REPLAY_FIRST), at(addDays(REPLAY_LAST, 1))],
      label: null,
      ticks: width < 600 ? 4 : 10,
    },
    y: {
      domain: [0, top],
      label: texts.axis,
      grid: true,
      tickFormat: (each: number) => formatDecimal(String(each)),
    },
    marks: [
      plot.rect(measures, {
        x1: ({ from }) => at(from),
        x2: ({ to }) => at(addDays((to ?? REPLAY_LAST) as PlainDate, 1)),
        y1: 0,
        y2: top,
        fill: 'var(--series-2)',
        fillOpacity: 0.3,
      }),
      plot.text(measures, {
        x: ({ from }) => at(from),
        y: top * 0.4,
        text: ({ rate }) => `${speak(LABELS.measure)} ${rate ?? ''} →`,
        textAnchor: 'end',
        dx: -6,
        fill: 'var(--ink)',
        stroke: 'var(--raised)',
        strokeWidth: 4,
      }),
      plot.ruleY([0], { stroke: 'var(--quiet)' }),
      plot.ruleY([limit], { stroke: 'var(--series-2)', strokeWidth: 2, strokeDasharray: '8 4' }),
      plot.text([limit], {
        x: at(REPLAY_FIRST),
        y: limit,
        text: () => `${speak(LABELS.trigger)} ${formatDecimal(trigger)} t`,
        textAnchor: 'start',
        dy: -9,
        dx: 4,
        fill: 'var(--series-2)',
        fontWeight: 600,
      }),
      plot.ruleX(figures, {
        x: ({ to }) => at(to),
        y1: 0,
        y2: ({ volume }) => drawn(volume),
        stroke: 'var(--series-1)',
        strokeWidth: 2,
        strokeDasharray: '2 3',
      }),
      plot.dot(figures, {
        x: ({ to }) => at(to),
        y: ({ volume }) => drawn(volume),
        r: 6,
        stroke: 'var(--series-1)',
        strokeWidth: 2,
        fill: ({ to }) => (to <= day ? 'var(--series-1)' : 'var(--raised)'),
      }),
      plot.text(
        figures.map((each, i) => ({ ...each, aside: i % 2 === 0 ? top * 0.05 : top * -0.06 })),
        {
          x: ({ to }) => at(to),
          y: ({ volume, aside }) => drawn(volume) + aside,
          text: ({ volume }) => formatDecimal(volume),
          textAnchor: 'end',
          dx: -8,
          fill: 'var(--ink)',
          stroke: 'var(--raised)',
          strokeWidth: 4,
        },
      ),
      plot.ruleX([at(day)], { stroke: 'var(--ink)', strokeWidth: 2 }),
      plot.text([day], {
        x: at,
        y: top,
        text: (each: string) => formatDay(each, language),
        dy: -11,
        textAnchor:
          placeOf(day) > REPLAY_DAYS * 0.8 ? 'end' : placeOf(day) < REPLAY_DAYS * 0.2 ? 'start' : 'middle',
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
    ],
  });
}

/** The same data as the chart. */
function Figures({ story, day }: { readonly story: Story; readonly day: string }) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const csv = (): string =>
    writeCsv([
      ['from', 'to', 'volume', 'unit', 'trigger', 'percent', 'evidence', 'source', 'url'],
      ...story.figures.map(({ to, volume, unit, percent, evidence, citation }) => [
        REPLAY_FIRST,
        to,
        volume,
        unit,
        story.trigger,
        percent,
        evidence,
        `${citation.title}, ${citation.locator}`,
        citation.url,
      ]),
    ]);
  return (
    <>
      <Scroll label={texts.replayTable}>
        <table className="usa-table usa-table--borderless">
          <caption>{texts.replayTable}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.upTo}</th>
              <th scope="col" className="number">
                {speak(LABELS.volume)}
              </th>
              <th scope="col" className="number">
                {speak(LABELS.trigger)}
              </th>
              <th scope="col" className="number">
                {speak(LABELS.share)}
              </th>
              <th scope="col">{formatDay(day, language)}</th>
              <th scope="col">{speak(LABELS.evidence)}</th>
            </tr>
          </thead>
          <tbody>
            {story.figures.map(({ to, volume, unit, percent, evidence }) => (
              <tr key={to}>
                <th scope="row" className="day">
                  {formatDay(to, language)}
                </th>
                <td className="number">
                  {formatDecimal(volume)} {unit}
                </td>
                <td className="number">
                  {formatDecimal(story.trigger)} {unit}
                </td>
                <td className="number">{percent === undefined ? '–' : `${percent}%`}</td>
                <td>{to <= day ? `✓ ${texts.known}` : texts.later}</td>
                <td>
                  <EvidenceTag evidence={evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="no-print">
        <button
          type="button"
          className="usa-button usa-button--outline small"
          onClick={() => saveCsv('kanzei-safeguard-beef-JFY2020', csv())}
        >
          {words.csv}
        </button>
      </p>
      <Sources citations={story.figures.map(({ citation }) => citation)} />
    </>
  );
}

interface ReplayProps {
  readonly record: TariffRecord;
  /** the day in the address */
  readonly asked: string | undefined;
}

/** The year in which the safeguard on U.S. beef was triggered, day by day. */
export function Replay({ record, asked }: ReplayProps) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const [place, setPlace] = useState(() => placeOf(asked ?? '2021-03-15'));
  const day = dayAt(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a day that the reader moved to is written
  useEffect(() => {
    if (place === placeOf(asked ?? '2021-03-15')) return;
    const settled = setTimeout(() => ask({ day }), SETTLED);
    return () => clearTimeout(settled);
  }, [place]);
  const end = useLaterAnswer(() => safeguard({ safeguard: 'beef', on: '2021-03-31' }, record), 'end');
  const now = useLaterAnswer(() => safeguard({ safeguard: 'beef', on: day }, record), day);
  const trigger = end.status === 'answered' ? end.answer.trigger?.volume : undefined;
  if (end.status !== 'answered' || trigger === undefined) return null;
  const story: Story = { figures: replayFigures(record, trigger), trigger, measures: end.answer.measures };
  return (
    <Shown
      story={story}
      day={day}
      place={place}
      setPlace={setPlace}
      now={now.status === 'answered' ? now.answer : undefined}
      speakDay={(each) => formatDay(each, language)}
      texts={texts}
      speak={speak}
    />
  );
}

interface ShownProps {
  readonly story: Story;
  readonly day: string;
  readonly place: number;
  readonly setPlace: (place: number) => void;
  readonly now: SafeguardReport | undefined;
  readonly speakDay: (day: string) => string;
  readonly texts: ReturnType<typeof useTexts<typeof SAFEGUARD_WORDS>>;
  readonly speak: ReturnType<typeof useSpeak>;
}

function Shown({ story, day, place, setPlace, now, speakDay, texts, speak }: ShownProps) {
  const language = useLanguage();
  const draw = useDraw(story, day);
  const same = now?.on === day ? now : undefined;
  const percent = same?.volume && percentOf(same.volume.volume, same.trigger?.volume);
  const said = percent ? `${percent}% ${texts.ofTrigger}` : texts.unknownShare;
  return (
    <section aria-label={texts.replay}>
      <h2>{texts.replay}</h2>
      <p>{texts.replayLead}</p>
      <div className="slider no-print">
        <Field label={`${texts.day}: ${speakDay(day)}`}>
          {({ id }) => (
            <input
              id={id}
              type="range"
              min={0}
              max={REPLAY_DAYS}
              value={place}
              aria-valuetext={`${speakDay(day)}, ${same ? said : ''}`}
              onChange={({ target }) => setPlace(Number(target.value))}
            />
          )}
        </Field>
        <fieldset className="stops">
          <legend>{texts.jump}</legend>
          {stopsOf(story.figures, story.measures).map((stop) => (
            <button
              type="button"
              className="usa-button usa-button--outline small"
              key={`${stop.day} ${stop.what}`}
              aria-pressed={stop.day === day}
              onClick={() => setPlace(placeOf(stop.day))}
            >
              {speakDay(stop.day)}: {texts[stop.what]}
            </button>
          ))}
        </fieldset>
      </div>
      {same && (
        <div className="card">
          <p>
            <strong>{speakDay(day)}</strong>: <SafeguardStatus status={same.status} />{' '}
            <EvidenceTag evidence={same.evidence} />
          </p>
          <Gauge percent={percent ?? undefined} label={texts.replay} text={said} />
          <p>
            {said}
            {same.volume &&
              ` (${formatDecimal(same.volume.volume)} ${same.volume.unit}, ${texts.upTo} ${speakDay(same.volume.to)})`}
          </p>
          <p>
            {speak(LABELS.trigger)}:{' '}
            {same.trigger ? `${formatDecimal(same.trigger.volume)} ${same.trigger.unit}` : '–'} (
            {same.year.name})
          </p>
          {same.reason && (
            <p className="note" lang="en">
              {same.reason}
            </p>
          )}
        </div>
      )}
      <Chart
        label={`${texts.replayChart}. ${story.figures
          .map(({ to, volume, unit }) => `${speakDay(to)}: ${formatDecimal(volume)} ${unit}`)
          .join('; ')}. ${speak(LABELS.trigger)}: ${formatDecimal(story.trigger)} t.`}
        file="kanzei-safeguard-beef-JFY2020"
        height={HEIGHT}
        draw={draw}
        asked={`${language} ${day}`}
      />
      <Figures story={story} day={day} />
    </section>
  );
}
