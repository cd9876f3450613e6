import type { Score } from './score.js';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const HEAD = [
  'column',
  'lines',
  'distinct',
  'truth among',
  'agree',
  'then right',
  'preferred',
  'straight line',
  'unchanged',
];

function rowOf(score: Score): string[] {
  const { lines } = score;
  return [
    score.column,
    String(lines),
    (score.distinct / lines).toFixed(2),
    share(score.among, lines),
    share(score.agree, lines),
    share(score.agreeRight, score.agree),
    share(score.preferred, lines),
    share(score.straight, lines),
    share(score.unchanged, lines),
  ];
}

function total(scores: readonly Score[]): Score {
  const sum = (pick: (score: Score) => number): number => scores.reduce((all, score) => all + pick(score), 0);
  return {
    column: 'all',
    lines: sum(({ lines }) => lines),
    distinct: sum(({ distinct }) => distinct),
    among: sum(({ among }) => among),
    agree: sum(({ agree }) => agree),
    agreeRight: sum(({ agreeRight }) => agreeRight),
    preferred: sum(({ preferred }) => preferred),
    unchanged: sum(({ unchanged }) => unchanged),
    straight: sum(({ straight }) => straight),
    misses: new Map(),
    gone: sum(({ gone }) => gone),
  };
}

/** Prints the table, what was left out, and the misses by cause. */
export function printScores(
  scores: readonly Score[],
  leftOut: ReadonlyMap<string, ReadonlyMap<string, number>>,
  listMisses: boolean,
): void {
  const rows = [HEAD, ...[...scores, total(scores)].map(rowOf)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => (row[i] as string).length)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
        .join('  '),
    );
  }
  console.log('\nmisses of the preferred rule, by cause');
  for (const { column, misses } of scores) {
    const parts = [...misses].map(([why, list]) => `${list.length} ${why}`);
    console.log(`${column}: ${parts.join('; ') || 'none'}`);
    if (!listMisses) continue;
    for (const list of misses.values()) {
      for (const { forecast, truth } of list) {
        const said = forecast.predictions
          .slice(0, 3)
          .map(({ text, weight }) => `${text} (${weight.toFixed(2)})`);
        console.log(
          `  ${forecast.key} ${forecast.now} → ${truth}; said ${said.join(' | ')} by ${forecast.preferred}`,
        );
      }
    }
  }
  console.log('\nleft out');
  for (const { column, gone } of scores) {
    const parts = [...(leftOut.get(column) ?? [])].map(([why, count]) => `${count} ${why}`);
    console.log(
      `${column}: ${[...parts, `${gone} no longer in the schedule or without a rate in 2026`].join('; ')}`,
    );
  }
}
