import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api/api';
import type { Problem } from '../../api/types';
import { useAppDispatch, useAppSelector } from '../../app/store';
import { number } from '../../format/numbers';
import { moment } from '../../format/time';
import { period as periodName } from '../../format/words';
import { onBar } from '../../live/bars';
import { onQuote, quoteOf } from '../../live/quotes';
import { Empty, Failed, Loading } from '../../ui/Panel';
import { candles, type Candle } from './candles';
import { indicators, lengths, type Period } from './indicators';
import { MarketChart, type Level, type Mark } from './MarketChart';

type ChartPanelProps = { source: string; instrument: string; period: Period; digits: number; studies: readonly string[]; marks: readonly Mark[]; levels: readonly Level[] };

const stretch = 500;
const most = 20_000;

/** The chart of one instrument and period: read once, moved by ticks, continued to the left as far as one scrolls. */
export function ChartPanel({ source, instrument, period, digits, studies, marks, levels }: ChartPanelProps) {
  const dispatch = useAppDispatch();
  const link = useAppSelector((state) => state.live.link);
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<MarketChart | null>(null);
  const [phase, setPhase] = useState<'reading' | 'shown' | 'empty'>('reading');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [read, setRead] = useState<Candle | undefined>();
  const [generation, setGeneration] = useState(0);
  const [trials, setTrials] = useState(0);

  useEffect(() => {
    const made = new MarketChart(element.current as HTMLDivElement);
    chart.current = made;
    made.onRead = setRead;
    const paint = () => made.paint();
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', paint);
    addEventListener('arus:theme', paint);
    return () => {
      scheme.removeEventListener('change', paint);
      removeEventListener('arus:theme', paint);
      chart.current = null;
      made.remove();
    };
  }, []);

  useEffect(() => chart.current?.precision(digits), [digits]);

  useEffect(() => {
    const made = chart.current as MarketChart;
    let isOver = false;
    let isReading = false;
    let isExhausted = false;
    let isRead = false;
    const ask = (before?: string, count = stretch) =>
      dispatch(api.endpoints.bars.initiate({ source, instrument, period, before, count }, { forceRefetch: true, subscribe: false })).unwrap();

    const newest = async (count: number, isFirst: boolean) => {
      try {
        const bars = await ask(undefined, count);
        if (!isOver) {
          const began = performance.now();
          made.add(candles(bars), isFirst);
          if (isFirst) {
            requestAnimationFrame(() => performance.measure('arus:chart', { start: began, end: performance.now() }));
          }
          setProblem(null);
          isRead = true;
          setPhase(made.count === 0 ? 'empty' : 'shown');
          setGeneration((before) => before + 1);
        }
      } catch (error) {
        if (!isOver && (error as Problem).status === 404) {
          isRead = true;
          setPhase(made.count === 0 ? 'empty' : 'shown');
        } else if (!isOver && isFirst) {
          setProblem(error as Problem);
        }
      }
    };

    made.onWantOlder = () => {
      const first = made.first;
      if (isReading || isExhausted || !first || made.count >= most) {
        return;
      }
      isReading = true;
      void ask(new Date(first.at).toISOString()).then(
        (bars) => {
          isReading = false;
          if (!isOver) {
            isExhausted = bars.length === 0;
            made.add(candles(bars), false);
            setGeneration((before) => before + 1);
          }
        },
        () => (isReading = false),
      );
    };

    let correcting: ReturnType<typeof setTimeout> | undefined;
    const correct = () => {
      correcting ??= setTimeout(() => {
        correcting = undefined;
        void newest(3, false);
      }, 1200);
    };
    const takeQuote = () => {
      const quote = quoteOf(instrument);
      if (quote && isRead && made.tick(Date.parse(quote.at), Number(quote.bid), lengths[period])) {
        setPhase('shown');
        correct();
      }
    };
    setPhase('reading');
    setRead(undefined);
    made.clear();
    void newest(stretch, true);
    const stopQuotes = onQuote(instrument, takeQuote);
    const stopBars = onBar((bar) => {
      if (bar.instrument === instrument && periodName(bar.period) === period) {
        correct();
      }
    });
    return () => {
      isOver = true;
      clearTimeout(correcting);
      stopQuotes();
      stopBars();
      made.onWantOlder = () => undefined;
    };
  }, [dispatch, source, instrument, period, link === 'live', trials]);

  useEffect(() => {
    const made = chart.current as MarketChart;
    let isOver = false;
    for (const { id } of indicators) {
      if (!studies.includes(id)) {
        made.removeStudy(id);
      }
    }
    if (phase === 'shown') {
      for (const drawn of indicators.filter(({ id }) => studies.includes(id))) {
        const query = { source, instrument, period, count: made.count, indicator: drawn.indicator, settings: drawn.settings };
        void dispatch(api.endpoints.indicator.initiate(query, { forceRefetch: true, subscribe: false }))
          .unwrap()
          .then(
            (series) => !isOver && made.study(drawn.place === 'prices' || drawn.digits > 2 ? { ...drawn, digits } : drawn, series),
            () => undefined,
          );
      }
    }
    return () => void (isOver = true);
  }, [dispatch, source, instrument, period, digits, studies, generation, phase]);

  useEffect(() => chart.current?.mark(marks), [marks]);
  useEffect(() => chart.current?.level(levels), [levels]);

  const legend = useMemo(() => read, [read]);
  return (
    <div className="relative h-full min-h-80">
      <div ref={element} aria-hidden className="absolute inset-0" />
      <p className="sr-only">
        Candles of {instrument}, {period}, moving with the quotes. The numbers stand in the tables of this page and of Orders and Decisions.
      </p>
      <Reader bar={legend} digits={digits} />
      {phase !== 'shown' && (
        <div className="absolute inset-0 grid place-items-center bg-surface">
          {problem ? (
            <Failed problem={problem} retry={() => setTrials(trials + 1)} />
          ) : phase === 'empty' ? (
            <Empty title="No bars yet">Bars appear once quotes of {instrument} come in.</Empty>
          ) : (
            <div className="w-full max-w-lg">
              <Loading rows={6} label="Reading bars" />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** Open, high, low and close of the bar under the pointer. */
function Reader({ bar, digits }: { bar: Candle | undefined; digits: number }) {
  if (!bar) {
    return null;
  }
  return (
    <p className="pointer-events-none absolute top-2 left-3 z-10 flex flex-wrap gap-x-3 text-xs text-soft">
      <span className="text-ink">{moment(new Date(bar.at).toISOString(), 'short')}</span>
      {(['open', 'high', 'low', 'close'] as const).map((name) => (
        <span key={name}>
          {name.charAt(0).toUpperCase()} <span className="text-ink">{number(bar[name], digits)}</span>
        </span>
      ))}
    </p>
  );
}
