import { addDays, exact, type PlainDate } from '../../base/index.js';
import { Assessment } from '../../law/assessment.js';
import { planShipment } from '../../law/determineLine.js';
import { type ImporterCode, type LawRecord, linesOn, type Shipment } from '../../law/index.js';
import { fitLine } from '../../law/line.js';
import { changeDays } from '../../law/path/changeDays.js';
import { changingDays } from '../../notation/index.js';
import type { Scales } from './shape.js';
import { compilePlan, type SlotPlan, valueScales } from './slots.js';

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
}

export type SpanPlan =
  | SlotPlan
  /** no line takes the goods; the reason */
  | { readonly kind: 'no line'; readonly why: string };

const LINE_DIGITS: Readonly<Record<ImporterCode, number>> = { JP: 9, US: 8 };

const shipmentOn = ({ importer, origin, code }: Goods, date: PlainDate): Shipment => {
  const suffix = code.slice(LINE_DIGITS[importer]);
  return { importer, origin, date, quantities: [], parts: new Map(), ...(suffix !== '' && { suffix }) };
};

/** The days on which something may change beside what changes a path: duties on top, prices, seasons of a line. */
function moreDays(goods: Goods, record: LawRecord): PlainDate[] {
  const { importer } = goods;
  const { lowValue } = record.fees(importer);
  const layers = record.layers.filter((each) => each.importer === importer);
  const spans = [
    lowValue,
    ...layers.flatMap(({ from, known, layers: list, text }) => [
      { from, to: known.on },
      { from: undefined, to: text },
      ...list,
    ]),
    ...record.standardImportPrices,
  ];
  return spans.flatMap(({ from, to }) => [...(from ? [from] : []), ...(to ? [addDays(to, 1)] : [])]);
}

/** Compiles the plans of goods between two dates, for columns of these scales. */
export class SpanCompiler {
  private readonly lawDays = new Map<string, readonly PlainDate[]>();

  constructor(
    private readonly record: LawRecord,
    private readonly answers: ReadonlyMap<string, boolean>,
    /** of quantities and parts */
    private readonly scales: Scales,
  ) {}

  /** What holds for the goods, day by day from the first date to the last. */
  spans(goods: Goods): Span[] {
    const days = this.days(goods);
    return days.map((from, i) => {
      const next = days[i + 1];
      return { from, to: next ? addDays(next, -1) : goods.to, plan: this.planOn(goods, from) };
    });
  }

  private days(goods: Goods): readonly PlainDate[] {
    const { importer, code, from, to } = goods;
    const dates = [
      from,
      ...this.record
        .editionsOf(importer)
        .map(({ date }) => date)
        .filter((date) => from < date && date < to),
      to,
    ];
    const lines = dates.flatMap((date) =>
      linesOn({ importer, code, date }, this.record).found.map(
        ({ line }) => line,
      ),
    );
    const seasons = lines.flatMap(({ when }) => when.flatMap(changingDays));
    const years = Array.from(
      { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
      (_, i) => Number(from.slice(0, 4)) + i,
    );
    const inYears = years.flatMap((year) => seasons.map((day) => `${year}-${day}` as PlainDate));
    const all = [...changeDays(lines, goods, this.record), ...this.more(goods), ...inYears];
    return [...new Set(all)].filter((day) => from <= day && day <= to).sort();
  }

  private more(goods: Goods): readonly PlainDate[] {
    const known = this.lawDays.get(goods.importer) ?? moreDays(goods, this.record);
    this.lawDays.set(goods.importer, known);
    return known;
  }

  private planOn(goods: Goods, date: PlainDate): SpanPlan {
    const { record, answers, scales } = this;
    const { importer, code } = goods;
    const rules = record.rules(importer);
    const { found } = linesOn({ importer, code, date }, record);
    if (found.length === 0) return { kind: 'no line', why: 'the schedule of the date has no such line' };
    const [only] = found;
    if (found.length > 1 || !only) return { kind: 'one by one', why: 'several lines have the code' };
    const { line } = only;
    const shipment = shipmentOn(goods, date);
    if (line.valueDecides) return { kind: 'one by one', why: 'the line has a band of unit value' };
    if (line.when.length > 0) {
      const fit = fitLine(line, new Assessment(shipment, rules, record));
      if (fit.needs.length > 0) return { kind: 'one by one', why: 'the line has a band of unit value' };
      if (!fit.fits) return { kind: 'no line', why: fit.explanation };
    }
    const { lowValue } = record.fees(importer);
    const free =
      lowValue.from <= date &&
      (lowValue.to === null || date <= lowValue.to) &&
      (answers.get(lowValue.question.id) ?? lowValue.question.assumed);
    const own = valueScales(rules);
    return compilePlan(planShipment(shipment, line, record), {
      record,
      rules,
      date,
      answers,
      scales: new Map([...own, ...scales]),
      freeUpTo: free ? wholeUnits(lowValue.atMost, rules.currency) : -1n,
    });
  }
}

const wholeUnits = (amount: string, currency: string): bigint => {
  const { n, d } = exact(amount);
  const cents = currency === 'JPY' ? 1n : 100n;
  return (BigInt(n) * cents) / BigInt(d);
};
