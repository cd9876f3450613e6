import type { PlainDate } from '../base/index.js';
import { earlier } from './calendar/days.js';
import type { Assumption } from './determination.js';
import type { Dated, Instrument, LawRecord } from './record.js';
import type { SafeguardFacts } from './safeguard/facts.js';
import { ASSUMED } from './safeguard/missing.js';
import { lastDayAfterNotice } from './safeguard/termination.js';
import type { SafeguardInput } from './safeguard/types.js';
import type { Volumes } from './safeguard/volumes.js';

/** What a question assumes beside the facts. */
export interface Assumed {
  /** the day on which a party of USJTA gave notice that it ends the agreement */
  readonly terminationNotice?: PlainDate;
  /** volumes in place of those of the facts, by safeguard */
  readonly volumes?: ReadonlyMap<string, Volumes>;
}

const TERMINABLE = 'usjta';

const until = <T extends Dated>(span: T, last: PlainDate): T => ({
  ...span,
  to: span.to === undefined ? last : earlier(span.to, last),
});

/** An instrument that ends on a day: nothing of it outlives the day, and nobody belongs to it afterwards. */
const ending = (instrument: Instrument, last: PlainDate): Instrument => ({
  ...instrument,
  inForce: until(instrument.inForce, last),
  parties: instrument.parties.map((party) => until(party, last)),
  assumedEnd: ASSUMED.citation,
});

const noticeAssumed = (notice: PlainDate, last: PlainDate, { termination }: SafeguardFacts): Assumption => ({
  about: TERMINABLE,
  label: {
    en: `notice of termination given on ${notice}; ${termination.noticeMonths} months later the agreement ends, so that its last day is ${last}`,
    ja: `${notice}に終了の通告、${termination.noticeMonths}か月後に終了し、協定の最終日は${last}`,
  },
  citation: termination.citation,
});

const volumesAssumed = ({ facts }: Omit<SafeguardInput, 'on'>): Assumption => ({
  about: facts.id,
  label: {
    en: `import volumes of the safeguard on ${facts.name.en} from the file given`,
    ja: `セーフガード（${facts.name.ja}）の輸入数量は指定のファイルによる`,
  },
});

/** The parts of a record that assumptions change. */
export type AssumedFacts = Pick<LawRecord, 'instruments' | 'safeguards' | 'quotas' | 'assumptions'>;

/**
 * Instruments and safeguards as they would be under some assumptions, and the assumptions in words. Throws Problem `invalidInput` for a notice before the
 * agreement is in force.
 */
export function assumedFacts(record: LawRecord, { terminationNotice, volumes }: Assumed): AssumedFacts {
  const ofAgreement = ({ facts }: Omit<SafeguardInput, 'on'>): boolean => facts.agreement === TERMINABLE;
  const safeguards = record.safeguards.map(
    (input): Omit<SafeguardInput, 'on'> => ({
      ...input,
      ...(terminationNotice !== undefined && ofAgreement(input) && { terminationNotice }),
      volumes: volumes?.get(input.facts.id) ?? input.volumes,
    }),
  );
  const first = safeguards.find(ofAgreement);
  const given = safeguards.filter(({ facts }) => volumes?.has(facts.id)).map(volumesAssumed);
  if (terminationNotice === undefined || !first) {
    return { instruments: record.instruments, safeguards, quotas: record.quotas, assumptions: given };
  }
  const last = lastDayAfterNotice(first.facts, terminationNotice);
  const instruments = record.instruments.map((each) => (each.id === TERMINABLE ? ending(each, last) : each));
  const notice = noticeAssumed(terminationNotice, last, first.facts);
  const quotas = record.quotas.map((each) =>
    each.instrument === TERMINABLE ? { ...each, inForce: { ...each.inForce, to: last } } : each,
  );
  return { instruments, safeguards, quotas, assumptions: [notice, ...given] };
}
