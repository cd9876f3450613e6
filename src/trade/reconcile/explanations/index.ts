import type { Explain } from '../types.js';
import { changedInYear } from './changedInYear.js';
import { freeInPart } from './freeInPart.js';
import { layer } from './layer.js';
import { layerInPart } from './layerInPart.js';
import { layerPresumed } from './layerPresumed.js';
import { layerSpared } from './layerSpared.js';
import { lowValue } from './lowValue.js';
import { ordinary } from './ordinary.js';
import { preference } from './preference.js';
import { preferenceInPart } from './preferenceInPart.js';
import { programme } from './programme.js';
import { programmeInPart } from './programmeInPart.js';
import { rateElsewhere } from './rateElsewhere.js';
import { severalInPart } from './severalInPart.js';
import { specialProvision } from './specialProvision.js';
import { specificInPart } from './specificInPart.js';
import { specificRate } from './specificRate.js';

/** In the order in which they are believed where several fit: what takes the least supposing first. */
export const EXPLANATIONS: readonly Explain[] = [
  ordinary,
  layerSpared,
  layer,
  preference,
  programme,
  specialProvision,
  specificRate,
  layerPresumed,
  preferenceInPart,
  changedInYear,
  layerInPart,
  programmeInPart,
  specificInPart,
  rateElsewhere,
  lowValue,
];

/** Asked only where none of the others fits. */
export const LAST: readonly Explain[] = [freeInPart, severalInPart];
