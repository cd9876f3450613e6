import type { Label } from '../../law/index.js';
import type { PlannedLayer } from '../../law/layers/plan.js';

/**
 * Families of duties on top from which single importers were granted exclusions that the facts do not have: supplement no. 1
 * to 15 CFR part 705 (83 FR 12106, 19 March 2018), for steel and aluminum until March 2025.
 */
const FAMILIES: readonly string[] = ['metals-2018'];

export const EXCLUSION: Label = {
  en: 'an exclusion granted to a single importer (15 CFR part 705, supplement no. 1), which the facts do not have',
  ja: '個々の輸入者に認められた適用除外（15 CFR part 705 付録1）。資料にはない',
};

/** Whether single importers could be granted an exclusion from a duty on top. */
export const mayBeExcluded = ({ facts }: PlannedLayer): boolean => FAMILIES.includes(facts.family);
