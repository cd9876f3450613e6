import type { ShownLine } from '../../engine/reconciled.js';

/** The columns of a line in CSV, each from a line. */
const COLUMNS: Readonly<Record<string, (line: ShownLine) => string | undefined>> = {
  code: ({ code }) => code,
  description: ({ description }) => description,
  value: ({ value }) => value,
  collected: ({ collected }) => collected,
  class: (line) => line.class,
  explanation: ({ label }) => label.en,
  treatments: ({ treatments }) => treatments.join(' | '),
  parameters: ({ parameters }) => parameters.map(({ label, value }) => `${label.en} ${value}`).join('; '),
  ambiguous: ({ ambiguous }) => (ambiguous ? 'yes' : 'no'),
  preference: ({ use }) => use?.instrument,
  ordinary_rate: ({ use }) => use?.ordinaryRate,
  preference_rate: ({ use }) => use?.rate,
  value_under_preference: ({ use }) => use?.valueUnderPreference,
  saved: ({ use }) => use?.saved,
  unused: ({ use }) => use?.unused,
  use_percent: ({ use }) => use?.percent,
  evidence: ({ use }) => use?.evidence,
};

export const LINE_COLUMNS: readonly string[] = Object.keys(COLUMNS);

/** A line as a row of CSV. */
export const lineRow = (line: ShownLine): (string | undefined)[] =>
  Object.values(COLUMNS).map((column) => column(line));
