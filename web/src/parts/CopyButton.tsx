import { useState } from 'react';
import { useWords } from '../words/language.js';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const words = useWords();
  const [done, setDone] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    } catch {
      window.prompt(label, text());
    }
  };
  return (
    <button type="button" className="usa-button usa-button--outline small no-print" onClick={copy}>
      <span aria-live="polite">{done ? words.copied : label}</span>
    </button>
  );
}
