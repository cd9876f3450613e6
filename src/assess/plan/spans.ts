import { addDays, exact, type PlainDate } from '../../base/index.js';
import { Assessment } from '../../law/assessment.js';
import { planLine } from '../../law/determineLine.js';
import { type ImporterCode, type LawRecord, type Line, linesOn, type Shipment } from '../../law/index.js';
import { planLayers } from '../../law/layers/plan.js';
import { fitLine } from '../../law/line.js';
import { changeDays } from '../../law/path/changeDays.js';
import { changingDays } from '../../notation/index.js';
import type { Scales } from './shape.js';
import { type Compiling, compileSlots, type SlotPlan, type Slots, valueScales, withLayers } from './slots.js';

/** Entries of one kind of goods from one country: their plans depend on the date alone. */
export interface Goods {
  readonly importer: ImporterCode;
  readonly origin: string;
  /** digits as the entries have them */
  readonly code: string;
  /** the first and the last date of an entry */
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What holds for goods on some days. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly plan: SpanPlan;
  /** how the code stands to the nomenclature of the day, where it is of another */
  readonly note: string | null;
}

export type SpanPlan =
  | SlotPlan
  /** no line takes the goods, or several do; the reason */
  | { readonly kind: 'no line' | 'several'; readonly why: string };

const LINE_DIGITS: Readonly<Record<ImporterCode, number>> = { JP: 9, US: 8 };

const shipmentOn = ({ importer, origin, code }: Goods, date: PlainDate): Shipment => {
  const suffix = code.slice(LINE_DIGITS[importer]);
  return { importer, origin, date, quantities: [], parts: new Map(), ...(suffix !== '' && { suffix }) };
};

const ends = ({ from, to }: { readonly from?: PlainDate; readonly to?: PlainDate | null }): PlainDate[] => [
  ...(from ? [from] : []),
  ...(to ? [addDays(to, 1)] : []),
];

/** The days on which duties on top of goods of an origin may change in any year. */
function layerDays(importer: ImporterCode, origin: string, record: LawRecord): PlainDate[] {
  const layers = record.layers.filter((each) => each.importer === importer && each.origins.includes(origin));
  return [
    ...ends(record.fees(importer).lowValue),
    ...layers.flatMap(({ from, known, layers: list, text, lists, questions }) => [
      ...ends({ from, to: known.on }),
      ...ends({ to: text }),
      ...[...list, ...lists, ...questions].flatMap((each) => ends(each)),
    ]),
  ];
}

/** Compiles the plans of goods between two dates, for columns of these scales. */
export class SpanCompiler {
  private readonly known = new Map<string, readonly PlainDate[]>();
  private readonly scalesOf = new Map<ImporterCode, Scales>();

  constructor(
    private readonly record: LawRecord,
    private readonly answers: ReadonlyMap<string, boolean>,
    /** of quantities and parts */
    private readonly scales: Scales,
  ) {}

  /** What holds for the goods, day by day from the first date to the last. */
  spans(goods: Goods): Span[] {
    const treatmentDays = new Set(this.treatmentDays(goods));
    const days = [...new Set([...treatmentDays, ...this.layerDays(goods)])].sort();
    let treatments = this.treatmentsOn(goods, goods.from);
    return days.map((from, i) => {
      if (i > 0 && treatmentDays.has(from)) treatments = this.treatmentsOn(goods, from);
      const next = days[i + 1];
      const { note } = treatments;
      return {
        from,
        to: next ? addDays(next, -1) : goods.to,
        plan: this.planOn(goods, from, treatments),
        note,
      };
    });
  }

  /** The days on which the treatments of the goods may change. */
  private treatmentDays(goods: Goods): PlainDate[] {
    const { importer, code, from, to } = goods;
    const editions = this.record.editionsOf(importer).map(({ date }) => date);
    const dates = [from, ...editions.filter((date) => from < date && date < to), to];
    const lines = dates.flatMap((date) =>
      linesOn({ importer, code, date }, this.record).found.map(({ line }) => line),
    );
    const seasons = lines.flatMap(({ when }) => when.flatMap(changingDays));
    const first = Number(from.slice(0, 4));
    const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i);
    const inYears = years.flatMap((year) => seasons.map((day) => `${year}-${day}` as PlainDate));
    const prices = importer === 'JP' ? this.record.standardImportPrices.flatMap(ends) : [];
    const all = [...changeDays(lines, goods, this.record), ...prices, ...inYears];
    return all.filter((day) => from <= day && day <= to);
  }

  /** The days on which the duties on top of the goods may change. */
  private layerDays({ importer, origin, from, to }: Goods): PlainDate[] {
    const key = `${importer} ${origin}`;
    const known = this.known.get(key) ?? layerDays(importer, origin, this.record);
    this.known.set(key, known);
    return known.filter((day) => from <= day && day <= to);
  }

  private treatmentsOn(goods: Goods, date: PlainDate): Treatments {
    const { importer, code } = goods;
    const { record } = this;
    const { found } = linesOn({ importer, code, date }, record);
    const notes = [...new Set(found.flatMap(({ mapping }) => (mapping ? [mapping.note] : [])))];
    const note = notes.length > 0 ? notes.join('; ') : null;
    if (found.length === 0) {
      return { plan: { kind: 'no line', why: 'the schedule of the date has no such line' }, note };
    }
    const shipment = shipmentOn(goods, date);
    const fitting: Line[] = [];
    for (const { line } of found) {
      if (line.when.length > 0) {
        const fit = fitLine(line, new Assessment(shipment, record.rules(importer), record));
        if (fit.needs.length > 0) return { plan: { kind: 'one by one', why: BAND }, note };
        if (!fit.fits) continue;
      }
      fitting.push(line);
    }
    const [line] = fitting;
    if (!line)
      return { plan: { kind: 'no line', why: 'no line of the code takes the goods on the date' }, note };
    if (fitting.length > 1) {
      return { plan: { kind: 'several', why: `${fitting.length} lines have the code` }, note };
    }
    if (line.valueDecides) return { plan: { kind: 'one by one', why: BAND }, note };
    const compiling = this.compiling(importer, date);
    return { plan: compileSlots(planLine(shipment, line, record), compiling), line, note };
  }

  private compiling(importer: ImporterCode, date: PlainDate): Compiling {
    const { record, answers } = this;
    const rules = record.rules(importer);
    const scales = this.scalesOf.get(importer) ?? new Map([...valueScales(rules), ...this.scales]);
    this.scalesOf.set(importer, scales);
    return { record, rules, date, answers, scales };
  }

  private planOn(goods: Goods, date: PlainDate, { plan, line }: Treatments): SpanPlan {
    if (plan.kind !== 'slots' || !line) return plan as SpanPlan;
    const { record, answers } = this;
    const { importer, origin } = goods;
    const code = line.code + (shipmentOn(goods, date).suffix ?? '');
    const { lowValue } = record.fees(importer);
    const free =
      lowValue.from <= date &&
      (lowValue.to === null || date <= lowValue.to) &&
      (answers.get(lowValue.question.id) ?? lowValue.question.assumed);
    const layers = planLayers(importer, code, origin, date, record);
    const freeUpTo = free ? hundredths(lowValue.atMost) : -1n;
    return withLayers(plan, layers, freeUpTo, this.compiling(importer, date));
  }
}

const BAND = 'the line has a band of unit value';

/** The treatments of goods on the days until they change. */
interface Treatments {
  readonly plan: Slots | Exclude<SpanPlan, { kind: 'slots' }>;
  readonly line?: Line;
  readonly note: string | null;
}

const hundredths = (amount: string): bigint => {
  const { n, d } = exact(amount);
  return (BigInt(n) * 100n) / BigInt(d);
};
