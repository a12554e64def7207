import { useSearchParams } from 'react-router';
import { api } from '../../api/api';
import type { Catalog, Feature, FeatureValue, IndicatorEntry } from '../../api/types';
import { measure, number } from '../../format/numbers';
import { period, sentence } from '../../format/words';
import { Segments, Toggle } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { SelectField, TextField } from '../../ui/Field';
import { InstrumentChoice } from '../../ui/InstrumentChoice';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { Dotted } from '../../ui/Value';
import { found, foundIndicators, groupsOf, type Group } from './catalog';

type Values = readonly FeatureValue[];

/** What the strategy reads of it now, of each period it reads it of: a dash while it warms up, nothing where it is not read. */
function Now({ values, showsName = false }: { values: Values; showsName?: boolean }) {
  return values.map((one) => (
    <span key={one.name} className="block whitespace-nowrap">
      <span className="text-xs text-faint">{showsName ? one.name : one.period && period(one.period)}</span> <span className="font-medium">{measure(one.value)}</span>
    </span>
  ));
}

const columns = (values: Values, showsGroup: boolean): readonly Column<Feature>[] => [
  {
    head: 'Feature',
    cell: (one) => (
      <>
        <span className="font-medium">
          <Dotted name={one.name} />
        </span>
        {showsGroup && <span className="block text-2xs text-faint">{sentence(one.group)}</span>}
        <span className="block text-xs text-soft sm:hidden">{one.formula}</span>
        <span className="block text-2xs text-faint sm:hidden">
          {one.unit} · {one.range} · after {number(one.warmUp)} bars · {one.source}
        </span>
      </>
    ),
    className: 'align-top sm:min-w-44',
  },
  {
    head: 'How it is computed',
    cell: (one) => (
      <>
        {one.formula}
        <span className="block text-2xs text-faint">
          {one.source}
          {one.periods.length > 0 && ` · reads bars of ${one.periods.map(period).join(', ')}`}
        </span>
      </>
    ),
    isMinor: true,
    className: 'align-top text-soft min-w-72 max-w-[68ch]',
  },
  { head: 'Unit', cell: (one) => one.unit, isMinor: true, className: 'align-top text-soft' },
  { head: 'Range', cell: (one) => one.range, isMinor: true, className: 'align-top text-soft' },
  { head: 'Warm-up, bars', cell: (one) => number(one.warmUp), isNumber: true, isMinor: true, className: 'align-top' },
  ...(values.some(({ feature }) => feature !== null) ? [{ head: 'Now', cell: (one: Feature) => <Now values={values.filter(({ feature }) => feature === one.name)} />, isNumber: true, className: 'align-top' }] : []),
];

const indicatorColumns = (values: Values): readonly Column<IndicatorEntry>[] => [
  {
    head: 'Indicator',
    cell: (one) => (
      <>
        <span className="font-medium">{one.name}</span>
        <span className="block text-2xs text-faint">{one.title}</span>
      </>
    ),
    className: 'align-top',
  },
  {
    head: 'Settings',
    cell: (one) => (
      <ul>
        {one.settings.map((setting) => (
          <li key={setting.name} title={`${setting.meaning}: ${setting.allowed}`}>
            {setting.name} <span className="text-faint">{setting.default}</span>
          </li>
        ))}
      </ul>
    ),
    className: 'align-top text-soft',
  },
  { head: 'Gives', cell: (one) => one.outputs.join(', '), isMinor: true, className: 'align-top text-soft' },
  { head: 'Source', cell: (one) => one.source, isMinor: true, className: 'align-top text-soft max-w-[48ch]' },
  ...(values.length > 0
    ? [{ head: 'Now', cell: (one: IndicatorEntry) => <Now values={values.filter(({ indicator }) => indicator === one.name)} showsName />, isNumber: true, className: 'align-top' }]
    : []),
];

/** Everything that can be computed of a market, by which formula, and what the strategy reads of it now. */
export default function FeaturesPage() {
  const catalog = api.useCatalogQuery();
  const traded = api.useStatusQuery().data?.instruments ?? [];
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') {
          after.delete(name);
        } else {
          after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  const instrument = traded.find((one) => one === search.get('instrument')) ?? traded[0];
  const live = api.useFeaturesQuery(instrument ?? '', { skip: instrument === undefined, pollingInterval: 3_000, skipPollingIfUnfocused: true });
  const values: Values = live.currentData ?? [];
  const text = search.get('q') ?? '';
  const isRead = search.get('read') === 'yes';
  const isOfIndicators = search.get('show') === 'indicators';

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField label="Search" type="search" value={text} placeholder="Name, formula, source" onChange={(event) => set('q', event.target.value)} className="w-64 max-sm:w-full" />
        {catalog.data && !isOfIndicators && <GroupField catalog={catalog.data} value={search.get('group') ?? ''} onChange={(value) => set('group', value)} />}
        <span className="grid min-h-9 items-center">
          <Segments
            label="Show"
            value={isOfIndicators ? 'indicators' : 'features'}
            onChange={(value) => set('show', value === 'features' ? '' : value)}
            options={[
              { value: 'features', label: 'Features' },
              { value: 'indicators', label: 'Indicators' },
            ]}
          />
        </span>
        <span className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
          {!isOfIndicators && (isRead || values.some(({ feature }) => feature !== null)) && (
            <Toggle isOn={isRead} onClick={() => set('read', isRead ? '' : 'yes')}>
              Read now
            </Toggle>
          )}
          <InstrumentChoice all={traded} value={instrument} onChange={(value) => set('instrument', value)} />
        </span>
      </div>
      {isOfIndicators ? (
        <Indicators of={catalog} search={text} values={values} instrument={instrument} />
      ) : (
        <Features of={catalog} search={text} group={search.get('group') ?? ''} values={values} isRead={isRead} instrument={instrument} />
      )}
    </div>
  );
}

type Asked = { data?: Catalog; error?: unknown; isLoading: boolean; refetch: () => unknown };

function GroupField({ catalog, value, onChange }: { catalog: Catalog; value: string; onChange: (value: string) => void }) {
  return (
    <SelectField label="Group" value={value} onChange={(event) => onChange(event.target.value)} className="w-52 max-sm:w-full">
      <option value="">All, {catalog.features.length}</option>
      {groupsOf(catalog.features).map(({ group, count }) => (
        <option key={group} value={group}>
          {sentence(group)}, {count}
        </option>
      ))}
    </SelectField>
  );
}

const Nothing = () => <Empty title="Nothing like that">Every word must stand in the name, the formula or the source.</Empty>;

type FeaturesProps = { of: Asked; search: string; group: string; values: Values; isRead: boolean; instrument: string | undefined };

function Features({ of, search, group, values, isRead, instrument }: FeaturesProps) {
  const all = of.data?.features ?? [];
  const one = groupsOf(all).find((known) => known.group === group)?.group;
  const rows = found(isRead ? all.filter(({ name }) => values.some(({ feature }) => feature === name)) : all, search, one ?? ('' as Group | ''));
  const read = new Set(values.flatMap(({ feature }) => feature ?? [])).size;
  return (
    <Panel title="Features" flush note={of.data && `${number(rows.length)} of ${number(all.length)}`}>
      <Reading of={of} rows={14}>
        {() => (rows.length === 0 ? <Nothing /> : <DataTable key={`${search}/${group}/${isRead}`} label="Features" columns={columns(values, one === undefined)} rows={rows} id={(row) => row.name} />)}
      </Reading>
      <p className="border-t border-line px-4 py-2 text-xs text-faint">
        One definition serves training and live; warm-up counts bars of the slowest period it reads. Names without prefix are fields of the row's bar, [n] is n bars ago.
        {read > 0 && ` Now: what the strategy and its models read of ${instrument} last, ${number(read)} of them.`}
      </p>
    </Panel>
  );
}

function Indicators({ of, search, values, instrument }: { of: Asked; search: string; values: Values; instrument: string | undefined }) {
  const rows = foundIndicators(of.data?.items ?? [], search);
  return (
    <Panel title="Indicators" flush note={of.data && `${number(rows.length)} of ${number(of.data.items.length)}, with settings a strategy document chooses`}>
      <Reading of={of} rows={8}>
        {() => (rows.length === 0 ? <Nothing /> : <DataTable label="Indicators" columns={indicatorColumns(values)} rows={rows} id={(row) => row.name} />)}
      </Reading>
      {values.length > 0 && <p className="border-t border-line px-4 py-2 text-xs text-faint">Now: what the strategy read of {instrument} last, by the names it gives them.</p>}
    </Panel>
  );
}
