import { type DragEvent, useId, useState } from 'react';
import { useWords } from '../words/language.js';

interface DropFileProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** A field for a file, which may also be dropped there. */
export function DropFile({ label, hint, accept, onChoose }: DropFileProps) {
  const words = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const choose = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file) onChoose(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the field inside takes the keyboard
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="usa-label" id={`${id}-label`}>
        {label}
      </p>
      <input
        id={id}
        className="unseen"
        aria-labelledby={`${id}-label`}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          choose(target.files);
          // the same file may be chosen again after it was changed
          target.value = '';
        }}
      />
      <label className="usa-button usa-button--outline small" htmlFor={id}>
        {words.chooseFile}
      </label>
      <span className="usa-hint" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}
