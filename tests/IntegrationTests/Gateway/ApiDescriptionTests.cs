namespace Arus.IntegrationTests.Gateway;

public sealed class ApiDescriptionTests
{
    private const string DescriptionFile = "protocol/openapi.json";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Description_OfTheCode_IsTheOneOnRecord()
    {
        await using var host = await GatewayHost.Start();
        using var client = new HttpClient { BaseAddress = host.Address };

        var description = (await client.GetStringAsync("/openapi/v1.json", Cancel)).ReplaceLineEndings("\n") + "\n";

        var path = Path.Combine(Repo.Root, DescriptionFile);
        if (Environment.GetEnvironmentVariable("ARUS_ACCEPT_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(path, description, Cancel);
        }

        Assert.True(
            (await File.ReadAllTextAsync(path, Cancel)).ReplaceLineEndings("\n") == description,
            $"The interface changed. If it should, run this test with ARUS_ACCEPT_OPENAPI=1 and commit {DescriptionFile}.");
    }
}
