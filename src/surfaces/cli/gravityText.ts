import type { GravityAnswer } from '../../kanzei.js';
import { grouped } from './amountText.js';
import { DROPPED_BECAUSE, GRAVITY_LABELS as LABEL } from './gravityLabels.js';
import { hang, table, wrap } from './layout.js';
import type { Page } from './page.js';

const MOST_DROPPED = 20;

type Figure = number | null;

/** A figure with six digits that count. */
function written(value: Figure, digits = 6): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e9 || size < 1e-4)) return value.toExponential(digits - 1);
  const decimals = size >= 1 ? Math.max(0, digits - Math.floor(Math.log10(size)) - 1) : digits;
  return grouped(value.toFixed(decimals));
}

const whole = (value: number): string => grouped(String(value));

function probability(value: Figure): string {
  if (value === null) return '–';
  return value < 0.001 ? '< 0.001' : value.toFixed(3);
}

function headLines(answer: GravityAnswer, { say, columns }: Page): string[] {
  const { errors, effects } = answer;
  const clusters = errors.clusters.map(({ name, groups }) => `${name} (${whole(groups)})`).join(', ');
  const lines = [
    answer.formula,
    `${say(LABEL[answer.family])}: ${answer.file}${answer.where === undefined ? '' : `, ${say(LABEL.where)} ${answer.where}`}`,
    `${say(LABEL.observations)} ${whole(answer.observations)} (${say(LABEL.of)} ${whole(answer.rows)})`,
    ...(effects.length > 0
      ? [
          `${say(LABEL.effects)}: ${effects.map(({ name, levels }) => `${name} (${whole(levels)})`).join(', ')}`,
        ]
      : []),
    `${say(LABEL.standardErrors)}: ${say(LABEL[errors.kind])} ${clusters}`.trimEnd(),
  ];
  return lines.flatMap((line) => wrap(line, columns));
}

function coefficientLines({ coefficients, errors }: GravityAnswer, { say, style, columns }: Page): string[] {
  if (coefficients.length === 0) return [say(LABEL.noCoefficients)];
  return [
    ...table(
      [
        LABEL.coefficient,
        LABEL.estimate,
        LABEL.none,
        LABEL.clusters,
        LABEL.smallSample,
        LABEL.statistic,
        LABEL.probability,
      ].map((label) => say(label)),
      coefficients.map(({ name, estimate, standardErrors, statistic, probability: p }) => ({
        cells: [
          name,
          written(estimate),
          written(standardErrors.none),
          written(standardErrors.clusters),
          written(standardErrors.smallSample),
          statistic === null ? '–' : statistic.toFixed(2),
          probability(p),
        ],
      })),
      {
        columns,
        align: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
        style: { header: style.dim, note: style.dim },
      },
    ),
    ...hang('  ', `${say(LABEL.conventions)}; ${say(LABEL.basis)}`, columns),
    ...(errors.eigenvaluesFixed ? hang('  ', say(LABEL.fixed), columns) : []),
  ];
}

function measureLines(answer: GravityAnswer, { say, columns }: Page): string[] {
  const poisson = answer.family === 'poisson';
  const parts: (readonly [string, Figure])[] = [
    [say(poisson ? LABEL.deviance : LABEL.squares), answer.deviance],
    [say(LABEL.logLikelihood), answer.logLikelihood],
    ...(poisson
      ? [
          [say(LABEL.pseudoRSquared), answer.pseudoRSquared] as const,
          [say(LABEL.squaredCorrelation), answer.squaredCorrelation] as const,
        ]
      : [
          [say(LABEL.rSquared), answer.rSquared ?? null] as const,
          ...(answer.withinRSquared === undefined
            ? []
            : [[say(LABEL.withinRSquared), answer.withinRSquared] as const]),
        ]),
  ];
  const { wald, reset } = answer;
  const test = (name: string, statistic: Figure, degrees: number, p: Figure): string =>
    `${name}: χ²(${degrees}) ${written(statistic)}, p ${probability(p)}`;
  return [
    ...wrap(parts.map(([name, value]) => `${name} ${written(value, 8)}`).join('; '), columns),
    ...(wald.degrees > 0
      ? wrap(test(say(LABEL.wald), wald.statistic, wald.degrees, wald.probability), columns)
      : []),
    ...(reset ? wrap(test(say(LABEL.reset), reset.statistic, 1, reset.probability), columns) : []),
  ];
}

function biasLines({ biasCorrection }: GravityAnswer, { say, style, columns }: Page): string[] {
  if (!biasCorrection) return [];
  const { exporters, importers, periods, pairs } = biasCorrection;
  const counts = [
    [LABEL.exporters, exporters],
    [LABEL.importers, importers],
    [LABEL.periods, periods],
    [LABEL.pairs, pairs],
  ] as const;
  return [
    '',
    ...wrap(
      `${say(LABEL.biasCorrected)}: ${counts.map(([label, count]) => `${say(label)} ${whole(count)}`).join(', ')}`,
      columns,
    ),
    ...table(
      [LABEL.coefficient, LABEL.bias, LABEL.estimate, LABEL.none, LABEL.clusters, LABEL.smallSample].map(
        (label) => say(label),
      ),
      biasCorrection.coefficients.map(({ name, bias, estimate, standardErrors }) => ({
        cells: [
          name,
          written(bias),
          written(estimate),
          written(standardErrors.none),
          written(standardErrors.clusters),
          written(standardErrors.smallSample),
        ],
      })),
      {
        columns,
        align: ['left', 'right', 'right', 'right', 'right', 'right'],
        style: { header: style.dim, note: style.dim },
      },
    ),
  ];
}

function closingLines({ convergence }: GravityAnswer, { say, columns }: Page): string[] {
  const parts = [
    `${say(LABEL.converged)}: ${say(LABEL.iterations)} ${convergence.iterations}`,
    `${say(LABEL.change)} ${convergence.change.toExponential(1)} (${say(LABEL.tolerance)} ${convergence.tolerance.toExponential(0)})`,
    `${say(LABEL.addingUp)} ${convergence.addingUp.toExponential(1)}`,
    `${say(LABEL.inner)} ${convergence.innerIterations} (${say(LABEL.tolerance)} ${convergence.innerTolerance.toExponential(1)})`,
  ];
  return wrap(parts.join('; '), columns);
}

function droppedText({ reason, name, count, message }: GravityAnswer['dropped'][number], page: Page): string {
  if (page.language !== 'ja') return message;
  const subject = name === undefined ? '' : `${name}：`;
  return `${subject}${DROPPED_BECAUSE[reason]}${count === undefined ? '' : ` ${whole(count)}`}`;
}

/** The answer of `kanzei gravity` as a regression table. */
export function gravityText(answer: GravityAnswer, page: Page): string {
  const { say, columns } = page;
  const more = answer.dropped.length - MOST_DROPPED;
  const dropped =
    answer.dropped.length > 0
      ? [
          '',
          `${say(LABEL.dropped)}:`,
          ...answer.dropped
            .slice(0, MOST_DROPPED)
            .flatMap((each) => hang('  - ', droppedText(each, page), columns)),
          ...(more > 0 ? hang('  - ', `${more} ${say(LABEL.more)}`, columns) : []),
        ]
      : [];
  return `${[
    ...headLines(answer, page),
    '',
    ...coefficientLines(answer, page),
    ...dropped,
    '',
    ...measureLines(answer, page),
    ...biasLines(answer, page),
    '',
    ...closingLines(answer, page),
  ].join('\n')}\n`;
}
