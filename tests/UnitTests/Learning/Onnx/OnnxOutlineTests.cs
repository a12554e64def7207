using Arus.Learning.Onnx;
using static Arus.UnitTests.Learning.Onnx.OnnxBytes;

namespace Arus.UnitTests.Learning.Onnx;

public sealed class OnnxOutlineTests
{
    [Fact]
    public void Read_AModel_FindsInputsOutputsAndNotes()
    {
        var outline = OnnxOutline.Read("m", Logistic([1, 2], 3, notes: ("k", "v")));

        var input = Assert.Single(outline.Inputs);
        Assert.Equal(("x", 1, "-1 2"), (input.Name, input.ElementType, string.Join(' ', input.Dimensions!)));
        Assert.Equal("y", Assert.Single(outline.Outputs).Name);
        Assert.Equal("v", outline.Notes["k"]);
    }

    [Fact]
    public void Read_AnInputThatHasWeights_IsNoInput()
    {
        var graph = Graph([Node("Add", ["x", "w"], ["y"])], [Weights("w", [1, 1], 1)], [Value("x", 1, 1, 1), Value("w", 1, 1, 1)], [Value("y", 1, 1, 1)]);

        Assert.Equal(["x"], OnnxOutline.Read("m", Model(graph)).Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Read_WeightsInOtherFiles_AreRefusedWhereverTheyStand()
    {
        byte[] foreign = [.. Field(1, 1UL), .. Field(2, 1UL), .. Field(8, "w"), .. Field(13, [.. Field(1, "location"), .. Field(2, "/etc/passwd")]), .. Field(14, 1UL)];
        byte[] constant = [.. Field(1, "value"), .. Field(5, foreign), .. Field(20, 4UL)];
        byte[] nested = [.. Field(1, "body"), .. Field(6, Graph([Node("Constant", [], ["w"], constant)], [], [], [])), .. Field(20, 5UL)];
        byte[][] models =
        [
            Model(Graph([], [foreign], [], [Value("y", 1, 1)])),
            Model(Graph([Node("Constant", [], ["w"], constant)], [], [], [Value("y", 1, 1)])),
            Model(Graph([Node("If", ["c"], ["y"], nested)], [], [], [Value("y", 1, 1)])),
        ];

        Assert.All(models, model => Assert.Equal("ONNX_EXTERNAL_DATA", Assert.Single(Assert.Throws<InvalidInputException>(() => OnnxOutline.Read("m", model)).Faults).Code));
    }

    [Fact]
    public void Read_GraphsInGraphsWithoutEnd_AreRefused()
    {
        var graph = Graph([], [], [], []);
        for (var i = 0; i < 100; i++)
        {
            graph = Graph([Node("If", ["c"], ["y"], [.. Field(1, "body"), .. Field(6, graph)])], [], [], [Value("y", 1, 1)]);
        }

        Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(Assert.Throws<InvalidInputException>(() => OnnxOutline.Read("m", Model(graph))).Faults).Code);
    }

    [Theory]
    [InlineData("{\"learner\":{}}")]
    [InlineData("tree\nversion=v4\n")]
    [InlineData("")]
    public void IsLikely_AnotherFormat_IsFalse(string content) => Assert.False(OnnxOutline.IsLikely(System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void IsLikely_AModel_IsTrue() => Assert.True(OnnxOutline.IsLikely(Logistic([1], 0)));
}
