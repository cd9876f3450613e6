interface GaugeProps {
  /** in percent; undefined where it is not known */
  readonly percent: string | undefined;
  readonly label: string;
  /** what the bar says in words */
  readonly text: string;
}

const WIDEST = 125;

/** A bar of a share against its limit; an unknown share is hatched and says so. */
export function Gauge({ percent, label, text }: GaugeProps) {
  const share = percent === undefined ? undefined : Number(percent);
  const scale = share !== undefined && share > 100 ? WIDEST : 100;
  const width = share === undefined ? 0 : (Math.min(share, WIDEST) / scale) * 100;
  return (
    <div
      className={share === undefined ? 'gauge gauge-unknown' : 'gauge'}
      role="img"
      aria-label={`${label}: ${text}`}
    >
      <div
        className={share !== undefined && share >= 100 ? 'gauge-fill gauge-over' : 'gauge-fill'}
        style={{ width: `${width}%` }}
      />
      {scale > 100 && <div className="gauge-trigger" style={{ left: `${(100 / scale) * 100}%` }} />}
    </div>
  );
}
