import { date, type PlainDate } from '../../src/base/index.js';
import type { Edition, Line } from '../../src/law/index.js';
import type { TariffRecord } from '../../src/record/index.js';

/** The lines of exactly one edition: nothing that holds this can read another. */
export function linesOfEdition(record: TariffRecord, on: string): Line[] {
  const wanted: PlainDate = date(on);
  const edition: Edition = record.edition('JP', wanted);
  if (edition.date !== wanted) throw new Error(`the record has no edition of ${on}`);
  return record.chapters('JP').flatMap((chapter) => [...record.chapter(edition, chapter)]);
}

export const lineKey = ({ code, seq }: { readonly code: string; readonly seq: number }): string =>
  `${code}/${seq}`;
