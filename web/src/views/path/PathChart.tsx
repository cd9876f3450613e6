import type { RenderFunction } from '@observablehq/plot';
import { addDays, daysBetween, formatExact, type PlainDate } from '../../../../src/base/index.js';
import type { TariffRecord } from '../../../../src/kanzei.js';
import { Chart, type Plot, type PlotOptions } from '../../parts/Chart.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { today } from '../../today.js';
import { useLanguage, useTexts } from '../../words/language.js';
import { formatDay } from '../../words/numbers.js';
import { PATH_WORDS } from '../../words/pathWords.js';
import { lineColour, lineDash, Swatch } from './lines.js';
import { fullName, shortName } from './names.js';
import {
  asNumber,
  bandsOf,
  endOf,
  highestOf,
  lineWidths,
  lowestEvidence,
  measuresOf,
  percentOfSpan,
  type Series,
  spread,
  stepPoints,
} from './series.js';

const HEIGHT = 420;
const TOP = 28;
const BOTTOM = 32;
const LABEL_GAP = 15;
const UNKNOWN_LABEL_WIDTH = 150;

/** Noon of no zone: a day as a point of the axis. */
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

interface PathChartProps {
  readonly drawn: readonly Series[];
  readonly record: TariffRecord;
  readonly origins: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly title: string;
}

/** Days on which it is not known whether a measure runs, of all series, each once. */
const openDays = (drawn: readonly Series[]) => [
  ...new Map(
    drawn
      .flatMap(({ openMeasures }) => openMeasures)
      .map((each) => [`${each.safeguard} ${each.from} ${each.to}`, each]),
  ).values(),
];

const SVG = 'http://www.w3.org/2000/svg';

interface SideLabel {
  readonly from: number;
  readonly place: number;
  readonly colour: string;
  readonly text: string;
}

/** The names beside the ends of the lines, each led to its line. */
const sideLabels =
  (labels: readonly SideLabel[], end: Date): RenderFunction =>
  (_index, scales) => {
    const group = document.createElementNS(SVG, 'g');
    const x = Number(scales.x?.(end));
    for (const { from, place, colour, text } of labels) {
      const y = Number(scales.y?.(from));
      const leader = document.createElementNS(SVG, 'path');
      leader.setAttribute('d', `M${x},${y}L${x + 8},${place}h4`);
      leader.setAttribute('fill', 'none');
      leader.setAttribute('stroke', colour);
      const name = document.createElementNS(SVG, 'text');
      name.setAttribute('x', String(x + 15));
      name.setAttribute('y', String(place));
      name.setAttribute('dy', '0.32em');
      name.setAttribute('text-anchor', 'start');
      name.setAttribute('font-weight', '600');
      name.setAttribute('fill', colour);
      name.textContent = text;
      group.append(leader, name);
    }
    return group;
  };

function useDraw({ drawn, record, origins, since, until }: PathChartProps) {
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const top = Math.max(asNumber(highestOf(drawn)) * 1.1, 1);
  const widths = lineWidths(drawn);
  return (plot: Plot, width: number): PlotOptions => {
    const narrow = width < 600;
    const right = narrow ? 100 : 160;
    const inside = HEIGHT - TOP - BOTTOM;
    const end = at(addDays(until as PlainDate, 1));
    const ends = drawn.flatMap((series, i) => {
      const last = endOf(series);
      return last ? [{ series, i, day: last.day, percent: asNumber(last.percent) }] : [];
    });
    const ended = ends.filter(({ day }) => at(day) < end);
    const lasting = ends.filter((each) => !ended.includes(each));
    const places = spread(
      lasting.map(({ percent }) => TOP + inside * (1 - percent / top)),
      LABEL_GAP,
      HEIGHT - BOTTOM,
    );
    const labels = lasting.map(({ series, i, percent }, k) => ({
      from: percent,
      place: places[k] as number,
      colour: lineColour(i),
      text: shortName(series, record, language, origins),
    }));
    const open = openDays(drawn);
    const days = daysBetween(since as PlainDate, until as PlainDate);
    const wideOpen = open.filter(
      ({ from, to }) => (daysBetween(from, to) / days) * (width - right - 40) > UNKNOWN_LABEL_WIDTH,
    );
    return {
      marginLeft: 40,
      marginRight: right,
      marginTop: TOP,
      marginBottom: BOTTOM,
      style: { background: 'transparent', color: 'var(--ink)', fontSize: '12px', overflow: 'visible' },
      x: { type: 'utc', domain: [at(since), end], label: null, ticks: narrow ? 5 : 10 },
      y: { domain: [0, top], label: texts.axis, grid: true, labelAnchor: 'top' },
      marks: [
        plot.rect(open, {
          x1: ({ from }) => at(from),
          x2: ({ to }) => at(addDays(to, 1)),
          y1: 0,
          y2: top,
          fill: 'var(--open-days)',
        }),
        plot.text(wideOpen, {
          x: ({ from }) => at(from),
          y: 0,
          text: () => `? ${texts.open}`,
          textAnchor: 'start',
          dx: 6,
          dy: -9,
          fill: 'var(--quiet)',
        }),
        plot.ruleY([0], { stroke: 'var(--quiet)' }),
        ...drawn.map((series, i) =>
          plot.rect(bandsOf(series), {
            x1: ({ from }) => at(from),
            x2: ({ to }) => at(to),
            y1: 'low',
            y2: 'high',
            fill: lineColour(i),
            fillOpacity: 0.25,
            stroke: lineColour(i),
            strokeDasharray: '2 2',
          }),
        ),
        ...drawn.map((series, i) =>
          plot.line(stepPoints(series), {
            x: ({ day }) => at(day),
            y: 'percent',
            stroke: lineColour(i),
            strokeWidth: widths[i] as number,
            strokeDasharray: lineDash(i),
            strokeLinejoin: 'miter',
          }),
        ),
        ...drawn.map((series, i) => {
          const spans = measuresOf(series).flatMap((span) => {
            const percent = percentOfSpan(span);
            return percent ? [{ ...span, percent: asNumber(percent) }] : [];
          });
          return [
            plot.rect(spans, {
              x1: ({ from }) => at(from),
              x2: ({ to }) => at(addDays(to, 1)),
              y1: 0,
              y2: 'percent',
              fill: lineColour(i),
              fillOpacity: 0.35,
            }),
            plot.text(spans, {
              x: ({ from }) => at(from),
              y: 'percent',
              text: ({ percent }) => `▼ ${texts.measure} ${percent}%`,
              textAnchor: 'start',
              dx: -5,
              dy: -9,
              fill: 'var(--ink)',
              stroke: 'var(--raised)',
              strokeWidth: 4,
            }),
          ];
        }),
        plot.ruleX(
          [at(today())].filter((day) => day >= at(since) && day < end),
          {
            stroke: 'var(--ink)',
            strokeDasharray: '1 3',
            strokeWidth: 1.5,
          },
        ),
        plot.text(
          [today()].filter((day) => day >= since && day <= until),
          { x: at, y: top, text: () => texts.today, dy: -12, fill: 'var(--ink)' },
        ),
        ...ended.map(({ i, day, percent }) =>
          plot.dot([day], { x: at, y: percent, r: 4, fill: lineColour(i), stroke: 'var(--raised)' }),
        ),
        sideLabels(labels, end),
      ],
    };
  };
}

/** Rates over the years as steps, with a name at the end of each line. */
export function PathChart(props: PathChartProps) {
  const { drawn, record, origins, until, title } = props;
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const draw = useDraw(props);
  const names = drawn.map((series) => fullName(series, record, language, origins));
  return (
    <figure className="figure">
      <Chart
        label={`${texts.chartLabel}: ${title}. ${names.join('; ')}. ${texts.tableBelow}`}
        file={`kanzei-path-${title}`.replaceAll(/[^\w.-]+/g, '-')}
        height={HEIGHT}
        draw={draw}
      />
      <figcaption>
        <ul className="legend" aria-label={texts.legend}>
          {drawn.map((series, i) => {
            const end = endOf(series);
            return (
              <li key={series.id}>
                <Swatch place={i} />
                <span>
                  {names[i]}
                  {end && `, ${texts.lastRate} ${formatExact(end.percent)}%`}
                  {end &&
                    end.day <= until &&
                    ` (${texts.until2} ${formatDay(addDays(end.day, -1), language)})`}{' '}
                  <EvidenceTag evidence={lowestEvidence(series)} />
                </span>
              </li>
            );
          })}
        </ul>
        {openDays(drawn).length > 0 && <p className="note">{texts.shaded}</p>}
        {drawn.some((series) => bandsOf(series).length > 0) && <p className="note">{texts.band}</p>}
      </figcaption>
    </figure>
  );
}
