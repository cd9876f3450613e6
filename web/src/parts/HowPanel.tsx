import type { Answer, Evidence } from '../../../src/kanzei.js';
import { GRADE_MEANINGS, GRADES, LABELS } from '../../../src/surfaces/labels.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { formatDay } from '../words/numbers.js';
import { Panel } from './Panel.js';
import { EvidenceTag } from './Tags.js';

/** What an answer rests on: the day, the editions, what was assumed, what the grades mean. */
export function HowPanel({ answer }: { readonly answer: Pick<Answer, 'asOf' | 'editions' | 'assumptions'> }) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  return (
    <Panel title={words.how}>
      <p>
        {speak(LABELS.asOf)} {formatDay(answer.asOf, language)}
      </p>
      <ul>
        {answer.editions.map(({ source, date }) => (
          <li key={`${source} ${date}`}>
            {source}, {speak(LABELS.edition)} {date}
          </li>
        ))}
        {answer.assumptions.map(({ label }) => (
          <li key={label.en}>
            {speak(LABELS.assumed)}: {speak(label)}
          </li>
        ))}
      </ul>
      <p>{words.evidenceHelp}</p>
      <dl className="grades">
        {(Object.keys(GRADES) as Evidence[]).map((grade) => (
          <div key={grade}>
            <dt>
              <EvidenceTag evidence={grade} />
            </dt>
            <dd>{grade === 'published' ? words.editions : speak(GRADE_MEANINGS[grade])}</dd>
          </div>
        ))}
      </dl>
      <p>{words.statusHelp}</p>
    </Panel>
  );
}
