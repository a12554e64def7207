using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Learning;

/// <summary>Turns features and outcomes into models that give probabilities. Never knows an account.</summary>
public sealed class LearningModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "learning";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}
