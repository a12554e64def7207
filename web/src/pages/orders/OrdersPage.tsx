import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../api/api';
import type { LiveOrder } from '../../api/types';
import { useOlder } from '../../api/useOlder';
import { Button, Segments } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { OrderDialog } from './OrderDialog';
import { OrdersTable } from './OrdersTable';
import { PositionsTable } from './PositionsTable';
import { TicketDialog } from './TicketDialog';
import { TradesTable } from './TradesTable';

type View = 'orders' | 'trades';

export default function OrdersPage() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const picked = pathname.split('/')[2];
  const [view, setView] = useState<View>('orders');
  const [isPlacing, setPlacing] = useState(false);
  const [modified, setModified] = useState<LiveOrder | null>(null);
  const positions = api.usePositionsQuery();
  const working = api.useOrdersQuery({ open: true, limit: 200 });
  const all = api.useOrdersQuery({ limit: 200 }, { skip: view !== 'orders' });
  const trades = api.useTradesQuery({ limit: 200 }, { skip: view !== 'trades' });
  const [olderOrders, moreOrders] = useOlder(all.data, (after) => ({ limit: 200, after }), api.endpoints.orders.initiate);
  const [olderTrades, moreTrades] = useOlder(trades.data, (after) => ({ limit: 200, after }), api.endpoints.trades.initiate);
  const show = (order: LiveOrder) => void navigate(`/orders/${order.order}`);

  return (
    <div className="flex flex-col gap-3">
      <Panel
        title="Positions"
        note={positions.data?.length || undefined}
        flush
        actions={
          <Button kind="primary" size="small" onClick={() => setPlacing(true)}>
            <Icon name="plus" className="size-4" /> New order
          </Button>
        }
      >
        <Reading of={positions}>{(items) => <PositionsTable positions={items} />}</Reading>
      </Panel>
      <Panel title="Working orders" note={working.data?.items.length || undefined} flush>
        <Reading of={working} rows={2}>
          {({ items }) =>
            items.length === 0 ? <Empty title="No working order" /> : <OrdersTable label="Working orders" orders={items} picked={picked} onPick={show} onModify={setModified} isWorking />
          }
        </Reading>
      </Panel>
      <Panel
        title="History"
        flush
        actions={
          <Segments
            label="What of the history"
            value={view}
            onChange={setView}
            options={[
              { value: 'orders', label: 'Orders' },
              { value: 'trades', label: 'Trades' },
            ]}
          />
        }
      >
        {view === 'orders' ? (
          <Reading of={all} rows={8}>
            {({ items }) => (items.length === 0 ? <Empty title="No order yet" /> : <OrdersTable label="All orders" orders={[...items, ...olderOrders]} picked={picked} onPick={show} more={moreOrders} />)}
          </Reading>
        ) : (
          <Reading of={trades} rows={8}>
            {({ items }) => (items.length === 0 ? <Empty title="No closed trade yet" /> : <TradesTable trades={[...items, ...olderTrades]} more={moreTrades} />)}
          </Reading>
        )}
      </Panel>
      {picked && <OrderDialog id={picked} onClose={() => void navigate('/orders')} onModify={setModified} />}
      {isPlacing && <TicketDialog onClose={() => setPlacing(false)} />}
      {modified && <TicketDialog modified={modified} onClose={() => setModified(null)} />}
    </div>
  );
}
