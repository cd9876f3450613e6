import { addDays, date, inSeason } from '../../base/plainDate.js';
import type { ConditionKind } from './kind.js';

/** Imported between two days of the year, both included; may run over the new year. */
export interface Season {
  readonly kind: 'season';
  /** MM-DD */
  readonly from: string;
  /** MM-DD; 02-29 is the last day of February of any year */
  readonly to: string;
}

const PATTERN = /^season (\d\d-\d\d)\.\.(\d\d-\d\d)$/;

export const season: ConditionKind<Season> = {
  kind: 'season',
  read(text) {
    const match = PATTERN.exec(text);
    return match ? { kind: 'season', from: match[1] as string, to: match[2] as string } : undefined;
  },
  print: (condition) => `season ${condition.from}..${condition.to}`,
  test: (condition, situation) => (inSeason(situation.date, condition.from, condition.to) ? 'yes' : 'no'),
  changes: ({ from, to }) => [from, addDays(date(`2024-${to}`), 1).slice(5)],
  asks: (condition) => `import between ${condition.from} and ${condition.to}`,
};
