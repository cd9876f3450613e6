import { useWords } from '../words/language.js';
import { CopyButton } from './CopyButton.js';
import { saveJson } from './download.js';

interface ToolbarProps {
  /** the answer as every surface gives it, to be saved as JSON */
  readonly answer?: { readonly file: string; readonly json: unknown };
}

/** What every view offers: its link, its data, and paper. */
export function Toolbar({ answer }: ToolbarProps) {
  const words = useWords();
  const outline = 'usa-button usa-button--outline small';
  return (
    <div className="toolbar no-print">
      <CopyButton label={words.share} text={() => window.location.href} />
      {answer && (
        <button type="button" className={outline} onClick={() => saveJson(answer.file, answer.json)}>
          {words.json}
        </button>
      )}
      <button type="button" className={outline} onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}
