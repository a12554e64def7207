using System.Text;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Learning.Imports;

/// <summary>Small models written and worked by hand from the format's documentation.</summary>
public sealed class LightGbmTextTests
{
    // Tree 0: x ≤ 1.5 ? (y ≤ −2 ? 0.1 : 0.2) : 0.4, where NaN of x goes left and NaN of y counts as 0. Tree 1: k in {1, 3, 33} ? 1 : −1. Tree 2: a leaf.
    private const string Model = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=2
        objective=binary sigmoid:2
        feature_names=x y k
        feature_infos=[-3:3] [-3:3] 1:3:33:2
        tree_sizes=300 300 100

        Tree=0
        num_leaves=3
        num_cat=0
        split_feature=0 1
        split_gain=10 5
        threshold=1.5 -2
        decision_type=10 0
        left_child=1 -1
        right_child=-2 -3
        leaf_value=0.1 0.4 0.2
        leaf_weight=5 10 5
        leaf_count=20 40 20
        internal_value=0 0
        internal_weight=20 10
        internal_count=80 40
        is_linear=0
        shrinkage=1


        Tree=1
        num_leaves=2
        num_cat=1
        split_feature=2
        split_gain=3
        threshold=0
        decision_type=1
        left_child=-1
        right_child=-2
        leaf_value=1 -1
        leaf_weight=5 5
        leaf_count=60 20
        internal_value=0
        internal_weight=10
        internal_count=80
        cat_boundaries=0 2
        cat_threshold=10 2
        is_linear=0
        shrinkage=1


        Tree=2
        num_leaves=1
        num_cat=0
        leaf_value=0.25
        is_linear=0
        shrinkage=1


        end of trees

        feature_importances:
        x=1

        parameters:
        [boosting: gbdt]
        end of parameters
        """;

    [Theory]
    [InlineData(0, 0, 1, 0.2 + 1 + 0.25)]
    [InlineData(1.5, -2, 2, 0.1 - 1 + 0.25)]
    [InlineData(1.6, -2, 3, 0.4 + 1 + 0.25)]
    [InlineData(double.NaN, -5, 33, 0.1 + 1 + 0.25)]
    [InlineData(0, double.NaN, 34, 0.2 - 1 + 0.25)]
    [InlineData(0, 0, double.NaN, 0.2 - 1 + 0.25)]
    [InlineData(0, 0, 1000, 0.2 - 1 + 0.25)]
    [InlineData(0, 0, -1, 0.2 - 1 + 0.25)]
    [InlineData(0, 0, 3.7, 0.2 + 1 + 0.25)]
    public void Predict_AnyRow_IsTheSumWorkedByHand(double x, double y, double k, double margin)
    {
        var model = Read(Model);

        Assert.Equal(["x", "y", "k"], model.Features);
        Assert.Equal(StrictMath.Logistic(2 * margin), model.NewPredictor().Predict([x, y, k]), 1e-15);
        Assert.Equal(model.NewPredictor().Predict([x, y, k]), Samples.Read(Samples.Written(model)).NewPredictor().Predict([x, y, k]));
    }

    [Theory]
    [InlineData("4", 0.0, 0.4)]
    [InlineData("4", 1e-36, 0.4)]
    [InlineData("4", double.NaN, 0.4)]
    [InlineData("4", -0.5, 0.2)]
    [InlineData("6", 0.0, 0.2)]
    [InlineData("6", 2.0, 0.4)]
    [InlineData("8", double.NaN, 0.4)]
    [InlineData("8", 0.0, 0.2)]
    [InlineData("0", double.NaN, 0.2)]
    public void Predict_EachRuleForWhatIsMissing_IsFollowed(string decision, double x, double leaf)
    {
        var model = Read(Model.Replace("decision_type=10 0", $"decision_type={decision} 0", StringComparison.Ordinal));

        Assert.Equal(StrictMath.Logistic(2 * (leaf + 1 + 0.25)), model.NewPredictor().Predict([x, 5, 1]), 1e-15);
    }

    [Fact]
    public void Explain_ByCover_IsTheShapleyValueWorkedByHand()
    {
        var attributions = new double[3];

        var expected = Read(Model).NewPredictor().Explain([2, 0, 1], attributions);

        // Tree 0: nothing known (0.15 + 0.4)/2; x known: 0.4; y known: (0.2 + 0.4)/2; both: 0.4. Tree 1: (3 − 1)/4. All twice, by the slope.
        Assert.Equal(2 * (0.275 + 0.5 + 0.25), expected, 1e-12);
        Assert.Equal(2 * (((0.4 - 0.275) + (0.4 - 0.3)) / 2), attributions[0], 1e-12);
        Assert.Equal(2 * (((0.3 - 0.275) + 0) / 2), attributions[1], 1e-12);
        Assert.Equal(2 * 0.5, attributions[2], 1e-12);
    }

    [Theory]
    [InlineData("objective=binary sigmoid:2", "objective=regression", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("is_linear=0", "is_linear=1", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("num_class=1", "average_output", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("left_child=1 -1", "left_child=0 -1", "MODEL_FILE_DAMAGED")]
    [InlineData("left_child=1 -1", "left_child=1 -2", "MODEL_FILE_DAMAGED")]
    [InlineData("left_child=1 -1", "left_child=7 -1", "MODEL_FILE_DAMAGED")]
    [InlineData("left_child=1 -1", "left_child=1 -9", "MODEL_FILE_DAMAGED")]
    [InlineData("left_child=1 -1", "left_child=1", "MODEL_FILE_DAMAGED")]
    [InlineData("split_feature=0 1", "split_feature=0 3", "MODEL_FILE_DAMAGED")]
    [InlineData("split_feature=0 1", "split_feature=0 -1", "MODEL_FILE_DAMAGED")]
    [InlineData("threshold=1.5 -2", "threshold=1.5 two", "MODEL_FILE_DAMAGED")]
    [InlineData("cat_boundaries=0 2", "cat_boundaries=0 3", "MODEL_FILE_DAMAGED")]
    [InlineData("num_leaves=3", "num_leaves=2000000000", "MODEL_FILE_DAMAGED")]
    [InlineData("leaf_value=0.25", "leaf_value=nan", "MODEL_FILE_DAMAGED")]
    [InlineData("feature_names=x y k", "feature_names=x y y", "MODEL_FILE_DAMAGED")]
    [InlineData("max_feature_idx=2", "max_feature_idx=3", "MODEL_FILE_DAMAGED")]
    [InlineData("end of trees", "", "MODEL_FILE_DAMAGED")]
    public void Read_Changed_OneClearFault(string from, string to, string code)
    {
        Assert.Contains(from, Model, StringComparison.Ordinal);

        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidInputException>(() => Read(Model.Replace(from, to, StringComparison.Ordinal))).Faults).Code);
    }

    [Fact]
    public void Read_CutAnywhere_OneClearFault()
    {
        var end = Model.IndexOf("end of trees", StringComparison.Ordinal);

        Assert.All(Enumerable.Range(5, end - 5), length =>
            Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(Assert.Throws<InvalidInputException>(() => Read(Model[..length])).Faults).Code));
    }

    private static IModel Read(string text) => Samples.Read(Encoding.UTF8.GetBytes(text));
}
