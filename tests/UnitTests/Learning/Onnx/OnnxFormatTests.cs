using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Files;
using Arus.Learning.Networks.Layers;
using Arus.Learning.Onnx;
using static Arus.UnitTests.Learning.Onnx.OnnxBytes;

namespace Arus.UnitTests.Learning.Onnx;

public sealed class OnnxFormatTests
{
    private static readonly float[] W = [0.5f, -1.25f, 2f];

    [Fact]
    public void Read_ALogisticModel_PredictsAndExplainsAsItsFormula()
    {
        var model = Read(Logistic(W, 0.25f, notes: ("arus.features", "a, b, c")));
        var predictor = model.NewPredictor();
        var random = new StrictRandom(1);
        var attributions = new double[3];
        for (var i = 0; i < 100; i++)
        {
            double[] row = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()];
            var odds = 0.25 + row.Zip(W, (x, w) => x * w).Sum();

            Assert.Equal(StrictMath.Logistic(odds), predictor.Predict(row), 1e-6);
            Assert.Equal(0.25, predictor.Explain(row, attributions), 1e-5);
            Assert.All(Enumerable.Range(0, 3), feature => Assert.Equal(row[feature] * W[feature], attributions[feature], 1e-4));
        }

        Assert.Equal(("a b c", 1, "onnx"), (string.Join(' ', model.Features), model.Steps, model.Spec.Kind));
    }

    [Fact]
    public void Read_ALogOddsModel_AnswersTheProbability()
    {
        var model = Read(Logistic(W, 0.25f, isLogOdds: true, rows: 1, notes: ("arus.output", "log-odds")));

        Assert.Equal(StrictMath.Logistic(2.5), model.NewPredictor().Predict([1, -1, 0.25]), 1e-6);
        Assert.Equal(["f0", "f1", "f2"], model.Features);
    }

    [Fact]
    public void Read_AMemoryOfSixSteps_AgreesWithOurOwnLayer()
    {
        const int Steps = 6, Inputs = 3, Hidden = 8;
        var random = new StrictRandom(3);
        var network = new Chain(new Lstm(Inputs, Hidden), new LastStep(), new Dense(Hidden, 1));
        var weights = Enumerable.Range(0, network.WeightCount).Select(_ => (float)random.NextGaussian()).ToArray();
        var model = Read(Memory(weights, Steps, Inputs, Hidden));
        var (predictor, pass) = (model.NewPredictor(), network.NewPass(new(Steps, 1, Inputs)));

        Assert.Equal(Steps, model.Steps);
        for (var i = 0; i < 50; i++)
        {
            float[] rows = [.. Enumerable.Range(0, Steps * Inputs).Select(_ => (float)random.NextGaussian())];
            pass.Forward(weights, rows, null);

            Assert.Equal(StrictMath.Logistic(pass.Output[0]), predictor.Predict([.. rows.Select(x => (double)x)]), 1e-5);
        }
    }

    [Fact]
    public void Write_AModel_IsItsFile()
    {
        var bytes = Logistic(W, 0.25f);
        var model = Read(bytes);
        using var stream = new MemoryStream();

        model.Write(stream);

        Assert.Equal(bytes, stream.ToArray());
        Assert.Equal(model.Id, Read(stream.ToArray()).Id);
    }

    [Fact]
    public void Predict_ManyTimes_AllocatesNothing()
    {
        var predictor = Read(Logistic(W, 0.25f)).NewPredictor();
        double[] row = [1, 2, 3];
        predictor.Predict(row);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
        {
            predictor.Predict(row);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Predict_AMissingValue_IsNotANumber() => Assert.Equal(double.NaN, Read(Logistic(W, 0.25f)).NewPredictor().Predict([1, double.NaN, 3]));

    [Fact]
    public void Read_AnOperatorThatIsNone_IsRefusedInTheRuntimesWords() =>
        AssertFault("ONNX_REFUSED", Model(Graph([Node("NoSuchOperator", ["x"], ["y"])], [], [Value("x", 1, 1, 3)], [Value("y", 1, 1, 3)])), Runtime());

    [Fact]
    public void Read_AnswersThatAreNoProbability_AreRefused()
    {
        AssertFault("ONNX_OUTPUT", Logistic(W, 5f, isLogOdds: true), Runtime());
        AssertFault("ONNX_OUTPUT", Model(Graph([Node("Identity", ["x"], ["y"])], [], [Value("x", 1, 1, 3)], [Value("y", 1, 1, 3)])), Runtime());
    }

    [Fact]
    public void Read_AnyTruncation_IsAFault()
    {
        var (runtime, bytes) = (Runtime(), Logistic(W, 0.25f));
        for (var length = 5; length < bytes.Length - 12; length++)
        {
            Assert.Throws<InvalidInputException>(() => new ModelFiles([], [new OnnxFormat(runtime)]).Read("m", new MemoryStream(bytes[..length])));
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsAModelOrAFault()
    {
        var (runtime, bytes, random) = (Runtime(), Logistic(W, 0.25f), new StrictRandom(5));
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.NextInt(changed.Length)] ^= (byte)(1 << random.NextInt(8));
            try
            {
                Assert.InRange(new ModelFiles([], [new OnnxFormat(runtime)]).Read("m", new MemoryStream(changed)).Steps, 1, 4_096);
            }
            catch (InvalidInputException refusal)
            {
                Assert.Single(refusal.Faults);
            }
        }
    }

    [Fact]
    public void Read_WithoutTheRuntime_SaysHowToGetIt()
    {
        var missing = new OnnxRuntime(Path.GetFullPath("no-such-library"));

        var fault = AssertFault("ONNX_RUNTIME_MISSING", Logistic(W, 0.25f), missing);

        Assert.Contains("./arus onnx", fault.Expected, StringComparison.Ordinal);
        Assert.Null(missing.Version);
        Assert.Contains("./arus onnx", missing.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, -1L, 3L)]
    [InlineData(1, 5L, 3L)]
    [InlineData(1, 1L, -1L)]
    [InlineData(1, 1L, 0L)]
    [InlineData(1, 1L, 3L, 4L, 5L)]
    [InlineData(1, 1L, 4_000_000_000L, 3L)]
    public void Read_AnotherInput_IsAFault(int type, params long[] shape) =>
        AssertFault("ONNX_INPUT", Model(Graph([Node("Identity", ["x"], ["y"])], [], [Value("x", type, shape)], [Value("y", 1, shape)])), new("none"));

    [Theory]
    [InlineData("arus.output", "percent")]
    [InlineData("arus.features", "a,b")]
    [InlineData("arus.features", "a,b,a")]
    public void Read_AWrongNote_IsAFault(string key, string value) => AssertFault("ONNX_NOTE", Logistic(W, 0, notes: (key, value)), new("none"));

    [Fact]
    public void Version_OfTheRuntime_IsKnown() => Assert.Matches(@"^1\.\d+\.\d+$", Runtime().Version);

    private static IModel Read(byte[] content) => new ModelFiles([], [new OnnxFormat(Runtime())]).Read("m", new MemoryStream(content));

    private static Fault AssertFault(string code, byte[] content, OnnxRuntime runtime)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => new ModelFiles([], [new OnnxFormat(runtime)]).Read("m", new MemoryStream(content)));
        var fault = Assert.Single(refusal.Faults);
        Assert.Equal(code, fault.Code);
        return fault;
    }

    // Our block of weights as ONNX's LSTM wants it: gates i, o, f, g, each row a gate; two biases.
    private static byte[] Memory(float[] weights, int steps, int inputs, int hidden)
    {
        int[] gates = [0, 3, 1, 2];
        float[] Gates(int start, int rows) => [.. gates.SelectMany(gate => Enumerable.Range(0, hidden).SelectMany(i => Enumerable.Range(0, rows).Select(row => weights[start + (row * 4 * hidden) + (gate * hidden) + i])))];
        var (recurrent, bias, head) = (inputs * 4 * hidden, (inputs + hidden) * 4 * hidden, (inputs + hidden + 1) * 4 * hidden);
        byte[] order = [.. Field(1, "perm"), .. Field(8, 1UL), .. Field(8, 0UL), .. Field(8, 2UL), .. Field(20, 7UL)];
        byte[] width = [.. Field(1, "hidden_size"), .. Field(3, (ulong)hidden), .. Field(20, 2UL)];
        byte[][] nodes =
        [
            Node("Transpose", ["x"], ["t"], order), Node("LSTM", ["t", "W", "R", "B"], ["", "h"], width),
            Node("MatMul", ["h", "w"], ["p"]), Node("Add", ["p", "b"], ["z"]), Node("Sigmoid", ["z"], ["y"]),
        ];
        byte[][] all =
        [
            Weights("W", [1, 4 * hidden, inputs], Gates(0, inputs)), Weights("R", [1, 4 * hidden, hidden], Gates(recurrent, hidden)),
            Weights("B", [1, 8 * hidden], [.. Gates(bias, 1), .. new float[4 * hidden]]), Weights("w", [hidden, 1], weights[head..(head + hidden)]), Weights("b", [1], weights[head + hidden]),
        ];
        return Model(Graph(nodes, all, [Value("x", 1, 1, steps, inputs)], [Value("y", 1, 1, 1, 1)]));
    }
}
