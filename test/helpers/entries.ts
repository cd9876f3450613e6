import type { DutyRequest } from '../../src/abilities/request.js';
import { date, type PlainDate } from '../../src/base/index.js';
import type { ImporterCode, Line } from '../../src/law/index.js';
import type { TariffRecord } from '../../src/record/index.js';
import { seeded } from './random.js';

const ORIGINS: Readonly<Record<ImporterCode, readonly string[]>> = {
  JP: ['US', 'AU', 'DE', 'CN', 'VN', 'GB', 'TH', 'KR', 'MM', 'CU', 'TW', 'IN'],
  US: ['JP', 'JP', 'JP', 'JP', 'KR', 'AU', 'MX', 'DE', 'CN', 'CU', 'RU'],
};
const CLAIMS = ['', 'none', 'usjta', 'cptpp', 'mfn', 'eu-japan'];

/** An entry as a row of a file, and as the question for one shipment that says the same. */
export interface RandomEntry {
  readonly row: string;
  readonly request: DutyRequest;
  readonly claim: string;
}

/** Entries of every kind: any line of either schedule and any day, quantities and parts given or not. */
export function randomEntries(
  record: TariffRecord,
  count: number,
  seed: number,
  largest: number,
): RandomEntry[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const lines: Readonly<Record<ImporterCode, Line[]>> = { JP: [], US: [] };
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
    const amount = (): string =>
      random() < 0.75 ? `${1 + Math.floor(random() * 50_000)}${random() < 0.3 ? '.25' : ''}` : '';
    const [kg, number, litres, area] = [amount(), amount(), amount(), amount()];
    const part = random() < 0.3 ? String(1 + Math.floor(random() * 500)) : '';
    const written = pick(CLAIMS);
    const quantities = [
      [kg, 'kg'],
      [number, 'number'],
      [litres, 'L'],
      [area, 'm2'],
    ].flatMap(([text, unit]) => (text ? [`${text}${unit}`] : []));
    return {
      row: [line.code, importer, origin, on, value, kg, number, litres, area, part, written].join(','),
      request: {
        code: line.code,
        from: origin,
        to: importer,
        on,
        value,
        quantities,
        parts: part ? [`case=${part}`] : [],
      },
      claim: written === '' || written === 'none' ? 'mfn' : written,
    };
  });
}
