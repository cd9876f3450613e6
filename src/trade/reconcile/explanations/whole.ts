import type { Label } from '../../../law/index.js';
import { isPresumed } from '../spared.js';
import { isCollected } from '../tolerance.js';
import type { Finding, Goods, LawfulDuty } from '../types.js';
import { priced } from './between.js';

/** The duties of one sort that are, on the whole value, what was collected; none that rests on a presumption. */
export const wholly = (
  kind: string,
  label: Label,
  goods: Goods,
  sort: (duty: LawfulDuty) => boolean,
): readonly Finding[] =>
  priced(goods.lawful)
    .filter((duty) => sort(duty) && !isPresumed(duty))
    .flatMap((duty) =>
      duty.amount && isCollected(duty.amount, goods)
        ? [{ kind, label, duties: [duty], duty: duty.amount, parameters: [] }]
        : [],
    );
