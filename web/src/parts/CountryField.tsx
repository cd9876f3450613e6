import { useMemo } from 'react';
import { countries } from '../../../src/base/index.js';
import { useLanguage } from '../words/language.js';
import { SelectField } from './Field.js';

/** Origins people ask for first. */
const FIRST = ['US', 'JP', 'AU', 'CA', 'NZ', 'GB', 'DE', 'FR', 'IT', 'CN', 'KR', 'MX', 'TH', 'VN', 'CH'];

interface CountryFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** A choice of a country of origin: those asked for most, then all by name. */
export function CountryField({ label, value, onChange }: CountryFieldProps) {
  const language = useLanguage();
  const choices = useMemo(() => {
    const name = (code: string): string => {
      const country = countries.get(code);
      return (language === 'ja' ? country?.japanese : country?.english) ?? code;
    };
    const rest = [...countries.keys()].filter((code) => !FIRST.includes(code));
    const collator = new Intl.Collator(language);
    const sorted = rest
      .map((code) => [code, name(code)] as const)
      .sort((a, b) => collator.compare(a[1], b[1]));
    return [...FIRST.map((code) => [code, name(code)] as const), ...sorted];
  }, [language]);
  return <SelectField label={label} value={value} choices={choices} onChange={onChange} />;
}
