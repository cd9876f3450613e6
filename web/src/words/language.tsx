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

/** What the page says in each language: a text, or one with something to be put in. */
export type Text = Readonly<Record<Language, string | ((...given: string[]) => string)>>;

type Spoken<T extends Readonly<Record<string, Text>>> = {
  readonly [key in keyof T]: T[key] extends Label ? string : T[key][Language];
};

/** The texts of a table in one language. */
export const textsIn = <T extends Readonly<Record<string, Text>>>(table: T, language: Language): Spoken<T> =>
  Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text[language]])) as Spoken<T>;

/** The texts of a table in the language of the page. */
export function useTexts<T extends Readonly<Record<string, Text>>>(table: T): Spoken<T> {
  const language = useLanguage();
  return useMemo(() => textsIn(table, language), [table, language]);
}

/** The texts that every view has, in the language of the page. */
export const useWords = (): Spoken<typeof WORDS> => useTexts(WORDS);

/** Gives a label in the language of the page. */
export function useSpeak(): (label: Label) => string {
  const language = useLanguage();
  return (label) => label[language];
}
