import { addDays, exact, type PlainDate } from '../../base/index.js';
import { Assessment } from '../../law/assessment.js';
import { turns } from '../../law/calendar/days.js';
import { planLine } from '../../law/determineLine.js';
import {
  formatCode,
  type ImporterCode,
  type LawRecord,
  LINE_DIGITS,
  type Line,
  linesOn,
  nomenclatureOn,
  type Shipment,
  suffixOf,
} from '../../law/index.js';
import { daysOnTop } from '../../law/layers/days.js';
import { planLayers } from '../../law/layers/plan.js';
import { fitLine } from '../../law/line.js';
import { changeDays } from '../../law/path/changeDays.js';
import { Answers } from '../../law/stack/answers.js';
import { smallIsFree } from '../../law/stack/relief.js';
import { changingDays } from '../../notation/index.js';
import { hundredths } from './hundredths.js';
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
  /** the line that the code became, where it is of an older nomenclature than the day's */
  readonly code: string | null;
}

export type SpanPlan =
  | SlotPlan
  /** no line takes the goods, or several do; the reason */
  | { readonly kind: 'no line' | 'several'; readonly why: string };

const shipmentOn = ({ importer, origin, code }: Goods, date: PlainDate): Shipment => {
  const suffix = suffixOf(importer, code);
  return { importer, origin, date, quantities: [], parts: new Map(), ...(suffix !== '' && { suffix }) };
};

/** The suffix of an older code says nothing of the line that it became. */
const withoutSuffix = (goods: Goods): Goods => ({
  ...goods,
  code: goods.code.slice(0, LINE_DIGITS[goods.importer]),
});

/** The days on which duties on top of goods of an origin, or the relief from them, may change in any year. */
const daysOfLayers = (importer: ImporterCode, origin: string, record: LawRecord): PlainDate[] => [
  ...turns(record.fees(importer).lowValue),
  ...daysOnTop(importer, origin, record),
];

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
      const { note, line, converted } = treatments;
      return {
        from,
        to: next ? addDays(next, -1) : goods.to,
        plan: this.planOn(goods, from, treatments),
        note,
        code: converted && line ? line.code : null,
      };
    });
  }

  /** The days on which the treatments of the goods may change. */
  private treatmentDays(goods: Goods): PlainDate[] {
    const { importer, from, to } = goods;
    const editions = this.record.editionsOf(importer).map(({ date }) => date);
    const dates = [from, ...editions.filter((date) => from < date && date < to), to];
    const lines = dates.flatMap((date) => this.linesOn(goods, date).lines);
    const seasons = lines.flatMap(({ when }) => when.flatMap(changingDays));
    const first = Number(from.slice(0, 4));
    const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i);
    const inYears = years.flatMap((year) => seasons.map((day) => `${year}-${day}` as PlainDate));
    const prices = importer === 'JP' ? this.record.standardImportPrices.flatMap(turns) : [];
    const all = [...changeDays(lines, goods, this.record), ...prices, ...inYears];
    return all.filter((day) => from <= day && day <= to);
  }

  /** The days on which the duties on top of the goods may change. */
  private layerDays({ importer, origin, from, to }: Goods): PlainDate[] {
    const key = `${importer} ${origin}`;
    const known = this.known.get(key) ?? daysOfLayers(importer, origin, this.record);
    this.known.set(key, known);
    return known.filter((day) => from <= day && day <= to);
  }

  /** The lines of goods on a day; those that a code of HS2017 became where the day has no such line. */
  private linesOn({ importer, code }: Goods, date: PlainDate): LinesOfGoods {
    const { record } = this;
    const { edition, found } = linesOn({ importer, code, date }, record);
    const older = found.length === 0 ? olderCode(importer, code, date, record) : undefined;
    if (older) {
      const lines = older.codes.flatMap((each) => record.lines(edition, each));
      if (lines.length > 0) return { lines, note: older.note, converted: true };
    }
    const notes = [...new Set(found.flatMap(({ mapping }) => (mapping ? [mapping.note] : [])))];
    return {
      lines: found.map(({ line }) => line),
      note: notes.length > 0 ? notes.join('; ') : null,
      converted: false,
    };
  }

  private treatmentsOn(goods: Goods, date: PlainDate): Treatments {
    const { importer } = goods;
    const { record } = this;
    const { lines, note, converted } = this.linesOn(goods, date);
    if (lines.length === 0) {
      return { plan: { kind: 'no line', why: 'the schedule of the date has no such line' }, note };
    }
    if (converted && lines.length > 1) {
      return { plan: { kind: 'several', why: `${note}; ${lines.length} lines have it` }, note };
    }
    const shipment = shipmentOn(converted ? withoutSuffix(goods) : goods, date);
    const fitting: Line[] = [];
    for (const line of lines) {
      if (line.when.length > 0) {
        const fit = fitLine(line, new Assessment(shipment, record.rules(importer), record));
        if (fit.needs.length > 0)
          return { plan: { kind: 'one by one', why: BAND }, note, converted, ...(converted && { line }) };
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
    if (line.valueDecides) return { plan: { kind: 'one by one', why: BAND }, line, note, converted };
    const compiling = this.compiling(importer, date);
    return { plan: compileSlots(planLine(shipment, line, record), compiling), line, note, converted };
  }

  private compiling(importer: ImporterCode, date: PlainDate): Compiling {
    const { record, answers } = this;
    const rules = record.rules(importer);
    const scales = this.scalesOf.get(importer) ?? new Map([...valueScales(rules), ...this.scales]);
    this.scalesOf.set(importer, scales);
    return { record, rules, date, answers, scales };
  }

  private planOn(goods: Goods, date: PlainDate, { plan, line, converted }: Treatments): SpanPlan {
    if (plan.kind !== 'slots' || !line) return plan as SpanPlan;
    const { record, answers } = this;
    const { importer, origin } = goods;
    const code = line.code + (converted ? '' : (shipmentOn(goods, date).suffix ?? ''));
    const { lowValue } = record.fees(importer);
    const free = smallIsFree(lowValue, code, date, new Answers(answers));
    const layers = planLayers(importer, code, origin, date, record);
    const freeUpTo = free ? hundredths(exact(lowValue.atMost)) : -1n;
    return withLayers(plan, layers, freeUpTo, this.compiling(importer, date));
  }
}

const BAND = 'the line has a band of unit value';

/** The treatments of goods on the days until they change. */
interface Treatments {
  readonly plan: Slots | Exclude<SpanPlan, { kind: 'slots' }>;
  readonly line?: Line;
  readonly note: string | null;
  readonly converted?: boolean;
}

interface LinesOfGoods {
  readonly lines: readonly Line[];
  readonly note: string | null;
  /** whether they are lines of other codes than the goods have */
  readonly converted: boolean;
}

const SUBHEADING = 6;

/** The subheadings that a code of HS2017 became, on a day of HS2022. */
function olderCode(
  importer: ImporterCode,
  code: string,
  date: PlainDate,
  record: LawRecord,
): { readonly codes: readonly string[]; readonly note: string } | undefined {
  const { name } = nomenclatureOn(record.rules(importer).nomenclatures, date);
  if (code.length < SUBHEADING || name !== 'HS2022') return undefined;
  const subheading = code.slice(0, SUBHEADING);
  const { codes, relation } = record.correspondence('HS2017', subheading);
  if (codes.length === 0 || codes.includes(subheading)) return undefined;
  const became = codes.map((each) => formatCode(importer, each)).join(', ');
  return {
    codes,
    note: `${formatCode(importer, code)}, a code of HS2017, became ${became} in HS2022 (${relation})`,
  };
}
