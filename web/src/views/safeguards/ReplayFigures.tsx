import { LABELS } from '../../../../src/surfaces/labels.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { Scroll } from '../../parts/Scroll.js';
import { Sources } from '../../parts/Sources.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { useTexts } from '../../words/useTexts.js';
import { SAFEGUARD_WORDS } from '../safeguardWords.js';
import { REPLAY_FIRST } from './replay.js';
import type { Story } from './useReplayDrawing.js';

/** The same data as the chart. */
export function ReplayFigures({ story, day }: { readonly story: Story; readonly day: string }) {
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
