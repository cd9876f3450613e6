import type { DutyRequest } from '../../kanzei.js';
import type { Language } from '../labels.js';
import { answerText } from './dutyText.js';
import { EXIT } from './exit.js';
import { wrap } from './layout.js';
import { page } from './page.js';
import type { Terminal } from './terminal.js';

interface Stop {
  readonly question: { readonly en: string; readonly ja: string };
  readonly request: DutyRequest;
}

const STOPS: readonly Stop[] = [
  {
    question: {
      en: 'Boneless beef from the United States into Japan, worth 1,000,000 yen, in May 2026: what does it pay?',
      ja: '2026年5月、米国産の骨なし牛肉100万円を日本に輸入すると、関税はいくらですか。',
    },
    request: { code: '0201.30-010', from: 'US', to: 'JP', on: '2026-05-15', value: '1000000' },
  },
  {
    question: {
      en: 'Pork hams from the United States at 400 yen a kilogram, under the gate price: which of the four lines by unit value, which duty?',
      ja: '米国産の豚もも肉、1キログラム400円(分岐点価格以下)。単価で分かれる四つの品目のどれで、関税はいくらですか。',
    },
    request: {
      code: '0203.12-02',
      from: 'US',
      to: 'JP',
      on: '2026-05-15',
      value: '400000',
      quantities: ['1000kg'],
    },
  },
  {
    question: {
      en: 'Chewing gum from Japan into the United States, worth 10,000 dollars, in June 2025: what does the agreement save?',
      ja: '2025年6月、日本産のチューインガム1万ドルを米国に輸入すると、協定でいくら下がりますか。',
    },
    request: { code: '1704.10.00', from: 'JP', to: 'US', on: '2025-06-01', value: '10000' },
  },
];

const CLOSING = {
  en: 'Each of these is one command; add --json for the whole answer. kanzei --help lists the others.',
  ja: 'どれも一つのコマンドです。--json で全体を出力します。ほかのコマンドは kanzei --help をご覧ください。',
};

const commandOf = ({ code, from, to, on, value, quantities = [] }: DutyRequest): string =>
  [
    `npx kanzei duty ${code} --from ${from} --to ${to} --on ${on} --value ${value}`,
    ...quantities.map((quantity) => `--quantity ${quantity}`),
  ].join(' ');

/** Three real duties, each with its question, its command and its answer. */
export async function tour(language: Language, terminal: Terminal): Promise<number> {
  const { duty, openRecord } = await import('../../kanzei.js');
  const record = openRecord();
  const sheet = page(terminal, language, record.instruments);
  for (const [i, { question, request }] of STOPS.entries()) {
    terminal.out(
      [
        sheet.style.bold('─'.repeat(sheet.columns)),
        ...wrap(sheet.style.bold(`${i + 1}. ${question[language]}`), sheet.columns),
        `$ ${commandOf(request)}`,
        '',
        answerText(duty(request, record), request, sheet, 'brief'),
        '',
      ].join('\n'),
    );
  }
  terminal.out(`${wrap(CLOSING[language], sheet.columns).join('\n')}\n`);
  return EXIT.done;
}
