import { LABELS } from '../../../../src/surfaces/labels.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { Sources } from '../../parts/Sources.js';
import { type Column, Table, tableRow } from '../../parts/Table.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay, formatDecimal } from '../../words/numbers.js';
import { SAFEGUARD_WORDS } from '../../words/safeguardWords.js';
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
  const columns: Column[] = [
    { label: texts.upTo, kind: 'day' },
    { label: speak(LABELS.volume), kind: 'number' },
    { label: speak(LABELS.trigger), kind: 'number' },
    { label: speak(LABELS.share), kind: 'number' },
    { label: formatDay(day, language) },
    { label: speak(LABELS.evidence) },
  ];
  const rows = story.figures.map(({ to, volume, unit, percent, evidence }) =>
    tableRow(
      to,
      formatDay(to, language),
      `${formatDecimal(volume)} ${unit}`,
      `${formatDecimal(story.trigger)} ${unit}`,
      percent === undefined ? '–' : `${percent}%`,
      to <= day ? `✓ ${texts.known}` : texts.later,
      <EvidenceTag evidence={evidence} />,
    ),
  );
  return (
    <>
      <Table caption={texts.replayTable} columns={columns} rows={rows} />
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
