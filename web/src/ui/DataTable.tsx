import { useState, type ReactNode } from 'react';
import { Button } from './Button';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Left out where there is little room. */
  isMinor?: boolean;
  className?: string;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string | number;
  picked?: string | number;
  onPick?: (row: Row) => void;
  pageSize?: number;
  /** More rows than are here. */
  more?: { isLoading: boolean; load: () => void };
  className?: string;
};

/** A table that scrolls sideways on its own and shows a page of its rows at a time. */
export function DataTable<Row>({ label, columns, rows, id, picked, onPick, pageSize = 50, more, className = '' }: DataTableProps<Row>) {
  const [shown, setShown] = useState(pageSize);
  const visible = rows.slice(0, shown);
  const hidden = rows.length - visible.length;
  return (
    <>
      <div role="region" aria-label={label} tabIndex={0} className={`overflow-auto -outline-offset-2 ${className}`}>
        <table className="data">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.head} scope="col" className={`${column.isNumber ? 'n' : ''} ${column.isMinor ? 'max-sm:hidden' : ''}`}>
                  {column.head.startsWith('~') ? <span className="sr-only">{column.head.slice(1)}</span> : column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map((row) => {
              const key = id(row);
              return (
                <tr
                  key={key}
                  className={`${onPick ? 'pick cursor-pointer' : ''} ${picked === key ? 'picked shadow-[inset_2px_0_var(--accent)]' : ''}`}
                  aria-current={picked === key || undefined}
                  onClick={onPick ? () => onPick(row) : undefined}
                >
                  {columns.map((column) => (
                    <td key={column.head} className={`${column.isNumber ? 'n' : ''} ${column.isMinor ? 'max-sm:hidden' : ''} ${column.className ?? ''}`}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {(hidden > 0 || more) && (
        <div className="flex items-center justify-center gap-3 border-t border-line p-2 text-xs text-soft">
          {hidden > 0 ? (
            <Button size="small" kind="quiet" onClick={() => setShown(shown + pageSize)}>
              Show {Math.min(hidden, pageSize)} more of {hidden}
            </Button>
          ) : (
            more && (
              <Button size="small" kind="quiet" disabled={more.isLoading} onClick={more.load}>
                {more.isLoading ? 'Reading' : 'Load older'}
              </Button>
            )
          )}
        </div>
      )}
    </>
  );
}
