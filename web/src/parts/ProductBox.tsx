import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type SearchAnswer, search, type TariffRecord } from '../../../src/kanzei.js';
import { useLanguage, useWords } from '../words/language.js';
import { Field } from './Field.js';

interface ProductBoxProps {
  readonly record: TariffRecord;
  readonly code: string;
  readonly importer: 'JP' | 'US';
  readonly on: string;
  readonly onChoose: (code: string) => void;
}

interface Choice {
  readonly code: string;
  readonly name: string;
  readonly above: string;
  readonly rates: string;
}

const named = (
  name: { readonly en?: string; readonly ja?: string } | undefined,
  language: 'en' | 'ja',
): string => (name && ((language === 'ja' ? name.ja : name.en) ?? name.en ?? name.ja)) ?? '';

type Candidate = SearchAnswer['candidates'][number];
type Glance = Candidate['lines'][number];

const rateOf = ([first]: Glance['mfn']): string | undefined => first?.rate ?? undefined;

/** "MFN 38.5% · USJTA 20.8%" */
function ratesText({ mfn, usjta }: Glance): string {
  const [ordinary, preference] = [rateOf(mfn), rateOf(usjta)];
  return [ordinary && `MFN ${ordinary}`, preference && `USJTA ${preference}`].filter(Boolean).join(' · ');
}

/** A candidate and the lines of it that fit best. */
function choicesOf(
  { code, name, path, lines }: Candidate,
  importer: string,
  language: 'en' | 'ja',
): Choice[] {
  const above = path
    .slice(0, -1)
    .map((place) => named(place.name, language) || place.code)
    .join(' › ');
  const own = lines
    .filter(({ country }) => country === importer)
    .map((line) => ({
      code: line.code,
      name: language === 'ja' && line.japanese ? `${line.japanese}（${line.description}）` : line.description,
      above: line.when ?? '',
      rates: ratesText(line),
    }));
  const [only] = own;
  if (only && own.length === 1) return [{ ...only, above }];
  return [{ code, name: named(name, language), above, rates: '' }, ...own];
}

/** A box for a product: by code, name or synonym. Candidates are shown, never chosen for the reader. */
export function ProductBox({ record, code, importer, on, onChoose }: ProductBoxProps) {
  const words = useWords();
  const language = useLanguage();
  const list = useId();
  const [typed, setTyped] = useState(code);
  const [answer, setAnswer] = useState<SearchAnswer | undefined>();
  const [open, setOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const [active, setActive] = useState(-1);
  const asking = useRef(0);
  useEffect(() => setTyped(code), [code]);

  const choices = (answer?.candidates ?? [])
    .filter(({ counts }) => counts.some(({ country, lines }) => country === importer && lines > 0))
    .flatMap((candidate) => choicesOf(candidate, importer, language))
    .filter(({ code: each }, i, all) => all.findIndex((other) => other.code === each) === i);

  const type = (text: string): void => {
    setTyped(text);
    setActive(-1);
    asking.current += 1;
    const mine = asking.current;
    if (text.trim() === '') {
      setOpen(false);
      return;
    }
    setSearching(true);
    search({ query: text, to: importer, on, limit: 12 }, record).then(
      (found) => {
        if (mine !== asking.current) return;
        setSearching(false);
        setAnswer(found);
        setOpen(true);
      },
      () => {
        if (mine !== asking.current) return;
        setSearching(false);
        setAnswer(undefined);
      },
    );
  };
  const choose = ({ code: chosen }: Choice): void => {
    asking.current += 1;
    setOpen(false);
    setTyped(chosen);
    onChoose(chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) type(typed);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(choices.length === 0 ? -1 : (active + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const chosen =
        choices[active] ?? (open ? undefined : { code: typed.trim(), name: '', above: '', rates: '' });
      if (chosen) choose(chosen);
      else if (/^[\d.\- ]+$/.test(typed)) choose({ code: typed.trim(), name: '', above: '', rates: '' });
      else if (choices[0]) setActive(0);
    }
  };

  return (
    <div className="product" data-asking={searching || undefined}>
      <Field label={words.product} hint={words.productHint}>
        {({ id, hintId }) => (
          <input
            className="usa-input"
            id={id}
            role="combobox"
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={list}
            aria-activedescendant={open && active >= 0 ? `${list}-${active}` : undefined}
            aria-describedby={hintId}
            value={typed}
            onChange={({ target }) => type(target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => setTimeout(() => setOpen(false), 150)}
          />
        )}
      </Field>
      <div className="product-list" hidden={!open}>
        <p className="product-note">{choices.length > 0 ? words.candidates : words.noCandidates}</p>
        <div role="listbox" id={list} aria-label={words.candidates}>
          {choices.map((choice, i) => (
            <div
              key={choice.code}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              className={i === active ? 'choice active' : 'choice'}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(choice);
              }}
            >
              <span className="choice-code">{choice.code}</span>
              <span className="choice-name">{choice.name}</span>
              {choice.rates && <span className="choice-rates">{choice.rates}</span>}
              <span className="choice-above">{choice.above}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
