import { useSyncExternalStore } from 'react';

/** What the address bar says after the #: a view and what it was asked. The whole of a view can be reproduced from it. */
export interface Address {
  readonly view: string;
  readonly asked: Readonly<Record<string, string>>;
}

const LONGEST = 4000;

/** Reads "#/duty?code=0201.30&from=US". What is not an address is the front page. */
export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.slice(0, LONGEST).replace(/^#\/?/, '').split('?', 2);
  return { view: path, asked: Object.fromEntries(new URLSearchParams(query)) };
}

/** Writes an address; what is empty is left out. */
export function printAddress({ view, asked }: Address): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return `#/${view}${query === '' ? '' : `?${query}`}`;
}

const listen = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

let cached: { hash: string; address: Address } | undefined;

function current(): Address {
  const { hash } = window.location;
  if (cached?.hash !== hash) cached = { hash, address: readAddress(hash) };
  return cached.address;
}

/** The address as it stands. */
export const useAddress = (): Address => useSyncExternalStore(listen, current);

/** Changes what is asked, in place: typing is no step to go back through. */
export function ask(changes: Readonly<Record<string, string | undefined>>): void {
  const { view, asked } = current();
  const next = Object.fromEntries(
    Object.entries({ ...asked, ...changes }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
  window.history.replaceState(null, '', printAddress({ view, asked: next }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The address of another view, in the same language. */
export const linkTo = (view: string, asked: Readonly<Record<string, string>> = {}): string => {
  const { lang } = current().asked;
  return printAddress({ view, asked: { ...asked, ...(lang && { lang }) } });
};
