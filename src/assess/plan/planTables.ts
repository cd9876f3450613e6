import { EVIDENCE, type Evidence } from '../../law/determination.js';
import type { ImporterCode, ImporterRules } from '../../law/index.js';
import {
  addedColumn,
  type Bucket,
  type FormShapes,
  type ShapeList,
  slotColumn,
  totalColumn,
} from '../sql/assessSql.js';
import { DUTY, ORDINARY } from './amounts.js';
import { hundredths } from './hundredths.js';
import { namesIn, type Shape, type WholeForm } from './shape.js';
import { type Slot, type SlotPlan, STATES } from './slots.js';

type Slots = Extract<SlotPlan, { kind: 'slots' }>;

/** A value of a plan table. */
export type PlanValue = bigint | string | null;

/** The plans of one bucket as a table. */
export interface PlanTable {
  readonly name: string;
  readonly bucket: Bucket;
  readonly columns: readonly { readonly name: string; readonly text: boolean }[];
  readonly rows: PlanValue[][];
  readonly shapes: FormShapes;
}

/** The greatest whole number in each column of the entries. */
export type Greatest = ReadonlyMap<string, bigint>;

/** Arithmetic stays below this where it is done in 64 bits. */
const NARROW = 2n ** 61n;
const LARGEST_CONSTANT = 2n ** 62n;
/** The least amount, in hundredths, that a result has no room for. */
export const LARGEST_DUE = 10n ** 18n;

/** The greatest that a numerator can be. */
function bound({ shape, constants }: WholeForm, greatest: Greatest): bigint {
  return namesIn(shape).reduce((sum, name, place) => {
    const constant = constants[place] as bigint;
    return sum + (constant < 0n ? -constant : constant) * (greatest.get(name) ?? 0n);
  }, 0n);
}

const gradeNumber = (evidence: Evidence): bigint => BigInt(EVIDENCE.indexOf(evidence));

const SLOT_CLASSES = [2, 4, 8];

/** Numbers shapes in the order in which they are met. */
class Shapes {
  private readonly known = new Map<string, { number: number; shape: Shape; uses: number }>();

  number({ key, shape }: WholeForm): bigint {
    const entry = this.known.get(key) ?? { number: this.known.size, shape, uses: 0 };
    entry.uses += 1;
    this.known.set(key, entry);
    return BigInt(entry.number);
  }

  list(): ShapeList {
    return [...this.known.values()].sort((a, b) => b.uses - a.uses);
  }

  get most(): number {
    return Math.max(1, ...[...this.known.values()].map(({ shape }) => namesIn(shape).length));
  }
}

interface Open {
  readonly bucket: Bucket;
  readonly duties: Shapes;
  readonly added: Shapes;
  readonly totals: Shapes;
  readonly plans: { readonly id: number; readonly plan: Slots; readonly rules: ImporterRules }[];
}

/** Gathers distinct plans and lays them out as tables, one for each bucket. */
export class PlanTables {
  private readonly ids = new Map<string, number>();
  private readonly buckets = new Map<string, Open>();
  private readonly bucketOf: (string | undefined)[] = [];
  constructor(
    /** ids by their code */
    readonly instruments: readonly string[],
    /** by importer */
    private readonly greatest: ReadonlyMap<ImporterCode, Greatest>,
    /** whether the database can work with more than 64 bits */
    private readonly canBeWide: boolean,
  ) {}

  /** The number of a plan, and the bucket it is in; no bucket where it must be worked out one by one. */
  add(plan: Slots, rules: ImporterRules): { readonly id: number; readonly bucket: string | undefined } {
    const text = JSON.stringify([rules.importer, plan], (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    const known = this.ids.get(text);
    if (known !== undefined) return { id: known, bucket: this.bucketOf[known] };
    const id = this.ids.size;
    this.ids.set(text, id);
    const name = this.place(id, plan, rules);
    this.bucketOf.push(name);
    return { id, bucket: name };
  }

  private place(id: number, plan: Slots, rules: ImporterRules): string | undefined {
    const { slots, layers } = plan;
    const greatest: Greatest = this.greatest.get(rules.importer) ?? new Map();
    const forms = slots.flatMap(({ whole }) => whole ?? []);
    const all = [...forms, ...layers.added, ...(layers.total ? [layers.total] : [])];
    if (
      all.some(({ constants, divisor }) => [...constants, divisor].some((each) => each >= LARGEST_CONSTANT))
    ) {
      return undefined;
    }
    const duties = forms.reduce((most, form) => {
      const duty = bound(form, greatest) / form.divisor + 1n;
      return duty > most ? duty : most;
    }, 0n);
    const whole = new Map([...greatest, [DUTY, duties], [ORDINARY, duties]]);
    const most = [...layers.added, ...(layers.total ? [layers.total] : [])].reduce(
      (sum, form) => sum + bound(form, whole) / form.divisor + 1n,
      duties,
    );
    if (most * hundredths(rules.roundDuty.to) >= LARGEST_DUE) return undefined;
    const wide = all.some((form) => 2n * (bound(form, whole) + form.divisor) >= NARROW);
    if (wide && !this.canBeWide) return undefined;
    const bucket: Bucket = {
      slots: SLOT_CLASSES.find((count) => count >= slots.length) as number,
      added: layers.added.length,
      total: layers.total !== null,
      wide,
    };
    const name = `plans_${bucket.slots}_${bucket.added}_${Number(bucket.total)}${wide ? '_wide' : ''}`;
    const open = this.buckets.get(name) ?? {
      bucket,
      duties: new Shapes(),
      added: new Shapes(),
      totals: new Shapes(),
      plans: [],
    };
    this.buckets.set(name, open);
    open.plans.push({ id, plan, rules });
    for (const form of forms) open.duties.number(form);
    for (const form of layers.added) open.added.number(form);
    if (layers.total) open.totals.number(layers.total);
    return name;
  }

  private code(instrument: string): bigint {
    return BigInt(this.instruments.indexOf(instrument));
  }

  tables(): PlanTable[] {
    return [...this.buckets].map(([name, open]) => this.table(name, open));
  }

  private table(name: string, { bucket, duties, added, totals, plans }: Open): PlanTable {
    const columns = new Map<string, boolean>();
    const rows = plans.map(({ id, plan, rules }) => {
      const cells = new Map<string, PlanValue>();
      const set = (column: string, value: PlanValue, text = false): void => {
        columns.set(column, text);
        cells.set(column, value);
      };
      const { slots, layers } = plan;
      const twice = rules.roundDuty.mode === 'half-up' ? 2n : 1n;
      const setForm = (form: WholeForm | null, shapes: Shapes, at: (name: string) => string): void => {
        set(at('shape'), form ? shapes.number(form) : -1n);
        const divisor = form?.divisor ?? 1n;
        set(at('divisor'), divisor * twice);
        set(at('offset'), twice === 2n ? divisor : 0n);
        for (let place = 0; place < shapes.most; place += 1) {
          set(at(`k${place + 1}`), (form?.constants[place] ?? 0n) * twice);
        }
      };
      const ordinary = ordinarySlots(slots);
      set('plan', BigInt(id));
      set('slots', BigInt(slots.length));
      set('free_up_to', plan.freeUpTo);
      set('layers_known', plan.layersKnown ? 1n : 0n);
      set('layers_open', layers.open ? 1n : 0n);
      set('layers_due', BigInt(layers.due));
      set('layers_grade', gradeNumber(layers.evidence));
      set(
        'alternatives',
        slots.reduce(
          (most_, { alternative }) => (BigInt(alternative) > most_ ? BigInt(alternative) : most_),
          0n,
        ),
      );
      set('unit', hundredths(rules.roundDuty.to));
      set('value_grade', gradeNumber(rules.roundValue.evidence));
      set('duty_grade', gradeNumber(rules.roundDuty.evidence));
      for (let i = 1; i <= bucket.slots; i += 1) {
        const slot = slots[i - 1];
        const at = (column: string): string => slotColumn(i, column);
        set(at('code'), slot ? this.code(slot.instrument) : -9n);
        set(at('instrument'), slot?.instrument ?? null, true);
        set(at('quota'), slot?.quota ?? null, true);
        set(at('status'), slot?.status ?? null, true);
        set(at('priced'), slot?.priced ? (slot.status === 'available' ? 1n : 2n) : 0n);
        set(at('state'), BigInt(slot ? STATES[slot.status] : STATES.notApplicable));
        set(at('candidate'), slot?.priced && slot.status === 'available' ? 1n : 0n);
        set(at('rival'), BigInt(slot?.rival ?? 0));
        set(at('alternative'), BigInt(slot?.alternative ?? 0));
        set(at('tie'), BigInt(slot?.tie ?? 99));
        set(at('mfn'), slot?.instrument === 'mfn' ? 1n : 0n);
        set(at('ordinary'), ordinary.includes(i - 1) ? 1n : 0n);
        set(at('grade'), slot ? gradeNumber(slot.evidence) : 0n);
        set(at('by_value'), slot?.whole?.usesValue ? 1n : 0n);
        setForm(slot?.whole ?? null, duties, at);
      }
      for (const [l, form] of layers.added.entries())
        setForm(form, added, (column) => addedColumn(l + 1, column));
      if (bucket.total) setForm(layers.total, totals, totalColumn);
      return cells;
    });
    return {
      name,
      bucket,
      columns: [...columns].map(([column, text]) => ({ name: column, text })),
      rows: rows.map((cells) => [...columns.keys()].map((column) => cells.get(column) ?? null)),
      shapes: { duties: duties.list(), added: added.list(), totals: totals.list() },
    };
  }
}

/** The slots whose duty is the ordinary one: those that are available, in their order; else the only one. */
function ordinarySlots(slots: readonly Slot[]): number[] {
  const own = [...slots.keys()].filter((i) => slots[i]?.instrument === 'mfn' && slots[i]?.whole);
  const available = own.filter((i) => slots[i]?.status === 'available' && slots[i]?.priced);
  if (available.length > 0) return available;
  return own.length === 1 ? own : [];
}
