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
import { EvidenceTag } from './Tags.js';
import { amountText, rateText, treatmentName } from './treatments.js';

/** What is to be paid, layers included where they are known. */
const dutiesOf = ({ stack, duty }: Treatment): DutyAmount | null => (stack ? stack.duties : duty);

/** What the best pays less than the ordinary rate; undefined where it is the ordinary rate or nothing can be told. */
function savingOf(best: Treatment, { treatments }: Determination): DutyAmount | undefined {
  const ordinary = treatments.find(
    ({ instrument, status }) => instrument === 'mfn' && status === 'available',
  );
  if (!ordinary || ordinary === best) return undefined;
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
        {determination.bestReason && <p>{determination.bestReason}</p>}
      </div>
    );
  }
  const duties = dutiesOf(best);
  const saving = savingOf(best, determination);
  const total = best.stack?.total;
  return (
    <div className="card">
      <p className="card-label">{words.bestOf}</p>
      <p className="card-figure">
        {duties
          ? formatMoney(duties, language)
          : best.duty
            ? amountText(best, language)
            : rateText(best, language)}
      </p>
      <p>
        {treatmentName(best, record, language)}, {rateText(best, language)}{' '}
        <EvidenceTag evidence={best.stack?.evidence ?? best.evidence} />
      </p>
      {total && (
        <p>
          {words.withAll}: <strong>{formatMoney(total, language)}</strong>
        </p>
      )}
      {saving && (
        <p>
          {words.saves} <strong>{formatMoney(saving, language)}</strong> {words.against}
        </p>
      )}
      {determination.bestReason && <p className="note">{determination.bestReason}</p>}
      {determination.layers?.status === 'notComputed' && (
        <p className="care">
          ! {speak(LABELS.layers)}: {speak(determination.layers.reason)}
        </p>
      )}
    </div>
  );
}
