import {
  compare,
  date,
  divide,
  type Exact,
  exact,
  type ForeignMoney,
  fraction,
  nearest,
  ONE,
  type PlainDate,
  Problem,
  parseExact,
  parseForeignMoney,
  sign,
} from '../base/index.js';
import {
  type Answer,
  type Assumption,
  type Evidence,
  isBest,
  type Label,
  lowerEvidence,
  type NotIncluded,
  questionIds,
} from '../law/index.js';
import {
  COMPONENTS,
  type ComponentId,
  type CustomsValue,
  type ExchangeUsed,
  INCOTERM_CODES,
  INCOTERMS,
  INCOTERMS_GROUNDS,
  type Incoterm,
  type LandedLine,
  landedLines,
  ratesOfFacts,
  type SaleNeed,
  type ValuationFacts,
  type ValuedComponent,
  valueSale,
} from '../law/valuation/index.js';
import type { TariffRecord } from '../record/index.js';
import { answerFor } from './duty.js';
import { readRates, readRateTable } from './exchangeRates.js';
import { checkLists } from './limits.js';
import { type DutyRequest, parseImporter, toQuery } from './request.js';

/** A question for the landed cost of a shipment, as a person writes it. */
export interface LandedRequest extends Omit<DutyRequest, 'value'> {
  /** amount with its currency: "10000 USD" */
  readonly price: string;
  /** one of the eleven rules of Incoterms 2020 */
  readonly incoterm: string;
  /** carriage and charges in the country of exportation; an amount with its currency, or 0 */
  readonly inland?: string | undefined;
  readonly freight?: string | undefined;
  /** share of the freight that falls on these goods: "40%" or "2/5" */
  readonly freightShare?: string | undefined;
  readonly insurance?: string | undefined;
  /** carriage after the place of importation */
  readonly delivery?: string | undefined;
  /** import duties, fees and taxes inside a price with duty paid */
  readonly duties?: string | undefined;
  /** "USD=149.32 JPY" */
  readonly rates?: readonly string[] | undefined;
  /** path of a CSV of rates: columns currency, from, to, rate, and unit where a rate is not for one */
  readonly rateTable?: string | undefined;
  /** YYYY-MM-DD: day of exportation, by which the United States convert */
  readonly exported?: string | undefined;
  readonly mode?: 'sea' | 'air' | undefined;
}

/** The landed cost of a shipment: the customs value in steps, the duty, and what the goods come to. */
export interface LandedAnswer {
  readonly asOf: PlainDate;
  readonly importer: string;
  readonly origin: string;
  readonly incoterm: { readonly code: string; readonly name: Label; readonly place: Label };
  /** what the customs value is, in words */
  readonly basis: Label;
  readonly components: readonly ValuedComponent[];
  readonly exchange: readonly ExchangeUsed[];
  readonly customsValue: CustomsValue;
  /** what the landed cost lacks beside the customs value */
  readonly needs: readonly SaleNeed[];
  readonly lines: readonly LandedLine[];
  /** the lowest grade of all that was used, of the best treatment of each line */
  readonly evidence: Evidence;
  readonly assumptions: readonly Assumption[];
  readonly notes: readonly Label[];
  readonly notIncluded: readonly NotIncluded[];
  /** currencies of rates given that no amount needs */
  readonly unusedRates: readonly string[];
  /** the duty of the shipment at this customs value */
  readonly duty: Answer;
}

const HUNDRED = exact('100');

function toIncoterm(text: string): Incoterm {
  const wanted = text.trim().toUpperCase();
  const code = INCOTERM_CODES.find((each) => each === wanted);
  if (code) return INCOTERMS[code];
  const close = nearest(wanted, INCOTERM_CODES, 3);
  throw new Problem(
    'invalidInput',
    `"${text}" is not a rule of Incoterms 2020; write one of ${INCOTERM_CODES.join(', ')}`,
    close.map((each) => `--incoterm ${each}`),
  );
}

function toShare(text: string): Exact {
  const [, number = '', percent] = /^([\d.,]+)\s*(%)?$/.exec(text.trim()) ?? [];
  const [, n, d] = /^(\d{1,15})\s*\/\s*(\d{1,15})$/.exec(text.trim()) ?? [];
  const plain = parseExact(number);
  const share =
    n !== undefined && Number(d) > 0
      ? fraction(BigInt(n), BigInt(d ?? '1'))
      : plain && percent
        ? divide(plain, HUNDRED)
        : undefined;
  if (share && sign(share) > 0 && compare(share, ONE) <= 0) return share;
  throw new Problem(
    'invalidInput',
    `"${text}" is not a share of the freight; write a part of it, for example 40% or 2/5`,
  );
}

function toCharges(
  request: LandedRequest,
  incoterm: Incoterm,
  ofZero: string,
): Map<ComponentId, ForeignMoney> {
  const charges = new Map<ComponentId, ForeignMoney>();
  for (const id of COMPONENTS) {
    const text = request[id];
    if (text !== undefined) charges.set(id, parseForeignMoney(text, ofZero));
  }
  if (charges.has('duties') && !incoterm.inPrice.includes('duties')) {
    throw new Problem(
      'usage',
      `the price ${incoterm.code} contains no import duties; leave them out, they are worked out`,
      ['--incoterm DDP'],
    );
  }
  if (request.freightShare !== undefined && !charges.has('freight')) {
    throw new Problem('usage', 'a share of the freight is given without the freight', ['--freight AMOUNT']);
  }
  return charges;
}

function toExported(text: string | undefined, facts: ValuationFacts, on: PlainDate): PlainDate | undefined {
  if (text === undefined) return undefined;
  const exported = date(text);
  if (facts.exchange.day !== 'exportation') {
    throw new Problem(
      'usage',
      `${facts.importer} converts at the rate of the day of declaration; leave the day of exportation out`,
    );
  }
  if (exported > on) {
    throw new Problem('invalidInput', `the goods are exported on ${exported}, after they arrive on ${on}`);
  }
  return exported;
}

const SEA = 'sea';

/** How the goods arrive, as far as a charge of the importer asks it: as said, or as the terms of sale imply. */
function arrival(
  { declared = [], mode, to }: LandedRequest,
  incoterm: Incoterm,
  record: TariffRecord,
): { readonly declared: readonly string[]; readonly assumptions: readonly Assumption[] } {
  const asked = questionIds(record, parseImporter(to)).includes(SEA);
  if (!asked) return { declared, assumptions: [] };
  if (mode !== undefined) {
    return { declared: [...declared, mode === 'sea' ? SEA : `${SEA}=no`], assumptions: [] };
  }
  const said = declared.some((text) => text.split('=')[0]?.trim() === SEA);
  if (said || !incoterm.waterborne) return { declared, assumptions: [] };
  return { declared: [...declared, SEA], assumptions: [bySea(incoterm)] };
}

const bySea = ({ code }: Incoterm): Assumption => ({
  about: SEA,
  label: {
    en: `it arrives by sea, for ${code} is a rule for carriage by sea; say otherwise with the mode air`,
    ja: `${code}は海上輸送用の規則のため、海上輸送で到着すると仮定（航空の場合は輸送手段を指定）`,
  },
  citation: INCOTERMS_GROUNDS.citation,
});

/** The lowest grade of what the answer names as best, of all where none is. */
function gradeOf(lines: readonly LandedLine[], evidence: Evidence): Evidence {
  return lines
    .flatMap((line) => {
      const computed = line.treatments.filter(({ landed }) => landed !== null);
      const chosen = computed.filter((each) => isBest(each, line));
      return chosen.length > 0 ? chosen : computed;
    })
    .reduce((grade, each) => lowerEvidence(grade, each.evidence), evidence);
}

/**
 * What goods cost landed: the customs value from the price by its Incoterm, in the importer's currency by a rate that is
 * given, of a table or of the facts; every treatment at that value; the sum. A charge or a rate that is needed and not
 * given is named, never taken as nothing. Throws Problem saying what cannot be used and what to write instead.
 */
export function landed(request: LandedRequest, record: TariffRecord): LandedAnswer {
  checkLists([request.rates ?? []], 'an exchange rate', 'exchange rates');
  const incoterm = toIncoterm(request.incoterm);
  const { declared, assumptions } = arrival(request, incoterm, record);
  const query = toQuery({ ...request, declared }, record);
  const { importer, origin, date: on } = query;
  const facts = record.valuation(importer);
  const { currency } = record.rules(importer);
  const price = parseForeignMoney(request.price);
  if (sign(price.amount) === 0) {
    throw new Problem('invalidInput', 'the price is 0; goods without a price are valued otherwise');
  }
  const exported = toExported(request.exported, facts, on);
  const components = toCharges(request, incoterm, price.currency);
  const given = readRates(request.rates ?? [], currency);
  const valuation = valueSale(
    {
      incoterm,
      price,
      components,
      ...(request.freightShare !== undefined && { freightShare: toShare(request.freightShare) }),
      declared: on,
      ...(exported !== undefined && { exported }),
    },
    facts,
    {
      given,
      table: request.rateTable === undefined ? [] : readRateTable(request.rateTable),
      facts: ratesOfFacts(facts.exchange),
    },
    currency,
  );
  const { value } = valuation.exact;
  const answer = answerFor({ ...query, ...(value && { value }) }, request.code, record);
  const lines = landedLines(answer, valuation, query.quantities);
  return {
    asOf: on,
    importer,
    origin,
    incoterm: { code: incoterm.code, name: incoterm.name, place: incoterm.place },
    basis: facts.basis.label,
    components: valuation.components,
    exchange: valuation.exchange,
    customsValue: valuation.customsValue,
    needs: valuation.missing,
    lines,
    evidence: gradeOf(lines, valuation.customsValue.evidence),
    assumptions: [...valuation.assumptions, ...assumptions],
    notes: valuation.exchange.length > 0 ? [facts.rounding.label] : [],
    notIncluded: [
      ...facts.notIncluded.map(({ id, label, where, url }) => ({
        id,
        label,
        where,
        ...(url !== undefined && { url }),
      })),
      ...(components.has('delivery') || incoterm.inPrice.includes('delivery') ? [] : [DELIVERY]),
    ],
    unusedRates: [...given.keys()].filter((of) => !valuation.exchange.some((used) => used.currency === of)),
    duty: answer,
  };
}

const DELIVERY: NotIncluded = {
  id: 'delivery',
  label: {
    en: 'carriage, unloading and storage after the place of importation, and the broker',
    ja: '輸入港到着後の運送・荷卸し・保管及び通関業者の費用',
  },
  where: { en: 'invoices of the carrier and the broker', ja: '運送業者・通関業者の請求書' },
};
