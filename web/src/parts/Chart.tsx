import type * as PlotModule from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import { useSpeak, useWords } from '../words/language.js';
import { saveSvg } from './download.js';

export type Plot = typeof PlotModule;
export type PlotOptions = PlotModule.PlotOptions;

const NARROWEST = 200;
const FAILED = {
  en: 'The chart cannot be drawn without its library; the table has the same data.',
  ja: '図の描画に必要な部品を読み込めませんでした。表に同じ内容があります。',
};

/** The width of an element as it changes, in whole pixels; 0 before it is known. */
function useWidth(): [(element: HTMLDivElement | null) => void, number] {
  const [width, setWidth] = useState(0);
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

interface ChartProps {
  /** what the drawing shows, for those who do not see it */
  readonly label: string;
  /** name of the file it is saved as */
  readonly file: string;
  readonly height: number;
  /** the drawing for a width */
  readonly draw: (plot: Plot, width: number) => PlotOptions;
}

/** A drawing. The library that draws is fetched when the first one is shown. */
export function Chart({ label, file, height, draw }: ChartProps) {
  const words = useWords();
  const [frame, width] = useWidth();
  const inside = useRef<HTMLDivElement>(null);
  const speak = useSpeak();
  const [plot, setPlot] = useState<Plot | undefined>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    import('@observablehq/plot').then(
      (library) => !gone && setPlot(library),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, []);
  useEffect(() => {
    if (!plot || !inside.current || width < NARROWEST) return;
    const drawing = plot.plot({ ...draw(plot, width), className: 'drawing', width, height });
    // its style element is in the page's own styles: a page takes no styles from elsewhere
    for (const style of drawing.querySelectorAll('style')) style.remove();
    for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', label);
    inside.current.replaceChildren(drawing);
  }, [plot, width, height, label, draw]);
  const keep = (): void => {
    const svg = inside.current?.querySelector('svg');
    if (svg) saveSvg(file, svg);
  };
  return (
    <div className="chart">
      {failed && <p className="note">{speak(FAILED)}</p>}
      <div ref={frame}>
        <div ref={inside} style={{ minHeight: height }} />
      </div>
      <p className="no-print">
        <button
          type="button"
          className="usa-button usa-button--outline small"
          onClick={keep}
          disabled={!plot}
        >
          {words.svg}
        </button>
      </p>
    </div>
  );
}
