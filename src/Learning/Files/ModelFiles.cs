using Arus.Contracts.Learning;

namespace Arus.Learning.Files;

/// <summary>Reads models, told apart by how their files begin.</summary>
internal sealed class ModelFiles(IEnumerable<IModelBody> bodies, IEnumerable<IForeignFormat> foreign) : IModelFiles
{
    private readonly IModelBody[] _bodies = [.. bodies];
    private readonly IForeignFormat[] _foreign = [.. foreign];

    /// <inheritdoc/>
    public IModel Read(string name, Stream stream)
    {
        var content = All(name, stream);
        if (content.AsSpan().StartsWith(ModelFile.Magic))
        {
            return Own(name, content);
        }

        var format = Array.Find(_foreign, known => known.Recognises(content));
        return format is not null
            ? format.Read(name, content)
            : throw new InvalidInputException(
                "MODEL_FILE_FOREIGN", name, content.Length == 0 ? "is empty" : "is no model", $"a model of Arus{string.Concat(_foreign.Select(known => $", {known.Name}"))}");
    }

    private IModel Own(string name, byte[] content)
    {
        var (header, reader) = ModelFile.Read(name, content);
        var body = Array.Find(_bodies, known => known.Kinds.Contains(header.Spec.Kind));
        reader.Check(body is not null, $"there is no kind of model '{header.Spec.Kind}'");
        var model = body.Read(header, reader);
        reader.End();
        return model;
    }

    /// <summary>All of a file, if it is not larger than <see cref="ModelFile.SizeMax"/>.</summary>
    internal static byte[] All(string name, Stream stream)
    {
        using var content = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (content.Length + read > ModelFile.SizeMax)
            {
                throw new InvalidInputException("MODEL_FILE_TOO_LARGE", name, "is larger", $"at most {ModelFile.SizeMax / (1024 * 1024)} MiB");
            }

            content.Write(block, 0, read);
        }

        return content.ToArray();
    }
}
