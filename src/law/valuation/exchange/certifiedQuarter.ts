import { type PlainDate, yearOf } from '../../../base/index.js';
import { dateOf, endOfMonth, monthOf, type Span } from '../../calendar/days.js';
import type { ExchangeRuleKind } from './types.js';

/** The rate first certified in a quarter, unless that of the day varies from it. */
export interface CertifiedQuarter {
  readonly kind: 'certifiedQuarter';
  /** per cent of variation from which the rate of the day is used */
  readonly variation: string;
  /** the currencies for which a rate of the quarter is certified */
  readonly quarterly: readonly string[];
}

/** The quarter of the calendar year in which a day lies. */
export function quarterOf(on: PlainDate): Span {
  const first = monthOf(on) - ((monthOf(on) - 1) % 3);
  return { from: dateOf(yearOf(on), first, 1), to: endOfMonth(dateOf(yearOf(on), first + 2, 1)) };
}

const BANK = { en: 'the Federal Reserve Bank of New York', ja: 'ニューヨーク連邦準備銀行' };

export const certifiedQuarter: ExchangeRuleKind<CertifiedQuarter> = {
  wanted({ variation, quarterly }, currency, on) {
    if (!quarterly.includes(currency)) {
      const day = { from: on, to: on };
      return {
        applies: day,
        taken: day,
        label: {
          en: `the rate for ${currency} that ${BANK.en} certified for ${on}`,
          ja: `${BANK.ja}が${on}について証明した${currency}の相場`,
        },
      };
    }
    const quarter = quarterOf(on);
    return {
      applies: quarter,
      taken: quarter,
      label: {
        en: `the rate for ${currency} that ${BANK.en} first certified for a day of the quarter from ${quarter.from} to ${quarter.to}, or the one certified for ${on} where that varies from it by ${variation} per cent or more`,
        ja: `${quarter.from}から${quarter.to}までの四半期について${BANK.ja}が最初に証明した${currency}の相場（${on}の証明相場がこれと${variation}％以上異なるときは後者）`,
      },
    };
  },
};
