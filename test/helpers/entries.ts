import type { DutyRequest } from '../../src/abilities/request.js';
import { date, type PlainDate } from '../../src/base/index.js';
import type { ImporterCode, Line } from '../../src/law/index.js';
import type { TariffRecord } from '../../src/record/index.js';
import { seeded } from './random.js';

const ORIGINS: Readonly<Record<ImporterCode, readonly string[]>> = {
  JP: ['US', 'AU', 'DE', 'CN', 'VN', 'GB', 'TH', 'KR', 'MM', 'CU', 'TW', 'IN'],
  US: ['JP', 'JP', 'JP', 'JP', 'KR', 'AU', 'MX', 'DE', 'CN', 'CU', 'RU'],
};
/** The columns of a row of `randomEntries`. */
export const ENTRY_COLUMNS =
  'code,importer,origin,date,value,kg,number,L,m2,"part: case","part: aluminum content","part: steel content",claim,paid';

const CLAIMS = ['', 'none', 'usjta', 'cptpp', 'mfn', 'eu-japan'];

/** An entry as a row of a file, and as the question for one shipment that says the same. */
export interface RandomEntry {
  readonly row: string;
  readonly request: DutyRequest;
  readonly claim: string;
  readonly paid: string | null;
}

type SuffixedLine = Pick<Line, 'code'> & { readonly suffixes: string };

/** The code of a line as a person may write it: whole, with a statistical suffix, or only its beginning. */
function codeOf({ code, suffixes }: SuffixedLine, random: () => number): string {
  const draw = random();
  if (draw < 0.02) return code.slice(0, 2);
  if (draw < 0.06) return code.slice(0, 4);
  if (draw < 0.12) return code.slice(0, 6);
  const known = suffixes.split(' ').filter((each) => each !== '');
  const suffix = known[Math.floor(random() * known.length)];
  return draw < 0.4 && code.length === 8 ? `${code}${suffix ?? '00'}` : code;
}

/** Entries of every kind: any line of either schedule and any day, quantities and parts given, not given or 0. */
export function randomEntries(
  record: TariffRecord,
  count: number,
  seed: number,
  largest: number,
): RandomEntry[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const lines: Readonly<Record<ImporterCode, SuffixedLine[]>> = { JP: [], US: [] };
  for (const importer of ['JP', 'US'] as const) {
    for (const edition of [
      record.edition(importer, date('2019-06-01')),
      record.edition(importer, date('2026-05-15')),
    ]) {
      for (const chapter of record.chapters(importer))
        lines[importer].push(...record.chapter(edition, chapter));
    }
  }
  return Array.from({ length: count }, () => {
    const importer: ImporterCode = random() < 0.5 ? 'JP' : 'US';
    const line = pick(lines[importer]);
    const origin = pick(ORIGINS[importer]);
    const on = new Date(Date.UTC(2018, 0, 1) + Math.floor(random() * 3250) * 86_400_000)
      .toISOString()
      .slice(0, 10) as PlainDate;
    const small = random() < 0.05;
    const whole = 1 + Math.floor(random() * (small ? 12_000 : largest));
    const value =
      importer === 'US' && random() < 0.3
        ? `${whole}.${String(Math.floor(random() * 100)).padStart(2, '0')}`
        : String(whole);
    const amount = (): string => {
      if (random() >= 0.75) return '';
      return random() < 0.05 ? '0' : `${1 + Math.floor(random() * 50_000)}${random() < 0.3 ? '.25' : ''}`;
    };
    const [kg, number, litres, area] = [amount(), amount(), amount(), amount()];
    const part = (often: number, most: number): string => {
      if (random() >= often) return '';
      return random() < 0.2 ? '0' : String(1 + Math.floor(random() * most));
    };
    const content = Math.min(whole * 1.1, 900_000_000_000);
    const parts = [
      [part(0.3, 500), 'case'],
      [part(0.1, content), 'aluminum content'],
      [part(0.1, content), 'steel content'],
    ] as const;
    const written = pick(CLAIMS);
    const code = codeOf(line, random);
    const paid = random() < 0.2 ? null : String(Math.floor(random() * 90_000));
    const quantities = [
      [kg, 'kg'],
      [number, 'number'],
      [litres, 'L'],
      [area, 'm2'],
    ].flatMap(([text, unit]) => (text === '' || text === '0' ? [] : [`${text}${unit}`]));
    const cells = [code, importer, origin, on, value, kg, number, litres, area];
    return {
      row: [...cells, ...parts.map(([text]) => text), written, paid ?? ''].join(','),
      request: {
        code,
        from: origin,
        to: importer,
        on,
        value,
        quantities,
        parts: parts.flatMap(([text, name]) => (text === '' ? [] : [`${name}=${text}`])),
      },
      claim: written === '' || written === 'none' ? 'mfn' : written,
      paid,
    };
  });
}
