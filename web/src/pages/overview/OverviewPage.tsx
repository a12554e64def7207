import { AlertsPanel } from './AlertsPanel';
import { EquityPanel } from './EquityPanel';
import { KeyFigures } from './KeyFigures';
import { PositionsPanel } from './PositionsPanel';
import { RecentPanel } from './RecentPanel';
import { ThoughtPanel } from './ThoughtPanel';

export default function OverviewPage() {
  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_400px] xl:items-start">
      <KeyFigures />
      <div className="flex min-w-0 flex-col gap-3">
        <EquityPanel />
        <PositionsPanel />
        <RecentPanel />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <ThoughtPanel />
        <AlertsPanel />
      </div>
    </div>
  );
}
