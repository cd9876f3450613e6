import type { ReactNode } from 'react';
import { Scroll } from './Scroll.js';

/** A column: what its head says and how its cells are set. */
export interface Column {
  readonly label: ReactNode;
  readonly kind?: 'number' | 'day' | 'says';
  readonly sort?: 'ascending' | 'descending' | 'none';
}

/** A row: what it is told apart by, and a cell for every column. */
export interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly className?: string | undefined;
}

/** A row of cells, a cell for every column. */
export const tableRow = (key: string, ...cells: readonly ReactNode[]): Row => ({ key, cells });

interface TableProps {
  readonly caption: string;
  /** what stands there in place of the caption */
  readonly title?: ReactNode;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly totals?: readonly Row[];
  /** the column that names a row; the first unless given */
  readonly names?: number;
  /** each row is a card where the page is narrow, the heads beside the cells */
  readonly cards?: boolean;
}

/** A table that is moved sideways by itself where the page is narrow, also by the keyboard. */
export function Table({
  caption,
  title = caption,
  columns,
  rows,
  totals = [],
  names = 0,
  cards = false,
}: TableProps) {
  const cellOf = (content: ReactNode, place: number): ReactNode => {
    const { kind, label } = columns[place] ?? { label: '' };
    if (place === names) {
      return (
        <th key={place} scope="row" className={kind}>
          {content}
        </th>
      );
    }
    return (
      <td key={place} className={kind} data-label={typeof label === 'string' ? label : undefined}>
        <div>{content}</div>
      </td>
    );
  };
  const rowOf = ({ key, cells, className }: Row): ReactNode => (
    <tr key={key} className={className}>
      {cells.map(cellOf)}
    </tr>
  );
  return (
    <Scroll label={caption}>
      <table className={`usa-table usa-table--borderless${cards ? ' cards-if-narrow' : ''}`}>
        <caption>
          <span className="caption">{title}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ label, kind, sort }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
              <th key={place} scope="col" className={kind} aria-sort={sort}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(rowOf)}</tbody>
        {totals.length > 0 && <tfoot>{totals.map(rowOf)}</tfoot>}
      </table>
    </Scroll>
  );
}
