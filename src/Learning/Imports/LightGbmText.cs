using System.Text;
using Arus.Contracts.Learning;
using Arus.Learning.Catalog;
using Arus.Learning.Files;
using Arus.Learning.Trees;

namespace Arus.Learning.Imports;

/// <summary>Models saved by LightGBM (versions 3 and 4) as text: boosted trees with the objective <c>binary</c>.</summary>
internal sealed class LightGbmText : IForeignFormat
{
    private const int ColumnsMax = 65_536;

    /// <inheritdoc/>
    public string Name => "LightGBM text";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith("tree\n"u8) || content.StartsWith("tree\r\n"u8);

    /// <inheritdoc/>
    public IModel Read(string name, byte[] content)
    {
        var sections = Sections(name, content);
        var head = sections[0];
        var objective = head.Text("objective").Split(' ');
        var slope = objective.Length == 2 && objective[1].StartsWith("sigmoid:", StringComparison.Ordinal) ? objective[1]["sigmoid:".Length..] : "1";
        if (objective[0] != "binary" || head.Whole("num_tree_per_iteration") != 1)
        {
            throw Unsupported(name, $"the objective is '{head.Text("objective")}'", "binary");
        }

        if (head.Has("average_output"))
        {
            throw Unsupported(name, "its trees are averaged", "boosted trees");
        }

        var features = head.Texts("feature_names");
        var columns = head.Whole("max_feature_idx") + 1L;
        if (features.Length != columns || columns > ColumnsMax || features.Distinct(StringComparer.Ordinal).Count() != features.Length)
        {
            throw BodyReader.Damaged(name, $"{features.Length} names for {columns} features, one twice, or more than {ColumnsMax}");
        }

        Tree[] trees = [.. sections.Skip(1).Select(section => ReadTree(name, section, features.Length))];
        var spec = new ModelSpec("lightgbm", new SortedDictionary<string, string>(StringComparer.Ordinal), 0);
        var header = new ModelHeader(Identity.OfFile(content), spec, features, 1);
        return new TreeModel(header, new TreeEnsemble(trees, 0, TreeOutput.LogOdds, head.Number("sigmoid", slope)));
    }

    // The head, then one section per tree, up to the line that ends them.
    private static List<LightGbmSection> Sections(string name, byte[] content)
    {
        var sections = new List<LightGbmSection> { new(name, "the head") };
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line == "end of trees")
            {
                return sections.Count > 1 ? sections : throw BodyReader.Damaged(name, "it has no trees");
            }

            if (line.StartsWith("Tree=", StringComparison.Ordinal))
            {
                sections.Add(new(name, line));
            }
            else
            {
                sections[^1].Add(line);
            }
        }

        throw BodyReader.Damaged(name, "it ends before 'end of trees'");
    }

    private static Tree ReadTree(string name, LightGbmSection section, int columns)
    {
        if (section.Has("is_linear") && section.Whole("is_linear") != 0)
        {
            throw Unsupported(name, $"{section.Title} has linear leaves", "leaves that give a number");
        }

        var tree = LightGbmTree.Read(section);
        return TreeCheck.Problem(tree, columns) is { } problem ? throw BodyReader.Damaged(name, $"{section.Title}: {problem}") : tree;
    }

    private static InvalidInputException Unsupported(string name, string what, string expected) => new("MODEL_FILE_UNSUPPORTED", name, what, expected);
}
