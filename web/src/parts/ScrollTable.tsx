import type { ReactNode } from 'react';
import { Scroll } from './Scroll.js';

interface ScrollTableProps {
  readonly caption: string;
  readonly head: readonly { readonly label: ReactNode; readonly number?: boolean; readonly sort?: Sorted }[];
  readonly children: ReactNode;
}

type Sorted = 'ascending' | 'descending' | 'none';

/** A table that is moved sideways by itself where the page is narrow, also by the keyboard. */
export function ScrollTable({ caption, head, children }: ScrollTableProps) {
  return (
    <Scroll label={caption}>
      <table className="usa-table usa-table--borderless">
        <caption>
          <span className="caption">{caption}</span>
        </caption>
        <thead>
          <tr>
            {head.map(({ label, number, sort }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
              <th key={place} scope="col" className={number ? 'number' : undefined} aria-sort={sort}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </Scroll>
  );
}
