using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Files;

namespace Arus.Learning.Onnx;

/// <summary>
/// Reads ONNX models. The input is one tensor of floats, 1 × features or 1 × steps × features, of which only the first dimension may be open; the answer is one number, or two
/// of which the second is the event's, and is a probability unless the note <c>arus.output</c> says <c>log-odds</c>. The note <c>arus.features</c> names the features, separated
/// by commas; else they are <c>f0</c>, <c>f1</c> …
/// </summary>
/// <param name="runtime">Runs them.</param>
internal sealed class OnnxFormat(OnnxRuntime runtime) : IForeignFormat
{
    private const int FeaturesMax = 65_536;
    private const int StepsMax = 4_096;
    private const int CellsMax = 1 << 22;

    /// <inheritdoc/>
    public string Name => "ONNX";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> content) => OnnxOutline.IsLikely(content);

    /// <inheritdoc/>
    public IModel Read(string name, byte[] content)
    {
        var outline = OnnxOutline.Read(name, content);
        var (input, steps, features) = Input(name, outline);
        var output = Output(name, outline);
        var isLogOdds = IsLogOdds(name, outline);
        var names = Features(name, outline, features);
        runtime.Require(name);
        var session = OnnxSession.Load(runtime, name, content);
        Try(name, session, input, output, isLogOdds, features * steps);
        var spec = new ModelSpec("onnx", new SortedDictionary<string, string>(StringComparer.Ordinal) { ["output"] = isLogOdds ? "log-odds" : "probability" }, 0);
        return new OnnxModel(new(Identity.OfFile(content), spec, names, steps), session, input, output, isLogOdds, content);
    }

    private static (OnnxTensor Input, int Steps, int Features) Input(string name, OnnxOutline outline)
    {
        var input = outline.Inputs.Count == 1 ? outline.Inputs[0] : null;
        var shape = input?.Dimensions ?? [];
        var isRight = input is { IsOfFloats: true }
            && shape.Length is 2 or 3
            && shape[0] is -1 or 1
            && shape[^1] is > 0 and <= FeaturesMax
            && (shape.Length == 2 || shape[1] is > 0 and <= StepsMax)
            && shape[1..].Aggregate(1L, (product, size) => product * size) <= CellsMax;
        if (!isRight)
        {
            var what = input is null
                ? $"it has {outline.Inputs.Count} inputs"
                : $"the input '{input.Name}' has {(input.IsOfFloats ? "" : "no floats and ")}the shape [{string.Join(", ", shape.Select(size => size < 0 ? "?" : size.ToString(CultureInfo.InvariantCulture)))}]";
            throw new InvalidInputException("ONNX_INPUT", name, what, "one input of floats, 1 × features or 1 × steps × features");
        }

        return (input! with { Dimensions = [1, .. shape[1..]] }, shape.Length == 3 ? (int)shape[1] : 1, (int)shape[^1]);
    }

    private static string Output(string name, OnnxOutline outline) =>
        (outline.Outputs.FirstOrDefault(output => output is { IsOfFloats: true, Name: "probabilities" or "probability" })
            ?? outline.Outputs.FirstOrDefault(output => output.IsOfFloats)
            ?? throw new InvalidInputException("ONNX_OUTPUT", name, "it answers no tensor of floats", "a probability or log-odds; converters of scikit-learn are told zipmap=False")).Name;

    private static bool IsLogOdds(string name, OnnxOutline outline) => outline.Notes.GetValueOrDefault("arus.output", "probability") switch
    {
        "probability" => false,
        "log-odds" => true,
        var other => throw new InvalidInputException("ONNX_NOTE", name, $"the note arus.output is '{other}'", "probability or log-odds"),
    };

    private static string[] Features(string name, OnnxOutline outline, int count)
    {
        if (!outline.Notes.TryGetValue("arus.features", out var note))
        {
            return [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}"))];
        }

        var names = note.Split(',', StringSplitOptions.TrimEntries);
        return names.Length == count && names.Distinct(StringComparer.Ordinal).Count() == count && !names.Contains("")
            ? names
            : throw new InvalidInputException("ONNX_NOTE", name, $"the note arus.features has {names.Length} names", string.Create(CultureInfo.InvariantCulture, $"{count} different names"));
    }

    // Once with zeros: what does not run now would not run later.
    private static void Try(string name, OnnxSession session, OnnxTensor input, string output, bool isLogOdds, int cells)
    {
        var answer = new double[2];
        using var run = new OnnxRun(session, input, output);
        var count = run.Run(new double[cells], answer, out var problem);
        if (problem is not null)
        {
            throw new InvalidInputException("ONNX_REFUSED", name, $"does not run: {problem}", "a model that runs on a row of zeros");
        }

        var value = count is 1 or 2 ? answer[count - 1] : 0;
        if (count is not (1 or 2) || (!isLogOdds && !double.IsNaN(value) && value is < 0 or > 1))
        {
            var what = count is 1 or 2 ? $"'{output}' answers {value.ToString("G6", CultureInfo.InvariantCulture)}" : $"'{output}' answers {(count < 0 ? "no floats" : $"{count} numbers")}";
            throw new InvalidInputException("ONNX_OUTPUT", name, what, "one number or two, between 0 and 1; or the note arus.output=log-odds");
        }
    }
}
