using System.CommandLine;
using Arus.Contracts.Engine;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary>Which run an order belongs to: <c>--ledger F</c>, <c>--run RUN</c>, or the newest run or live session that holds it.</summary>
internal sealed class RunLocator
{
    public Option<string> Run { get; } = new("--run") { Description = "The run or live session, by its id or the start of it (default: the newest that holds the order).", HelpName = "RUN" };

    public Option<string> Ledger { get; } = new("--ledger") { Description = "A ledger file instead of a run.", HelpName = "F" };

    public Option<string> Data { get; } = CommonOptions.Data();

    public Argument<string> Order { get; } = new("ORDER") { Description = "The order's number, such as O17." };

    public OrderReceipt Find(ParseResult parsed, IServiceProvider services)
    {
        var order = CommonOptions.Order(parsed.GetRequiredValue(Order));
        var receipts = services.GetRequiredService<IReceipts>();
        if (parsed.GetValue(Ledger) is { } ledger)
        {
            return receipts.Find(ledger, order) ?? throw Unknown(order, ledger);
        }

        var data = DataDirectories.Resolve(parsed.GetValue(Data));
        if (parsed.GetValue(Run) is { } id)
        {
            var (name, path) = Named(services.GetRequiredService<IRunRegistry>(), data, id);
            return receipts.Find(path, order) ?? throw Unknown(order, name);
        }

        return services.GetRequiredService<IRunRegistry>().List(data)
            .Where(run => run.Damage is null && File.Exists(run.LedgerPath))
            .Select(run => (When: run.StartedAt.ToDateTime(), Path: run.LedgerPath))
            .Concat(Sessions(data).Select(path => (When: File.GetLastWriteTimeUtc(path), Path: path)))
            .OrderByDescending(kept => kept.When)
            .Select(kept => receipts.Find(kept.Path, order))
            .FirstOrDefault(receipt => receipt is not null) ?? throw Unknown(order, data);
    }

    private static (string Name, string Path) Named(IRunRegistry registry, string data, string id)
    {
        string[] sessions = [.. Sessions(data).Where(path => SessionOf(path).StartsWith(id, StringComparison.Ordinal))];
        if (sessions is [var only] && !registry.List(data).Any(run => run.Id.StartsWith(id, StringComparison.Ordinal)))
        {
            return ($"session {SessionOf(only)}", only);
        }

        var run = registry.Find(data, id);
        return ($"run {run.Id}", run.LedgerPath);
    }

    private static IEnumerable<string> Sessions(string data)
    {
        var folder = Path.Combine(data, "sessions");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "ledger.jsonl", SearchOption.AllDirectories) : [];
    }

    private static string SessionOf(string ledger) => Path.GetFileName(Path.GetDirectoryName(ledger))!;

    private static InvalidInputException Unknown(OrderId order, string where) =>
        new("ORDER_UNKNOWN", where, $"it has no order {order}", "an order of a kept run; 'arus runs' lists the runs");
}
