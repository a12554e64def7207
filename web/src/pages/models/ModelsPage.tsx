import { useState } from 'react';
import { api } from '../../api/api';
import type { Model } from '../../api/types';
import { measure, number, signed } from '../../format/numbers';
import { sentence } from '../../format/words';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Badge, Time } from '../../ui/Value';

/** A model's life is told in days, with their year. */
const day = (at: string) => at.slice(0, 10);
const id = (model: Model) => `${model.slot}/${model.number}`;
const metric = (model: Model, name: string) => model.metrics.find((found) => found.name === name)?.value ?? null;

/** How much of the base rate's loss a model takes away: above nothing it knows something. */
function gain(model: Model): number | null {
  const [own, base] = [metric(model, 'logLoss'), metric(model, 'baseLogLoss')];
  return own === null || base === null || base === 0 ? null : 1 - own / base;
}

function Stage({ stage }: { stage: Model['stage'] }) {
  return <Badge tone={stage === 'champion' ? 'good' : stage === 'expired' ? 'warn' : undefined}>{sentence(stage)}</Badge>;
}

const columns: readonly Column<Model>[] = [
  { head: 'Slot', cell: (model) => <span className="font-medium">{model.slot}</span>, className: 'whitespace-nowrap' },
  { head: 'Version', cell: (model) => number(model.number), isNumber: true, isMinor: true },
  { head: 'Kind', cell: (model) => sentence(model.kind) },
  { head: 'Stage', cell: (model) => <Stage stage={model.stage} /> },
  { head: 'Log-loss', cell: (model) => number(metric(model, 'logLoss'), 5), isNumber: true },
  { head: 'Below base rate', cell: (model) => percentage(gain(model)), isNumber: true, isMinor: true },
  { head: 'Calibration error', cell: (model) => number(metric(model, 'calibrationError'), 3), isNumber: true, isMinor: true },
  { head: 'A trade, after costs', cell: (model) => basisPoints(metric(model, 'economicValue')), isNumber: true, isMinor: true },
];

const percentage = (value: number | null) => (value === null ? '–' : `${signed(value * 100, 3)} %`);
const basisPoints = (value: number | null) => (value === null ? '–' : `${signed(value * 10_000, 2)} bp`);

function champions(all: Model[]): string {
  const count = all.filter((model) => model.stage === 'champion').length;
  return `${count} ${count === 1 ? 'champion' : 'champions'} of ${all.length}`;
}

/** Every registered model: what it is for, what it learned from, and how it did on what it had not seen. */
export default function ModelsPage() {
  const models = api.useModelsQuery(undefined, { pollingInterval: 30_000, skipPollingIfUnfocused: true });
  const [picked, setPicked] = useState<string | null>(null);
  const shown = models.data?.find((model) => id(model) === picked) ?? models.data?.[0];

  return (
    <div className="grid gap-3 2xl:grid-cols-[minmax(0,1fr)_480px] 2xl:items-start">
      <Panel title="Models" flush note={models.data && models.data.length > 0 && champions(models.data)}>
        <Reading of={models} rows={8}>
          {(all) =>
            all.length === 0 ? (
              <Empty title="No model yet">
                <code className="text-xs">arus train --source … --symbol …</code> trains some on stored bars, judges them on what they have not seen, and registers them.
              </Empty>
            ) : (
              <DataTable label="Models" columns={columns} rows={all} id={id} picked={shown && id(shown)} onPick={(model) => setPicked(id(model))} />
            )
          }
        </Reading>
        <p className="border-t border-line px-4 py-2 text-xs text-faint">
          Judged by purged cross-validation after costs. A champion is the one to act on, a challenger is only watched; no seat of the council reads models yet.
        </p>
      </Panel>
      {shown && <Lineage model={shown} />}
    </div>
  );
}

function Lineage({ model }: { model: Model }) {
  return (
    <Panel title={`${model.slot}, version ${model.number}`} note={sentence(model.kind)} actions={<Stage stage={model.stage} />}>
      <div className="flex flex-col gap-5">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
          <Fact name="Learned from">
            {day(model.from)} to {day(model.to)}
          </Fact>
          <Fact name="Rows">{number(model.rows)}</Fact>
          <Fact name="Registered">
            <Time at={model.registeredAt} form="long" /> by {model.registeredBy}
          </Fact>
          <Fact name="Expires">{model.expiresAt === null ? 'never' : day(model.expiresAt)}</Fact>
          <Fact name="Model">
            <code className="text-xs break-all">{model.id}</code>
          </Fact>
          <Fact name="Data">
            <code className="text-xs break-all">{model.dataHash}</code>
          </Fact>
        </dl>
        <section aria-label="Judged by">
          <h3 className="mb-2 text-xs font-semibold text-soft">Judged by, on rows it had not seen</h3>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-xs">
            {model.metrics.map((found) => (
              <div key={found.name} className="contents">
                <dt className="text-soft">{sentence(found.name)}</dt>
                <dd className="n">{measure(found.value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
