interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangesOf(header: string): Range[] {
  return header.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = parameters.find((text) => text.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return { type, quality: Number.isFinite(quality) ? quality : 0 };
  });
}

const exactness = (range: string, type: string): number =>
  range === type ? 3 : range === `${type.split('/')[0]}/*` ? 2 : range === '*/*' ? 1 : 0;

/** How much a client wants a type (RFC 9110, section 12.5.1): by the closest range that takes it in. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  let closest = 0;
  let quality = 0;
  for (const range of ranges) {
    const close = exactness(range.type, type);
    if (close > closest) {
      closest = close;
      quality = range.quality;
    }
  }
  return quality;
}

/** Which of the types a client wants most, the first of equals; undefined where it takes none. */
export function wanted(header: string | undefined, types: readonly string[]): string | undefined {
  if (header === undefined || header.trim() === '') return types[0];
  const ranges = rangesOf(header);
  let best: string | undefined;
  let most = 0;
  for (const type of types) {
    const quality = qualityOf(type, ranges);
    if (quality > most) {
      most = quality;
      best = type;
    }
  }
  return best;
}

/** Which of the encodings a client takes, the first of those offered. */
export const encodingOf = (header: string | undefined, encodings: readonly string[]): string | undefined =>
  header === undefined ? undefined : encodings.find((each) => qualityOf(each, rangesOf(header)) > 0);

/** Whether a client has what a tag names (If-None-Match, RFC 9110, section 13.1.2). */
export const matches = (header: string | undefined, tag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .includes(tag.replace(/^W\//, ''));
