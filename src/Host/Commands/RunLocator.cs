using System.CommandLine;
using Arus.Contracts.Engine;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary>Which run an order belongs to: <c>--ledger F</c>, <c>--run RUN</c>, or the newest run that holds it.</summary>
internal sealed class RunLocator
{
    public Option<string> Run { get; } = new("--run") { Description = "The run, by its id or the start of it (default: the newest that holds the order).", HelpName = "RUN" };

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

        var registry = services.GetRequiredService<IRunRegistry>();
        var data = DataDirectories.Resolve(parsed.GetValue(Data));
        if (parsed.GetValue(Run) is { } id)
        {
            var run = registry.Find(data, id);
            return receipts.Find(run.LedgerPath, order) ?? throw Unknown(order, $"run {run.Id}");
        }

        return registry.List(data)
            .Where(run => run.Damage is null && File.Exists(run.LedgerPath))
            .Select(run => receipts.Find(run.LedgerPath, order))
            .FirstOrDefault(receipt => receipt is not null) ?? throw Unknown(order, data);
    }

    private static InvalidInputException Unknown(OrderId order, string where) =>
        new("ORDER_UNKNOWN", where, $"it has no order {order}", "an order of a kept run; 'arus runs' lists the runs");
}
