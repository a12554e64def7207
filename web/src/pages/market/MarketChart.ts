import {
  CandlestickSeries,
  ColorType,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  LineStyle,
  TickMarkType,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { IndicatorSeries } from '../../api/types';
import { moment } from '../../format/time';
import { barAt, grow, join, type Candle } from './candles';
import type { Drawn } from './indicators';

export type Mark = { at: number; kind: 'buy' | 'sell' | 'decision'; text: string };
export type Level = { price: number; title: string; kind: 'entry' | 'stop' | 'target' };

/** With more marks than this their names would hide the candles. */
const namedMarks = 80;

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000) as UTCTimestamp;
const iso = (time: Time) => new Date(Number(time) * 1000).toISOString();

/** Colours of the design language, as the canvas wants them. */
function colours(element: HTMLElement) {
  const probe = document.createElement('i');
  element.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const all = { surface: read('--surface'), ink: read('--ink'), soft: read('--soft'), faint: read('--faint'), line: read('--line'), strong: read('--line-strong'), grid: read('--grid'), raised: read('--raised'), up: read('--up'), down: read('--down'), warn: read('--warn'), accent: read('--accent'), read };
  return { ...all, done: () => probe.remove() };
}

/** The candles, what is drawn over and below them, and how they move. Knows nothing of the page around it. */
export class MarketChart {
  readonly #element: HTMLElement;
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #markers: ISeriesMarkersPluginApi<Time>;
  readonly #studies = new Map<string, ISeriesApi<'Line' | 'Histogram'>[]>();
  #bars: Candle[] = [];
  #marks: readonly Mark[] = [];
  #levels: readonly Level[] = [];
  #lines: IPriceLine[] = [];

  onWantOlder: () => void = () => undefined;
  onRead: (bar: Candle | undefined) => void = () => undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#chart = createChart(element, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.08 } },
      timeScale: {
        borderVisible: false,
        timeVisible: true,
        secondsVisible: false,
        rightOffset: 6,
        barSpacing: 7,
        tickMarkFormatter: (time: Time, kind: TickMarkType) => (kind <= TickMarkType.DayOfMonth ? moment(iso(time), 'day').slice(0, kind === TickMarkType.DayOfMonth ? 6 : 11) : moment(iso(time), 'clock').slice(0, 5)),
      },
      localization: { timeFormatter: (time: Time) => moment(iso(time), 'short') },
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, { borderVisible: true });
    this.#markers = createSeriesMarkers(this.#candles, []);
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && range.from < 40 && this.#bars.length > 0) {
        this.onWantOlder();
      }
    });
    this.#chart.subscribeCrosshairMove((move) => this.onRead(move.time === undefined ? undefined : barAt(this.#bars, Number(move.time) * 1000)));
    this.paint();
  }

  get first(): Candle | undefined {
    return this.#bars[0];
  }

  get last(): Candle | undefined {
    return this.#bars.at(-1);
  }

  get count(): number {
    return this.#bars.length;
  }

  /** Takes the colours of the present theme. */
  paint(): void {
    const colour = colours(this.#element);
    this.#chart.applyOptions({
      layout: { background: { type: ColorType.Solid, color: colour.surface }, textColor: colour.soft, fontSize: 11, fontFamily: getComputedStyle(this.#element).fontFamily, attributionLogo: false, panes: { separatorColor: colour.line, separatorHoverColor: colour.raised } },
      grid: { vertLines: { color: colour.grid }, horzLines: { color: colour.grid } },
      crosshair: { vertLine: { color: colour.strong, labelBackgroundColor: colour.strong }, horzLine: { color: colour.strong, labelBackgroundColor: colour.strong } },
    });
    this.#candles.applyOptions({ upColor: colour.surface, borderUpColor: colour.up, wickUpColor: colour.up, downColor: colour.down, borderDownColor: colour.down, wickDownColor: colour.down, priceLineColor: colour.soft });
    colour.done();
    this.mark(this.#marks);
    this.level(this.#levels);
  }

  precision(digits: number): void {
    this.#candles.applyOptions({ priceFormat: { type: 'price', precision: digits, minMove: 10 ** -digits } });
  }

  clear(): void {
    this.#bars = [];
    this.#candles.setData([]);
    this.#studies.forEach((_, id) => this.removeStudy(id));
    this.mark([]);
  }

  /** Adds bars, older or newer; what is in sight stays where it is. */
  add(bars: readonly Candle[], isFirst: boolean): void {
    this.#bars = join(this.#bars, bars);
    this.#candles.setData(this.#bars.map((bar) => ({ time: seconds(bar.at), open: bar.open, high: bar.high, low: bar.low, close: bar.close })));
    if (isFirst) {
      const wanted = Math.max(40, Math.floor(this.#element.clientWidth / 9));
      this.#chart.timeScale().setVisibleLogicalRange({ from: this.#bars.length - wanted, to: this.#bars.length + 6 });
    }
    this.mark(this.#marks);
  }

  /** Moves the last bar with a bid, or begins the next; tells whether it began one. */
  tick(at: number, bid: number, length: number | undefined): boolean {
    const before = this.#bars.at(-1);
    const bar = grow(before, at, bid, length);
    if (!bar) {
      return before !== undefined && at >= before.until;
    }
    const isNew = before === undefined || bar.at > before.at;
    if (isNew) {
      this.#bars.push(bar);
    } else {
      this.#bars[this.#bars.length - 1] = bar;
    }
    this.#candles.update({ time: seconds(bar.at), open: bar.open, high: bar.high, low: bar.low, close: bar.close });
    return isNew;
  }

  /** Draws an indicator, or draws it anew; its pane is made with it. */
  study(drawn: Drawn, series: IndicatorSeries): void {
    let lines = this.#studies.get(drawn.id);
    const colour = colours(this.#element);
    if (!lines) {
      const pane = drawn.place === 'prices' ? 0 : this.#chart.panes().length;
      lines = series.outputs.map((output, i) => {
        const common = { priceLineVisible: false, lastValueVisible: drawn.place === 'below' && i === 0, priceFormat: { type: 'price' as const, precision: drawn.digits, minMove: 10 ** -drawn.digits } };
        return output === 'histogram'
          ? this.#chart.addSeries(HistogramSeries, common, pane)
          : this.#chart.addSeries(LineSeries, { ...common, lineWidth: i === 0 ? 2 : 1, crosshairMarkerVisible: false }, pane);
      });
      this.#studies.set(drawn.id, lines);
      if (pane > 0) {
        this.#chart.panes()[0]?.setStretchFactor(4);
        this.#chart.panes()[pane]?.setStretchFactor(1);
      }
    }
    lines.forEach((line, i) => {
      line.applyOptions({ color: colour.read(drawn.colours[i] ?? '--faint') });
      line.setData(
        series.items.map((row) => {
          const time = seconds(Date.parse(row.openedAt));
          const value = row.values[i];
          return value === null || value === undefined ? { time } : { time, value };
        }),
      );
    });
    colour.done();
  }

  removeStudy(id: string): void {
    this.#studies.get(id)?.forEach((line) => this.#chart.removeSeries(line));
    this.#studies.delete(id);
    for (let pane = this.#chart.panes().length - 1; pane > 0; pane--) {
      if (this.#chart.panes()[pane]?.getSeries().length === 0) {
        this.#chart.removePane(pane);
      }
    }
  }

  mark(marks: readonly Mark[]): void {
    this.#marks = marks;
    const colour = colours(this.#element);
    const shown: SeriesMarker<Time>[] = [];
    for (const mark of marks) {
      const bar = barAt(this.#bars, mark.at);
      if (bar && mark.at < bar.until) {
        const time = seconds(bar.at);
        shown.push(
          mark.kind === 'decision'
            ? { time, position: 'aboveBar', shape: 'circle', color: colour.accent, size: 0.6 }
            : { time, position: mark.kind === 'buy' ? 'belowBar' : 'aboveBar', shape: mark.kind === 'buy' ? 'arrowUp' : 'arrowDown', color: mark.kind === 'buy' ? colour.up : colour.down, text: mark.text, size: 1 },
        );
      }
    }
    colour.done();
    const isCrowded = shown.length > namedMarks;
    this.#markers.setMarkers(shown.map((mark) => (isCrowded ? { ...mark, text: '' } : mark)).sort((a, b) => Number(a.time) - Number(b.time)));
  }

  level(levels: readonly Level[]): void {
    this.#levels = levels;
    const colour = colours(this.#element);
    this.#lines.forEach((line) => this.#candles.removePriceLine(line));
    this.#lines = levels.map((level) =>
      this.#candles.createPriceLine({ price: level.price, title: level.title, color: { entry: colour.soft, stop: colour.down, target: colour.up }[level.kind], lineWidth: 1, lineStyle: level.kind === 'entry' ? LineStyle.Solid : LineStyle.Dashed, axisLabelVisible: true }),
    );
    colour.done();
  }

  remove(): void {
    this.#chart.remove();
  }
}
