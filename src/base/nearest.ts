/** How many insertions, deletions, replacements and swaps of neighbours turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped && column > 1 && row > 1) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

const sharedStart = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/**
 * The candidates somebody most likely meant, best first: those that begin with the text, then those few edits away
 * (at most a third of its letters). Upper and lower case are the same.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const found: { candidate: string; distance: number; start: number }[] = [];
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    const begins = lower.startsWith(wanted);
    if (!begins && Math.abs(lower.length - wanted.length) > most) continue;
    const distance = begins ? 0 : editDistance(wanted, lower);
    if (distance <= most) found.push({ candidate, distance, start: sharedStart(wanted, lower) });
  }
  found.sort(
    (a, b) =>
      a.distance - b.distance ||
      b.start - a.start ||
      (a.candidate < b.candidate ? -1 : a.candidate > b.candidate ? 1 : 0),
  );
  return found.slice(0, limit).map((it) => it.candidate);
}
