import { useWords } from '../words/language.js';
import { CopyButton } from './CopyButton.js';

/** What every view offers: its link, and paper. */
export function Toolbar() {
  const words = useWords();
  return (
    <div className="toolbar no-print">
      <CopyButton label={words.share} text={() => window.location.href} />
      <button type="button" className="usa-button usa-button--outline small" onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}
