namespace Arus.Intelligence.Agents.PortfolioOptimization;

/// <summary>
/// Hierarchical risk parity (López de Prado 2016): assets are ordered by a tree of single links over the distance √(½(1 − ρ)), then capital is halved down
/// that order, each half by the inverse of the variance its own inverse-variance portfolio has. Inverts no matrix.
/// </summary>
internal sealed class HierarchicalRiskParity
{
    private readonly int _assets;
    private readonly double[] _links;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly bool[] _isOpen;
    private readonly int[] _order;
    private readonly int[] _stack;

    /// <param name="assets">How many there are.</param>
    public HierarchicalRiskParity(int assets)
    {
        var nodes = (2 * assets) - 1;
        (_assets, _links, _left, _right) = (assets, new double[nodes * nodes], new int[nodes], new int[nodes]);
        (_isOpen, _order, _stack) = (new bool[nodes], new int[assets], new int[nodes + 1]);
    }

    /// <summary>The order of the assets in the tree, of the last allocation.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Finds the weights; they add up to 1.</summary>
    /// <param name="covariance">Assets × assets, positive on its diagonal.</param>
    /// <param name="weights">Receives them.</param>
    public void Allocate(ReadOnlySpan<double> covariance, Span<double> weights)
    {
        Link(covariance);
        Arrange();
        weights.Fill(1.0);
        Split(covariance, weights, 0, _assets);
    }

    private void Link(ReadOnlySpan<double> covariance)
    {
        var nodes = (2 * _assets) - 1;
        for (var i = 0; i < _assets; i++)
        {
            _isOpen[i] = true;
            for (var j = 0; j < _assets; j++)
            {
                var scale = Math.Sqrt(covariance[(i * _assets) + i] * covariance[(j * _assets) + j]);
                _links[(i * nodes) + j] = Math.Sqrt(Math.Max(0.0, 0.5 * (1.0 - (covariance[(i * _assets) + j] / scale))));
            }
        }

        for (var node = _assets; node < nodes; node++)
        {
            var (one, other) = Nearest(node, nodes);
            (_left[node], _right[node]) = (one, other);
            (_isOpen[one], _isOpen[other], _isOpen[node]) = (false, false, true);
            for (var k = 0; k < node; k++)
            {
                _links[(node * nodes) + k] = _links[(k * nodes) + node] = Math.Min(_links[(one * nodes) + k], _links[(other * nodes) + k]);
            }
        }
    }

    /// <summary>The two open nodes with the shortest link; the earlier pair where two are as short.</summary>
    private (int One, int Other) Nearest(int node, int nodes)
    {
        var (one, other, shortest) = (-1, -1, double.PositiveInfinity);
        for (var i = 0; i < node; i++)
        {
            for (var j = i + 1; _isOpen[i] && j < node; j++)
            {
                if (_isOpen[j] && _links[(i * nodes) + j] < shortest)
                {
                    (one, other, shortest) = (i, j, _links[(i * nodes) + j]);
                }
            }
        }

        return (one, other);
    }

    private void Arrange()
    {
        var (depth, count) = (0, 0);
        _stack[depth++] = (2 * _assets) - 2;
        while (depth > 0)
        {
            var node = _stack[--depth];
            if (node < _assets)
            {
                _order[count++] = node;
            }
            else
            {
                _stack[depth++] = _right[node];
                _stack[depth++] = _left[node];
            }
        }
    }

    private void Split(ReadOnlySpan<double> covariance, Span<double> weights, int from, int to)
    {
        if (to - from < 2)
        {
            return;
        }

        var middle = (from + to) / 2;
        var (left, right) = (Variance(covariance, from, middle), Variance(covariance, middle, to));
        var share = left + right > 0 ? right / (left + right) : 0.5;
        for (var i = from; i < to; i++)
        {
            weights[_order[i]] *= i < middle ? share : 1.0 - share;
        }

        Split(covariance, weights, from, middle);
        Split(covariance, weights, middle, to);
    }

    /// <summary>The variance of the inverse-variance portfolio of a stretch of the order.</summary>
    private double Variance(ReadOnlySpan<double> covariance, int from, int to)
    {
        var (sum, variance) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            sum += 1.0 / covariance[(_order[i] * _assets) + _order[i]];
        }

        for (var i = from; i < to; i++)
        {
            for (var j = from; j < to; j++)
            {
                var (a, b) = (_order[i], _order[j]);
                variance += covariance[(a * _assets) + b] / (covariance[(a * _assets) + a] * covariance[(b * _assets) + b]);
            }
        }

        return variance / (sum * sum);
    }
}
