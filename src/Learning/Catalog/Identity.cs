using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Learning;

namespace Arus.Learning.Catalog;

/// <summary>
/// Names a model by what makes it: SHA-256 over kind, code version, settings, seed and examples. Text is UTF-8 behind its length, numbers are little-endian,
/// every NaN is one NaN and −0 is 0, so that the same task has one name on every machine.
/// </summary>
internal sealed class Identity : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[16 * 1024];

    /// <summary>The name of what a task makes.</summary>
    public static ModelId Of(ModelSpec spec, string codeVersion, Examples train, Examples? validation)
    {
        using var identity = new Identity();
        identity.Add("arus-model-1");
        identity.Add(spec.Kind);
        identity.Add(codeVersion);
        identity.Add((ulong)spec.Settings.Count);
        foreach (var (name, value) in spec.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            identity.Add(name);
            identity.Add(value);
        }

        identity.Add(spec.Seed);
        identity.Add(train);
        identity.Add(validation is null ? 0UL : 1UL);
        if (validation is not null)
        {
            identity.Add(validation);
        }

        return new(Convert.ToHexStringLower(identity._hash.GetHashAndReset()));
    }

    /// <summary>The name of a model that was trained elsewhere: by the bytes of its file.</summary>
    public static ModelId OfFile(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Add(Examples examples)
    {
        Add((ulong)examples.Features.Columns.Count);
        foreach (var column in examples.Features.Columns)
        {
            Add(column);
        }

        Add(examples.Features.Values);
        Add(examples.Targets);
        Add(examples.Weights is null ? 0UL : 1UL);
        if (examples.Weights is { } weights)
        {
            Add(weights);
        }

        Add((ulong)(examples.Breaks?.Length ?? 0));
        foreach (var row in examples.Breaks ?? [])
        {
            Add((ulong)row);
        }
    }

    private void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add((ulong)bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Add(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_block, number);
        _hash.AppendData(_block, 0, sizeof(ulong));
    }

    private void Add(double[] numbers)
    {
        Add((ulong)numbers.LongLength);
        for (var start = 0; start < numbers.Length;)
        {
            var count = Math.Min(numbers.Length - start, _block.Length / sizeof(double));
            for (var i = 0; i < count; i++)
            {
                var number = numbers[start + i];
                BinaryPrimitives.WriteDoubleLittleEndian(_block.AsSpan(i * sizeof(double)), double.IsNaN(number) ? double.NaN : number + 0.0);
            }

            _hash.AppendData(_block, 0, count * sizeof(double));
            start += count;
        }
    }
}
