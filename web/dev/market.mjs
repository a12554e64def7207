// A simulated market for building the pages: bars, quotes and what a session might make of them, all drawn from a seed.

export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export const instruments = [
  { id: 'EURUSD', description: 'Euro against US dollar', kind: 'forex', base: 'EUR', quote: 'USD', digits: 5, tickSize: '0.00001', contractSize: '100000', volumeMin: '1000', volumeStep: '1000', volumeMax: '10000000', start: 1.0832, step: 0.00006, spread: 0.00008 },
  { id: 'XAUUSD', description: 'Gold against US dollar', kind: 'metal', base: 'XAU', quote: 'USD', digits: 2, tickSize: '0.01', contractSize: '100', volumeMin: '1', volumeStep: '1', volumeMax: '10000', start: 2642.4, step: 0.22, spread: 0.21 },
];

export const minutes = { S1: 1 / 60, M1: 1, M5: 5, M15: 15, M30: 30, H1: 60, H4: 240, D1: 1440 };

export const iso = (milliseconds) => new Date(milliseconds).toISOString();

/** Minute bars that end now. */
export function history(instrument, end, count, seed) {
  const draw = random(seed);
  const bars = [];
  let close = instrument.start;
  let drift = 0;
  for (let i = count; i > 0; i--) {
    const openedAt = Math.floor(end / 60_000) * 60_000 - i * 60_000;
    const hour = new Date(openedAt).getUTCHours();
    const liveliness = hour >= 7 && hour < 17 ? 1.5 : 0.6;
    drift = drift * 0.95 + (draw() - 0.5) * instrument.step * 0.3 + (instrument.start - close) * 0.0004;
    const open = close;
    let high = open;
    let low = open;
    for (let j = 0; j < 6; j++) {
      close += (draw() - 0.5) * instrument.step * 1.7 * liveliness + drift / 6;
      high = Math.max(high, close);
      low = Math.min(low, close);
    }
    bars.push({ openedAt, open, high, low, close, volume: Math.round(30 + draw() * 170 * liveliness) });
  }
  return bars;
}

export function gather(bars, period) {
  const length = minutes[period] * 60_000;
  const out = [];
  for (const bar of bars) {
    const openedAt = Math.floor(bar.openedAt / length) * length;
    const last = out.at(-1);
    if (last?.openedAt === openedAt) {
      last.high = Math.max(last.high, bar.high);
      last.low = Math.min(last.low, bar.low);
      last.close = bar.close;
      last.volume += bar.volume;
    } else {
      out.push({ ...bar, openedAt });
    }
  }
  return out;
}

export function indicator(name, bars, settings) {
  const closes = bars.map((bar) => bar.close);
  const period = Number(settings.period ?? 14);
  const ema = (values, length) => {
    const k = 2 / (length + 1);
    let value = NaN;
    return values.map((x, i) => {
      value = Number.isNaN(value) ? x : value + k * (x - value);
      return i < length - 1 ? null : value;
    });
  };
  switch (name) {
    case 'ema':
      return { outputs: ['ema'], rows: ema(closes, period).map((value) => [value]) };
    case 'sma':
      return { outputs: ['sma'], rows: closes.map((_, i) => [i < period - 1 ? null : closes.slice(i - period + 1, i + 1).reduce((a, b) => a + b) / period]) };
    case 'bollinger':
      return {
        outputs: ['middle', 'upper', 'lower'],
        rows: closes.map((_, i) => {
          if (i < 19) return [null, null, null];
          const window = closes.slice(i - 19, i + 1);
          const mean = window.reduce((a, b) => a + b) / 20;
          const deviation = Math.sqrt(window.reduce((a, b) => a + (b - mean) ** 2, 0) / 20);
          return [mean, mean + 2 * deviation, mean - 2 * deviation];
        }),
      };
    case 'macd': {
      const fast = ema(closes, 12);
      const slow = ema(closes, 26);
      const line = fast.map((x, i) => (x === null || slow[i] === null ? null : x - slow[i]));
      const signal = ema(line.map((x) => x ?? 0), 9);
      return { outputs: ['line', 'signal', 'histogram'], rows: line.map((x, i) => (x === null || i < 34 ? [null, null, null] : [x, signal[i], x - signal[i]])) };
    }
    case 'rsi': {
      let gain = 0;
      let loss = 0;
      return {
        outputs: ['rsi'],
        rows: closes.map((close, i) => {
          const change = i === 0 ? 0 : close - closes[i - 1];
          gain += (Math.max(change, 0) - gain) / period;
          loss += (Math.max(-change, 0) - loss) / period;
          return [i < period ? null : (100 * gain) / (gain + loss)];
        }),
      };
    }
    default: {
      let atr = NaN;
      return {
        outputs: [name],
        rows: bars.map((bar, i) => {
          atr = Number.isNaN(atr) ? bar.high - bar.low : atr + (bar.high - bar.low - atr) / period;
          return [i < period ? null : atr];
        }),
      };
    }
  }
}
