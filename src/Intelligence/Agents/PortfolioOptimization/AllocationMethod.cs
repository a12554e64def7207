namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>How capital is divided.</summary>
internal enum AllocationMethod
{
    /// <summary>Equal shares of the risk.</summary>
    RiskParity,

    /// <summary>Down a tree of correlations.</summary>
    Hierarchical,

    /// <summary>By expected return and shrunk covariance, a fraction of Kelly.</summary>
    MeanVariance,
}
