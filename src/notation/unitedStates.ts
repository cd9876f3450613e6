import type { Branch, Cell } from './cell.js';
import { BLANK } from './cell.js';
import type { Condition } from './condition.js';
import type { Programme } from './conditions/programme.js';
import { printRate, type Rate, readRate } from './rate.js';
import { printConditionalFree, readConditionalFree } from './unitedStates/conditionalFree.js';
import { normaliseUnitedStates } from './unitedStates/normalise.js';
import { unifyUnitedStatesWording } from './unitedStates/wording.js';

export { normaliseUnitedStates } from './unitedStates/normalise.js';
export { completeSentence } from './unitedStates/sentences.js';
export { unifyUnitedStatesWording } from './unitedStates/wording.js';

const PLATES =
  ', but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete movement';
const WITH_PLATES = 'consisting in part of a plate or a set of plates';
const COMPLETE_MOVEMENT: Rate = { kind: 'reference', to: 'described', description: 'the complete movement' };

const one = (rate: Rate, when: readonly Condition[] = []): Branch[] => [{ when, rate, applied: true }];

function readPlates(text: string): Branch[] | undefined {
  const rate = text.endsWith(PLATES) ? readRate(text.slice(0, -PLATES.length), 'US') : undefined;
  if (!rate) return undefined;
  const bounded: Rate = { kind: 'lower', of: [rate, COMPLETE_MOVEMENT] };
  return [...one(bounded, [{ kind: 'product', name: WITH_PLATES }]), ...one(rate, [{ kind: 'other' }])];
}

/** The branches of one rate text, already in unified words; undefined when it is outside the vocabulary. */
function readBranches(text: string): Branch[] | undefined {
  const use = readConditionalFree(text);
  if (use !== undefined) return one({ kind: 'free' }, [{ kind: 'use', name: use }]);
  const rate = readRate(text, 'US');
  return rate ? one(rate) : readPlates(text);
}

const refuse = (text: string): Cell => ({
  branches: one({ kind: 'refused', reason: 'unknown-wording', text: text.replaceAll('"', "'") }),
  stars: 0,
});

const unified = (text: string): string => unifyUnitedStatesWording(normaliseUnitedStates(text));

/** Reads a cell of the General or the Column 2 column. Words outside the vocabulary refuse the cell. */
export function readUnitedStatesCell(text: string): Cell {
  const words = unified(text);
  if (words === '') return BLANK;
  const branches = readBranches(words);
  return branches ? { branches, stars: 0 } : refuse(words);
}

const GROUP = /^(.+?) \(([A-Z]{1,2}[*+]?(?:,[A-Z]{1,2}[*+]?)*)\)(?: |$)/;

/**
 * Reads a cell of the Special column: one branch for each rate with the symbols of its programmes, in the order of the
 * cell ("Free (A,AU) 3.2% (JP) See 9822.04.10 (S+)"). A rate without a list has no programme condition: the heading
 * itself says who may claim it.
 */
export function readSpecialCell(text: string): Cell {
  const words = unified(text);
  if (words === '') return BLANK;
  const branches: Branch[] = [];
  let rest = words;
  for (let group = GROUP.exec(rest); group; group = GROUP.exec(rest)) {
    const read = readBranches(group[1] as string);
    if (!read) return refuse(words);
    const programme: Programme = { kind: 'programme', symbols: (group[2] as string).split(',') };
    branches.push(...read.map((branch) => ({ ...branch, when: [programme, ...branch.when] })));
    rest = rest.slice(group[0].length);
  }
  if (rest !== '') {
    const read = branches.length === 0 ? readBranches(rest) : undefined;
    if (!read) return refuse(words);
    branches.push(...read);
  }
  return { branches, stars: 0 };
}

function printBranch({ when, rate }: Branch): string {
  const use = when.find((condition) => condition.kind === 'use');
  const words =
    use && rate.kind === 'free'
      ? printConditionalFree(use.name)
      : printRate(rate, 'US') + (when.some(({ kind }) => kind === 'other') ? PLATES : '');
  const programme = when.find((condition) => condition.kind === 'programme');
  return programme ? `${words} (${programme.symbols.join(',')})` : words;
}

/**
 * Prints a cell in the official notation. For a cell that was read this is
 * `unifyUnitedStatesWording(normaliseUnitedStates(text))`.
 */
export const printUnitedStatesCell = (cell: Cell): string =>
  cell.branches
    .filter(({ when }) => !when.some((condition) => condition.kind === 'product'))
    .map(printBranch)
    .join(' ');
