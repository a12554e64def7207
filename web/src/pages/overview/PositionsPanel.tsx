import { Link } from 'react-router';
import { api } from '../../api/api';
import { PositionsTable } from '../orders/PositionsTable';
import { Panel, Reading } from '../../ui/Panel';

export function PositionsPanel() {
  const positions = api.usePositionsQuery();
  return (
    <Panel
      title="Positions"
      note={positions.data?.length ? String(positions.data.length) : undefined}
      flush
      actions={
        <Link to="/orders" className="link text-xs">
          Orders and positions
        </Link>
      }
    >
      <Reading of={positions}>{(items) => <PositionsTable positions={items} isBrief />}</Reading>
    </Panel>
  );
}
