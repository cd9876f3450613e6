import type { EquilibriumAnswer } from '../../kanzei.js';
import { oneSectorText } from './oneSectorText.js';
import type { Page } from './page.js';
import { sectorsText } from './sectorsText.js';

type Texts = {
  readonly [M in EquilibriumAnswer['model']]: (
    answer: Extract<EquilibriumAnswer, { readonly model: M }>,
    page: Page,
  ) => string;
};

const TEXTS: Texts = {
  'one-sector': oneSectorText,
  'caliendo-parro': sectorsText,
  'multi-sector': sectorsText,
};

/** A general equilibrium for a person at a terminal. */
export const equilibriumText = (answer: EquilibriumAnswer, page: Page): string =>
  (TEXTS[answer.model] as (answer: EquilibriumAnswer, page: Page) => string)(answer, page);
