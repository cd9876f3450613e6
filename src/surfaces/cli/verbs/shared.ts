import { type Command, InvalidArgumentError } from 'commander';
import type { TariffRecord } from '../../../kanzei.js';
import type { Language } from '../../labels.js';
import type { Terminal } from '../terminal.js';

/** What a verb runs in. */
export interface Context {
  readonly terminal: Terminal;
  /** runs an action and hands on its exit code */
  act(run: () => Promise<number>): Promise<void>;
}

/** Adds a verb with its options and its action to the command line. */
export type Verb = (program: Command, context: Context) => void;

/** Options that every verb takes. */
export interface Shared {
  readonly json?: boolean;
  readonly lang: Language;
}

/** What a question about rates may assume. */
export interface Assuming {
  readonly notice?: string;
  /** safeguard=FILE */
  readonly volumes: readonly string[];
}

export const collect = (text: string, before: readonly string[]): string[] => [...before, text];

/** Reads "usjta,cptpp" and repeated options alike. */
export const collectList =
  (one: string, example: string) =>
  (text: string, before: readonly string[]): string[] => {
    const parts = text.split(',').filter((part) => part.trim() !== '');
    if (parts.length === 0) throw new InvalidArgumentError(`It names no ${one}; write ${example}.`);
    return [...before, ...parts];
  };

export const NOTICE = [
  '--notice <date>',
  'as if a party had given notice on this day that it ends USJTA',
] as const;

export const addAssumptions = (command: Command): Command =>
  command
    .option(...NOTICE)
    .option(
      '--volumes <safeguard=file>',
      'CSV of import volumes of a safeguard, beef=volumes.csv, in place of those of the facts for the same year; repeatable',
      collect,
      [],
    );

/** The record as the options assume it to be. */
export async function assumed({ notice, volumes }: Assuming, record: TariffRecord): Promise<TariffRecord> {
  if (notice === undefined && volumes.length === 0) return record;
  const { assume } = await import('../../../kanzei.js');
  return assume({ notice, volumes }, record);
}

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Lets a Ctrl-C that came during a long calculation act before anything is printed. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
