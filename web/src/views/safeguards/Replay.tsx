import { useEffect, useRef, useState } from 'react';
import { type SafeguardReport, safeguard, type TariffRecord } from '../../../../src/kanzei.js';
import { LABELS } from '../../../../src/surfaces/labels.js';
import { ask } from '../../address.js';
import { useLaterAnswer } from '../../engine/useAnswer.js';
import { Chart } from '../../parts/Chart.js';
import { Field } from '../../parts/Field.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useTexts } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
import { Gauge } from './Gauge.js';
import { SafeguardStatus } from './GaugeCards.js';
import { ReplayFigures } from './ReplayFigures.js';
import { dayAt, percentOf, placeOf, REPLAY_DAYS, replayFigures, stopsOf } from './replay.js';
import { type Story, useReplayDrawing } from './useReplayDrawing.js';

const HEIGHT = 320;
const SETTLED = 300;
const START = '2021-03-15';

interface ReplayProps {
  readonly record: TariffRecord;
  /** the day in the address */
  readonly asked: string | undefined;
}

/** The year in which the safeguard on U.S. beef was triggered, day by day. */
export function Replay({ record, asked }: ReplayProps) {
  const [place, setPlace] = useState(placeOf(asked ?? START));
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setPlace(placeOf(asked ?? START)), [asked]);
  useEffect(() => () => clearTimeout(settling.current), []);
  const day = dayAt(place);
  const move = (next: number): void => {
    setPlace(next);
    clearTimeout(settling.current);
    settling.current = setTimeout(() => ask({ day: dayAt(next) }), SETTLED);
  };
  const end = useLaterAnswer(safeguard, { safeguard: 'beef', on: '2021-03-31' }, record);
  const now = useLaterAnswer(safeguard, { safeguard: 'beef', on: day }, record);
  const trigger = end.status === 'answered' ? end.answer.trigger?.volume : undefined;
  if (end.status !== 'answered' || trigger === undefined) return null;
  const story: Story = { figures: replayFigures(record, trigger), trigger, measures: end.answer.measures };
  return (
    <Shown
      story={story}
      day={day}
      place={place}
      onMove={move}
      now={now.status === 'answered' ? now.answer : undefined}
    />
  );
}

interface ShownProps {
  readonly story: Story;
  readonly day: string;
  readonly place: number;
  readonly onMove: (place: number) => void;
  readonly now: SafeguardReport | undefined;
}

function Shown({ story, day, place, onMove, now }: ShownProps) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(SAFEGUARD_WORDS);
  const draw = useReplayDrawing(story, day);
  const speakDay = (each: string): string => formatDay(each, language);
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
              onChange={({ target }) => onMove(Number(target.value))}
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
              onClick={() => onMove(placeOf(stop.day))}
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
      />
      <ReplayFigures story={story} day={day} />
    </section>
  );
}
