import { Link } from 'react-router';
import { api } from '../../api/api';
import type { LiveOrder } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { number, price } from '../../format/numbers';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { SideMark, Time } from '../../ui/Value';
import { StateBadge } from '../orders/StateBadge';

/** The last orders, whatever became of them. */
export function RecentPanel() {
  const orders = api.useOrdersQuery({ limit: 20 });
  const digits = useDigits();
  const columns: readonly Column<LiveOrder>[] = [
    {
      head: 'Order',
      cell: (row) => (
        <span className="whitespace-nowrap">
          <Link to={`/orders/${row.order}`} className="mr-2 link font-medium">
            {row.order}
          </Link>
          {row.instrument}
        </span>
      ),
    },
    { head: 'Side', cell: (row) => <SideMark side={row.side} /> },
    { head: 'Quantity', cell: (row) => number(row.quantity, 2, 0), isNumber: true, isMinor: true },
    { head: 'Price', cell: (row) => price(row.averagePrice ?? row.limitPrice ?? row.stopPrice, digits(row.instrument)), isNumber: true },
    { head: 'State', cell: (row) => <StateBadge order={row} /> },
    { head: 'Updated', cell: (row) => <Time at={row.updatedAt} form="long" />, isMinor: true },
  ];
  return (
    <Panel title="Recent orders" flush>
      <Reading of={orders}>
        {({ items }) => (items.length === 0 ? <Empty title="No order yet" /> : <DataTable label="Recent orders" columns={columns} rows={items.slice(0, 6)} id={(row) => row.order} />)}
      </Reading>
    </Panel>
  );
}
