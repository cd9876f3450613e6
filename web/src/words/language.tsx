import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Label } from '../../../src/kanzei.js';
import { LANGUAGES, type Language } from '../../../src/surfaces/labels.js';
import { useAddress } from '../address.js';
import { WORDS } from './words.js';

const LanguageContext = createContext<Language>('en');

/** The language of the address, else of the browser. */
function languageOf(asked: string | undefined): Language {
  const given = LANGUAGES.find((it) => it === asked);
  return given ?? (navigator.language.startsWith('ja') ? 'ja' : 'en');
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const language = languageOf(useAddress().asked.lang);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

type Words = { readonly [key in keyof typeof WORDS]: string };

/** The texts of the page in its language. */
export function useWords(): Words {
  const language = useLanguage();
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(WORDS).map(([key, label]) => [key, label[language]]),
      ) as unknown as Words,
    [language],
  );
}

/** Gives a label in the language of the page. */
export function useSpeak(): (label: Label) => string {
  const language = useLanguage();
  return (label) => label[language];
}
