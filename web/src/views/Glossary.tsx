import '../styles/views.scss';
import { useEffect } from 'react';
import type { TariffRecord } from '../../../src/kanzei.js';
import { ask, linkTo, useAddress } from '../address.js';
import { TextField } from '../parts/Field.js';
import { Toolbar } from '../parts/Toolbar.js';
import { findTerms, TERMS } from '../words/glossaryTerms.js';
import { GLOSSARY_WORDS } from '../words/glossaryWords.js';
import { useLanguage, useTexts, useWords } from '../words/language.js';

/** The terms, their meaning, and a way to find one. */
export default function Glossary(_props: { readonly record: TariffRecord }) {
  const words = useWords();
  const language = useLanguage();
  const other = language === 'en' ? 'ja' : 'en';
  const texts = useTexts(GLOSSARY_WORDS);
  const { asked } = useAddress();
  const { term, find = '' } = asked;
  useEffect(() => {
    const chosen = document.getElementById(`term-${term}`);
    chosen?.scrollIntoView({ block: 'center' });
    chosen?.focus({ preventScroll: true });
  }, [term]);
  const found = findTerms(find);
  const collator = new Intl.Collator(language);
  const sorted = [...found].sort((a, b) =>
    collator.compare(TERMS[a].name[language], TERMS[b].name[language]),
  );
  return (
    <>
      <h1>{words.glossary}</h1>
      <p>{texts.lead}</p>
      <form className="question no-print" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={texts.search}
          hint={texts.hint}
          value={find}
          onChange={(text) => ask({ find: text, term: undefined })}
        />
      </form>
      <p className="note" role="status">
        {found.length === 0 ? texts.none : `${found.length} ${texts.count}`}
      </p>
      <dl className="glossary">
        {sorted.map((id) => (
          <div
            key={id}
            id={`term-${id}`}
            className={id === term ? 'chosen' : undefined}
            tabIndex={id === term ? -1 : undefined}
          >
            <dt>
              <a className="term" href={linkTo('glossary', { term: id })}>
                {TERMS[id].name[language]}
              </a>{' '}
              <span lang={other}>{TERMS[id].name[other]}</span>
            </dt>
            <dd>{TERMS[id].meaning[language]}</dd>
          </div>
        ))}
      </dl>
      <Toolbar />
    </>
  );
}
