import { useWords } from '../words/language.js';
import { CopyButton } from './CopyButton.js';
import { Panel } from './Panel.js';

/** The same question on the command line, over HTTP and in the library. */
export interface InCode {
  readonly command: string;
  readonly request: string;
  readonly library: string;
}

/** A word of a command line, quoted where it must be. */
export const shellWord = (text: string): string =>
  /^[\w.,:/=+@%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** A command line from a verb and its options; options without a value are left out. */
export function commandLine(
  verb: readonly string[],
  options: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const given = options.filter((option): option is [string, string] => Boolean(option[1]));
  return [
    'kanzei',
    ...verb.map(shellWord),
    ...given.map(([name, value]) => `--${name} ${shellWord(value)}`),
  ].join(' ');
}

/** A request line of the API. */
export function requestLine(
  route: string,
  asked: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const query = new URLSearchParams(asked.filter((pair): pair is [string, string] => Boolean(pair[1])));
  return `GET /${route}?${query}`;
}

export function CodePanel({ command, request, library }: InCode) {
  const words = useWords();
  return (
    <Panel title={words.code}>
      {[command, request, library].map((text) => (
        <div className="code" key={text}>
          <pre>
            <code>{text}</code>
          </pre>
          <CopyButton label={words.copy} text={() => text} />
        </div>
      ))}
    </Panel>
  );
}
