using System.Text;
using Arus.Foundation.Numerics;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

/// <summary>A million damaged frames and messages, from one seed: each is taken or refused, and the terminal goes on.</summary>
public sealed class InboundFuzz
{
    private const int Frames = 800_000;
    private const int Texts = 200_000;
    private const ulong Seed = 20_251_121;

    private static readonly string[] GoldenLines = File.ReadAllLines(Path.Combine(Repo.Root, "protocol", "golden", "terminal.jsonl"));

    private static readonly WireTick[] Ticks = new WireTick[T5B.TickBatchMax];
    private static readonly WireBar[] Bars = new WireBar[T5B.TickBatchMax];
    private static readonly WireLevel[] Levels = new WireLevel[T5B.TickBatchMax];

    [Fact]
    public void Binary_MutatedFrames_AreTakenOrRefused()
    {
        var random = new StrictRandom(Seed);
        var samples = Samples();
        var outcomes = new int[samples.Count, Enum.GetValues<FrameError>().Length];
        using var desk = new Desk();
        var scratch = new byte[T5B.FrameBytesMax + 64];

        for (var round = 0; round < Frames; round++)
        {
            var kind = round % samples.Count;
            BitConverter.TryWriteBytes(samples[kind].AsSpan(8), desk.Terminal.Terminal.Progress.Taken + 1);
            var length = Mutate(samples[kind], scratch, random, reseal: random.NextInt(8) > 0);
            var frame = scratch.AsSpan(0, length);
            outcomes[kind, (int)Read(frame)]++;
            desk.Terminal.Inbound.Binary(frame);
            desk.Renew();
        }

        for (var kind = 0; kind < samples.Count; kind++)
        {
            Assert.True(outcomes[kind, (int)FrameError.None] > 0, $"no mutation of sample {kind} stayed readable");
            Assert.True(outcomes[kind, (int)FrameError.Crc] > 0, $"no mutation of sample {kind} was damaged");
        }

        Assert.All(
            Enum.GetValues<FrameError>().Where(error => error != FrameError.TooLarge),
            error => Assert.True(Enumerable.Range(0, samples.Count).Sum(kind => outcomes[kind, (int)error]) > 0, $"{error} never happened"));
        desk.AssertAlive();
    }

    [Fact]
    public void Text_MutatedMessages_AreTakenOrRefused()
    {
        var random = new StrictRandom(Seed + 1);
        var samples = GoldenLines.Select(Encoding.UTF8.GetBytes).ToArray();
        var (read, refused) = (new int[samples.Length], new int[samples.Length]);
        using var desk = new Desk();
        var scratch = new byte[T5B.TextBytesMax];

        for (var round = 0; round < Texts; round++)
        {
            var kind = round % samples.Length;
            var length = MutateText(samples[kind], samples[random.NextInt(samples.Length)], scratch, random);
            var text = scratch.AsSpan(0, length);
            var (message, fault) = MessageText.ReadOfTerminal(text);
            Assert.True(message is null ^ fault is null);
            _ = MessageText.ReadOfServer(text);
            read[kind] += message is null ? 0 : 1;
            refused[kind] += message is null ? 1 : 0;
            desk.Terminal.Inbound.Text(text);
            desk.Renew();
        }

        Assert.All(read, count => Assert.True(count > 0));
        Assert.All(refused, count => Assert.True(count > 0));
        desk.AssertAlive();
    }

    private static List<byte[]> Samples()
    {
        var bytes = new byte[T5B.FrameBytesMax];
        var samples = new List<byte[]>
        {
            SampleMessages.Frame(2, false, new WireTick(6, 1_763_712_000_123, 108_523, 108_531), new WireTick(6, 1_763_712_000_351, 108_525, 108_532)),
            SampleMessages.Frame(2, true, new WireTick(0x7E, 1_763_712_000_123, -5, 108_531, 12, 300), new WireTick(8, 1_763_712_000_124, long.MaxValue >> 16, 0, -1, 1)),
        };
        samples.Add(bytes[..BarFrame.Write(bytes, 2, 1, 7, 5, 0, [new(1_763_712_000, 10, 12, 9, 11, 5, 1, 0), new(1_763_712_060, 11, 11, 11, 11, 1, 1, 9)])]);
        samples.Add(bytes[..BookFrame.Write(bytes, 2, 1, 7, 5, 1_763_712_000_000, [new(1, 108_531, 100), new(2, 108_523, 250)])]);
        return samples;
    }

    private static FrameError Read(ReadOnlySpan<byte> frame)
    {
        var error = Frame.Open(frame, out var head, out var payload);
        if (error != FrameError.None)
        {
            return error;
        }

        return head.Type switch
        {
            FrameType.Ticks => TickFrame.Read(payload, Ticks, out _),
            FrameType.Bars => BarFrame.Read(payload, Bars, out _),
            _ => BookFrame.Read(payload, Levels, out _),
        };
    }

    private static int Mutate(byte[] sample, byte[] into, StrictRandom random, bool reseal)
    {
        var length = sample.Length;
        sample.CopyTo(into, 0);
        for (var changes = random.NextInt(4); changes >= 0; changes--)
        {
            var at = random.NextInt(length);
            switch (random.NextInt(5))
            {
                case 0:
                    into[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    into[at] = (byte)random.NextInt(256);
                    break;
                case 2:
                    into[at] = 0xFF;
                    break;
                case 3:
                    length = Math.Max(1, random.NextInt(length + 1));
                    break;
                default:
                    var more = random.NextInt(12);
                    into.AsSpan(length, more).Fill(0x80);
                    length += more;
                    break;
            }
        }

        // A wrong checksum hides every other fault: most frames get a right one, and half of those the right length.
        if (reseal && length >= Frame.HeadBytes + Frame.CrcBytes)
        {
            var payload = length - Frame.HeadBytes - Frame.CrcBytes;
            if (random.NextInt(2) == 0)
            {
                BitConverter.TryWriteBytes(into.AsSpan(4), (uint)payload);
            }

            BitConverter.TryWriteBytes(into.AsSpan(length - Frame.CrcBytes), Crc32.Of(into.AsSpan(0, length - Frame.CrcBytes)));
        }

        return length;
    }

    private static int MutateText(byte[] sample, byte[] other, byte[] into, StrictRandom random)
    {
        const string Breakers = "{}[]\":,0123456789-+.eE\\tfn u\0\u007f";
        var length = sample.Length;
        sample.CopyTo(into, 0);
        switch (random.NextInt(4))
        {
            case 0:
                var from = random.NextInt(other.Length);
                var taken = other.AsSpan(from, random.NextInt(other.Length - from));
                var at = random.NextInt(length);
                taken.CopyTo(into.AsSpan(at));
                return Math.Max(length, at + taken.Length);
            case 1:
                return random.NextInt(length + 1);
            case 2:
                for (var changes = random.NextInt(3); changes >= 0; changes--)
                {
                    into[random.NextInt(length)] = (byte)Breakers[random.NextInt(Breakers.Length)];
                }

                return length;
            default:
                into[random.NextInt(length)] = (byte)random.NextInt(256);
                return length;
        }
    }

    /// <summary>A terminal that connects anew now and then.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly TestTerminal _first = new TestTerminal().In();
        private int _rounds;

        public Desk()
        {
            Terminal = _first;
            Terminal.Inlet.Counts = true;
        }

        public TestTerminal Terminal { get; private set; }

        public void Renew()
        {
            // A connection that was told to end goes on here a while: what comes until it is closed must do no harm either.
            if (++_rounds % 5_000 == 0)
            {
                Terminal = new TestTerminal(session: $"session-{_rounds}", before: Terminal).In();
            }

            Terminal.Sent.Clear();
        }

        public void AssertAlive()
        {
            var alive = new TestTerminal(session: "alive", before: Terminal).In(SampleMessages.Symbol() with { Digits = 5 });
            foreach (var asked in alive.Sent.OfType<Backfill>().ToList())
            {
                alive.Say(new BackfillDone { Seq = alive.Terminal.Progress.Taken + 1, Rid = asked.Rid, Count = 0, Complete = true });
            }

            var before = alive.Terminal.Status.Ticks;
            alive.Ticks(alive.Terminal.Progress.Taken + 1, new WireTick(6, 1_763_712_000_123, 108_523, 108_531));
            Assert.Null(alive.Ended);
            Assert.Equal(before + 1, alive.Terminal.Status.Ticks);
        }

        public void Dispose() => _first.Dispose();
    }
}
