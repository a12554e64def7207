import { useMemo, useState } from 'react';
import { api } from '../../api/api';
import { percent, signed } from '../../format/numbers';
import { Segments } from '../../ui/Button';
import { LineChart } from '../../ui/LineChart';
import { Empty, Panel, Reading } from '../../ui/Panel';

const hour = 3_600_000;
const ranges = { '6h': 6 * hour, '1d': 24 * hour, '3d': 72 * hour, '7d': 168 * hour, '30d': 720 * hour };
type Range = keyof typeof ranges;

export function EquityPanel() {
  const equity = api.useEquityQuery(undefined, { pollingInterval: 300_000, skipPollingIfUnfocused: true });
  const { data: account } = api.useAccountQuery();
  const [range, setRange] = useState<Range>('3d');
  const now = account?.equity.amount;

  const written = useMemo(() => {
    const last = equity.data?.at(-1);
    const from = last ? new Date(Date.parse(last.at) - ranges[range]).toISOString() : '';
    return (equity.data ?? []).filter((point) => point.at >= from).map((point) => ({ time: Date.parse(point.at), value: Number(point.equity) }));
  }, [equity.data, range]);
  const points = useMemo(() => {
    const last = written.at(-1);
    return last && now !== undefined ? [...written, { time: last.time + 30_000, value: Number(now) }] : written;
  }, [written, now]);

  const first = points[0]?.value;
  const change = first === undefined ? null : (points.at(-1)?.value ?? first) - first;
  return (
    <Panel
      title="Equity"
      note={change !== null && first ? <span className={change > 0 ? 'text-up' : change < 0 ? 'text-down' : ''}>{`${signed(change)} (${change > 0 ? '+' : ''}${percent(change / first, 2)})`}</span> : undefined}
      actions={<Segments label="Range" value={range} onChange={setRange} options={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: value }))} />}
    >
      <Reading of={equity} rows={7}>
        {() => (points.length < 2 ? <Empty title="No equity yet">A point is written every minute once quotes come.</Empty> : <LineChart points={points} label="Equity" base={first} height={252} />)}
      </Reading>
    </Panel>
  );
}
