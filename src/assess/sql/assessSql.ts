import { DUTY, ORDINARY } from '../plan/amounts.js';
import { namesIn, type Shape } from '../plan/shape.js';
import { RIVAL } from '../plan/slots.js';
import { BEYOND, type Dialect } from './dialect.js';
import { shapeSql } from './shapeSql.js';

/** Plans of so many slots, duties on top alike for all and depending on the duty, with the shapes among them. */
export interface Bucket {
  readonly slots: number;
  readonly added: number;
  readonly total: boolean;
  readonly wide: boolean;
}

/** The shapes by number, the most frequent first. */
export type ShapeList = readonly { readonly number: number; readonly shape: Shape }[];

export interface Question {
  readonly bucket: Bucket;
  readonly shapes: ShapeList;
  readonly totalShapes: ShapeList;
  /** the column of each amount of an entry */
  readonly columns: ReadonlyMap<string, string>;
  readonly dialect: Dialect;
}

/** The columns of the plan of a bucket: what a slot, an added duty and a total have. */
export const slotColumn = (slot: number, name: string): string => `s${slot}_${name}`;
export const addedColumn = (place: number, name: string): string => `f${place}_${name}`;
export const totalColumn = (name: string): string => `t_${name}`;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

const fold = (texts: readonly string[], join: (a: string, b: string) => string, empty: string): string =>
  texts.length === 0 ? empty : texts.reduce(join);

const anyOf = (texts: readonly string[]): string => (texts.length === 0 ? '1 = 0' : `(${texts.join(' OR ')})`);

/** The numerator of an amount: by its shape. */
function numerator(
  list: ShapeList,
  column: (name: string) => string,
  amount: (name: string) => string,
  dialect: Dialect,
): string {
  const cases = list.map(({ number, shape }) => {
    const places = { amount, constant: (place: number) => column(`k${place + 1}`) };
    return `WHEN ${column('shape')} = ${number} THEN ${shapeSql(shape, places, namesIn(shape), dialect)}`;
  });
  return cases.length === 0 ? dialect.none : `CASE ${cases.join('\n      ')} ELSE NULL END`;
}

/**
 * The expressions over an entry joined to its plan, in layers: each may use the columns of those before. The last has
 * what an entry comes to.
 */
export function assessLayers(question: Question): readonly (readonly [string, string])[][] {
  const { bucket, shapes, totalShapes, columns, dialect } = question;
  const { least, greatest, quotient, remainder, wide } = dialect;
  const slots = range(bucket.slots);
  const added = range(bucket.added);
  const entryAmount = (name: string): string => columns.get(name) ?? 'NULL';
  const rounded = (n: string, offset: string, divisor: string): string => quotient(`${n} + ${wide(offset)}`, divisor);
  const s = slotColumn;
  const narrow = (text: string): string => (bucket.wide && dialect.name === 'duckdb' ? `CAST(${text} AS BIGINT)` : text);

  const addedNumerator = (l: number): string => `${wide(addedColumn(l, 'k1'))} * ${entryAmount('value')}`;

  const numerators = slots.map(
    (i) => [`n${i}`, numerator(shapes, (name) => s(i, name), entryAmount, dialect)] as const,
  );
  const amounts = [
    ...slots.map((i) => [`a${i}`, narrow(rounded(`n${i}`, s(i, 'offset'), s(i, 'divisor')))] as const),
    [
      'extra',
      added.length === 0
        ? '0'
        : added
            .map((l) => {
              return narrow(rounded(addedNumerator(l), addedColumn(l, 'offset'), addedColumn(l, 'divisor')));
            })
            .join(' + '),
    ] as const,
    ['relief', 'CASE WHEN declared <= free_up_to THEN 1 ELSE 0 END'] as const,
  ];
  const ordinary = [
    [
      'ordinary',
      !bucket.total
        ? dialect.none
        : `coalesce(${slots.map((i) => `CASE WHEN ${s(i, 'ordinary')} = 1 THEN a${i} ELSE NULL END`).join(', ')})`,
    ] as const,
  ];
  const own = (i: number): string => `CASE WHEN ${s(i, 'mfn')} = 1 THEN a${i} ELSE ordinary END`;
  const amountOn =
    (i: number) =>
    (name: string): string =>
      name === DUTY ? `a${i}` : name === ORDINARY ? own(i) : entryAmount(name);
  const totals = slots.map(
    (i) =>
      [
        `u${i}`,
        bucket.total ? numerator(totalShapes, totalColumn, amountOn(i), dialect) : dialect.none,
      ] as const,
  );
  const remainders = [
    ['extra_rest', added.map((l) => remainder(addedNumerator(l), addedColumn(l, 'divisor'))).join(' + ') || '0'] as const,
  ];
  const wholes = slots.flatMap((i) => {
    const total = narrow(rounded(`u${i}`, totalColumn('offset'), totalColumn('divisor')));
    const onTop = bucket.total ? `extra + ${total}` : 'extra';
    return [
      [
        `w${i}`,
        `CASE WHEN a${i} IS NULL OR layers_known = 0 THEN NULL WHEN relief = 1 THEN 0 WHEN layers_open = 1 THEN NULL ELSE a${i} + ${onTop} END`,
      ] as const,
    ];
  });
  const dues = slots.map((i) => [`d${i}`, `coalesce(w${i}, a${i})`] as const);
  const best = [
    [
      'least_due',
      fold(
        slots.map((i) => `CASE WHEN ${s(i, 'candidate')} = 1 AND d${i} IS NOT NULL THEN d${i} ELSE ${BEYOND} END`),
        least,
        BEYOND,
      ),
    ] as const,
    ...(['available', 'conditional'] as const).map(
      (status, place) =>
        [
          `claimed_${status}`,
          fold(
            slots.map(
              (i) =>
                `CASE WHEN ${s(i, 'code')} = claim AND ${s(i, 'priced')} = ${place + 1} AND d${i} IS NOT NULL THEN d${i} ELSE ${BEYOND} END`,
            ),
            least,
            BEYOND,
          ),
        ] as const,
    ),
    [
      'layers_whole',
      `CASE WHEN layers_known = 0 OR ${anyOf(slots.map((i) => `(${s(i, 'priced')} > 0 AND a${i} IS NOT NULL AND w${i} IS NULL)`))} THEN 0 ELSE 1 END`,
    ] as const,
  ];
  const dearest = (group: number): string =>
    fold(
      slots.map((i) => `CASE WHEN ${s(i, 'alternative')} = ${group} AND d${i} IS NOT NULL THEN d${i} ELSE -1 END`),
      greatest,
      '-1',
    );
  const rivals = slots.map((i) => {
    const r = s(i, 'rival');
    return `${r} = ${RIVAL.always} OR (${r} = ${RIVAL.withoutAmount} AND a${i} IS NULL) OR (${r} = ${RIVAL.unlessDearer} AND (d${i} IS NULL OR least_due = ${BEYOND} OR d${i} < least_due))`;
  });
  const choice = [
    [
      'tie',
      fold(
        slots.map(
          (i) =>
            `CASE WHEN ${s(i, 'candidate')} = 1 AND d${i} IS NOT NULL AND d${i} = least_due THEN ${s(i, 'tie')} ELSE 99 END`,
        ),
        least,
        '99',
      ),
    ] as const,
    [
      'settled',
      `CASE WHEN least_due = 0 THEN 1 WHEN least_due = ${BEYOND} OR ${anyOf(rivals)} THEN 0 WHEN (alternatives > 0 AND ${dearest(1)} >= 0 AND ${dearest(1)} < least_due) OR (alternatives > 1 AND ${dearest(2)} >= 0 AND ${dearest(2)} < least_due) THEN 0 ELSE 1 END`,
    ] as const,
  ];
  const pick = (name: (i: number) => string, none = 'NULL'): string =>
    `CASE ${slots.map((i) => `WHEN tie = ${s(i, 'tie')} THEN ${name(i)}`).join(' ')} ELSE ${none} END`;
  const worth = [
    ['best_code', `CASE WHEN settled = 1 THEN ${pick((i) => s(i, 'code'))} ELSE NULL END`] as const,
    ['best_due', 'CASE WHEN settled = 1 THEN least_due ELSE NULL END'] as const,
    [
      'claimed_due',
      `CASE WHEN claimed_available < ${BEYOND} THEN claimed_available WHEN claimed_conditional < ${BEYOND} THEN claimed_conditional ELSE NULL END`,
    ] as const,
    [
      'claimed_state',
      `CASE WHEN claimed_available < ${BEYOND} THEN 1 WHEN claimed_conditional < ${BEYOND} THEN 2 ELSE 0 END`,
    ] as const,
    ['best_grade', pick((i) => s(i, 'grade'))] as const,
    ['best_by_value', pick((i) => s(i, 'by_value'), '0')] as const,
    ['best_rest', pick((i) => remainder(`n${i}`, s(i, 'divisor')), '0')] as const,
    [
      'total_rest',
      bucket.total ? pick((i) => remainder(`u${i}`, totalColumn('divisor')), '0') : '0',
    ] as const,
    ['best_whole', pick((i) => `CASE WHEN w${i} IS NULL THEN 0 ELSE 1 END`, '0')] as const,
  ];
  return [numerators, [...amounts, ...remainders], ordinary, totals, wholes, dues, best, choice, worth];
}
