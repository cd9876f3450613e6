import {
  compare,
  divide,
  type Exact,
  exact,
  formatExact,
  formatGrouped,
  greater,
  multiply,
  negate,
  roundTo,
  sign,
  subtract,
  ZERO,
} from '../../base/index.js';
import { type Evidence, lowerEvidence, type Step } from '../determination.js';
import { percentOf } from '../percent.js';
import type { QuotaFilled } from './facts.js';
import type { Fill } from './fills.js';
import { type Forecast, forecastFromFigures, forecastFromYears } from './forecast.js';
import { pastYearsOf } from './pastYears.js';
import { volumeOfYear, yearOfQuota } from './quotaYear.js';
import type { QuotaAmount, QuotaAnswer, QuotaInput, QuotaStatus, RecordedFill } from './types.js';

const HUNDRED = exact('100');

interface State {
  readonly status: QuotaStatus;
  readonly reason: string | null;
}

const recordOf = (row: QuotaFilled | undefined): RecordedFill | null => {
  if (!row?.from || !row.to) return null;
  const { from, to, evidence, citation, note } = row;
  return { from, to, evidence, citation, ...(note === undefined ? {} : { note }) };
};

const daysText = ({ from, to }: RecordedFill): string =>
  from === to ? `on ${to}` : `between ${from} and ${to}`;

/** What a record of the fill says of the date; undefined when it leaves it to the figures. */
function byRecord(filled: RecordedFill | null, input: QuotaInput): State | undefined {
  if (!filled) return undefined;
  const { from, to } = filled;
  const { on } = input;
  if (on > to || (from === to && on === to)) {
    return {
      status: 'exhausted',
      reason: `filled ${daysText(filled)}`,
    };
  }
  if (on >= from) {
    return { status: 'unknown', reason: `it filled ${daysText(filled)}; the day is not in the facts` };
  }
  return undefined;
}

function byFigure(
  volume: Exact | undefined,
  last: Fill | undefined,
  filled: RecordedFill | null,
  input: QuotaInput,
  year: string,
): State {
  if (!volume) return { status: 'unknown', reason: `the volume of ${year} is not in the facts` };
  if (!last && filled) return { status: 'open', reason: `it filled later, ${daysText(filled)}` };
  if (!last) return { status: 'unknown', reason: `no figure of ${year} up to ${input.on}` };
  if (compare(last.volume, volume) >= 0)
    return { status: 'exhausted', reason: `drawn in full by ${last.to}` };
  const critical = multiply(volume, percentOf(input.criticalPercent ?? '90'));
  return {
    status: compare(last.volume, critical) >= 0 ? 'critical' : 'open',
    reason: `by the figure of ${last.to}`,
  };
}

function stepsOf(volume: Exact, last: Fill, unit: string): readonly Step[] {
  const left = greater(ZERO, subtract(volume, last.volume));
  const expression = (sign_: string): string =>
    `${formatGrouped(last.volume)} ${unit} ${sign_} ${formatGrouped(volume)} ${unit}`;
  return [
    {
      label: 'drawn',
      expression: expression('÷'),
      result: `${percent(last.volume, volume)}%`,
      evidence: last.evidence,
    },
    {
      label: 'left, not below zero',
      expression: `${formatGrouped(volume)} ${unit} − ${formatGrouped(last.volume)} ${unit}`,
      result: `${formatGrouped(left)} ${unit}`,
    },
  ];
}

function percent(part: Exact, whole: Exact): string {
  const text = formatExact(roundTo(multiply(divide(part, whole), HUNDRED), 1));
  return text.includes('.') ? text : `${text}.0`;
}

function forecastOf(
  input: QuotaInput,
  volume: Exact | undefined,
  fills: readonly Fill[],
  state: State,
): Forecast | null {
  if (!volume || state.status === 'exhausted') return null;
  const year = yearOfQuota(input.facts, input.on);
  const coverage = input.coverage ?? 0.8;
  return (
    forecastFromFigures(fills, year, volume, coverage) ??
    forecastFromYears(pastYearsOf(input, year), year, volume, coverage) ??
    null
  );
}

/**
 * The state of a quota on a date: volume of the year, what is drawn and left by the latest figure, status, and a forecast
 * of the day it fills. A fill that a source records decides from its day on. Throws Problem('invalidInput') for a date
 * outside the life of the order.
 */
export function assessQuota(input: QuotaInput): QuotaAnswer {
  const { facts, on } = input;
  const year = yearOfQuota(facts, on);
  const row = volumeOfYear(facts, year);
  const amount = row?.volume ? exact(row.volume) : undefined;
  const fills = (input.fills.get(year.name) ?? []).filter(({ to }) => to <= on);
  const last = fills.at(-1);
  const unit = row?.unit ?? 't';
  const filled = recordOf(facts.filled.find((it) => it.year === year.name));
  const state = byRecord(filled, input) ?? byFigure(amount, last, filled, input, year.name);

  const volume: QuotaAmount | null =
    row?.volume == null
      ? null
      : {
          volume: row.volume,
          unit,
          evidence: row.evidence,
          citation: row.citation,
          ...(row.approximate ? { approximate: true } : {}),
          ...(row.note === undefined ? {} : { note: row.note }),
        };
  const drawn = last
    ? {
        volume: formatExact(last.volume),
        unit,
        evidence: last.evidence,
        citation: last.citation,
        to: last.to,
      }
    : null;
  const left = amount && last ? subtract(amount, last.volume) : undefined;
  const full = state.status === 'exhausted' && amount !== undefined;
  const shown = [volume, drawn, state.status === 'exhausted' ? filled : null].filter((it) => it !== null);
  return {
    quota: facts.id,
    name: facts.name,
    on,
    ...state,
    year,
    allocation: facts.allocation.method,
    volume,
    drawn,
    balance: full ? '0' : left ? formatExact(greater(ZERO, left)) : null,
    over: left && sign(left) < 0 ? formatExact(negate(left)) : null,
    fillRate: amount && last && sign(amount) > 0 ? percent(last.volume, amount) : null,
    filled,
    forecast: forecastOf(input, amount, fills, state),
    rates: facts.rates.filter(({ from }) => from <= on),
    evidence:
      state.status === 'unknown'
        ? 'unverified'
        : shown.reduce<Evidence>((grade, it) => lowerEvidence(grade, it.evidence), 'published'),
    steps: amount && last && sign(amount) > 0 ? stepsOf(amount, last, unit) : [],
    citations: shown.map(({ citation }) => citation),
    notComputed:
      volume === null ? [`the volume of ${year.name} for ${facts.name.en} is not in the facts`] : [],
  };
}
