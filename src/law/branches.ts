import {
  type Branch,
  type Cell,
  type Condition,
  conditionAsks,
  describesGoods,
  quotaSide,
  type Situation,
  testCondition,
} from '../notation/index.js';

/** A branch of a cell that a shipment may take. */
export interface OpenBranch {
  readonly branch: Branch;
  /** conditions that hold only if the importer shows them; none when the branch is certain */
  readonly asked: readonly Condition[];
  /** set when a band of unit value could not be tested */
  readonly missing: boolean;
  readonly quota?: 'in' | 'out';
  /** one of several descriptions of which exactly one fits the good */
  readonly alternative: boolean;
}

/** What the importer must show to take a branch. */
export const askedFor = (open: OpenBranch): readonly string[] =>
  open.asked.length === 0 ? NOTHING : open.asked.map(conditionAsks);

const NOTHING: readonly string[] = [];

const NONE: readonly OpenBranch[] = [];
const certainties = new WeakMap<Branch, readonly OpenBranch[]>();

/** A branch without conditions is the only one open. */
function certain(branch: Branch): readonly OpenBranch[] {
  let open = certainties.get(branch);
  if (!open) {
    open = [{ branch, asked: [], missing: false, alternative: false }];
    certainties.set(branch, open);
  }
  return open;
}

/**
 * The branches of a cell open to a shipment, in the order of the cell. A branch is the exception to those after it:
 * once one is certain, the rest are closed. `other` after descriptions the importer may show is itself asked for;
 * outside a quota nothing is asked.
 */
export function openBranches(cell: Cell, situation: Situation): readonly OpenBranch[] {
  const [first] = cell.branches;
  if (first === undefined) return NONE;
  if (first.when.length === 0) return certain(first);
  const open: OpenBranch[] = [];
  let described = false;
  let inside = false;
  for (const branch of cell.branches) {
    const asked: Condition[] = [];
    let missing = false;
    let closed = false;
    let quota: 'in' | 'out' | undefined;
    for (const condition of branch.when) {
      const answer = testCondition(condition, situation);
      // the last quota of a branch is the one it is in or out of; the rest after an in-quota branch is outside it
      quota = quotaSide(condition) ?? quota ?? (condition.kind === 'other' && inside ? 'out' : undefined);
      if (answer === 'no') closed = true;
      else if (answer === 'missing') missing = true;
      else if (answer === 'asked' || (condition.kind === 'other' && described)) asked.push(condition);
    }
    if (closed) continue;
    if (branch.when.some(describesGoods)) described = true;
    if (quota === 'in') inside = true;
    open.push({ branch, asked, missing, alternative: false, ...(quota && { quota }) });
    if (asked.length === 0 && !missing) break;
  }
  return isExhaustive(open) ? open.map((each) => ({ ...each, alternative: true })) : open;
}

/** Whether the open branches are descriptions that end in "other", so that one of them fits any good. */
function isExhaustive(open: readonly OpenBranch[]): boolean {
  const last = open.at(-1);
  if (!last || open.length < 2 || !last.asked.some(({ kind }) => kind === 'other')) return false;
  return open.every(({ asked }) => asked.every(describesGoods));
}
