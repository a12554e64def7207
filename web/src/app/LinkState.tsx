import { api } from '../api/api';
import { moment, utc, viewerZone } from '../format/time';
import { useStaleSeconds } from '../live/freshness';
import { useAppSelector } from './store';

/** Whether the page is live: in a word, and the market's time beside it. */
export function LinkState() {
  const link = useAppSelector((state) => state.live.link);
  const stale = useStaleSeconds(6);
  const { data: status } = api.useStatusQuery();
  const [tone, word] =
    link === 'live' ? (stale > 0 ? ['bg-warn', `${stale} s old`] : ['bg-accent', 'Live']) : link === 'connecting' ? ['bg-soft', 'Connecting'] : ['bg-warn', 'Reconnecting'];
  return (
    <div className="flex items-center gap-2 text-xs text-soft" role="status" aria-label={`Connection: ${word}`}>
      <span className={`size-2 rounded-full ${tone}`} aria-hidden />
      <span>{word}</span>
      {status?.lastTickAt && (
        <span className="hidden text-faint sm:inline" title={`Newest quote, ${utc(status.lastTickAt)}; shown in ${viewerZone}`}>
          {moment(status.lastTickAt, 'clock')}
        </span>
      )}
    </div>
  );
}
