using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class RollingWindowTests
{
    [Fact]
    public void Add_AnyValues_HoldsTheLastOnesOldestFirst()
    {
        var random = new Random(6);
        foreach (var capacity in Enumerable.Range(1, 12))
        {
            var window = new RollingWindow(capacity);
            var all = new List<double>();
            for (var i = 0; i < 40; i++)
            {
                all.Add(random.Next(5));
                window.Add(all[^1]);

                var last = all.TakeLast(capacity).ToArray();
                Assert.Equal(last, Enumerable.Range(0, window.Count).Select(at => window[at]));
                Assert.Equal(last.Length == capacity, window.IsFull);
                Assert.Equal((double)last.Count(value => value <= 2) / last.Length, window.Rank(2));
            }
        }
    }
}
