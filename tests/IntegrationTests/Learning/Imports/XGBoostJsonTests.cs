using System.Diagnostics;
using Arus.Learning.Files;
using Arus.Learning.Imports;

namespace Arus.IntegrationTests.Learning.Imports;

/// <summary>Against the XGBoost that is installed.</summary>
public sealed class XGBoostJsonTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_ModelMadeNow_PredictsAndExplainsAsXGBoostDoes(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("arus-test-").FullName;
        try
        {
            Assert.SkipUnless(HasMade(folder, seed), "XGBoost for Python is not installed (Debian: python3-xgboost); the recorded vectors of the unit tests stand for it.");

            XGBoostAgreement.Check(file => new ModelFiles([], [new XGBoostJson()]).Read("model", new MemoryStream(file)), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool HasMade(string folder, int seed)
    {
        // The packages of the system belong to the Python of the system.
        var program = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var script = Path.Combine(Repo.Root, "tests/UnitTests/Learning/Imports/xgboost_vectors.py");
        try
        {
            using var python = Process.Start(new ProcessStartInfo(program, [script, folder, $"{seed}"]) { RedirectStandardError = true })!;
            python.StandardError.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
