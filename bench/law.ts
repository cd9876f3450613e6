import { openRecord } from 'kanzei';
import { date, fraction } from 'kanzei/base';
import { determine, determineLine, type Line, type Query } from 'kanzei/law';
import { seeded } from '../test/helpers/random.js';
import { medianSeconds } from './measure.js';

const WANTED = 200_000;
const COUNT = 100_000;
const ORIGINS = {
  JP: ['US', 'AU', 'DE', 'CN', 'VN', 'GB', 'TH'],
  US: ['JP', 'KR', 'AU', 'MX', 'DE', 'CN'],
} as const;

/** One shipment of the mix: any line of either schedule, origins of every kind, value and weight given. */
function shipments(onlyUsjta: boolean): { query: Query; line: Line }[] {
  const record = openRecord({ userFolder: null });
  const random = seeded(20260401);
  const lines: Line[] = [];
  for (const importer of ['JP', 'US'] as const) {
    const edition = record.edition(importer, date(importer === 'JP' ? '2026-05-15' : '2025-06-01'));
    for (const chapter of record.chapters(importer)) lines.push(...record.chapter(edition, chapter));
  }
  return Array.from({ length: COUNT }, () => {
    const line = lines[Math.floor(random() * lines.length)] as Line;
    const origins = onlyUsjta ? [ORIGINS[line.importer][0]] : ORIGINS[line.importer];
    const quantity = 1 + Math.floor(random() * 50_000);
    const query = {
      code: line.code,
      importer: line.importer,
      origin: origins[Math.floor(random() * origins.length)] as string,
      date: date(line.importer === 'JP' ? '2026-05-15' : '2025-06-01'),
      value: fraction(1 + Math.floor(random() * 9_000_000)),
      quantities: ['kg', 'number', 'L'].map((unit) => ({ amount: fraction(quantity), unit })),
      parts: new Map(),
    };
    return { query, line };
  });
}

/** Determinations a second in process, one thread, against the 200,000 to hold. */
export function law(): void {
  const record = openRecord({ userFolder: null });
  let steps = 0;
  let characters = 0;
  for (const onlyUsjta of [true, false]) {
    const mix = shipments(onlyUsjta);
    const onLine = medianSeconds(() => {
      for (const { query, line } of mix) {
        for (const treatment of determineLine(query, line, record).treatments)
          steps += treatment.steps.length;
      }
    });
    const byCode = medianSeconds(() => {
      for (const { query } of mix) steps += determine(query, record).determinations.length;
    });
    const written = medianSeconds(() => {
      for (const { query, line } of mix) {
        characters += JSON.stringify(determineLine(query, line, record)).length;
      }
    }, 3);
    const name = onlyUsjta ? 'between the United States and Japan' : 'thirteen origins';
    for (const [way, seconds] of [
      ['line at hand', onLine],
      ['line found by its code', byCode],
    ] as const) {
      const rate = COUNT / seconds;
      console.log(
        `${name}, ${way}: ${Math.round(rate).toLocaleString('en')} determinations a second, steps included; ratio to ${WANTED.toLocaleString('en')}: ${(rate / WANTED).toFixed(2)}; ratio of its time to writing it as JSON: ${(seconds / (written - onLine)).toFixed(2)}`,
      );
    }
  }
  if (steps === 0 || characters === 0) throw new Error('nothing was determined');
}
