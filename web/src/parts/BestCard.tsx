import { formatExact, parseExact, sign, subtract } from '../../../src/base/index.js';
import {
  bestTreatment,
  type Determination,
  type DutyAmount,
  type TariffRecord,
  type Treatment,
} from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { formatMoney } from '../words/numbers.js';
import { BestRate } from './BestRate.js';
import { Term } from './Term.js';
import { dutiesOf, ordinaryOf } from './treatments.js';

/** What the best pays less than the ordinary rate; undefined where it is the ordinary rate or nothing can be told. */
function savingOf(best: Treatment, determination: Determination): DutyAmount | undefined {
  const ordinary = ordinaryOf(determination);
  if (ordinary?.status !== 'available' || ordinary === best) return undefined;
  const [most, least] = [dutiesOf(ordinary), dutiesOf(best)];
  const [a, b] = [most && parseExact(most.amount), least && parseExact(least.amount)];
  if (!a || !b || !least) return undefined;
  const saved = subtract(a, b);
  return sign(saved) > 0 ? { amount: formatExact(saved), currency: least.currency } : undefined;
}

/** The answer in one glance. */
export function BestCard({
  determination,
  record,
}: {
  readonly determination: Determination;
  readonly record: TariffRecord;
}) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const best = bestTreatment(determination);
  if (!best) {
    return (
      <div className="card">
        <p className="card-label">{speak(LABELS.noBest)}</p>
        {determination.bestReason && <p lang="en">{determination.bestReason}</p>}
      </div>
    );
  }
  const saving = savingOf(best, determination);
  const total = best.stack?.total;
  return (
    <div className="card">
      <p className="card-label">{words.bestOf}</p>
      <BestRate best={best} record={record} />
      {total && (
        <p>
          {words.withAll}: <strong>{formatMoney(total, language)}</strong>
        </p>
      )}
      {saving && (
        <p>
          <Term id="mfn">{words.saves(formatMoney(saving, language))}</Term>
        </p>
      )}
      {determination.bestReason && (
        <p className="note" lang="en">
          {determination.bestReason}
        </p>
      )}
      {determination.layers?.status === 'notComputed' && (
        <p className="care">
          ! {speak(LABELS.layers)}: {speak(determination.layers.reason)}
        </p>
      )}
    </div>
  );
}
