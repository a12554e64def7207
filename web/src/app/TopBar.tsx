import { Link } from 'react-router';
import { api } from '../api/api';
import { price } from '../format/numbers';
import { utc } from '../format/time';
import { directionOf, useQuote } from '../live/quotes';
import { Badge } from '../ui/Value';
import { HaltButton } from './HaltButton';
import { LinkState } from './LinkState';

export function TopBar() {
  const { data: status } = api.useStatusQuery();
  return (
    <header className="flex h-12 items-center gap-3 border-b border-line bg-surface px-3 lg:gap-4 lg:px-4">
      <Link to="/" className="flex items-center gap-2 rounded-sm text-base font-semibold tracking-tight">
        <svg viewBox="0 0 22 16" className="h-4 w-[22px] text-accent" aria-hidden fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round">
          <path d="M1.5 13c4.5 0 4.5-10 9.5-10s5 10 9.5 10" />
        </svg>
        Arus
      </Link>
      {status && (
        <div className="hidden min-w-0 items-center gap-2 text-xs text-soft md:flex">
          <Badge tone={status.venue === 'paper' ? 'plain' : 'warn'} title={status.venue === 'paper' ? 'Orders go to the simulated venue' : 'Orders go to the terminal'}>
            {status.venue === 'paper' ? 'Paper' : 'Terminal'}
          </Badge>
          <span className="truncate">
            {status.strategy} on {status.source}
          </span>
        </div>
      )}
      <div className="hidden min-w-0 items-center gap-1 overflow-hidden xl:flex">{status?.instruments.slice(0, 4).map((id) => <QuoteChip key={id} instrument={id} />)}</div>
      <div className="ml-auto flex items-center gap-2 lg:gap-3">
        <LinkState />
        <HaltButton />
      </div>
    </header>
  );
}

function QuoteChip({ instrument }: { instrument: string }) {
  const quote = useQuote(instrument);
  const went = directionOf(instrument);
  return (
    <Link to={`/market?instrument=${instrument}`} title={quote ? utc(quote.at) : 'No quote yet'} className="flex items-baseline gap-1.5 rounded-md px-2 py-1 text-xs hover:bg-raised">
      <span className="font-medium">{instrument}</span>
      <span className={went > 0 ? 'text-up' : went < 0 ? 'text-down' : 'text-soft'}>{price(quote?.bid)}</span>
    </Link>
  );
}
