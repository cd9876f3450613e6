import { DUTY, ORDINARY } from '../plan/amounts.js';
import { namesIn, type Shape } from '../plan/shape.js';
import { RIVAL, STATES } from '../plan/slots.js';
import { type Dialect, greatest, least } from './dialect.js';
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

/** The shapes of the duties of the schedule, of the duties added alike to all, and of those that depend on the duty. */
export interface FormShapes {
  readonly duties: ShapeList;
  readonly added: ShapeList;
  readonly totals: ShapeList;
}

export interface Question {
  readonly bucket: Bucket;
  readonly shapes: FormShapes;
  /** the column of each amount of an entry */
  readonly columns: ReadonlyMap<string, string>;
  readonly dialect: Dialect;
}

/** The columns of the plan of a bucket: what a slot, an added duty and a total have. */
export const slotColumn = (slot: number, name: string): string => `s${slot}_${name}`;
export const addedColumn = (place: number, name: string): string => `f${place}_${name}`;
export const totalColumn = (name: string): string => `t_${name}`;

/** A column that is made, and the columns of the layers before that it is made from. */
export interface Made {
  readonly name: string;
  readonly sql: string;
  readonly uses: ReadonlySet<string>;
}

export type Layer = readonly Made[];

/** Takes note of a column where it is written. */
type Use = (column: string) => string;

export function made(name: string, write: (use: Use) => string): Made {
  const uses = new Set<string>();
  const sql = write((column) => {
    uses.add(column);
    return column;
  });
  return { name, sql, uses };
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

const fold = (texts: readonly string[], join: (a: string, b: string) => string, empty: string): string =>
  texts.length === 0 ? empty : texts.reduce(join);

const anyOf = (texts: readonly string[]): string =>
  texts.length === 0 ? '1 = 0' : `(${texts.join(' OR ')})`;

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
export function assessLayers({ bucket, shapes, columns, dialect }: Question): readonly Layer[] {
  const { quotient, remainder, wide, narrow, beyond } = dialect;
  const slots = range(bucket.slots);
  const added = range(bucket.added);
  const s = slotColumn;
  const entryAmount =
    (use: Use): Use =>
    (name) => {
      const column = columns.get(name);
      return column === undefined ? 'NULL' : use(column);
    };
  const rounded = (n: string, offset: string, divisor: string): string =>
    narrow(quotient(`${n} + ${wide(offset)}`, divisor));

  const numerators = [
    ...slots.map((i) =>
      made(`n${i}`, (use) => numerator(shapes.duties, (name) => use(s(i, name)), entryAmount(use), dialect)),
    ),
    ...added.map((l) =>
      made(`g${l}`, (use) =>
        numerator(shapes.added, (name) => use(addedColumn(l, name)), entryAmount(use), dialect),
      ),
    ),
  ];
  const amounts = [
    ...slots.map((i) =>
      made(`a${i}`, (use) => rounded(use(`n${i}`), use(s(i, 'offset')), use(s(i, 'divisor')))),
    ),
    made(
      'extra',
      (use) =>
        added
          .map((l) => rounded(use(`g${l}`), use(addedColumn(l, 'offset')), use(addedColumn(l, 'divisor'))))
          .join(' + ') || '0',
    ),
    made(
      'extra_rest',
      (use) => added.map((l) => remainder(use(`g${l}`), use(addedColumn(l, 'divisor')))).join(' + ') || '0',
    ),
    made('relief', (use) => `CASE WHEN ${use('declared')} <= ${use('free_up_to')} THEN 1 ELSE 0 END`),
  ];
  const ordinary = [
    made('ordinary', (use) =>
      bucket.total
        ? `coalesce(${slots.map((i) => `CASE WHEN ${use(s(i, 'ordinary'))} = 1 THEN ${use(`a${i}`)} ELSE NULL END`).join(', ')})`
        : dialect.none,
    ),
  ];
  const amountOn =
    (i: number, use: Use): Use =>
    (name) => {
      if (name === DUTY) return use(`a${i}`);
      if (name !== ORDINARY) return entryAmount(use)(name);
      return `CASE WHEN ${use(s(i, 'mfn'))} = 1 THEN ${use(`a${i}`)} ELSE ${use('ordinary')} END`;
    };
  const totals = slots.map((i) =>
    made(`u${i}`, (use) =>
      bucket.total
        ? numerator(shapes.totals, (name) => use(totalColumn(name)), amountOn(i, use), dialect)
        : dialect.none,
    ),
  );
  const wholes = slots.map((i) =>
    made(`w${i}`, (use) => {
      const a = use(`a${i}`);
      const total = (): string =>
        rounded(use(`u${i}`), use(totalColumn('offset')), use(totalColumn('divisor')));
      const onTop = bucket.total ? `${use('extra')} + ${total()}` : use('extra');
      return `CASE WHEN ${a} IS NULL OR ${use('layers_known')} = 0 THEN NULL WHEN ${use('relief')} = 1 THEN 0 WHEN ${use('layers_open')} = 1 THEN NULL ELSE ${a} + ${onTop} END`;
    }),
  );
  const dues = slots.map((i) => made(`d${i}`, (use) => `coalesce(${use(`w${i}`)}, ${use(`a${i}`)})`));
  /** the least due of the slots of which something holds */
  const leastOf = (use: Use, holds: (i: number) => string): string =>
    fold(
      slots.map((i) => {
        const d = use(`d${i}`);
        return `CASE WHEN ${holds(i)} AND ${d} IS NOT NULL THEN ${d} ELSE ${beyond} END`;
      }),
      least,
      beyond,
    );
  const best = [
    made('least_due', (use) => leastOf(use, (i) => `${use(s(i, 'candidate'))} = 1`)),
    ...(['available', 'conditional'] as const).map((status, place) =>
      made(`claimed_${status}`, (use) =>
        leastOf(
          use,
          (i) => `${use(s(i, 'code'))} = ${use('claim')} AND ${use(s(i, 'priced'))} = ${place + 1}`,
        ),
      ),
    ),
    made('claimed_without', (use) =>
      fold(
        slots.map((i) => {
          const lacks = `${use(s(i, 'priced'))} > 0 AND ${use(`a${i}`)} IS NULL`;
          return `CASE WHEN ${use(s(i, 'code'))} <> ${use('claim')} THEN ${STATES.notApplicable} WHEN ${lacks} THEN ${STATES.notComputed} ELSE ${use(s(i, 'state'))} END`;
        }),
        least,
        String(STATES.notApplicable),
      ),
    ),
    made('layers_whole', (use) => {
      const lacking = slots.map(
        (i) => `(${use(s(i, 'priced'))} > 0 AND ${use(`a${i}`)} IS NOT NULL AND ${use(`w${i}`)} IS NULL)`,
      );
      return `CASE WHEN ${use('layers_known')} = 0 OR ${anyOf(lacking)} THEN 0 ELSE 1 END`;
    }),
  ];
  const dearest = (use: Use, group: number): string =>
    fold(
      slots.map((i) => {
        const d = use(`d${i}`);
        return `CASE WHEN ${use(s(i, 'alternative'))} = ${group} AND ${d} IS NOT NULL THEN ${d} ELSE -1 END`;
      }),
      greatest,
      '-1',
    );
  const rival = (use: Use, i: number): string => {
    const [r, d, leastDue] = [use(s(i, 'rival')), use(`d${i}`), use('least_due')];
    return `${r} = ${RIVAL.always} OR (${r} = ${RIVAL.withoutAmount} AND ${use(`a${i}`)} IS NULL) OR (${r} = ${RIVAL.unlessDearer} AND (${d} IS NULL OR ${leastDue} = ${beyond} OR ${d} < ${leastDue}))`;
  };
  const dearer = (use: Use, group: number): string =>
    `(${use('alternatives')} >= ${group} AND ${dearest(use, group)} >= 0 AND ${dearest(use, group)} < ${use('least_due')})`;
  const choice = [
    made('tie', (use) =>
      fold(
        slots.map((i) => {
          const d = use(`d${i}`);
          return `CASE WHEN ${use(s(i, 'candidate'))} = 1 AND ${d} IS NOT NULL AND ${d} = ${use('least_due')} THEN ${use(s(i, 'tie'))} ELSE 99 END`;
        }),
        least,
        '99',
      ),
    ),
    made('settled', (use) => {
      const rivals = anyOf(slots.map((i) => rival(use, i)));
      return `CASE WHEN ${use('least_due')} = 0 THEN 1 WHEN ${use('least_due')} = ${beyond} OR ${rivals} THEN 0 WHEN ${dearer(use, 1)} OR ${dearer(use, 2)} THEN 0 ELSE 1 END`;
    }),
  ];
  const pick = (use: Use, value: (i: number) => string, none = 'NULL'): string =>
    `CASE ${slots.map((i) => `WHEN ${use('tie')} = ${use(s(i, 'tie'))} THEN ${value(i)}`).join(' ')} ELSE ${none} END`;
  const claimedBy = (use: Use, values: readonly [string, string, string]): string =>
    `CASE WHEN ${use('claimed_available')} < ${beyond} THEN ${values[0]} WHEN ${use('claimed_conditional')} < ${beyond} THEN ${values[1]} ELSE ${values[2]} END`;
  const worth = [
    made(
      'best_code',
      (use) => `CASE WHEN ${use('settled')} = 1 THEN ${pick(use, (i) => use(s(i, 'code')))} ELSE NULL END`,
    ),
    made('best_due', (use) => `CASE WHEN ${use('settled')} = 1 THEN ${use('least_due')} ELSE NULL END`),
    made('claimed_due', (use) =>
      claimedBy(use, [use('claimed_available'), use('claimed_conditional'), 'NULL']),
    ),
    made('claimed_state', (use) =>
      claimedBy(use, [`${STATES.available}`, `${STATES.conditional}`, use('claimed_without')]),
    ),
    made('best_grade', (use) => pick(use, (i) => use(s(i, 'grade')))),
    made('best_by_value', (use) => pick(use, (i) => use(s(i, 'by_value')), '0')),
    made('best_rest', (use) => pick(use, (i) => remainder(use(`n${i}`), use(s(i, 'divisor'))), '0')),
    made('total_rest', (use) =>
      bucket.total ? pick(use, (i) => remainder(use(`u${i}`), use(totalColumn('divisor'))), '0') : '0',
    ),
    made('best_whole', (use) => pick(use, (i) => `CASE WHEN ${use(`w${i}`)} IS NULL THEN 0 ELSE 1 END`, '0')),
  ];
  const grade = made('grade', (use) => {
    const counted = `${use('best_whole')} = 1 AND ${use('relief')} = 0 AND ${use('layers_due')} > 0`;
    const rests = `${use('extra_rest')} <> 0 OR coalesce(${use('total_rest')}, 0) <> 0`;
    return [
      use('best_grade'),
      `CASE WHEN ${use('value_was_rounded')} = 1 AND (${use('best_by_value')} = 1 OR (${counted})) THEN ${use('value_grade')} ELSE 0 END`,
      `CASE WHEN ${use('best_rest')} <> 0 OR (${counted} AND (${rests})) THEN ${use('duty_grade')} ELSE 0 END`,
      `CASE WHEN ${counted} THEN ${use('layers_grade')} ELSE 0 END`,
    ].reduce(greatest);
  });
  return [numerators, amounts, ordinary, totals, wholes, dues, best, choice, worth, [grade]];
}

/** A question with the layers over it, one inside the other. */
export const layered = (inner: string, layers: readonly Layer[]): string =>
  layers.reduce(
    (from, layer) =>
      `SELECT *, ${layer.map(({ name, sql }) => `${sql} AS ${name}`).join(',\n    ')} FROM (${from})`,
    inner,
  );
