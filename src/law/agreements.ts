import type { Branch, Cell, Rate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import { type OpenBranch, askedFor, openBranches } from './branches.js';
import { formatCode } from './codes.js';
import type { Citation, NotIncluded } from './determination.js';
import { nextAnniversary } from '../base/index.js';
import type { Opening } from './openings.js';
import type { LawRecord, Line } from './record.js';
import type { Shipment } from './shipment.js';
import { type Proposal, priceRate, without } from './treatment.js';

/** What the treatments of one line share. */
export interface Context {
  readonly record: LawRecord;
  readonly shipment: Shipment;
  readonly line: Line;
  readonly assessment: Assessment;
  /** what every priced treatment of the line leaves out */
  readonly notIncluded: readonly NotIncluded[];
}

/** Why the edition does not answer for a column on the date, if so: its rates step each year on the staging day. */
export function beyondEdition(line: Line, staging: string, shipment: Shipment): string | undefined {
  if (shipment.date < line.edition.date) {
    return `the first edition at hand is of ${line.edition.date}; rates before it are not in the facts`;
  }
  const until = nextAnniversary(line.edition.date, staging);
  return shipment.date < until
    ? undefined
    : `the edition of ${line.edition.date} answers until the next step on ${until}; rates after it are not in the facts`;
}

/** The citation of one column of one line. */
export const citeColumn = (line: Line, column: string): Citation => ({
  title: `${line.edition.source}, edition of ${line.edition.date}`,
  locator: `${formatCode(line.importer, line.code)}, column ${column}`,
  ...(line.edition.url !== undefined && { url: line.edition.url }),
});

const isFollowed = (rate: Rate): rate is Rate & { kind: 'reference'; headings: readonly string[] } =>
  rate.kind === 'reference' && rate.to === 'headings' && rate.headings !== undefined;

const digits = (code: string): string => code.replaceAll('.', '');

/** The lines of the same edition that a reference names, ranges included. */
function targets(headings: readonly string[], context: Context): Line[] {
  return headings.flatMap((heading) => {
    const [first, last] = heading.split('..').map(digits);
    if (last === undefined) return context.record.lines(context.line.edition, first as string);
    return context.record
      .lines(context.line.edition, (first as string).slice(0, 4))
      .filter(({ code }) => code >= (first as string) && code <= last.padEnd(8, '9'));
  });
}

/** Prices one open branch; a reference to other headings becomes one conditional treatment for each. */
export function priceBranch(
  open: OpenBranch,
  proposal: Proposal,
  context: Context,
  pick: (line: Line) => readonly Branch[],
): Priced[] {
  const { rate } = open.branch;
  const full: Proposal = {
    ...proposal,
    ...(open.quota && { quota: open.quota }),
    asked: [...proposal.asked, ...askedFor(open)],
  };
  if (isFollowed(rate)) {
    const found = targets(rate.headings, context).flatMap((line) =>
      pick(line).map((branch) => ({ line, branch })),
    );
    if (found.length > 0) {
      return found.map(({ line, branch }) =>
        priceRate(
          {
            ...full,
            asked: [...full.asked, `the good is described in ${formatCode(line.importer, line.code)}`],
            citations: [...full.citations, citeColumn(line, 'rate of duty')],
          },
          branch.rate,
          line,
          context.assessment,
          context.notIncluded,
        ),
      );
    }
  }
  if (open.missing) {
    return [
      priceRate(
        { ...full, withheld: { status: 'notComputed', reason: 'the band of unit value cannot be tested' } },
        rate,
        context.line,
        context.assessment,
        context.notIncluded,
      ),
    ];
  }
  return [priceRate(full, rate, context.line, context.assessment, context.notIncluded)];
}

/** Why a person's choice of claim closes an agreement, and whether it is the one claimed. */
function claimOf(shipment: Shipment, instrument: string): Pick<Proposal, 'claimed' | 'withheld'> {
  if (shipment.claim === 'none') {
    return { withheld: { status: 'notApplicable', reason: 'no preference is claimed' } };
  }
  return shipment.claim === instrument ? { claimed: true } : {};
}

function proposalOf(opening: Opening, context: Context): Proposal {
  const { instrument, column, party } = opening;
  const claim = claimOf(context.shipment, instrument.id);
  const late = beyondEdition(context.line, column.staging, context.shipment);
  const unknown: Pick<Proposal, 'withheld'> =
    opening.state === 'unknown'
      ? { withheld: { status: 'notComputed', reason: opening.reason ?? 'membership is not in the facts' } }
      : late === undefined
        ? {}
        : { withheld: { status: 'notComputed', reason: late } };
  return {
    instrument: instrument.id,
    evidence: opening.evidence,
    requires: column.certified ? column.requires.slice(1) : column.requires,
    citations: [
      citeColumn(context.line, column.programme === undefined ? opening.columnName : `special (${column.programme})`),
      ...(party ? [party.citation] : []),
    ],
    asked: column.certified ? column.requires.slice(0, 1) : [],
    ...unknown,
    ...claim,
  };
}

/** Every treatment of a line under one instrument beyond the importer's own rates. */
export function priceAgreement(opening: Opening, cellOf: (line: Line) => Cell, context: Context): Priced[] {
  const proposal = proposalOf(opening, context);
  if (opening.state === 'closed') {
    if (cellOf(context.line).branches.length === 0) return [];
    return [without(proposal, 'notApplicable', opening.reason ?? 'not in force')];
  }
  const cell = cellOf(context.line);
  if (cell.branches.length === 0) {
    if (opening.state !== 'open' || opening.instrument.scope === 'product') return [];
    if (proposal.withheld) return [without(proposal, proposal.withheld.status, proposal.withheld.reason)];
    return [without(proposal, 'notCovered', `no commitment on this line under ${opening.instrument.name.en}`)];
  }
  const open = openBranches(cell, context.assessment);
  if (open.length === 0) {
    return [without(proposal, 'notCovered', `no commitment to goods of ${context.shipment.origin} on this line`)];
  }
  return open.flatMap((branch) => priceBranch(branch, proposal, context, (line) => cellOf(line).branches));
}
