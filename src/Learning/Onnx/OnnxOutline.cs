using System.Text;
using Arus.Learning.Files;

namespace Arus.Learning.Onnx;

/// <summary>A tensor that goes in or out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElementType">1 for 32-bit, 11 for 64-bit floats; others are not used.</param>
/// <param name="Dimensions">Its dimensions; −1 where one is open. Null when it is no tensor or none are given.</param>
internal sealed record OnnxTensor(string Name, int ElementType, long[]? Dimensions)
{
    /// <summary>32-bit floats.</summary>
    public const int Single = 1;

    /// <summary>64-bit floats.</summary>
    public const int Double = 11;

    /// <summary>Whether it is of floats.</summary>
    public bool IsOfFloats => ElementType is Single or Double;
}

/// <summary>
/// What an ONNX file says of itself, read before the runtime sees it: what goes in and out, and its notes. The field numbers are those of onnx.proto. A file that takes
/// weights from other files, or is nested without end, is refused.
/// </summary>
internal sealed class OnnxOutline
{
    private const int DepthMax = 32;

    private readonly string _name;
    private readonly List<OnnxTensor> _inputs = [];
    private readonly List<OnnxTensor> _outputs = [];
    private readonly HashSet<string> _constants = new(StringComparer.Ordinal);
    private bool _hasGraph;

    private OnnxOutline(string name) => _name = name;

    /// <summary>What must be given to it.</summary>
    public IReadOnlyList<OnnxTensor> Inputs => [.. _inputs.Where(input => !_constants.Contains(input.Name))];

    /// <summary>What it answers.</summary>
    public IReadOnlyList<OnnxTensor> Outputs => _outputs;

    /// <summary>Its notes by name.</summary>
    public Dictionary<string, string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a file looks like ONNX: it begins with a format version below 256 and goes on with another field of a model.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> content) =>
        content.Length > 4 && content[0] == 0x08 && content[1] is > 0 and < 0x80 && content[2] is 0x12 or 0x1A or 0x22 or 0x28 or 0x32 or 0x3A or 0x42 or 0x72;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidInputException">It is damaged, or asks for other files.</exception>
    public static OnnxOutline Read(string name, ReadOnlySpan<byte> content)
    {
        var outline = new OnnxOutline(name);
        outline.Model(content);
        return outline._hasGraph && outline._outputs.Count > 0 ? outline : throw BodyReader.Damaged(name, "it has no graph with outputs");
    }

    private void Model(ReadOnlySpan<byte> bytes)
    {
        var model = new WireReader(bytes);
        while (model.Next())
        {
            switch (model.Field)
            {
                case 7:
                    Graph(model.Bytes, 0);
                    _hasGraph = true;
                    break;
                case 14:
                    var (key, value) = (Text(model.Bytes, 1), Text(model.Bytes, 2));
                    Notes[key] = value;
                    break;
                case 25:
                    Nodes(model.Bytes, 7, 1);
                    break;
            }
        }

        Check(!model.IsDamaged, "it ends too early or is no message");
    }

    private void Graph(ReadOnlySpan<byte> bytes, int depth)
    {
        Check(depth < DepthMax, $"its graphs are nested deeper than {DepthMax}");
        var graph = new WireReader(bytes);
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case 5:
                    Weights(graph.Bytes);
                    if (depth == 0)
                    {
                        _constants.Add(Text(graph.Bytes, 8));
                    }

                    break;
                case 15:
                    SparseWeights(graph.Bytes);
                    break;
                case 11 when depth == 0:
                    _inputs.Add(Tensor(graph.Bytes));
                    break;
                case 12 when depth == 0:
                    _outputs.Add(Tensor(graph.Bytes));
                    break;
            }
        }

        Check(!graph.IsDamaged, "its graph is no message");
        Nodes(bytes, 1, depth + 1);
    }

    // Graphs and weights may stand in the attributes of a node, too.
    private void Nodes(ReadOnlySpan<byte> bytes, int nodeField, int depth)
    {
        var graph = new WireReader(bytes);
        while (graph.Next())
        {
            if (graph.Field != nodeField)
            {
                continue;
            }

            var node = new WireReader(graph.Bytes);
            while (node.Next())
            {
                if (node.Field == 5)
                {
                    Attribute(node.Bytes, depth);
                }
            }

            Check(!node.IsDamaged, "a node is no message");
        }

        Check(!graph.IsDamaged, "its graph is no message");
    }

    private void Attribute(ReadOnlySpan<byte> bytes, int depth)
    {
        var attribute = new WireReader(bytes);
        while (attribute.Next())
        {
            switch (attribute.Field)
            {
                case 5 or 10:
                    Weights(attribute.Bytes);
                    break;
                case 6 or 11:
                    Graph(attribute.Bytes, depth);
                    break;
                case 22 or 23:
                    SparseWeights(attribute.Bytes);
                    break;
            }
        }

        Check(!attribute.IsDamaged, "an attribute is no message");
    }

    private void SparseWeights(ReadOnlySpan<byte> bytes)
    {
        var sparse = new WireReader(bytes);
        while (sparse.Next())
        {
            if (sparse.Field is 1 or 2)
            {
                Weights(sparse.Bytes);
            }
        }

        Check(!sparse.IsDamaged, "weights are no message");
    }

    private void Weights(ReadOnlySpan<byte> bytes)
    {
        var weights = new WireReader(bytes);
        while (weights.Next())
        {
            if (weights.Field == 13 || (weights.Field == 14 && weights.Number != 0))
            {
                throw new InvalidInputException("ONNX_EXTERNAL_DATA", _name, "takes weights from other files", "one file with all its weights");
            }
        }

        Check(!weights.IsDamaged, "weights are no message");
    }

    private OnnxTensor Tensor(ReadOnlySpan<byte> bytes)
    {
        var type = Part(Part(bytes, 2), 1);
        var (element, hasShape, dimensions) = (0, false, new List<long>());
        var tensor = new WireReader(type);
        while (tensor.Next())
        {
            if (tensor.Field == 1)
            {
                element = (int)tensor.Number;
            }
            else if (tensor.Field == 2)
            {
                hasShape = true;
                var shape = new WireReader(tensor.Bytes);
                while (shape.Next())
                {
                    dimensions.Add(Dimension(shape.Bytes));
                }

                Check(!shape.IsDamaged, "a shape is no message");
            }
        }

        Check(!tensor.IsDamaged, "a type is no message");
        return new(Text(bytes, 1), element, hasShape ? [.. dimensions] : null);
    }

    private static long Dimension(ReadOnlySpan<byte> bytes)
    {
        var dimension = new WireReader(bytes);
        return dimension.Next() && dimension.Field == 1 ? (long)dimension.Number : -1;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, int field)
    {
        var message = new WireReader(bytes);
        while (message.Next())
        {
            if (message.Field == field)
            {
                return message.Bytes;
            }
        }

        return default;
    }

    private static string Text(ReadOnlySpan<byte> bytes, int field) => Encoding.UTF8.GetString(Part(bytes, field));

    private void Check(bool isRight, string problem)
    {
        if (!isRight)
        {
            throw BodyReader.Damaged(_name, problem);
        }
    }
}
