using System.Text.Json;
using System.Text.Json.Nodes;
using Arus.Contracts.Research;

namespace Arus.Host.Commands;

/// <summary>The result of a validation as one JSON object.</summary>
internal static class ValidationJson
{
    public static JsonObject Of(ValidationResult result) => new()
    {
        ["strategy"] = result.Judged.Inputs.Strategy,
        ["instrument"] = result.Judged.Inputs.Instrument.Id.ToString(),
        ["verdict"] = result.Verdict.Result.ToString().ToUpperInvariant(),
        ["checks"] = new JsonArray([.. result.Verdict.Checks.Select(check => (JsonNode)new JsonObject
        {
            ["code"] = check.Code, ["finding"] = check.Finding.ToString().ToUpperInvariant(), ["text"] = check.Text, ["value"] = check.Value, ["limit"] = check.Limit,
        })]),
        ["contaminated"] = result.Judged.Contamination is not { } found ? null : new JsonObject
        {
            ["answers"] = found.Answers,
            ["of"] = found.Of,
            ["masked"] = found.Masked,
            ["models"] = new JsonArray([.. found.Models.Select(model => (JsonNode)model)]),
        },
        ["walkForward"] = new JsonObject
        {
            ["return"] = result.WalkForwardReturn,
            ["sharpe"] = result.WalkForwardSharpe,
            ["days"] = result.WalkForwardDays,
            ["windows"] = new JsonArray([.. result.Windows.Select(window => (JsonNode)new JsonObject
            {
                ["from"] = window.From.ToString(), ["to"] = window.To.ToString(), ["trial"] = window.Chosen, ["sharpeBefore"] = window.SharpeBefore,
                ["sharpeWithin"] = window.SharpeWithin, ["return"] = window.ReturnWithin,
            })]),
        },
        ["crossValidation"] = new JsonArray([.. result.CrossValidation.Select(sharpe => (JsonNode)sharpe)]),
        ["deflatedSharpe"] = result.DeflatedSharpe,
        ["overfitProbability"] = result.OverfitProbability,
        ["chosenLosesProbability"] = result.ChosenLosesProbability,
        ["trialsEver"] = result.TrialsEver,
        ["trials"] = new JsonArray([.. result.Trials.Select(trial => (JsonNode)new JsonObject
        {
            ["settings"] = new JsonObject(trial.Settings.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
            ["sharpe"] = trial.Sharpe, ["netProfit"] = trial.NetProfit.Text, ["trades"] = trial.Trades, ["hash"] = trial.Hash,
        })]),
        ["agents"] = new JsonArray([.. result.Agents.Select(agent => (JsonNode)new JsonObject
        {
            ["agent"] = agent.Agent, ["skill"] = Finite(agent.Skill), ["weight"] = Finite(agent.Weight), ["worth"] = agent.Worth.Text,
            ["hasEarnedItsWeight"] = agent.HasEarnedItsWeight,
        })]),
        ["leaks"] = new JsonArray([.. result.Leaks.Select(leak => (JsonNode)new JsonObject
        {
            ["feature"] = leak.Feature, ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(leak.Kind.ToString()), ["at"] = leak.At?.ToString(), ["evidence"] = leak.Evidence,
        })]),
        ["report"] = result.Judged.ReportPath,
        ["hash"] = result.Hash,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
