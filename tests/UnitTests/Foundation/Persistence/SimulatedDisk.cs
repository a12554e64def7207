using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

/// <summary>
/// A disk in memory that can run full and lose power. What was flushed survives a power cut; of the rest each sector of each write survives or not, at
/// random, and of the changes to names some first ones do. A sector is written whole or not, as on every medium there is.
/// </summary>
internal sealed class SimulatedDisk : IDisk
{
    private const int SectorBytes = 512;
    private const int NoSpace = 28;

    private readonly Dictionary<string, Content> _names = [];
    private readonly Dictionary<string, Content> _durableNames = [];
    private readonly List<(string Name, Content? Content)> _pendingNames = [];
    private readonly HashSet<string> _folders = [];

    /// <summary>How many bytes fit; writes beyond are cut short and fail.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>After this many more operations the power fails, in the middle of the last one.</summary>
    public long OperationsUntilPowerFails { get; set; } = long.MaxValue;

    /// <summary>Operations so far.</summary>
    public long Operations { get; private set; }

    private long Used => _names.Values.Sum(content => (long)content.Bytes.Length);

    public IDiskFile Create(string path)
    {
        Operate();
        var content = new Content();
        Name(path, content);
        return new OpenFile(this, content);
    }

    public IDiskFile Open(string path, bool forWriting) =>
        _names.TryGetValue(path, out var content) ? new OpenFile(this, content) : throw new FileNotFoundException(path);

    public bool Exists(string path) => _names.ContainsKey(path);

    public IReadOnlyList<string> Files(string folder, string suffix) =>
        [.. _names.Keys.Where(path => Path.GetDirectoryName(path) == folder && path.EndsWith(suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> Folders(string folder) => [.. _folders.Where(path => Path.GetDirectoryName(path) == folder).Order(StringComparer.Ordinal)];

    public void CreateFolder(string folder) => _folders.Add(folder);

    public void Rename(string from, string to)
    {
        Operate();
        var content = _names[from];
        Name(from, null);
        Name(to, content);
    }

    public void Delete(string path)
    {
        Operate();
        Name(path, null);
    }

    public void FlushFolder(string folder)
    {
        Operate();
        foreach (var (name, content) in _pendingNames)
        {
            Apply(_durableNames, name, content);
        }

        _pendingNames.Clear();
    }

    public long FreeBytes(string folder) => Capacity - Used;

    /// <summary>What is found when the power is back.</summary>
    public SimulatedDisk AfterPowerCut(Random random)
    {
        var disk = new SimulatedDisk();
        var names = new Dictionary<string, Content>(_durableNames);
        foreach (var (name, content) in _pendingNames.Take(random.Next(_pendingNames.Count + 1)))
        {
            Apply(names, name, content);
        }

        foreach (var (name, content) in names)
        {
            disk._names[name] = disk._durableNames[name] = content.AfterPowerCut(random);
        }

        return disk;
    }

    /// <summary>What is found when only the process died: everything written.</summary>
    public SimulatedDisk AfterKill()
    {
        var disk = new SimulatedDisk();
        foreach (var (name, content) in _names)
        {
            disk._names[name] = disk._durableNames[name] = new() { Bytes = content.Bytes, Durable = content.Bytes };
        }

        return disk;
    }

    private void Operate()
    {
        Operations++;
        if (--OperationsUntilPowerFails < 0)
        {
            throw new PowerCutException();
        }
    }

    private void Name(string name, Content? content)
    {
        Apply(_names, name, content);
        _pendingNames.Add((name, content));
    }

    private static void Apply(Dictionary<string, Content> names, string name, Content? content)
    {
        if (content is null)
        {
            names.Remove(name);
        }
        else
        {
            names[name] = content;
        }
    }

    /// <summary>Thrown where the process would just be gone.</summary>
    internal sealed class PowerCutException : Exception;

    private sealed class Content
    {
        public byte[] Bytes { get; set; } = [];

        public byte[] Durable { get; set; } = [];

        public List<(long Offset, byte[] Bytes)> Pending { get; } = [];

        public void Write(long offset, byte[] bytes)
        {
            if (bytes.Length == 0)
            {
                return;
            }

            Bytes = Written(Bytes, offset, bytes);
            Pending.Add((offset, bytes));
        }

        public void Truncate(long length)
        {
            Bytes = Bytes[..(int)length];
            Pending.Add((length, []));
        }

        public Content AfterPowerCut(Random random)
        {
            var bytes = Durable;
            foreach (var (offset, written) in Pending)
            {
                if (written.Length == 0)
                {
                    bytes = random.Next(2) == 0 && offset <= bytes.Length ? bytes[..(int)offset] : bytes;
                    continue;
                }

                for (var at = 0; at < written.Length;)
                {
                    var length = (int)Math.Min(written.Length - at, SectorBytes - ((offset + at) % SectorBytes));
                    bytes = random.Next(2) == 0 ? Written(bytes, offset + at, written[at..(at + length)]) : bytes;
                    at += length;
                }
            }

            return new() { Bytes = bytes, Durable = bytes };
        }

        private static byte[] Written(byte[] bytes, long offset, byte[] written)
        {
            var result = new byte[Math.Max(bytes.Length, offset + written.Length)];
            bytes.CopyTo(result, 0);
            written.CopyTo(result, offset);
            return result;
        }
    }

    private sealed class OpenFile(SimulatedDisk disk, Content content) : IDiskFile
    {
        public long Length => content.Bytes.Length;

        public int Read(long offset, Span<byte> bytes)
        {
            var count = (int)Math.Clamp(content.Bytes.Length - offset, 0, bytes.Length);
            content.Bytes.AsSpan((int)Math.Min(offset, content.Bytes.Length), count).CopyTo(bytes);
            return count;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            try
            {
                disk.Operate();
            }
            catch (PowerCutException)
            {
                var sectorsEnd = (offset + (bytes.Length / 2)) / SectorBytes * SectorBytes;
                content.Write(offset, bytes[..(int)Math.Max(0, sectorsEnd - offset)].ToArray());
                throw;
            }

            var growth = Math.Max(0, offset + bytes.Length - content.Bytes.Length);
            var room = disk.Capacity - disk.Used;
            if (growth > room)
            {
                content.Write(offset, bytes[..(int)Math.Max(0, bytes.Length - (growth - room))].ToArray());
                throw new IOException("No space left on device", NoSpace);
            }

            content.Write(offset, bytes.ToArray());
        }

        public void Truncate(long length)
        {
            disk.Operate();
            content.Truncate(length);
        }

        public void Flush()
        {
            disk.Operate();
            content.Durable = content.Bytes;
            content.Pending.Clear();
        }

        public void Dispose()
        {
        }
    }
}
