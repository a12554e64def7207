import { useCallback, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../api/api';
import { useDigits } from '../../api/useDigits';
import { measure, number, price } from '../../format/numbers';
import { positionWord, target } from '../../format/words';
import { directionOf, useQuote } from '../../live/quotes';
import { Segments, Toggle } from '../../ui/Button';
import { Empty, Loading, Panel, Reading } from '../../ui/Panel';
import { Profit, SideMark, Time } from '../../ui/Value';
import { ChartPanel } from './ChartPanel';
import { indicators, periods, type Period } from './indicators';
import type { Level, Mark } from './MarketChart';

const remembered = 'arus.studies';

function rememberedStudies(): readonly string[] {
  try {
    return (JSON.parse(localStorage.getItem(remembered) ?? 'null') as string[] | null) ?? ['ema20', 'ema50', 'rsi'];
  } catch {
    return ['ema20', 'ema50', 'rsi'];
  }
}

export default function MarketPage() {
  const [params, setParams] = useSearchParams();
  const { data: status } = api.useStatusQuery();
  const digitsOf = useDigits();
  const [studies, setStudies] = useState(rememberedStudies);
  const [shows, setShows] = useState({ orders: true, decisions: false });

  const instrument = params.get('instrument') ?? status?.instruments[0];
  const wanted = params.get('period')?.toUpperCase();
  const period: Period = periods.find((other) => other === wanted) ?? 'M5';
  const set = useCallback((values: Record<string, string>) => setParams((before) => ({ ...Object.fromEntries(before), ...values }), { replace: true }), [setParams]);

  const toggleStudy = (id: string) => {
    const next = studies.includes(id) ? studies.filter((other) => other !== id) : [...studies, id];
    setStudies(next);
    try {
      localStorage.setItem(remembered, JSON.stringify(next));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };

  const marks = useMarks(instrument, shows);
  const levels = useLevels(instrument);
  const isMarked = marks.length > 0;

  if (!status || !instrument) {
    return <Loading rows={10} />;
  }
  const digits = digitsOf(instrument) ?? 5;
  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_300px] xl:items-start">
      <section aria-label="Chart" className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-3 py-2">
          {status.instruments.length > 1 ? (
            <Segments label="Instrument" value={instrument} onChange={(value) => set({ instrument: value })} options={status.instruments.map((value) => ({ value, label: value }))} />
          ) : (
            <span className="font-semibold">{instrument}</span>
          )}
          <Segments label="Timeframe" value={period} onChange={(value) => set({ period: value })} options={periods.map((value) => ({ value, label: value }))} />
          <div role="group" aria-label="Indicators" className="flex flex-wrap gap-1">
            {indicators.map(({ id, label }) => (
              <Toggle key={id} isOn={studies.includes(id)} onClick={() => toggleStudy(id)}>
                {label}
              </Toggle>
            ))}
          </div>
          <div role="group" aria-label="Markers" className="flex gap-1 lg:ml-auto">
            <Toggle isOn={shows.orders} onClick={() => setShows({ ...shows, orders: !shows.orders })}>
              Fills
            </Toggle>
            <Toggle isOn={shows.decisions} onClick={() => setShows({ ...shows, decisions: !shows.decisions })}>
              Decisions
            </Toggle>
          </div>
        </div>
        <div className="h-[62dvh] min-h-96 xl:h-[calc(100dvh-180px)]">
          <ChartPanel source={status.source} instrument={instrument} period={period} digits={digits} studies={studies} marks={marks} levels={levels} />
        </div>
        <p className="flex flex-wrap justify-between gap-x-4 border-t border-line px-3 py-1.5 text-2xs text-faint">
          <span>{isMarked ? 'Arrows are fills: up bought, down sold. Dots are decisions that changed something.' : 'Bars are of the bid, as the terminal draws them.'}</span>
          <span>
            Charts by{' '}
            <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer" className="link">
              TradingView Lightweight Charts
            </a>
          </span>
        </p>
      </section>
      <div className="grid min-w-0 gap-3 sm:grid-cols-2 xl:grid-cols-1">
        <QuotePanel instrument={instrument} digits={digits} />
        <HeldPanel instrument={instrument} digits={digits} />
        <LatestPanel instrument={instrument} />
        <FeaturesPanel instrument={instrument} />
      </div>
    </div>
  );
}

function useMarks(instrument: string | undefined, shows: { orders: boolean; decisions: boolean }): readonly Mark[] {
  const { data: orders } = api.useOrdersQuery({ limit: 500 });
  const { data: decisions } = api.useDecisionsQuery({ changes: true, limit: 500 }, { skip: !shows.decisions });
  return useMemo(() => {
    const fills = shows.orders
      ? (orders?.items ?? [])
          .filter((order) => order.instrument === instrument)
          .flatMap((order) => order.events.filter((event) => event.kind === 'filled').map((event): Mark => ({ at: Date.parse(event.at), kind: order.side, text: order.order })))
      : [];
    const changes = shows.decisions
      ? (decisions?.items ?? []).filter((decision) => decision.instrument === instrument && decision.outcome === 'change').map((decision): Mark => ({ at: Date.parse(decision.at), kind: 'decision', text: `D${decision.number}` }))
      : [];
    return [...fills, ...changes];
  }, [orders, decisions, instrument, shows]);
}

/** Entry, stop and target of what is held; the same array until one of them changes. */
function useLevels(instrument: string | undefined): readonly Level[] {
  const { data: positions } = api.usePositionsQuery();
  const held = (positions ?? []).filter((position) => position.instrument === instrument);
  const key = held.map((position) => [position.position, position.side, position.entry, position.stopLoss, position.takeProfit].join()).join(';');
  return useMemo(
    () =>
      held.flatMap((position): Level[] => [
        { price: Number(position.entry), title: positionWord[position.side], kind: 'entry' },
        ...(position.stopLoss ? [{ price: Number(position.stopLoss), title: 'Stop', kind: 'stop' as const }] : []),
        ...(position.takeProfit ? [{ price: Number(position.takeProfit), title: 'Target', kind: 'target' as const }] : []),
      ]),
    [key],
  );
}

function QuotePanel({ instrument, digits }: { instrument: string; digits: number }) {
  const quote = useQuote(instrument);
  const went = directionOf(instrument);
  const points = quote ? (Number(quote.ask) - Number(quote.bid)) * 10 ** digits : null;
  return (
    <Panel title={instrument} note={quote ? <Time at={quote.at} form="clock" /> : 'No quote yet'}>
      <dl className="grid grid-cols-2 gap-3">
        <div>
          <dt className="text-xs text-soft">Bid</dt>
          <dd className={`text-xl font-semibold tracking-tight ${went > 0 ? 'text-up' : went < 0 ? 'text-down' : ''}`}>{price(quote?.bid, digits)}</dd>
        </div>
        <div>
          <dt className="text-xs text-soft">Ask</dt>
          <dd className="text-xl font-semibold tracking-tight">{price(quote?.ask, digits)}</dd>
        </div>
      </dl>
      <p className="mt-1 text-xs text-soft">Spread {points === null ? '–' : `${number(points)} points`}</p>
    </Panel>
  );
}

function HeldPanel({ instrument, digits }: { instrument: string; digits: number }) {
  const positions = api.usePositionsQuery();
  return (
    <Panel title="Held here">
      <Reading of={positions} rows={2}>
        {(items) => {
          const held = items.filter((position) => position.instrument === instrument);
          return held.length === 0 ? (
            <p className="text-soft">No position in {instrument}.</p>
          ) : (
            <ul className="flex flex-col gap-3">
              {held.map((position) => (
                <li key={position.position}>
                  <div className="flex justify-between gap-3">
                    <SideMark side={position.side}>
                      {positionWord[position.side]} {number(position.quantity, 2, 0)}
                    </SideMark>
                    <b className="font-semibold">
                      <Profit value={position.profit} />
                    </b>
                  </div>
                  <p className="text-xs text-soft">
                    from {price(position.entry, digits)}, stop {price(position.stopLoss, digits)}, target {price(position.takeProfit, digits)}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </Panel>
  );
}

function LatestPanel({ instrument }: { instrument: string }) {
  const decisions = api.useDecisionsQuery({ limit: 20 });
  return (
    <Panel title="Last decision">
      <Reading of={decisions} rows={2}>
        {({ items }) => {
          const last = items.find((decision) => decision.instrument === instrument);
          return last ? (
            <p>
              <Link to={`/decisions/${last.number}`} className="link">
                D{last.number}
              </Link>{' '}
              <Time at={last.at} form="clock" />: {target(last.target)}. <span className="text-soft">{last.because}</span>
            </p>
          ) : (
            <Empty title="None yet" />
          );
        }}
      </Reading>
    </Panel>
  );
}

function FeaturesPanel({ instrument }: { instrument: string }) {
  const features = api.useFeaturesQuery(instrument, { pollingInterval: 5000, skipPollingIfUnfocused: true });
  return (
    <Panel title="Features" note="as the agents see them">
      <Reading of={features} rows={5}>
        {(items) =>
          items.length === 0 ? (
            <p className="text-soft">Not traded by the strategy.</p>
          ) : (
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 text-xs">
              {items.map((feature) => (
                <div key={feature.name} className="contents">
                  <dt className="truncate text-soft" title={feature.name}>
                    {feature.name}
                  </dt>
                  <dd className="n">{measure(feature.value)}</dd>
                </div>
              ))}
            </dl>
          )
        }
      </Reading>
    </Panel>
  );
}
