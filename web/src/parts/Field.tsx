import { type ReactNode, useEffect, useId, useState } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (ids: { readonly id: string; readonly hintId: string | undefined }) => ReactNode;
}

/** A labelled control with its hint. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="field">
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, hintId })}
      {hint !== undefined && (
        <span className="usa-hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly inputMode?: 'decimal' | 'text';
}

/** A field of one line; what is typed is asked at once. */
export function TextField({ label, hint, value, onChange, type = 'text', inputMode }: TextFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Field label={label} hint={hint}>
      {({ id, hintId }) => (
        <input
          className="usa-input"
          id={id}
          type={type}
          inputMode={inputMode}
          aria-describedby={hintId}
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(target.value);
          }}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}

/** A choice of one. */
export function SelectField({ label, hint, value, choices, onChange }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {({ id, hintId }) => (
        <select
          className="usa-select"
          id={id}
          aria-describedby={hintId}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
