/** What a command is given of the world it runs in. */
export interface Terminal {
  /** data: standard output */
  out(text: string): void;
  /** messages: standard error */
  err(text: string): void;
  readonly columns: number;
  readonly colour: boolean;
  readonly debug: boolean;
  /** today's date where the person is, YYYY-MM-DD */
  today(): string;
  /** who asks a ClickHouse server, from CLICKHOUSE_USER and CLICKHOUSE_PASSWORD */
  readonly clickhouse?: { readonly user: string | undefined; readonly password: string | undefined };
  /** does something when a person first interrupts, in place of ending at once; gives what takes that back */
  onInterrupt?(stop: () => void): () => void;
  /** the same for a program that runs until it is told to end, by a person or by the system */
  onStop?(stop: () => void): () => void;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The local date of the computer. */
export function localDate(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const NARROWEST = 60;
const WIDEST = 120;
const OFF_A_TERMINAL = 100;

/** Does something at the first of some signals, in place of what was to be done; gives what takes that back. */
function onFirst(signals: readonly NodeJS.Signals[], stop: () => void): () => void {
  const others = signals.map((signal) => [signal, process.listeners(signal)] as const);
  for (const signal of signals) process.removeAllListeners(signal);
  const back = (): void => {
    for (const [signal, listeners] of others) {
      process.removeListener(signal, first);
      for (const each of listeners) process.on(signal, each);
    }
  };
  const first = (): void => {
    back();
    stop();
  };
  for (const signal of signals) process.on(signal, first);
  return back;
}

/** The terminal of this process. No colour off a terminal, nor where NO_COLOR is set (no-color.org). */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    columns: Math.min(WIDEST, Math.max(NARROWEST, stdout.isTTY ? stdout.columns : OFF_A_TERMINAL)),
    colour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    debug: Boolean(env.KANZEI_DEBUG),
    clickhouse: { user: env.CLICKHOUSE_USER, password: env.CLICKHOUSE_PASSWORD },
    today: localDate,
    onInterrupt: (stop) => onFirst(['SIGINT'], stop),
    onStop: (stop) => onFirst(['SIGINT', 'SIGTERM'], stop),
  };
}

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  /** for what asks for care: a low grade of evidence, something left out */
  care(text: string): string;
}

/** Colours, or none. */
export function style(colour: boolean): Style {
  const paint =
    (from: number, to: number) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${from}m${text}\u001b[${to}m` : text;
  return { bold: paint(1, 22), dim: paint(2, 22), care: paint(33, 39) };
}
