import { type ReactNode, useEffect, useState } from 'react';
import { ask, linkTo, useAddress } from '../address.js';
import { useLanguage, useWords } from '../words/language.js';

const VIEWS = ['duty', 'path', 'safeguards', 'assess', 'reconcile', 'glossary'] as const;

/** Dark or light: as the system has it until the reader says otherwise. */
function useTheme(): [dark: boolean, toggle: () => void] {
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const [dark, setDark] = useState(
    () => (localStorage.getItem('kanzei-theme') ?? (system ? 'dark' : 'light')) === 'dark',
  );
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  const toggle = (): void => {
    localStorage.setItem('kanzei-theme', dark ? 'light' : 'dark');
    setDark(!dark);
  };
  return [dark, toggle];
}

function Header() {
  const words = useWords();
  const language = useLanguage();
  const { view } = useAddress();
  const [dark, toggle] = useTheme();
  const other = language === 'en' ? 'ja' : 'en';
  return (
    <header className="header">
      <div className="wide header-row">
        <a className="mark" href={linkTo('')}>
          Kanzei <span lang="ja">関税</span>
        </a>
        <nav aria-label={words.menu} className="no-print">
          <ul>
            {VIEWS.map((name) => (
              <li key={name}>
                <a href={linkTo(name)} aria-current={view === name ? 'page' : undefined}>
                  {words[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="header-tools no-print">
          <button
            type="button"
            className="plain"
            lang={other}
            title={words.languageHint}
            onClick={() => ask({ lang: other })}
          >
            {words.language}
          </button>
          <button type="button" className="plain" title={words.themeHint} onClick={toggle}>
            {dark ? words.light : words.dark}
          </button>
        </div>
      </div>
    </header>
  );
}

function Footer() {
  const words = useWords();
  return (
    <footer className="footer">
      <div className="wide">
        <p>{words.offline}</p>
        <p>{words.notAdvice}</p>
      </div>
    </footer>
  );
}

/** The frame of every view. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    <>
      <button type="button" className="usa-skipnav" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Header />
      <main id="main" tabIndex={-1} className="wide">
        {children}
      </main>
      <Footer />
    </>
  );
}
