import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { describe, newKey } from '../../api/http';
import type { LivePosition, Problem } from '../../api/types';
import { useDigits } from '../../api/useDigits';
import { number, price } from '../../format/numbers';
import { positionWord } from '../../format/words';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Panel';
import { say } from '../../ui/Toasts';
import { Badge, Profit, SideMark, Time } from '../../ui/Value';
import { ProtectDialog } from './ProtectDialog';

type Asked = { what: 'close' | 'protect'; position: LivePosition };

export function PositionsTable({ positions, isBrief = false }: { positions: LivePosition[]; isBrief?: boolean }) {
  const digits = useDigits();
  const [asked, setAsked] = useState<Asked | null>(null);

  const columns = useMemo<Column<LivePosition>[]>(
    () => [
      {
        head: 'Position',
        cell: (row) => (
          <span className="flex flex-wrap items-center gap-x-2">
            <Link to={`/market?instrument=${row.instrument}`} className="rounded-sm font-medium hover:underline">
              {row.instrument}
            </Link>
            <span className="text-xs text-faint">{row.position}</span>
            {row.isAdopted && <Badge title="Found at the venue, not opened by this session">Adopted</Badge>}
          </span>
        ),
      },
      {
        head: 'Side',
        cell: (row) => (
          <>
            <SideMark side={row.side}>{positionWord[row.side]}</SideMark>
            <span className="block text-xs text-soft sm:hidden">{number(row.quantity, 2, 0)}</span>
          </>
        ),
      },
      { head: 'Quantity', cell: (row) => number(row.quantity, 2, 0), isNumber: true, isMinor: true },
      { head: 'Entry', cell: (row) => price(row.entry, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Now', cell: (row) => price(row.current, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Stop', cell: (row) => (row.stopLoss ? price(row.stopLoss, digits(row.instrument)) : <Badge tone="bad">None</Badge>), isNumber: true },
      { head: 'Target', cell: (row) => price(row.takeProfit, digits(row.instrument)), isNumber: true, isMinor: true },
      { head: 'Profit', cell: (row) => <Profit value={row.profit} />, isNumber: true },
      ...(isBrief ? [] : [{ head: 'Swap', cell: (row: LivePosition) => <Profit value={row.swap} />, isNumber: true, isMinor: true }]),
      ...(isBrief ? [] : [{ head: 'Opened', cell: (row: LivePosition) => <Time at={row.openedAt} />, isMinor: true }]),
      {
        head: '~Actions',
        cell: (row) => (
          <span className="-my-1 flex justify-end gap-1 max-sm:flex-col max-sm:items-end">
            <Button size="small" kind="quiet" onClick={() => setAsked({ what: 'protect', position: row })} aria-label={`Protect ${row.position} ${row.instrument}`}>
              Protect
            </Button>
            <Button size="small" kind="quiet" onClick={() => setAsked({ what: 'close', position: row })} aria-label={`Close ${row.position} ${row.instrument}`}>
              Close
            </Button>
          </span>
        ),
      },
    ],
    [digits, isBrief],
  );

  if (positions.length === 0) {
    return <Empty title="No open position" />;
  }
  const current = asked && (positions.find((position) => position.position === asked.position.position) ?? asked.position);
  return (
    <>
      <DataTable label="Open positions" columns={columns} rows={positions} id={(row) => row.position} />
      {asked?.what === 'close' && current && <CloseDialog position={current} onClose={() => setAsked(null)} />}
      {asked?.what === 'protect' && current && <ProtectDialog position={current} digits={digits(current.instrument)} onClose={() => setAsked(null)} />}
    </>
  );
}

function CloseDialog({ position, onClose }: { position: LivePosition; onClose: () => void }) {
  const [close, { isLoading }] = api.useClosePositionMutation();
  const [key] = useState(newKey);
  const [fault, setFault] = useState<string | null>(null);
  const send = () =>
    void close({ key, id: position.position })
      .unwrap()
      .then(
        () => {
          say(`${position.position} ${position.instrument} is being closed.`);
          onClose();
        },
        (problem: Problem) => setFault(describe(problem)),
      );
  return (
    <Dialog
      title={`Close ${position.position}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="primary" disabled={isLoading} onClick={send}>
            Close at the market
          </Button>
        </>
      }
    >
      <p>
        {positionWord[position.side]} {number(position.quantity, 2, 0)} {position.instrument}, open profit <Profit value={position.profit} /> {position.profit.currency}.
      </p>
      {fault && (
        <p role="alert" className="mt-3 text-danger">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
