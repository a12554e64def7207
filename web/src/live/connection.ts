import { HubConnectionBuilder, HttpTransportType, LogLevel, type HubConnection } from '@microsoft/signalr';
import { api } from '../api/api';
import type { LiveAccount, LiveAlert, LiveBar, LiveDecision, LiveOrder, LivePosition, LiveStatus, LiveTick } from '../api/types';
import type { AppDispatch, RootState } from '../app/store';
import { takeBar } from './bars';
import { heard, silence } from './freshness';
import { linkChanged, type Link } from './liveSlice';
import { placeInPage, Sequence } from './merge';
import { takeTicks } from './quotes';

type Numbered<Data> = { number: number; data: Data };

const channels = ['ticks', 'bars', 'decisions', 'orders', 'positions', 'account', 'status', 'alerts'];
const pauses = [250, 500, 1000, 2000, 3000, 5000];
const pollMilliseconds = 4000;
const quietMilliseconds = 4000;

/**
 * Keeps the page in step with the server: over the live connection, after a cut from where it was cut, and by asking every few seconds while there is none.
 */
export class LiveConnection {
  readonly #dispatch: AppDispatch;
  readonly #state: () => RootState;
  readonly #sequence = new Sequence();
  readonly #queue: (() => void)[] = [];
  #hub: HubConnection | null = null;
  #frame = 0;
  #poll: ReturnType<typeof setInterval> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #isStopped = false;

  constructor(dispatch: AppDispatch, state: () => RootState) {
    this.#dispatch = dispatch;
    this.#state = state;
  }

  start(): void {
    this.#isStopped = false;
    this.#poll = setInterval(() => {
      if (this.#state().live.link !== 'live') {
        this.#read();
        this.#quotes();
      } else if (silence() > quietMilliseconds) {
        this.#dispatch(api.util.invalidateTags(['Status']));
      }
    }, pollMilliseconds);
    addEventListener('online', this.#now);
    document.addEventListener('visibilitychange', this.#now);
    this.#quotes();
    void this.#connect();
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    removeEventListener('online', this.#now);
    document.removeEventListener('visibilitychange', this.#now);
    void this.#hub?.stop();
    this.#hub = null;
  }

  /** Tries again at once when the viewer or the network comes back. */
  readonly #now = (): void => {
    if (this.#retry !== undefined && document.visibilityState === 'visible') {
      clearTimeout(this.#retry);
      void this.#connect();
    }
  };

  async #connect(): Promise<void> {
    this.#retry = undefined;
    const hub = new HubConnectionBuilder()
      .withUrl('/live', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = 15_000;
    hub.keepAliveIntervalInMilliseconds = 5_000;
    this.#listen(hub);
    hub.onclose(() => this.#lost());
    this.#hub = hub;
    try {
      await hub.start();
      const isResumed = this.#sequence.last !== null;
      await hub.invoke('subscribe', { instruments: null, channels, after: this.#sequence.last });
      heard();
      this.#attempt = 0;
      this.#link('live');
      this.#read();
      if (isResumed) {
        this.#dispatch(api.util.invalidateTags(['Trades', 'Chains', 'Agents', 'Backtests', 'Terminals', 'Status']));
      }
    } catch {
      await hub.stop().catch(() => undefined);
      this.#lost();
    }
  }

  #lost(): void {
    if (this.#isStopped || this.#retry !== undefined) {
      return;
    }
    this.#hub = null;
    this.#link(this.#attempt < 3 ? 'reconnecting' : 'down');
    const pause = pauses[Math.min(this.#attempt, pauses.length - 1)] ?? 5000;
    this.#attempt++;
    this.#retry = setTimeout(() => void this.#connect(), pause);
  }

  #link(link: Link): void {
    this.#dispatch(linkChanged({ link, at: Date.now() }));
  }

  /** Reads over HTTP what the live connection would have told. */
  #read(): void {
    this.#dispatch(api.util.invalidateTags(['Status', 'Account', 'Positions', 'Orders', 'Decisions', 'Alerts']));
  }

  /** Asks for the newest quotes, which show the market also while it is closed or the live connection is cut. */
  #quotes(): void {
    void this.#dispatch(api.endpoints.quotes.initiate(undefined, { forceRefetch: true, subscribe: false }))
      .unwrap()
      .then(
        (quotes) => takeTicks(quotes.flatMap(({ instrument, venueTime, bid, ask }) => (bid !== null && ask !== null ? [{ instrument, at: venueTime, bid, ask }] : []))),
        () => undefined,
      );
  }

  /** Changes to the page are gathered and made once a frame. */
  #soon(change: () => void): void {
    heard();
    this.#queue.push(change);
    if (this.#queue.length > 5000 || document.visibilityState === 'hidden') {
      this.#flush();
    } else if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => this.#flush());
    }
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const changes = this.#queue.splice(0);
    changes.forEach((change) => change());
  }

  #listen(hub: HubConnection): void {
    hub.on('ticks', (ticks: LiveTick[]) => {
      heard();
      takeTicks(ticks);
    });
    hub.on('bar', (bar: LiveBar) => {
      heard();
      takeBar(bar);
    });
    hub.on('status', (status: LiveStatus) => this.#soon(() => this.#status(status)));
    hub.on('account', (account: LiveAccount) => this.#soon(() => this.#account(account)));
    hub.on('positions', (positions: LivePosition[]) => this.#soon(() => this.#dispatch(api.util.upsertQueryData('positions', undefined, positions))));
    hub.on('order', (event: Numbered<LiveOrder>) => this.#numbered(event, (order) => this.#order(order)));
    hub.on('decision', (event: Numbered<LiveDecision>) => this.#numbered(event, (decision) => this.#decision(decision)));
    hub.on('alert', (event: Numbered<LiveAlert>) => this.#numbered(event, (alert) => this.#alert(alert)));
    hub.on('reset', () => {
      this.#sequence.forget();
      this.#read();
    });
  }

  #numbered<Data>(event: Numbered<Data>, change: (data: Data) => void): void {
    if (this.#sequence.isNew(event.number)) {
      this.#soon(() => change(event.data));
    }
  }

  #status(status: LiveStatus): void {
    this.#dispatch(api.util.updateQueryData('status', undefined, (before) => void Object.assign(before, status)));
  }

  #account(account: LiveAccount): void {
    this.#dispatch(api.util.upsertQueryData('account', undefined, account));
  }

  #order(order: LiveOrder): void {
    this.#dispatch(api.util.updateQueryData('order', order.order, () => order));
    for (const { endpointName, originalArgs } of api.util.selectInvalidatedBy(this.#state(), ['Orders'])) {
      if (endpointName === 'orders') {
        this.#dispatch(api.util.updateQueryData('orders', originalArgs as { open?: boolean }, (page) => placeInPage(page, order, (item) => item.order)));
      }
    }
    if (order.state === 'filled') {
      this.#dispatch(api.util.invalidateTags(['Trades', 'Chains']));
    }
  }

  #decision(decision: LiveDecision): void {
    for (const { endpointName, originalArgs } of api.util.selectInvalidatedBy(this.#state(), ['Decisions'])) {
      if (endpointName === 'decisions') {
        const args = originalArgs as { changes?: boolean; after?: string };
        if (!args.after && !(args.changes && decision.outcome === 'hold')) {
          this.#dispatch(api.util.updateQueryData('decisions', args, (page) => placeInPage(page, decision, (item) => item.number)));
        }
      }
    }
  }

  #alert(alert: LiveAlert): void {
    for (const { endpointName, originalArgs } of api.util.selectInvalidatedBy(this.#state(), ['Alerts'])) {
      if (endpointName === 'alerts') {
        this.#dispatch(api.util.updateQueryData('alerts', originalArgs as object, (page) => placeInPage(page, alert, (item) => item.number)));
      }
    }
  }
}
