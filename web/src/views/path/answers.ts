import { path, type RatePaths, type TariffRecord } from '../../../../src/kanzei.js';
import { type Refused, toRefused } from '../../engine/useAnswer.js';

/** What came of asking for every origin. */
export interface PathAnswers {
  /** the question, as one text */
  readonly asked: string;
  readonly answers: readonly RatePaths[];
  readonly refused: readonly { readonly origin: string; readonly problem: Refused }[];
}

const kept = new Map<string, Promise<RatePaths>>();
const MOST_KEPT = 60;

/** The browser may draw before more is computed. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function pathFrom(from: string, code: string, to: string, record: TariffRecord): Promise<RatePaths> {
  const key = JSON.stringify([from, code, to]);
  const before = kept.get(key);
  if (before) return before;
  if (kept.size >= MOST_KEPT) kept.clear();
  const asked = breathe().then(() => path({ code, from, to }, record));
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

/** The rates for goods of each origin over all years; an origin that cannot be asked does not spoil the others. */
export async function pathAnswers(
  { code, to, origins }: { readonly code: string; readonly to: string; readonly origins: readonly string[] },
  record: TariffRecord,
): Promise<PathAnswers> {
  const answers: RatePaths[] = [];
  const refused: { origin: string; problem: Refused }[] = [];
  let first: unknown;
  for (const origin of origins) {
    try {
      answers.push(await pathFrom(origin, code, to, record));
    } catch (error) {
      first ??= error;
      refused.push({ origin, problem: toRefused(error) });
    }
  }
  if (answers.length === 0 && first !== undefined) throw first;
  return { asked: JSON.stringify([code, to, origins]), answers, refused };
}
