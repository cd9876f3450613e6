import { compare, type Exact, formatExact, negate, parseExact, sign } from '../../base/exact.js';
import { quote } from '../split.js';
import { printSentence, readSentence } from '../unitedStates/sentences.js';
import type { RateKind } from './kind.js';

/**
 * A rate found elsewhere: in named headings ("See 9921.01.01"), in the good's own subheading ("the duty provided
 * in the applicable subheading + 25%"), or by a rule described in words ("the rate applicable to each garment in the
 * ensemble"). It has no amount of its own.
 */
export interface Reference {
  readonly kind: 'reference';
  readonly to: 'headings' | 'applicable' | 'described';
  /** dotted codes or "first..last" ranges, when `to` is headings */
  readonly headings?: readonly string[];
  /** of a described rule; or the value the applicable rate is charged on */
  readonly description?: string;
  /** percentage points added to or taken from the rate referred to */
  readonly adjustment?: Exact;
}

const HEADING = /^\d{4}(?:\.\d{2}){0,3}(?:\.\.\d{4}(?:\.\d{2}){0,3})?$/;
const ADJUSTMENT = / ([+-]) (\d+(?:\.\d+)?)%$/;

/** Splits "x + 25%" to x and 25, "x - 0.5%" to x and −0.5. */
function splitAdjustment(text: string): [string, Exact | undefined] {
  const match = ADJUSTMENT.exec(text);
  const points = match && parseExact(match[2] as string);
  if (!match || !points) return [text, undefined];
  return [text.slice(0, match.index), match[1] === '-' ? negate(points) : points];
}

const adjusted = (reference: Reference, adjustment: Exact | undefined): Reference =>
  adjustment === undefined ? reference : { ...reference, adjustment };

function readCanonical(text: string): Reference | undefined {
  const [body, adjustment] = splitAdjustment(text);
  if (body.startsWith('see ')) {
    const headings = body.slice(4).split(' or ');
    return headings.every((heading) => HEADING.test(heading))
      ? adjusted({ kind: 'reference', to: 'headings', headings }, adjustment)
      : undefined;
  }
  if (body === 'applicable') return adjusted({ kind: 'reference', to: 'applicable' }, adjustment);
  const match = /^(applicable upon|rate of) "([^"]+)"$/.exec(body);
  if (!match) return undefined;
  const to = match[1] === 'rate of' ? 'described' : 'applicable';
  return adjusted({ kind: 'reference', to, description: match[2] as string }, adjustment);
}

function readUnitedStates(text: string): Reference | undefined {
  const see = /^See (\d[\d., -]*)$/.exec(text);
  if (see) {
    const headings = (see[1] as string).split(', ').map((part) => part.replace('-', '..'));
    return headings.every((heading) => HEADING.test(heading))
      ? { kind: 'reference', to: 'headings', headings }
      : undefined;
  }
  const applicable = /^The duty provided in the applicable subheading(?: (\+|minus) (\d+(?:\.\d+)?)%)?$/.exec(
    text,
  );
  if (!applicable) return readSentence(text);
  const points = applicable[2] === undefined ? undefined : parseExact(applicable[2]);
  return adjusted(
    { kind: 'reference', to: 'applicable' },
    points && (applicable[1] === 'minus' ? negate(points) : points),
  );
}

function body(rate: Reference): string {
  if (rate.to === 'headings') return `see ${(rate.headings ?? []).join(' or ')}`;
  if (rate.to === 'described') return `rate of ${quote(rate.description ?? '')}`;
  return rate.description === undefined ? 'applicable' : `applicable upon ${quote(rate.description)}`;
}

function points(rate: Reference): string {
  if (rate.adjustment === undefined) return '';
  return sign(rate.adjustment) < 0
    ? ` - ${formatExact(negate(rate.adjustment))}%`
    : ` + ${formatExact(rate.adjustment)}%`;
}

function printUnitedStates(rate: Reference): string {
  if (rate.to === 'headings') return `See ${(rate.headings ?? []).join(', ').replaceAll('..', '-')}`;
  if (rate.to === 'applicable' && rate.description === undefined) {
    return `The duty provided in the applicable subheading${points(rate).replace(' - ', ' minus ')}`;
  }
  return printSentence(rate);
}

const print = (rate: Reference): string => body(rate) + points(rate);

export const reference: RateKind<Reference> = {
  kind: 'reference',
  amountless: true,
  read: (text, notation) =>
    notation === 'canonical' ? readCanonical(text) : notation === 'US' ? readUnitedStates(text) : undefined,
  print: (rate, notation) => (notation === 'US' ? printUnitedStates(rate) : print(rate)),
  followed: (rate) => rate.headings,
  evaluate: (rate, base) => base.refuse(`the rate is found elsewhere: ${print(rate)}`),
  compare(a, b) {
    if (body(a) !== body(b)) return undefined;
    const none = { n: 0, d: 1 } as const;
    return compare(a.adjustment ?? none, b.adjustment ?? none);
  },
};
