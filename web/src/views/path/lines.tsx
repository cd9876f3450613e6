/** Lines are told apart by colour, by dashes and by the name at their end. */
const DASHES = ['none', '8 4', '2 3', '10 3 2 3', '5 2', '14 4', '1 2', '8 2 2 2 2 2'];
const COLOURS = 8;

export const lineColour = (place: number): string => `var(--series-${(place % COLOURS) + 1})`;
export const lineDash = (place: number): string => DASHES[place % DASHES.length] as string;

/** A piece of a line, for a legend. */
export function Swatch({ place }: { readonly place: number }) {
  return (
    <svg className="swatch" width="36" height="10" aria-hidden="true">
      <line
        x1="0"
        x2="36"
        y1="5"
        y2="5"
        stroke={lineColour(place)}
        strokeWidth="3"
        strokeDasharray={lineDash(place)}
      />
    </svg>
  );
}
