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
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The local date of the computer. */
export function localDate(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const NARROWEST = 60;
const WIDEST = 120;
const OFF_A_TERMINAL = 100;

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
    onInterrupt: (stop) => {
      const others = process.listeners('SIGINT');
      process.removeAllListeners('SIGINT');
      const back = (): void => {
        process.removeListener('SIGINT', first);
        for (const each of others) process.on('SIGINT', each);
      };
      const first = (): void => {
        back();
        stop();
      };
      process.on('SIGINT', first);
      return back;
    },
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
