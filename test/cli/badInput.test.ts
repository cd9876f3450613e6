import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCodec, openFile, packContainer } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';
import { smallRecordBytes } from '../helpers/smallRecord.js';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli?.remove());

const BEEF = ['duty', '0201.30-010', '--from', 'US', '--to', 'JP', '--on', '2026-05-15'];
const beef = (...more: readonly string[]): string[] => [...BEEF, ...more];
const asked = (code: string, from: string, to: string, on = '2026-05-15'): string[] => [
  ...['duty', code, '--from', from, '--to', to, '--on', on, '--value', '1000'],
];

/** what is wrong, the command line, exit code, what the message says */
const CASES: readonly (readonly [string, readonly string[], number, RegExp])[] = [
  ['no command', [], 2, /Usage: kanzei/],
  ['unknown command', ['dutty', '02'], 2, /unknown command 'dutty'[\s\S]*Did you mean duty/],
  ['unknown option', beef('--valeu', '5'), 2, /unknown option '--valeu'[\s\S]*Did you mean --value/],
  ['missing --from', ['duty', '02', '--to', 'JP'], 2, /required option '--from <country>' not specified/],
  ['missing --to', ['duty', '02', '--from', 'US'], 2, /required option '--to <country>' not specified/],
  ['missing code', ['duty', '--from', 'US', '--to', 'JP'], 2, /missing required argument 'code'/],
  ['two codes', ['duty', '0201', '0203', '--from', 'US', '--to', 'JP'], 2, /too many arguments/],
  ['option without its value', beef('--value'), 2, /'--value <amount>' argument missing/],
  ['unknown language', ['--lang', 'fr', ...BEEF], 2, /'--lang <language>' argument 'fr' is invalid/],
  ['unknown instrument', beef('--claim', 'usjtaa'), 2, /"usjtaa" is not an instrument[\s\S]*try: usjta/],
  [
    'an answer to no question',
    [...asked('1704.10.00', 'JP', 'US', '2026-11-05'), '--declare', 'nonsense'],
    2,
    /"nonsense" is not a question of a charge[\s\S]*try: --declare civil-aircraft[\s\S]*--declare sea/,
  ],
  [
    'an answer to a question misspelt',
    [...asked('1704.10.00', 'JP', 'US', '2026-11-05'), '--declare', 'civil-aircrft=no'],
    2,
    /"civil-aircrft" is not a question[^\n]*\n[^\n]*try: --declare civil-aircraft\n/,
  ],
  [
    'an answer to a question of the other importer',
    beef('--value', '1000', '--declare', 'sea'),
    2,
    /"sea" is not a question[^\n]*\n[^\n]*try: --declare food-and-drink, --declare excise, --declare left-out-of-exemption/,
  ],
  [
    'an answer that is neither yes nor no',
    [...asked('1704.10.00', 'JP', 'US', '2026-11-05'), '--declare', 'sea=maybe'],
    2,
    /"sea=maybe" is no answer; write sea, sea=yes or sea=no/,
  ],
  [
    'an answer that is empty',
    [...asked('1704.10.00', 'JP', 'US', '2026-11-05'), '--declare', 'sea='],
    2,
    /"sea=" is no answer/,
  ],
  [
    'answers that contradict each other',
    [...asked('1704.10.00', 'JP', 'US', '2026-11-05'), '--declare', 'sea', '--declare', 'sea=no'],
    2,
    /sea is answered yes and no; answer it once/,
  ],
  [
    'an endless list of answers',
    beef('--value', '1000', ...Array.from({ length: 101 }, () => ['--declare', 'food-and-drink']).flat()),
    4,
    /at most 100 quantities, parts and answers can be given/,
  ],
  [
    'an answer that is too long',
    beef('--value', '1000', '--declare', 'food'.repeat(100)),
    4,
    /a quantity, part or answer has 400 characters; at most 300 are read/,
  ],
  ['unknown schema', ['schema', 'duties'], 2, /there is no schema "duties"[\s\S]*duty, /],
  ['import without --importer', ['import', 'x.csv'], 2, /required option '--importer <country>'/],

  ['unknown code', asked('0201.30-019', 'US', 'JP'), 3, /no tariff line 0201.30-019[\s\S]*0201.30-010/],
  ['unknown code for line', ['line', '0201.39', '--to', 'JP', '--on', '2026-05-15'], 3, /0201.30-010/],
  [
    'code of the other country',
    asked('1704.10.00', 'US', 'JP'),
    3,
    /a code of the schedule of United States/,
  ],
  ['code longer than any', asked('0201300100', 'US', 'JP'), 3, /no tariff line 0201300100/],
  ['chapter that does not exist', asked('98', 'US', 'JP'), 3, /no tariff line 98/],

  ['code with letters', asked('0201.3O', 'US', 'JP'), 4, /"0201.3O" is not a tariff code/],
  ['empty code', asked('', 'US', 'JP'), 4, /"" is not a tariff code/],
  ['one digit', asked('0', 'US', 'JP'), 4, /not a tariff code; write 2 to 9 digits/],
  ['the EU as importer', asked('02', 'US', 'EU'), 4, /European Union is not a country/],
  ['the EU as origin', asked('02', 'EU', 'JP'), 4, /give the member state, for example DE or FR/],
  [
    'a country whose schedule is not there',
    asked('02', 'US', 'DE'),
    4,
    /schedule of Germany \(DE\) is not in the record/,
  ],
  [
    'a country that does not exist',
    asked('02', 'Atlantis', 'JP'),
    4,
    /"Atlantis" is not a country Kanzei knows/,
  ],
  [
    'an instrument without rates into the importer',
    ['path', '0201.30-010', '--from', 'US', '--to', 'JP', '--instrument', 'us-KR'],
    2,
    /us-KR has no rates into Japan/,
  ],
  [
    'no instrument named',
    ['path', '0201.30-010', '--from', 'US', '--to', 'JP', '--instrument', ','],
    2,
    /names no instrument/,
  ],
  [
    'origin and importer the same',
    asked('02', 'JP', 'JP'),
    4,
    /goods of Japan that come back to Japan are returned goods/,
  ],
  ['a date that is none', asked('02', 'US', 'JP', 'tomorrow'), 4, /"tomorrow" is not a date/],
  [
    'a day that does not exist',
    asked('02', 'US', 'JP', '2023-02-29'),
    4,
    /2023-02-29 does not exist; that month of 2023 has days 01 to 28/,
  ],
  ['a date of zeros', asked('02', 'US', 'JP', '0000-00-00'), 4, /0000-00-00 is out of range/],
  ['a month that does not exist', asked('02', 'US', 'JP', '2026-13-01'), 4, /a month runs from 01 to 12/],
  [
    'a date before every edition',
    asked('0201.30-010', 'US', 'JP', '1999-01-01'),
    4,
    /nothing could be priced/,
  ],
  [
    'a date after every edition',
    asked('0201.30-010', 'US', 'JP', '2150-01-01'),
    4,
    /nothing could be priced/,
  ],
  ['quantity without unit', beef('--quantity', '5'), 4, /"5" has no unit; use one of kg/],
  ['quantity without basis', beef('--quantity', '=5kg'), 4, /names no basis before the equals sign/],
  ['quantity of an unknown unit', beef('--quantity', '5 bushels'), 4, /"bushels" is not a unit Kanzei knows/],
  ['quantity that may be three tons', beef('--quantity', '5 ton'), 4, /a ton may be short, long or metric/],
  ['quantity of zero', beef('--quantity', '0kg'), 4, /not above zero/],
  ['negative quantity', beef('--quantity', '-5kg'), 4, /not above zero/],
  ['absurd quantity', beef('--quantity', `${'9'.repeat(30)}kg`), 4, /is above 1000000000000000/],
  ['negative value', beef('--value', '-1'), 4, /the amount "-1" is negative/],
  ['value with an exponent', beef('--value', '1e9'), 4, /"1e9" is not an amount of money/],
  ['value that is no number', beef('--value', 'NaN'), 4, /"NaN" is not an amount of money/],
  ['value in another currency', beef('--value', '10EUR'), 4, /in EUR, but this value is stated in JPY/],
  ['absurd value', beef('--value', '9'.repeat(40)), 4, /is above 1,000,000,000,000,000/],
  ['empty value', beef('--value', ''), 4, /"" is not an amount of money/],
  ['part without number', beef('--part', 'case'), 4, /"case" is not a part; write name=number/],
  ['negative part', beef('--part', 'case=-3'), 4, /"case=-3" is not a part/],
  ['no value for an ad valorem duty', BEEF, 4, /nothing could be priced/],
];

describe('bad input', () => {
  it.each(CASES)('%s', (_name, args, code, message) => {
    const result = cli.run(args);
    expect(result.err).toMatch(message);
    expect(result.err).not.toMatch(/kanzei: internal error|^\s+at \S+ \(/m);
    expect(result.code).toBe(code);
  });

  it('prints the answer, too, when nothing could be priced', () => {
    const result = cli.run([...BEEF, '--json']);
    expect(result.code).toBe(4);
    const [first] = JSON.parse(result.out).determinations;
    expect(first.treatments[0]).toMatchObject({ status: 'notComputed', needs: ['value'], duty: null });
  });

  it('takes the same answer twice', () => {
    const { code, out } = cli.run(
      beef('--value', '1000000', '--declare', 'food-and-drink', '--declare', 'food-and-drink=YES'),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/consumption tax +6\.24% +75,300 JPY +available/);
  });

  it('is not nothing when one treatment could be priced', () => {
    const result = cli.run(asked('0101.21-100', 'US', 'JP').slice(0, -2));
    expect(result.err).toBe('');
    expect(result.code).toBe(0);
  });

  it('prints nothing on standard output when the question cannot be used', () => {
    expect(cli.run(asked('0201.30-019', 'US', 'JP')).out).toBe('');
    expect(cli.run(beef('--valeu', '5')).out).toBe('');
  });

  it.each([
    ['code', (text: string) => asked(text, 'US', 'JP')],
    ['country', (text: string) => asked('02', text, 'JP')],
    ['value', (text: string) => beef('--value', text)],
    ['quantity', (text: string) => beef('--quantity', text)],
    ['option', (text: string) => beef(`--${text}`)],
  ])('an endless %s is refused at once, in a short message', (_name, args) => {
    const result = cli.run(args('7'.repeat(100_000)));
    expect(result.code).toBe(4);
    expect(result.err).toMatch(/an argument has 10000\d characters/);
    expect(result.err.length).toBeLessThan(300);
    expect(cli.run(args('7'.repeat(4000))).err.length).toBeLessThan(800);
  });

  it.each([
    ['code', asked('02\u001b[31m01', 'US', 'JP'), 4],
    ['country', asked('02', 'U\u0007S\n\r', 'JP'), 4],
    ['direction', asked('02', 'U\u202eS', 'JP'), 4],
    ['command', ['du\u001b[2Jty'], 2],
    ['option', beef('--\u001b[2J'), 2],
    ['file', ['import', 'x\u001b[2J.csv', '--importer', 'US', '--edition', 'x\u001b[2J'], -1],
  ] as const)('control characters of a %s never reach the terminal', (_name, args, code) => {
    const result = cli.run(args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(result.out + result.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(result.err).not.toBe('');
    if (code >= 0) expect(result.code).toBe(code);
    expect(result.code).not.toBe(0);
  });

  it('control characters of a basis never reach the terminal', () => {
    const result = cli.run(beef('--value', '1000', '--quantity', '\u001b[31mx=5kg'));
    expect(result.code).toBe(0);
    expect(result.out).toContain('\\u{1b}[31mx=5kg');
  });
});

describe('broken data', () => {
  const bytes = smallRecordBytes();
  const bodyStart = 12 + new DataView(bytes.buffer, bytes.byteOffset + 8, 4).getUint32(0, true);
  const damaged = (name: string, content: Uint8Array | string): string => {
    const path = join(cli.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const flipped = (at: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ 0x10;
    return copy;
  };
  const priced = beef('--value', '1000');

  it.each<[string, () => Uint8Array | string, RegExp]>([
    ['an empty file', () => '', /is not a Kanzei record/],
    ['garbage', () => 'code,general\n0201,38.5%\n', /is not a Kanzei record/],
    ['a file cut in the magic', () => bytes.slice(0, 10), /is not a Kanzei record/],
    ['a file cut in the header', () => bytes.slice(0, 200), /has a header that cannot be read/],
    ['a damaged header', () => flipped(100), /has a header that cannot be read/],
    [
      'a file cut in its lines',
      () => bytes.slice(0, bodyStart + 150),
      /has a segment \S+ that cannot be read/,
    ],
  ])('%s', (name, content, message) => {
    const path = damaged(`${name.replaceAll(' ', '-')}.record`, content());
    const result = cli.run(priced, { KANZEI_RECORD: path });
    expect(result.err).toMatch(message);
    expect(result.err).toContain(path);
    expect(result.err).toMatch(/npm run build/);
    expect(result.out).toBe('');
    expect(result.code).toBe(5);
  });

  it.each([
    ['no editions', { editions: [] }, /names no editions/],
    ['no instruments', { editions: [{ importer: 'JP', date: '2026-04-01' }] }, /names no instruments/],
    [
      'one importer',
      {
        editions: [{ importer: 'JP', date: '2026-04-01' }],
        instruments: [],
        prices: [],
        importers: [],
        groups: [],
      },
      /names no edition of US/,
    ],
  ])('a whole file with %s', (name, content, message) => {
    const path = damaged(`${name.replaceAll(' ', '-')}.record`, packContainer(content, new Map(), nodeCodec));
    const result = cli.run(priced, { KANZEI_RECORD: path });
    expect(result.err).toMatch(message);
    expect(result.code).toBe(5);
  });

  it('a file that is not there', () => {
    const result = cli.run(priced, { KANZEI_RECORD: join(cli.folder, 'nowhere.record') });
    expect(result.err).toMatch(/nowhere\.record cannot be opened/);
    expect(result.code).toBe(5);
  });

  it('any flipped bit of the lines is found by record check', () => {
    const step = Math.ceil((bytes.length - bodyStart) / 12);
    for (let at = bodyStart; at < bytes.length; at += step) {
      const path = damaged('flipped.record', flipped(at));
      expect(cli.run(['record', 'check', '--quiet'], { KANZEI_RECORD: path }).code, `byte ${at}`).toBe(5);
    }
    const close = Math.ceil((bytes.length - bodyStart) / 400);
    for (let at = bodyStart; at < bytes.length; at += close) {
      const path = damaged('flipped.record', flipped(at));
      expect(() => openFile(path).verify(), `byte ${at}`).toThrow(/flipped\.record/);
    }
  });

  it('a half-written import: its part is not read, a record cut short is named', () => {
    const data = join(cli.folder, 'user-data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'JP.record.part'), bytes.slice(0, 500));
    expect(cli.run(priced, { KANZEI_DATA: data }).code).toBe(0);
    writeFileSync(join(data, 'JP.record'), bytes.slice(0, 500));
    const result = cli.run(priced, { KANZEI_DATA: data });
    expect(result.err).toMatch(/user-data.JP\.record has a header that cannot be read/);
    expect(result.err).toMatch(/import the official file again/);
    expect(result.code).toBe(5);
  });
});
