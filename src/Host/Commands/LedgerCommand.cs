using System.CommandLine;
using System.Text.Json.Nodes;
using Arus.Contracts.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus ledger verify F</c>: checks a ledger's hash chain offline.</summary>
internal static class LedgerCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var file = new Argument<string>("F") { Description = "The ledger file." };
        var json = CommonOptions.Json();
        var verify = new Command("verify", "Recompute every hash of a ledger; name the first record that was changed.\n\nExample: arus ledger verify ledger.jsonl") { file, json };
        verify.SetAction(parsed =>
        {
            var verdict = services.GetRequiredService<IReceipts>().Verify(parsed.GetRequiredValue(file));
            var isGood = verdict.Fault is null;
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject
                {
                    ["good"] = isGood,
                    ["complete"] = verdict.IsComplete,
                    ["records"] = verdict.Records,
                    ["hash"] = verdict.Hash,
                    ["fault"] = verdict.Fault?.ToString(),
                });
            }
            else
            {
                terminal.Out.WriteLine(verdict.Fault is { } fault
                    ? $"changed: {fault}"
                    : $"good: {verdict.Records} records{(verdict.IsComplete ? "" : ", but the run did not end in this file")}, SHA-256 {verdict.Hash}");
            }

            return isGood ? 0 : 1;
        });
        return new Command("ledger", "Check ledgers.\n\nExample: arus ledger verify ledger.jsonl") { verify };
    }
}
