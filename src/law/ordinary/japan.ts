import {
  type Branch,
  type Order,
  type Rate,
  compareRates,
  printRate,
} from '../../notation/index.js';
import { type Context, beyondEdition, citeColumn } from '../agreements.js';
import type { Priced } from '../best.js';
import { type OpenBranch, askedFor, openBranches } from '../branches.js';
import type { Evidence, Step } from '../determination.js';
import { memberOf } from '../openings.js';
import type { Instrument, InstrumentColumn } from '../record.js';
import { type Proposal, priceRate } from '../treatment.js';

/** Whether the WTO rate is open to the origin: a member, one from whom it was withdrawn, or not in the facts. */
type Conventional = { readonly open: boolean | undefined; readonly evidence: Evidence };

function conventional(context: Context): Conventional {
  const { record, shipment } = context;
  const withdrawn = memberOf(record, 'japan-wto-rate-excluded', shipment.origin, shipment.date);
  if (withdrawn) return { open: false, evidence: withdrawn.evidence };
  const member = memberOf(record, 'wto', shipment.origin, shipment.date);
  return member ? { open: true, evidence: member.evidence } : { open: undefined, evidence: 'unverified' };
}

/**
 * The statutory rate: the temporary rate where there is one, else the general rate
 * (Temporary Tariff Measures Act, art. 2; Customs Tariff Act, art. 3).
 */
function statutory(context: Context): { column: string; open: OpenBranch }[] {
  const { line, assessment } = context;
  const branches: { column: string; open: OpenBranch }[] = [];
  for (const column of ['temporary', 'general']) {
    const open = openBranches(line.cell(column), assessment);
    branches.push(...open.map((branch) => ({ column, open: branch })));
    const last = open.at(-1);
    if (last && last.asked.length === 0 && !last.missing) break;
  }
  return branches;
}

interface Choice {
  readonly rate: Rate;
  readonly columns: readonly string[];
  readonly explanation: string;
  /** the WTO rate is, or may be, what applies */
  readonly conventional: boolean;
}

function chooseRate(column: string, branch: Branch, wto: Branch): Choice {
  const own: Choice = {
    rate: branch.rate,
    columns: [column],
    explanation: `${column} ${printRate(branch.rate)}; WTO ${printRate(wto.rate)} is not lower`,
    conventional: false,
  };
  if (!wto.applied) return own;
  if (branch.rate.kind === 'refused') return own;
  const order: Order = wto.rate.kind === 'refused' ? undefined : compareRates(wto.rate, branch.rate);
  if (order === 0 || order === 1) return own;
  const both = { columns: [column, 'wto'], conventional: true };
  if (order === -1 || !branch.applied || wto.rate.kind === 'refused') {
    const explanation =
      wto.rate.kind === 'refused'
        ? `WTO ${printRate(wto.rate)} may be lower than ${column} ${printRate(branch.rate)}`
        : `WTO ${printRate(wto.rate)} is lower than ${column} ${printRate(branch.rate)}`;
    return { ...both, rate: wto.rate, explanation };
  }
  return {
    ...both,
    rate: { kind: 'lower', of: [branch.rate, wto.rate] },
    explanation: `the lower of ${column} ${printRate(branch.rate)} and WTO ${printRate(wto.rate)}`,
  };
}

const choices = new WeakMap<Branch, WeakMap<Branch, Choice>>();

function chosen(column: string, branch: Branch, wto: Branch): Choice {
  const known = choices.get(branch)?.get(wto);
  if (known && known.columns[0] === column) return known;
  const choice = chooseRate(column, branch, wto);
  const byBranch = choices.get(branch) ?? new WeakMap<Branch, Choice>();
  byBranch.set(wto, choice);
  choices.set(branch, byBranch);
  return choice;
}

/**
 * Japan's ordinary duty: the statutory rate, or the WTO rate where that is lower (Customs Tariff Act, art. 3;
 * WTO Agreement schedule of Japan).
 */
export function ordinaryJapan(instrument: Instrument, column: InstrumentColumn, context: Context): Priced[] {
  const { line, shipment, assessment } = context;
  const late = beyondEdition(line, column.staging, shipment);
  const access = conventional(context);
  const wto = access.open === false ? [] : openBranches(line.cell('wto'), assessment);
  const priced: Priced[] = [];
  for (const { column: name, open } of statutory(context)) {
    const pairs: (OpenBranch | undefined)[] = wto.length === 0 ? [undefined] : wto;
    for (const bound of pairs) {
      const choice: Choice = bound
        ? chosen(name, open.branch, bound.branch)
        : {
            rate: open.branch.rate,
            columns: [name],
            explanation: `${name} ${printRate(open.branch.rate)}`,
            conventional: false,
          };
      const asked = [...askedFor(open), ...(bound ? askedFor(bound) : [])];
      const step: Step = { label: 'rate chosen', expression: choice.explanation, result: printRate(choice.rate) };
      const quota = open.quota ?? bound?.quota;
      const withheld: Proposal['withheld'] =
        late !== undefined
          ? { status: 'notComputed', reason: late }
          : choice.conventional && access.open === undefined
            ? {
                status: 'notComputed',
                reason: `whether Japan gives ${shipment.origin} the WTO rate on ${shipment.date} is not in the facts`,
              }
            : open.missing || bound?.missing
              ? { status: 'notComputed', reason: 'the band of unit value cannot be tested' }
              : undefined;
      priced.push(
        priceRate(
          {
            instrument: instrument.id,
            ...(quota && { quota }),
            evidence: choice.conventional || access.open === false ? access.evidence : 'published',
            requires: [],
            citations: choice.columns.map((each) => citeColumn(line, each)),
            asked,
            choice: step,
            ...(withheld && { withheld }),
          },
          choice.rate,
          line,
          assessment,
          context.notIncluded,
        ),
      );
    }
  }
  return priced;
}
