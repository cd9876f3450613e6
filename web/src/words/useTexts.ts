import { useMemo } from 'react';
import type { Label } from '../../../src/kanzei.js';
import { useLanguage } from './language.js';

/** The texts of a view in the language of the page. */
export function useTexts<T extends Readonly<Record<string, Label>>>(
  texts: T,
): { readonly [key in keyof T]: string } {
  const language = useLanguage();
  return useMemo(
    () =>
      Object.fromEntries(Object.entries(texts).map(([key, label]) => [key, label[language]])) as {
        [key in keyof T]: string;
      },
    [texts, language],
  );
}
