import { useSearchParams } from 'react-router';
import { api } from '../../api/api';
import { Segments } from '../../ui/Button';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { SelectField, TextField } from '../../ui/Field';
import { chosen, keyOf, periods, seriesOf, suffices, type Period } from './evidence';
import { EvidencePanel } from './EvidencePanel';
import { SituationsPanel } from './SituationsPanel';

const usual = 8;

/** What the past says: of patterns, and of situations like the present one. */
export default function PatternsPage() {
  const stored = api.useSourcesQuery();
  const status = api.useStatusQuery().data;
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) => setSearch((before) => ({ ...Object.fromEntries(before), [name]: value }), { replace: true });

  return (
    <Reading of={stored} rows={10}>
      {(series) => {
        const all = seriesOf(series);
        const traded = status?.instruments[0] ? { source: status.source, instrument: status.instruments[0] } : null;
        const one = chosen(all, search.get('series'), traded);
        if (!one) {
          return (
            <Panel title="Patterns">
              <Empty title="Nothing is stored yet">Evidence is measured on stored bars: import some, or let the terminal's quotes gather.</Empty>
            </Panel>
          );
        }
        const period = periods.find((known) => known === search.get('period')) ?? 'H1';
        const horizon = Math.min(10_000, Math.max(1, Math.round(Number(search.get('horizon') ?? usual)) || usual));
        const query = { ...one, period };
        return (
          <div className="grid gap-3">
            <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
              <SelectField label="Stored bars" value={keyOf(one)} onChange={(event) => set('series', event.target.value)} className="w-52">
                {all.map((other) => (
                  <option key={keyOf(other)} value={keyOf(other)}>
                    {other.instrument} of {other.source}
                  </option>
                ))}
              </SelectField>
              <TextField
                key={horizon}
                label="Followed over, bars"
                numeric
                defaultValue={horizon}
                onBlur={(event) => set('horizon', event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && set('horizon', event.currentTarget.value)}
                className="w-36"
              />
              <span className="grid min-h-9 items-center">
                <Segments<Period> label="Timeframe" value={period} onChange={(value) => set('period', value)} options={periods.map((value) => ({ value, label: value }))} />
              </span>
            </div>
            <EvidencePanel query={query} horizon={horizon} />
            <SituationsPanel query={query} stored={suffices(series, one, period)} />
          </div>
        );
      }}
    </Reading>
  );
}
