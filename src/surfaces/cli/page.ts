import type { Label } from '../../kanzei.js';
import { type Language, speak } from '../labels.js';
import { type Style, style, type Terminal } from './terminal.js';

interface Product {
  readonly description: string;
  readonly japanese?: string;
}

/** What a printer needs to know of the page it prints on. */
export interface Page {
  readonly columns: number;
  readonly style: Style;
  readonly language: Language;
  /** the text of a label in the language of the page */
  say(label: Label): string;
  /** the name of an instrument */
  nameOf(instrument: string): string;
  /** the name of a product, with that of its heading on a Japanese page */
  productOf(line: Product): string;
}

export function page(
  terminal: Terminal,
  language: Language,
  instruments: readonly { readonly id: string; readonly name: Label }[] = [],
): Page {
  const say = speak(language);
  const names = new Map(instruments.map(({ id, name }) => [id, name]));
  return {
    columns: terminal.columns,
    style: style(terminal.colour),
    language,
    say,
    nameOf(instrument) {
      const name = names.get(instrument);
      return name ? say(name) : instrument;
    },
    productOf: ({ description, japanese }) =>
      japanese === undefined ? description : say({ en: description, ja: `${japanese}: ${description}` }),
  };
}
