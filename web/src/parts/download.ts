/** Hands the reader a file. */
function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** UTF-8 with the mark by which spreadsheets know it. */
export const saveCsv = (name: string, csv: string): void =>
  save(`${name}.csv`, 'text/csv;charset=utf-8', `\uFEFF${csv}`);

/** A drawing that stands by itself: the colours of the page are written into it. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(document.documentElement);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', 'var(--raised)');
  copy.prepend(ground);
  copy.setAttribute('color', 'var(--ink)');
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)(?:,[^)]*)?\)/g, (whole, name: string) => {
      const value = style.getPropertyValue(name).trim();
      return value === '' ? (name === '--plot-background' ? 'none' : whole) : value;
    });
}

export const saveSvg = (name: string, svg: SVGSVGElement): void =>
  save(`${name}.svg`, 'image/svg+xml', svgText(svg));
