using Arus.Foundation.Numerics;

namespace Arus.Learning.Trees.Explanation;

/// <summary>
/// The exact Shapley value of each feature (Lundberg, Erion and Lee 2018, Consistent Individualized Feature Attribution for Tree Ensembles, algorithm 2), path
/// dependent: a feature that is not known goes both ways, as the training rows did (<see cref="TreeNode.Cover"/>). Time O(leaves × depth²) per tree.
/// </summary>
/// <remarks>
/// Where the trees' mean is the probability, the values are Shapley values of that probability, and are then stretched by one factor to log-odds, so that
/// they add up to the log-odds of the prediction.
/// </remarks>
internal sealed class TreeShap
{
    private readonly TreeEnsemble _ensemble;
    private readonly double[][] _means;
    private readonly PathElement[] _path;

    public TreeShap(TreeEnsemble ensemble)
    {
        _ensemble = ensemble;
        _means = [.. ensemble.Trees.Select(Means)];
        var depth = ensemble.Trees.Max(tree => tree.Depth);
        _path = new PathElement[(depth + 2) * (depth + 3) / 2];
    }

    /// <summary>Attributes a prediction, in log-odds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="attributions">Receives one value per feature.</param>
    /// <returns>The log-odds before any feature is known.</returns>
    public double Explain(ReadOnlySpan<double> row, Span<double> attributions)
    {
        attributions.Clear();
        var expected = _ensemble.Base;
        for (var tree = 0; tree < _means.Length; tree++)
        {
            expected += _means[tree][0];
            Descend(_ensemble.Trees[tree], row, attributions, 0, 0, 0, 1, 1, -1);
        }

        return _ensemble.Output == TreeOutput.MeanProbability
            ? AsLogOdds(expected / _means.Length, attributions)
            : Sloped(expected, attributions);
    }

    // Per node the mean of the leaves below, by cover.
    private static double[] Means(Tree tree)
    {
        var means = new double[tree.Nodes.Length];
        for (var node = means.Length - 1; node >= 0; node--)
        {
            ref readonly var split = ref tree.Nodes[node];
            means[node] = split.IsLeaf
                ? split.Value
                : (means[split.Left] * Share(tree, in split, split.Left)) + (means[split.Right] * Share(tree, in split, split.Right));
        }

        return means;
    }

    private static double Share(Tree tree, in TreeNode split, int child)
    {
        var both = tree.Nodes[split.Left].Cover + tree.Nodes[split.Right].Cover;
        return both > 0 ? tree.Nodes[child].Cover / both : 0.5;
    }

    private double Sloped(double expected, Span<double> attributions)
    {
        foreach (ref var attribution in attributions)
        {
            attribution *= _ensemble.Slope;
        }

        return expected * _ensemble.Slope;
    }

    private double AsLogOdds(double expected, Span<double> attributions)
    {
        var difference = 0.0;
        foreach (ref var attribution in attributions)
        {
            attribution /= _means.Length;
            difference += attribution;
        }

        var before = StrictMath.Logit(expected);
        if (Math.Abs(difference) < 1e-12)
        {
            attributions.Clear();
            return before;
        }

        var factor = (StrictMath.Logit(expected + difference) - before) / difference;
        foreach (ref var attribution in attributions)
        {
            attribution *= factor;
        }

        return before;
    }

    // The path to a node: `length` elements from `start`; each node works on its own copy, behind its parent's.
    private void Descend(
        Tree tree, ReadOnlySpan<double> row, Span<double> attributions, int node, int start, int length, double zero, double one, int column)
    {
        var path = _path.AsSpan(start, length + 1);
        Extend(path, zero, one, column);
        ref readonly var split = ref tree.Nodes[node];
        if (split.IsLeaf)
        {
            for (var i = 1; i < path.Length; i++)
            {
                attributions[path[i].Column] += UnwoundSum(path, i) * (path[i].One - path[i].Zero) * split.Value;
            }

            return;
        }

        var isLeft = tree.GoesLeft(in split, row[split.Column]);
        var (hot, cold) = isLeft ? (split.Left, split.Right) : (split.Right, split.Left);
        var (zeroBefore, oneBefore) = (1.0, 1.0);
        var earlier = IndexOf(path, split.Column);
        if (earlier > 0)
        {
            (zeroBefore, oneBefore) = (path[earlier].Zero, path[earlier].One);
            Unwind(path, earlier);
            path = path[..^1];
        }

        var next = start + length + 1;
        path.CopyTo(_path.AsSpan(next));
        Descend(tree, row, attributions, hot, next, path.Length, zeroBefore * Share(tree, in split, hot), oneBefore, split.Column);
        path.CopyTo(_path.AsSpan(next));
        Descend(tree, row, attributions, cold, next, path.Length, zeroBefore * Share(tree, in split, cold), 0, split.Column);
    }

    private static int IndexOf(ReadOnlySpan<PathElement> path, int column)
    {
        for (var i = 1; i < path.Length; i++)
        {
            if (path[i].Column == column)
            {
                return i;
            }
        }

        return -1;
    }

    // Weights of subsets of each size, with one more feature.
    private static void Extend(Span<PathElement> path, double zero, double one, int column)
    {
        var depth = path.Length - 1;
        path[depth] = new(column, zero, one, depth == 0 ? 1 : 0);
        for (var i = depth - 1; i >= 0; i--)
        {
            path[i + 1].Weight += one * path[i].Weight * (i + 1) / (depth + 1);
            path[i].Weight = zero * path[i].Weight * (depth - i) / (depth + 1);
        }
    }

    // Takes a feature out again.
    private static void Unwind(Span<PathElement> path, int at)
    {
        var depth = path.Length - 1;
        var (zero, one, next) = (path[at].Zero, path[at].One, path[depth].Weight);
        for (var i = depth - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = path[i].Weight;
                path[i].Weight = next * (depth + 1) / ((i + 1) * one);
                next = weight - (path[i].Weight * zero * (depth - i) / (depth + 1));
            }
            else
            {
                path[i].Weight = path[i].Weight * (depth + 1) / (zero * (depth - i));
            }
        }

        for (var i = at; i < depth; i++)
        {
            path[i] = path[i + 1] with { Weight = path[i].Weight };
        }
    }

    // The sum of the weights as they would be with a feature taken out.
    private static double UnwoundSum(ReadOnlySpan<PathElement> path, int at)
    {
        var depth = path.Length - 1;
        var (zero, one, next, total) = (path[at].Zero, path[at].One, path[depth].Weight, 0.0);
        for (var i = depth - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = next * (depth + 1) / ((i + 1) * one);
                total += weight;
                next = path[i].Weight - (weight * zero * (depth - i) / (depth + 1));
            }
            else if (zero != 0)
            {
                total += path[i].Weight * (depth + 1) / (zero * (depth - i));
            }
        }

        return total;
    }

    private record struct PathElement(int Column, double Zero, double One, double Weight);
}
