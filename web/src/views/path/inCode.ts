import { commandLine, type InCode, requestLine } from '../../parts/CodePanel.js';
import type { PathQuestion } from './question.js';

/** The same question on the command line, over HTTP and in the library; one origin at a time. */
export function pathInCode({ code, to, origins, since, until }: PathQuestion): InCode {
  const [from] = origins;
  const options = [
    ['from', from],
    ['to', to],
    ['since', since],
    ['until', until],
  ] as const;
  const each = origins.map((origin) => `'${origin.replace(/[^A-Z]/g, '')}'`).join(', ');
  const request = JSON.stringify({ code, to, since, until }, null, 2).replace('{\n', '{\n  from, ');
  return {
    command: commandLine(['path', code], options),
    request: requestLine('path', [['code', code], ...options]),
    library: `import { openRecord, path } from 'kanzei';\n\nconst record = openRecord();\nfor (const from of [${each}]) {\n  await path(${request.replaceAll('\n', '\n  ')}, record);\n}`,
  };
}
