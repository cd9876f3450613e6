import { type Exact, formatExact, multiply } from '../../base/index.js';
import type { Category, Level } from './category.js';
import { isOpenStart, SETTLED } from './family.js';
import type { Rule } from './rule.js';

const HUNDRED: Exact = { n: 100, d: 1 };

const amount = (value: Exact, measure: string): string => {
  if (measure === 'percent' || measure === 'excess') return `${formatExact(value)}%`;
  if (measure === 'share') return `${formatExact(multiply(value, HUNDRED))}%`;
  return measure === 'price' ? `${formatExact(value)} JPY/kg` : `${formatExact(value)} ${measure}`;
};

function levelText(level: Level, measure: string): string {
  switch (level.kind) {
    case 'rate':
      return level.rate.n === 0 ? 'nothing' : amount(level.rate, measure);
    case 'less':
      return `${formatExact(level.points)} points less`;
    case 'share':
      return level.of.n === 0 ? 'nothing' : `${formatExact(multiply(level.of, HUNDRED))}% of it`;
  }
}

function stepsText({ steps }: Category, base: string, measure: string): string {
  const [first, ...others] = steps;
  if (first && others.length === 0 && first.to.kind === 'share' && first.to.of.n === 0) {
    return first.year === 1
      ? `from ${base} to nothing on entry into force`
      : `${first.year} equal annual cuts from ${base} to nothing`;
  }
  const parts = steps.map(({ year, to }) => `${levelText(to, measure)} in year ${year}`);
  return `from ${base}, in equal annual cuts: ${parts.join(', ')}`;
}

/** A rule in words: "16 equal annual cuts from 38.5% to nothing". */
export function describeRule({ category, base, from }: Rule, measure: string): string {
  const start = amount(base, measure);
  if (category === SETTLED) return `${start} from year ${from} at the latest, and no further cut`;
  if (isOpenStart(category)) {
    return `from ${start} in year ${from}, in equal annual cuts to nothing in year ${category.steps[0]?.year}`;
  }
  const fixed = category.measure !== undefined;
  const text = fixed
    ? category.steps.map(({ year, to }) => `${levelText(to, measure)} in year ${year}`).join(', ')
    : stepsText(category, start, measure);
  const { id, source } = category;
  if (!source) return text;
  return `ladder of ${id}${source.inferred ? ', reported of another agreement' : ''}: ${text}`;
}
