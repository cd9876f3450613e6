import { Problem, parseCountry } from '../../base/index.js';
import { IMPORTERS, type Instrument, type LawRecord } from '../../law/index.js';

/** What a text of an entry means, or the reason why it means nothing. */
export interface Meaning {
  readonly code: string | null;
  readonly why: string | null;
}

/** Countries as the file writes them, with their codes; a reason where it is none. */
export function countryOf(text: string): Meaning {
  try {
    return { code: parseCountry(text), why: null };
  } catch (error) {
    if (error instanceof Problem) return { code: null, why: error.message };
    throw error;
  }
}

/** What an instrument is claimed by: its id, its name, its symbol in the U.S. schedule (JP, KR, S+). */
const namesOf = ({ id, name, columns }: Instrument): string[] => [
  id,
  name.en,
  name.ja,
  ...columns.flatMap(({ programme }) => programme ?? []),
];

/** The instrument that a text claims. */
export function claimOf(text: string, record: LawRecord): Meaning {
  const plain = text.trim().toLowerCase();
  if (plain === '' || plain === 'none') return { code: 'mfn', why: null };
  const found = record.instruments.find((each) => namesOf(each).some((name) => name.toLowerCase() === plain));
  if (found) return { code: found.id, why: null };
  const ids = record.instruments.map(({ id }) => id).join(', ');
  return {
    code: null,
    why: `"${text}" is neither an instrument nor a symbol of a U.S. programme; claims are ${ids} or none`,
  };
}

/** The importer that a text names. */
export const importerOf = (text: string): Meaning => {
  const { code, why } = countryOf(text);
  if (code === null || IMPORTERS.some((each) => each === code)) return { code, why };
  return { code: null, why: `the schedule of ${text} is not in the record; importers are JP and US` };
};
