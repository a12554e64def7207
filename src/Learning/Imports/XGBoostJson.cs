using System.Globalization;
using System.Text.Json;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Catalog;
using Arus.Learning.Files;
using Arus.Learning.Trees;

namespace Arus.Learning.Imports;

/// <summary>
/// Models saved by XGBoost 1.0 and later as JSON: trees (<c>gbtree</c>) with the objective <c>binary:logistic</c>. XGBoost computes in numbers of 32 bits, and so
/// do the imported trees.
/// </summary>
internal sealed class XGBoostJson : IForeignFormat
{
    private const int ColumnsMax = 65_536;

    /// <inheritdoc/>
    public string Name => "XGBoost JSON";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <inheritdoc/>
    public IModel Read(string name, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return Model(name, json.RootElement.GetProperty("learner"), content);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw BodyReader.Damaged(name, $"it is no model of XGBoost: {wrong.Message}");
        }
    }

    private static TreeModel Model(string name, JsonElement learner, byte[] content)
    {
        var parameters = learner.GetProperty("learner_model_param");
        var booster = learner.GetProperty("gradient_booster");
        Supported(name, "the booster", booster.GetProperty("name").GetString(), "gbtree");
        Supported(name, "the objective", learner.GetProperty("objective").GetProperty("name").GetString(), "binary:logistic");
        var model = booster.GetProperty("model");
        if (model.GetProperty("tree_info").EnumerateArray().Any(group => group.GetInt32() != 0))
        {
            throw Unsupported(name, "it has several classes", "one probability");
        }

        var features = Features(name, learner, parameters);
        Tree[] trees = [.. model.GetProperty("trees").EnumerateArray().Select((tree, index) => ReadTree(name, index, tree, features.Length))];
        if (trees.Length == 0)
        {
            throw BodyReader.Damaged(name, "it has no trees");
        }

        var spec = new ModelSpec("xgboost", new SortedDictionary<string, string>(StringComparer.Ordinal), 0);
        var header = new ModelHeader(Identity.OfFile(content), spec, features, 1);
        return new TreeModel(header, new TreeEnsemble(trees, BaseMargin(name, parameters), TreeOutput.SingleLogOdds));
    }

    private static double BaseMargin(string name, JsonElement parameters)
    {
        // Later versions write a list of one.
        var text = parameters.GetProperty("base_score").GetString()!.Trim('[', ']');
        var score = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return score is > 0 and < 1
            ? (float)-StrictMath.Log((1.0f / score) - 1.0f)
            : throw BodyReader.Damaged(name, $"base_score is {text}, no probability");
    }

    private static string[] Features(string name, JsonElement learner, JsonElement parameters)
    {
        var count = Whole(parameters, "num_feature");
        if (count is < 1 or > ColumnsMax)
        {
            throw BodyReader.Damaged(name, $"num_feature is {count}, not 1 to {ColumnsMax}");
        }

        string[] named = learner.TryGetProperty("feature_names", out var names) ? [.. names.EnumerateArray().Select(element => element.GetString() ?? "")] : [];
        return named.Length == 0 ? [.. Enumerable.Range(0, count).Select(column => string.Create(CultureInfo.InvariantCulture, $"f{column}"))]
            : named.Length == count && named.Distinct(StringComparer.Ordinal).Count() == count ? named
            : throw BodyReader.Damaged(name, $"{named.Length} names for {count} features, or one twice");
    }

    private static Tree ReadTree(string name, int index, JsonElement json, int columns)
    {
        if (json.TryGetProperty("split_type", out var types) && types.EnumerateArray().Any(type => type.GetInt32() != 0))
        {
            throw Unsupported(name, $"tree {index} splits by category", "splits by threshold");
        }

        if (json.TryGetProperty("tree_param", out var parameters) && parameters.TryGetProperty("size_leaf_vector", out _) && Whole(parameters, "size_leaf_vector") > 1)
        {
            throw Unsupported(name, $"tree {index} gives vectors", "one number per leaf");
        }

        var nodes = new XGBoostNodes(
            Wholes(json, "left_children"), Wholes(json, "right_children"), Wholes(json, "split_indices"),
            [.. json.GetProperty("default_left").EnumerateArray().Select(element => element.ValueKind == JsonValueKind.True || (element.ValueKind == JsonValueKind.Number && element.GetInt32() != 0))],
            Singles(json, "split_conditions"), Singles(json, "sum_hessian"), Singles(json, "loss_changes"));
        return nodes.Tree(columns, out var problem) ?? throw BodyReader.Damaged(name, $"tree {index}: {problem}");
    }

    private static int[] Wholes(JsonElement json, string property) => [.. json.GetProperty(property).EnumerateArray().Select(element => element.GetInt32())];

    private static float[] Singles(JsonElement json, string property) => [.. json.GetProperty(property).EnumerateArray().Select(element => element.GetSingle())];

    private static int Whole(JsonElement json, string property) => int.Parse(json.GetProperty(property).GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Supported(string name, string what, string? found, string supported)
    {
        if (found != supported)
        {
            throw Unsupported(name, $"{what} is '{found}'", supported);
        }
    }

    private static InvalidInputException Unsupported(string name, string what, string expected) => new("MODEL_FILE_UNSUPPORTED", name, what, expected);
}
