import { useMemo } from 'react';
import { Link } from 'react-router';
import type { LiveOrder } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { number, price } from '../../format/numbers';
import { kindWord } from '../../format/words';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Badge, SideMark, Time } from '../../ui/Value';
import { CancelButton } from './CancelButton';
import { StateBadge } from './StateBadge';

type OrdersTableProps = {
  label: string;
  orders: LiveOrder[];
  picked?: string;
  onPick: (order: LiveOrder) => void;
  onModify?: (order: LiveOrder) => void;
  isWorking?: boolean;
  more?: { isLoading: boolean; load: () => void };
};

function SideAndQuantity({ row }: { row: LiveOrder }) {
  return (
    <>
      <SideMark side={row.side} />
      <span className="block text-xs text-soft sm:hidden">{number(row.quantity, 2, 0)}</span>
    </>
  );
}

export function OrdersTable({ label, orders, picked, onPick, onModify, isWorking = false, more }: OrdersTableProps) {
  const digits = useDigits();
  const columns = useMemo<Column<LiveOrder>[]>(
    () => [
      {
        head: 'Order',
        cell: (row) => (
          <span className="flex items-center gap-2 whitespace-nowrap">
            <Link to={`/orders/${row.order}`} onClick={(event) => event.stopPropagation()} className="link font-medium">
              {row.order}
            </Link>
            <span className="font-medium">{row.instrument}</span>
            {row.reduceOnly && (
              <span className="max-sm:hidden">
                <Badge>Reduce</Badge>
              </span>
            )}
          </span>
        ),
      },
      { head: 'Side', cell: (row) => <SideAndQuantity row={row} /> },
      { head: 'Kind', cell: (row) => kindWord[row.kind], isMinor: true },
      { head: 'Quantity', cell: (row) => number(row.quantity, 2, 0), isNumber: true, isMinor: true },
      { head: 'Filled', cell: (row) => number(row.filled, 2, 0), isNumber: true, isMinor: true },
      { head: 'Price', cell: (row) => price(isWorking ? (row.limitPrice ?? row.stopPrice) : (row.averagePrice ?? row.limitPrice ?? row.stopPrice), digits(row.instrument)), isNumber: true },
      { head: 'Stop', cell: (row) => price(row.stopLoss, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Target', cell: (row) => price(row.takeProfit, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'State', cell: (row) => <StateBadge order={row} /> },
      {
        head: 'From',
        cell: (row) =>
          row.decision > 0 ? (
            <Link to={`/decisions/${row.decision}`} onClick={(event) => event.stopPropagation()} className="link">
              D{row.decision}
            </Link>
          ) : (
            <span className="text-soft">hand or policy</span>
          ),
        isMinor: true,
        className: 'whitespace-nowrap',
      },
      { head: 'Updated', cell: (row) => <Time at={row.updatedAt} form="long" />, isMinor: true },
      ...(isWorking
        ? [
            {
              head: '~Actions',
              cell: (row: LiveOrder) => (
                <span className="-my-1 flex justify-end gap-1 max-sm:flex-col max-sm:items-end" onClick={(event) => event.stopPropagation()}>
                  {row.kind !== 'market' && onModify && (
                    <Button size="small" kind="quiet" onClick={() => onModify(row)} aria-label={`Modify ${row.order}`}>
                      Modify
                    </Button>
                  )}
                  <CancelButton order={row} />
                </span>
              ),
            },
          ]
        : []),
    ],
    [digits, isWorking, onModify],
  );
  return <DataTable label={label} columns={columns} rows={orders} id={(row) => row.order} picked={picked} onPick={onPick} more={more} />;
}
