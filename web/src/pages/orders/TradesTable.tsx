import { useMemo } from 'react';
import { Link } from 'react-router';
import type { ClosedTrade } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { number, price, signed } from '../../format/numbers';
import { span } from '../../format/time';
import { positionWord, sentence } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Profit, SideMark, Time } from '../../ui/Value';

export function TradesTable({ trades, more }: { trades: ClosedTrade[]; more?: { isLoading: boolean; load: () => void } }) {
  const digits = useDigits();
  const columns = useMemo<Column<ClosedTrade>[]>(
    () => [
      { head: 'Closed', cell: (row) => <Time at={row.closedAt} form="long" /> },
      {
        head: 'Trade',
        cell: (row) => (
          <span className="whitespace-nowrap">
            <span className="font-medium">{row.instrument}</span>{' '}
            <Link to={`/orders/${row.openedBy}`} className="link text-xs">
              {row.openedBy}
            </Link>{' '}
            <Link to={`/orders/${row.closedBy}`} className="link text-xs">
              {row.closedBy}
            </Link>
          </span>
        ),
      },
      { head: 'Side', cell: (row) => <SideMark side={row.side}>{positionWord[row.side]}</SideMark> },
      { head: 'Quantity', cell: (row) => number(row.quantity, 2, 0), isNumber: true, isMinor: true },
      { head: 'Entry', cell: (row) => price(row.entry, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Exit', cell: (row) => price(row.exit, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Profit', cell: (row) => <Profit value={row.profit} />, isNumber: true },
      {
        head: 'R',
        cell: (row) => (Number(row.risked.amount) > 0 ? signed(Number(row.profit.amount) / Number(row.risked.amount), 2) : '–'),
        isNumber: true,
        isMinor: true,
      },
      { head: 'Costs', cell: (row) => number(Number(row.commission.amount) - Number(row.swap.amount), 2), isNumber: true, isMinor: true },
      { head: 'Held', cell: (row) => span(Date.parse(row.closedAt) - Date.parse(row.openedAt)), isNumber: true, isMinor: true },
      { head: 'Closed by', cell: (row) => sentence(row.cause), isMinor: true },
    ],
    [digits],
  );
  return <DataTable label="Closed trades" columns={columns} rows={trades} id={(row) => `${row.openedBy}/${row.closedBy}/${row.position}`} more={more} />;
}
