using Arus.Contracts.Live;
using Arus.Contracts.Trading;

namespace Arus.Engine.Live;

/// <summary>
/// Which of the requests that were decided on and never sent, because the process died between, are still worth sending: those whose order waits for it and
/// that are no older than a terminal would take. Of the others the account hears nothing, asks the venue, and finds them lost.
/// </summary>
internal static class WorthSending
{
    public static IReadOnlyList<(long Number, VenueRequest Request, string ClientId)> Of(RunningSession session, JournalRecovery recovery, Timestamp now)
    {
        var away = recovery.LastReceived == Timestamp.Min ? 0 : Math.Max(0, now - recovery.LastReceived);
        var kept = new List<(long, VenueRequest, string)>();
        foreach (var (number, request, clientId) in recovery.Unsent)
        {
            var isAsking = request.Kind == VenueRequestKind.Snapshot;
            var isWanted = request.Kind is VenueRequestKind.Protect or VenueRequestKind.Cancel
                || session.View.Orders.Find(request.Order.Value)?.State == OrderState.Submitted;
            var isFresh = session.Core.Engine.Now - request.At + away <= SessionComposer.RequestNanosMax;
            if (isAsking || (isWanted && isFresh))
            {
                kept.Add((number, request, clientId));
                continue;
            }

            session.View.OnAlert(
                AlertSeverity.Warning, "REQUEST_NOT_SENT", $"{request.Kind} of {request.Order} was decided and never sent; it is too late for it now", session.Core.Engine.Now);
        }

        return kept;
    }
}
