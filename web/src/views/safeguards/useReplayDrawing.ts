import { addDays, type PlainDate } from '../../../../src/base/index.js';
import type { SafeguardReport } from '../../../../src/kanzei.js';
import { LABELS, type Language } from '../../../../src/surfaces/labels.js';
import type { Plot, PlotOptions } from '../../parts/Chart.js';
import { useLanguage, useSpeak, useTexts } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
import { drawn, placeOf, REPLAY_DAYS, REPLAY_FIRST, REPLAY_LAST, type ReplayFigure } from './replay.js';

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** "Apr 2020", 「2020年4月」 */
const monthOf = (day: Date, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    month: 'short',
    timeZone: 'UTC',
    ...(day.getUTCMonth() % 12 === 0 || day.getTime() === at(REPLAY_FIRST).getTime()
      ? { year: 'numeric' }
      : {}),
  }).format(day);

/** The year as the facts tell it. */
export interface Story {
  readonly figures: readonly ReplayFigure[];
  readonly trigger: string;
  readonly measures: SafeguardReport['measures'];
}

/** The drawing of the year: its figures, the trigger, the measure, and the day looked at. */
export function useReplayDrawing({ figures, trigger, measures }: Story, day: string) {
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
      tickFormat: (each: Date) => monthOf(each, language),
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
