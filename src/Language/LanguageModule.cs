using Arus.Contracts.Language;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.Language.News;
using Arus.Language.Providers;
using Arus.Language.Sentiment;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Language;

/// <summary>Turns text into opinions: sentiment of sentences, and second opinions of language models within a budget.</summary>
public sealed class LanguageModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "language";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<ISentimentModels, SentimentModels>()
        .AddSingleton<ISentimentShelf>(provider => new SentimentShelf(provider.GetRequiredService<ISentimentModels>(), PhysicalDisk.Instance))
        .AddSingleton<INewsFiles, NewsFiles>()
        .AddTransient<INewsScores, NewsScores>()
        .AddSingleton<INewsShelf>(provider => new NewsShelf(provider.GetRequiredService<ISentimentShelf>(), PhysicalDisk.Instance))
        .AddSingleton<ISecondOpinionShelf>(new SecondOpinionShelf(PhysicalDisk.Instance))
        .AddSingleton<ISecondOpinions, SecondOpinions>();
}
