using System.Text;

namespace Arus.UnitTests.Learning.Imports;

/// <summary>Against what XGBoost 1.7.4 says itself; <c>xgboost_vectors.py</c> beside this file made the model and the answers.</summary>
public sealed class XGBoostJsonTests
{
    private static readonly string Folder = Path.Combine(Repo.Root, "tests/UnitTests/Learning/Imports");

    [Fact]
    public void Read_ModelOfXGBoost_PredictsAndExplainsAsXGBoostDoes() => XGBoostAgreement.Check(Samples.Read, Folder);

    [Fact]
    public void Read_WrittenAsOurOwn_IsTheSameModel()
    {
        var model = Samples.Read(File.ReadAllBytes(Path.Combine(Folder, "xgboost.json")));

        var again = Samples.Read(Samples.Written(model));

        Assert.Equal(model.Id, again.Id);
        Assert.Equal("xgboost", again.Spec.Kind);
        Assert.Equal(["a", "b", "c", "d"], again.Features);
        Assert.Equal(model.NewPredictor().Predict([0.1, double.NaN, 0.3, -2]), again.NewPredictor().Predict([0.1, double.NaN, 0.3, -2]));
    }

    [Theory]
    [InlineData("\"binary:logistic\"", "\"reg:squarederror\"", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("\"gbtree\"", "\"dart\"", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("\"split_type\":[0", "\"split_type\":[1", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("\"tree_info\":[0", "\"tree_info\":[1", "MODEL_FILE_UNSUPPORTED")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[0,", "MODEL_FILE_DAMAGED")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[99999,", "MODEL_FILE_DAMAGED")]
    [InlineData("\"left_children\":[1,", "\"left_children\":[", "MODEL_FILE_DAMAGED")]
    [InlineData("\"base_score\":\"4E-1\"", "\"base_score\":\"4\"", "MODEL_FILE_DAMAGED")]
    [InlineData("\"num_feature\":\"4\"", "\"num_feature\":\"1\"", "MODEL_FILE_DAMAGED")]
    [InlineData("\"learner\"", "\"teacher\"", "MODEL_FILE_DAMAGED")]
    public void Read_Changed_OneClearFault(string from, string to, string code)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "xgboost.json"));
        Assert.Contains(from, text, StringComparison.Ordinal);

        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Read(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)))).Faults).Code);
    }

    [Fact]
    public void Read_CutAnywhere_OneClearFault()
    {
        var file = File.ReadAllBytes(Path.Combine(Folder, "xgboost.json"));

        Assert.All(Enumerable.Range(1, 60), part =>
            Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Read(file[..(file.Length * part / 61)])).Faults).Code));
    }
}
