import type { Label } from '../../../law/index.js';
import { near } from '../tolerance.js';
import type { Finding, Goods, LawfulDuty } from '../types.js';
import { priced } from './between.js';

/** The duties of one sort that are, on the whole value, what was collected. */
export const wholly = (
  kind: string,
  label: Label,
  { lawful, collected, tolerance }: Goods,
  sort: (duty: LawfulDuty) => boolean,
): readonly Finding[] =>
  priced(lawful)
    .filter(sort)
    .flatMap((duty) =>
      duty.amount && near(collected, duty.amount, tolerance)
        ? [{ kind, label, duties: [duty], duty: duty.amount, parameters: [] }]
        : [],
    );
