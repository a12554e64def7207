import { api } from '../api/api';
import { moment, utc, viewerZone } from '../format/time';
import { useStaleSeconds } from '../live/freshness';
import { useQuote } from '../live/quotes';
import { useAppSelector } from './store';

/** Whether the page is live: in a word, and the market's time beside it. */
export function LinkState() {
  const link = useAppSelector((state) => state.live.link);
  const stale = useStaleSeconds(6);
  const { instrument } = api.useStatusQuery(undefined, { selectFromResult: ({ data }) => ({ instrument: data?.instruments[0] }) });
  const quote = useQuote(instrument ?? '');
  const [tone, word] =
    link === 'live' ? (stale > 0 ? ['bg-warn', `${stale} s old`] : ['bg-accent', 'Live']) : link === 'connecting' ? ['bg-soft', 'Connecting'] : ['bg-warn', 'Reconnecting'];
  return (
    <div className="flex items-center gap-2 text-xs text-soft" role="status" aria-live="off" aria-label={`Connection: ${word}`}>
      <span className={`size-2 rounded-full ${tone}`} aria-hidden />
      <span>{word}</span>
      {quote && (
        <span className="hidden text-faint sm:inline" title={`Newest quote of ${instrument}, ${utc(quote.at)}; shown in ${viewerZone}`}>
          {moment(quote.at, 'clock')}
        </span>
      )}
    </div>
  );
}
