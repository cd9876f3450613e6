import { type DragEvent, useId, useState } from 'react';

interface DropFileProps {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** A field for a file, which may also be dropped there. */
export function DropFile({ label, hint, accept, onChoose }: DropFileProps) {
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
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          choose(target.files);
          // the same file may be chosen again after it was changed
          target.value = '';
        }}
      />
      <span className="usa-hint" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}
