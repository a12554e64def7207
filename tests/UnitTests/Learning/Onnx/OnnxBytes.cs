using System.Runtime.InteropServices;
using System.Text;
using Arus.Learning.Onnx;

namespace Arus.UnitTests.Learning.Onnx;

/// <summary>Writes small ONNX models by hand, field by field as onnx.proto numbers them.</summary>
internal static class OnnxBytes
{
    /// <summary>The runtime where <c>./arus onnx</c> puts it; skips the test where it is not.</summary>
    public static OnnxRuntime Runtime()
    {
        var path = Environment.GetEnvironmentVariable(OnnxRuntime.PathVariable) ?? Path.Combine(Repo.Root, "artifacts", "onnxruntime", OnnxRuntime.FileName);
        Assert.SkipUnless(File.Exists(path), "ONNX Runtime is not installed; ./arus onnx installs it.");
        return new(path);
    }

    public static byte[] Field(int number, ulong value) => [.. Varint((ulong)number << 3), .. Varint(value)];

    public static byte[] Field(int number, byte[] bytes) => [.. Varint(((ulong)number << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    public static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public static byte[] Model(byte[] graph, params (string Key, string Value)[] notes) =>
    [
        .. Field(1, 8UL), .. Field(2, "by hand"), .. Field(7, graph), .. Field(8, Field(2, 13UL)),
        .. notes.SelectMany(note => Field(14, [.. Field(1, note.Key), .. Field(2, note.Value)])),
    ];

    public static byte[] Node(string type, string[] inputs, string[] outputs, params byte[][] attributes) =>
    [
        .. inputs.SelectMany(input => Field(1, input)), .. outputs.SelectMany(output => Field(2, output)), .. Field(4, type),
        .. attributes.SelectMany(attribute => Field(5, attribute)),
    ];

    public static byte[] Weights(string name, long[] shape, params float[] values) =>
    [
        .. shape.SelectMany(size => Field(1, (ulong)size)), .. Field(2, 1UL), .. Field(8, name), .. Field(9, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()),
    ];

    /// <summary>A tensor in or out; −1 is open.</summary>
    public static byte[] Value(string name, int type, params long[] shape) =>
        [.. Field(1, name), .. Field(2, Field(1, [.. Field(1, (ulong)type), .. Field(2, [.. shape.SelectMany(size => Field(1, size < 0 ? Field(2, "n") : Field(1, (ulong)size)))])]))];

    public static byte[] Graph(byte[][] nodes, byte[][] weights, byte[][] inputs, byte[][] outputs) =>
    [
        .. nodes.SelectMany(node => Field(1, node)), .. Field(2, "g"), .. weights.SelectMany(weight => Field(5, weight)),
        .. inputs.SelectMany(input => Field(11, input)), .. outputs.SelectMany(output => Field(12, output)),
    ];

    /// <summary>σ(x·w + b), or its log-odds.</summary>
    public static byte[] Logistic(float[] w, float b, bool isLogOdds = false, int type = 1, long rows = -1, params (string Key, string Value)[] notes)
    {
        var last = isLogOdds ? Node("Identity", ["z"], ["y"]) : Node("Sigmoid", ["z"], ["y"]);
        byte[][] nodes = [Node("MatMul", ["x", "w"], ["p"]), Node("Add", ["p", "b"], ["z"]), last];
        byte[][] weights = [Weights("w", [w.Length, 1], w), Weights("b", [1], b)];
        return Model(Graph(nodes, weights, [Value("x", type, rows, w.Length)], [Value("y", 1, -1, 1)]), notes);
    }

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}
