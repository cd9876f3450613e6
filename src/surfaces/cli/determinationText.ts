import { compare, parseExact } from '../../base/index.js';
import { bestTreatment, type Determination, isBest, type Treatment } from '../../kanzei.js';
import { LABELS, QUOTA_STATUSES, SAFEGUARD_STATUSES, STATUSES } from '../labels.js';
import { grade } from './evidenceText.js';
import { hang, type Row, table, wrap } from './layout.js';
import type { Page } from './page.js';
import { stackLines, totalText } from './stackText.js';
import { amountText, rateText, treatmentDetails, treatmentName } from './treatmentText.js';

function treatmentRow(treatment: Treatment, determination: Determination, page: Page): Row {
  const best = isBest(treatment, determination);
  const stacked = hasStacks(determination);
  const strong = best ? page.style.bold : (text: string) => text;
  const name = treatmentName(treatment, page);
  return {
    cells: [
      best ? '▶' : ' ',
      strong(treatment.claimed ? `${name} (${page.say(LABELS.claimed)})` : name),
      page.say(STATUSES[treatment.status]),
      rateText(treatment, page),
      strong(amountText(treatment, page)),
      ...(stacked ? [strong(totalText(treatment))] : []),
      gradesText(treatment, page),
    ],
    notes: [
      ...(treatment.reason ? [treatment.reason] : []),
      ...safeguardLines(treatment, page),
      ...quotaLines(treatment, page),
      ...treatment.notIncluded.map((levy) => page.style.care(`+ ${page.say(levy.label)}`)),
    ],
  };
}

/** The grade of the duty, and that of the sum with all charges where it is another. */
function gradesText({ evidence, stack }: Treatment, page: Page): string {
  const own = grade(evidence, page);
  return stack && stack.evidence !== evidence ? `${own} / ${grade(stack.evidence, page)}` : own;
}

const hasStacks = ({ treatments }: Determination): boolean => treatments.some(({ stack }) => stack);

/** What a safeguard does to a treatment, or that it is not known. */
function safeguardLines({ safeguard }: Treatment, page: Page): string[] {
  if (!safeguard) return [];
  const { name, status, reason, rate } = safeguard;
  const measured =
    rate === undefined || status === 'inForce' ? '' : `; ${page.say(LABELS.duringMeasure)} ${rate}`;
  const text = `${page.say(LABELS.safeguard)} (${page.say(name)}), ${page.say(SAFEGUARD_STATUSES[status])}: ${reason}${measured}`;
  return [page.style.care(text)];
}

/** How the quota of a treatment stands. */
function quotaLines({ quotaState }: Treatment, page: Page): string[] {
  if (!quotaState) return [];
  const { quota, year, status, reason } = quotaState;
  const text = `${page.say(LABELS.quota)} ${quota}, ${year}: ${page.say(QUOTA_STATUSES[status])}`;
  return [page.style.care(reason === null ? text : `${text}: ${reason}`)];
}

function treatmentTable(determination: Determination, page: Page): string[] {
  const stacked = hasStacks(determination);
  const header = [
    LABELS.treatment,
    LABELS.status,
    LABELS.rate,
    LABELS.duty,
    ...(stacked ? [LABELS.total, LABELS.evidenceOfBoth] : [LABELS.evidence]),
  ];
  return table(
    ['', ...header.map(page.say)],
    determination.treatments.map((treatment) => treatmentRow(treatment, determination, page)),
    {
      columns: page.columns,
      align: ['left', 'left', 'left', 'left', 'right', ...(stacked ? ['right' as const] : []), 'left'],
      style: { header: page.style.dim, note: page.style.dim },
    },
  );
}

function bestLines(determination: Determination, page: Page): string[] {
  const best = bestTreatment(determination);
  if (!best) {
    const reason = determination.bestReason ? `: ${determination.bestReason}` : '';
    return wrap(page.style.bold(`${page.say(LABELS.noBest)}${reason}`), page.columns);
  }
  const levies = best.notIncluded.map(({ label }) => ` + ${page.say(label)}`).join('');
  const text = `${page.say(LABELS.best)}: ${treatmentName(best, page)} (${page.nameOf(best.instrument)}), ${amountText(best, page)}${levies}${best.stack ? `; ${page.say(LABELS.total)} ${totalText(best)}` : ''}`;
  const { bestReason } = determination;
  return [
    ...wrap(page.style.bold(text), page.columns),
    ...(bestReason === undefined ? [] : hang('  ', page.style.care(bestReason), page.columns)),
    ...cheaperOf(determination, best).flatMap((each) =>
      hang('  ', `${page.say(LABELS.cheaper)}: ${conditionalText(each, page)}`, page.columns),
    ),
  ];
}

const conditionalText = (treatment: Treatment, page: Page): string =>
  `${treatmentName(treatment, page)}, ${amountText(treatment, page)} (${treatment.reason ?? ''})`;

/** The conditional treatments that would pay less than the best. */
export function cheaperOf({ treatments }: Determination, { duty }: Treatment): Treatment[] {
  const most = duty && parseExact(duty.amount);
  return treatments.filter((each) => {
    const amount = each.status === 'conditional' && each.duty ? parseExact(each.duty.amount) : undefined;
    return most && amount && compare(amount, most) < 0;
  });
}

/** One line in full: its treatments, the best, and how the amounts come about. */
export function determinationText(determination: Determination, page: Page, all: boolean): string[] {
  const { line, treatments, mapping } = determination;
  const best = bestTreatment(determination);
  const shown = all
    ? treatments
    : best
      ? [best]
      : treatments.filter(({ duty, span }) => duty !== null || span);
  const only = determination.selection ? hang('  ', determination.selection, page.columns) : [];
  return [
    ...wrap(`${page.style.bold(line.code)}  ${page.productOf(line)}`, page.columns),
    ...only,
    ...(mapping ? hang('  ', page.style.dim(mapping.note), page.columns) : []),
    '',
    ...treatmentTable(determination, page),
    '',
    ...bestLines(determination, page),
    ...shown.flatMap((treatment) => {
      const name = treatmentName(treatment, page);
      return [...treatmentDetails(treatment, name, page), ...stackLines(treatment, name, page, all)];
    }),
    ...needsLines(treatments, page),
  ];
}

/** What a missing fact is given by on the command line. */
function optionFor(need: string): string {
  if (need === 'value') return '--value AMOUNT';
  if (need.startsWith('part: ')) return `--part '${need.slice(6)}=NUMBER'`;
  const [unit, basis] = need.split(/ of (.*)/);
  return basis ? `--quantity '${basis}=NUMBER${unit}'` : `--quantity 'NUMBER${need}'`;
}

function needsLines(treatments: readonly Treatment[], page: Page): string[] {
  const needs = new Map<string, string[]>();
  for (const treatment of treatments) {
    const charges = treatment.stack?.charges ?? [];
    for (const need of [...treatment.needs, ...charges.flatMap(({ needs }) => needs)]) {
      needs.set(need, [...(needs.get(need) ?? []), treatment.instrument]);
    }
  }
  if (needs.size === 0) return [];
  return [
    '',
    page.say(LABELS.needs),
    ...[...needs].flatMap(([need, users]) =>
      hang(
        '  ',
        `${need} (${[...new Set(users)].join(', ')}): ${page.say(LABELS.add)} ${optionFor(need)}`,
        page.columns,
      ),
    ),
  ];
}
