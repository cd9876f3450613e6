import type { Field } from '../assess/rows/index.js';
import { countryName, Problem, parseCountry } from '../base/index.js';
import type { ImporterCode } from '../law/index.js';
import { parseImporter } from './request.js';

/** What a question about a table of entries says of every entry. */
interface SaidOfAll {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
}

/** The fields that are the same for every entry. Throws Problem `invalidInput` for goods that come back to their country. */
export function givenFields({ to, from }: SaidOfAll): {
  readonly importer: ImporterCode | undefined;
  readonly given: ReadonlyMap<Field, string>;
} {
  const importer = to === undefined ? undefined : parseImporter(to);
  const origin = from === undefined ? undefined : parseCountry(from);
  if (importer !== undefined && importer === origin) {
    throw new Problem(
      'invalidInput',
      `goods of ${countryName(origin)} that come back to ${countryName(importer)} are returned goods; give another origin`,
    );
  }
  const given = new Map<Field, string>();
  if (importer) given.set('importer', importer);
  if (origin) given.set('origin', origin);
  return { importer, given };
}
