import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '../../api/api';
import type { Model } from '../../api/types';
import { number, signed } from '../../format/numbers';
import { sentence } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Time } from '../../ui/Value';
import { gain, metric } from './figures';
import { ModelPage } from './ModelPage';
import { Stage } from './Stage';

const id = (model: Model) => `${model.slot}/${model.number}`;
const percentage = (value: number | null) => (value === null ? '–' : `${signed(value * 100, 3)} %`);
const basisPoints = (value: number | null) => (value === null ? '–' : `${signed(value * 10_000, 2)} bp`);

const columns: readonly Column<Model>[] = [
  {
    head: 'Model',
    cell: (model) => (
      <Link to={`/models/${id(model)}`} onClick={(event) => event.stopPropagation()} className="link font-medium">
        {model.slot} <span className="n">{model.number}</span>
      </Link>
    ),
    className: 'whitespace-nowrap',
  },
  { head: 'Kind', cell: (model) => sentence(model.kind) },
  { head: 'Stage', cell: (model) => <Stage stage={model.stage} /> },
  { head: 'Log-loss', cell: (model) => number(metric(model, 'logLoss'), 5), isNumber: true },
  { head: 'Below base rate', cell: (model) => percentage(gain(model)), isNumber: true, isMinor: true },
  { head: 'Calibration error', cell: (model) => number(metric(model, 'calibrationError'), 3), isNumber: true, isMinor: true },
  { head: 'A trade, after costs', cell: (model) => basisPoints(metric(model, 'economicValue')), isNumber: true, isMinor: true },
  { head: 'Registered', cell: (model) => <Time at={model.registeredAt} form="day" />, isNumber: true, isMinor: true },
];

function champions(all: Model[]): string {
  const count = all.filter((model) => model.stage === 'champion').length;
  return `${count} ${count === 1 ? 'champion' : 'champions'} of ${all.length}`;
}

/** Every registered model, or one of them. */
export default function ModelsPage() {
  const [, , slot, version] = useLocation().pathname.split('/');
  return slot && Number(version) > 0 ? <ModelPage key={`${slot}/${version}`} slot={decodeURIComponent(slot)} version={Number(version)} /> : <Models />;
}

/** What each is for, and how it did on what it had not seen. */
function Models() {
  const models = api.useModelsQuery(undefined, { pollingInterval: 30_000, skipPollingIfUnfocused: true });
  const navigate = useNavigate();
  return (
    <Panel title="Models" flush note={models.data && models.data.length > 0 && champions(models.data)}>
      <Reading of={models} rows={8}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No model yet">
              <code className="text-xs">arus train --source … --symbol …</code> trains some on stored bars, judges them on what they have not seen, and registers them.
            </Empty>
          ) : (
            <DataTable label="Models" columns={columns} rows={all} id={id} onPick={(model) => void navigate(`/models/${id(model)}`)} />
          )
        }
      </Reading>
      <p className="border-t border-line px-4 py-2 text-xs text-faint">
        Judged by purged cross-validation after costs. A champion is the one a forecast seat asks; a challenger is only watched.
      </p>
    </Panel>
  );
}
