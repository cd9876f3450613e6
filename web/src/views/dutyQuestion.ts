import type { DutyRequest } from '../../../src/kanzei.js';
import type { InCode } from '../parts/CodePanel.js';
import { commandLine, requestLine } from '../parts/CodePanel.js';
import { today } from '../today.js';

type Asked = Readonly<Record<string, string>>;

/** "a; b" of an address as the texts it lists. */
const listed = (text: string | undefined, separator = ';'): string[] =>
  (text ?? '')
    .split(separator)
    .map((each) => each.trim())
    .filter((each) => each !== '');

export const importerOf = ({ to }: Asked): 'JP' | 'US' => (to === 'US' ? 'US' : 'JP');

/** The origin of an address: the other party where it says none. */
export const originOf = (asked: Asked): string => asked.from ?? (importerOf(asked) === 'JP' ? 'US' : 'JP');

const BEEF: Readonly<Record<'JP' | 'US', string>> = { JP: '0201.30-010', US: '8458.11.00' };

/** The question an address asks: boneless beef into Japan today where it says nothing. */
export function dutyRequest(asked: Asked): DutyRequest {
  const to = importerOf(asked);
  const given = (name: string): string | undefined => asked[name]?.trim() || undefined;
  return {
    code: given('code') ?? BEEF[to],
    from: originOf(asked),
    to,
    on: given('on') ?? today(),
    value: given('value')?.replaceAll(',', ''),
    quantities: listed(asked.quantity),
    parts: listed(asked.part),
    claim: given('claim'),
    declared: listed(asked.declare),
  };
}

/** The same question on the command line, over HTTP and in the library. */
export function dutyInCode(request: DutyRequest): InCode {
  const { code, from, to, on, value, claim } = request;
  const [quantities, parts, declared] = [
    request.quantities ?? [],
    request.parts ?? [],
    request.declared ?? [],
  ];
  const single = [
    ['from', from],
    ['to', to],
    ['on', on],
    ['value', value],
    ['claim', claim],
  ] as const;
  const many = (names: readonly [quantity: string, part: string, answer: string]) => [
    ...quantities.map((each) => [names[0], each] as const),
    ...parts.map((each) => [names[1], each] as const),
    ...declared.map((each) => [names[2], each] as const),
  ];
  const given = Object.fromEntries(
    Object.entries({ code, from, to, on, value, quantities, parts, claim, declared }).filter(
      ([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0),
    ),
  );
  return {
    command: commandLine(['duty', code], [...single, ...many(['quantity', 'part', 'declare'])]),
    request: requestLine('duty', [['code', code], ...single, ...many(['quantities', 'parts', 'declared'])]),
    library: `import { duty, openRecord } from 'kanzei';\n\nduty(${JSON.stringify(given, null, 2)}, openRecord());`,
  };
}
