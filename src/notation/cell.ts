import { type Condition, printCondition, readCondition } from './condition.js';
import { printRate, type Rate, readRate } from './rate.js';
import type { Refused } from './rates/refused.js';
import { enclosed, splitOutside } from './split.js';

/** One way through a cell: when all conditions hold, the rate. */
export interface Branch {
  readonly when: readonly Condition[];
  readonly rate: Rate;
  /**
   * false when the schedule prints the rate in parentheses: shown for reference, not lower than the rate that is
   * applied
   */
  readonly applied: boolean;
}

/** One cell of a schedule: ordered branches, none when it is blank. */
export interface Cell {
  readonly branches: readonly Branch[];
  /** leading stars of the WTO column (state-traded goods) */
  readonly stars: number;
}

export const BLANK: Cell = { branches: [], stars: 0 };

/** Reads conditions joined by "and" in the canonical notation; undefined when one of them is none. */
export function readConditions(text: string): Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const part of splitOutside(text, ' and ')) {
    const condition = readCondition(part);
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return conditions;
}

export const printConditions = (conditions: readonly Condition[]): string =>
  conditions.map(printCondition).join(' and ');

function readBranch(text: string): Branch | undefined {
  const [head, ...rest] = splitOutside(text, ': ');
  const when = rest.length === 0 ? [] : readConditions(head as string);
  const body = rest.length === 0 ? (head as string) : rest.join(': ');
  const inside = enclosed(body);
  const shown = inside === undefined ? undefined : readRate(inside);
  const rate = shown ?? readRate(body);
  return when && rate && { when, rate, applied: shown === undefined };
}

/** Reads a cell in the canonical notation ("in quota: free; out of quota: 21.3%"); undefined when it is none. */
export function readCell(text: string): Cell | undefined {
  if (text === '') return BLANK;
  const stars = /^(\**) ?/.exec(text) as RegExpExecArray;
  const branches: Branch[] = [];
  for (const part of splitOutside(text.slice((stars[0] as string).length), '; ')) {
    const branch = readBranch(part);
    if (!branch) return undefined;
    branches.push(branch);
  }
  return { branches, stars: (stars[1] as string).length };
}

export function printBranch(branch: Branch): string {
  const when = branch.when.length === 0 ? '' : `${printConditions(branch.when)}: `;
  const rate = printRate(branch.rate);
  return when + (branch.applied ? rate : `(${rate})`);
}

/** Prints a cell in the canonical notation: `readCell(printCell(c))` is c. */
export function printCell(cell: Cell): string {
  const stars = cell.stars === 0 ? '' : `${'*'.repeat(cell.stars)} `;
  return stars + cell.branches.map(printBranch).join('; ');
}

/** The refused branches of a cell: a cell with any is not read as a whole. */
export const refusedBranches = (cell: Cell): Refused[] =>
  cell.branches.flatMap((branch) => (branch.rate.kind === 'refused' ? [branch.rate] : []));
