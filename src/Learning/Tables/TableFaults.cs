namespace Arus.Learning.Tables;

/// <summary>The faults of a table: the first ones told, the others counted.</summary>
/// <param name="name">What faults call the table.</param>
internal sealed class TableFaults(string name)
{
    private readonly List<Fault> _told = [];
    private long _untold;

    /// <summary>One more.</summary>
    public void Add(string code, string where, string what, string expected)
    {
        if (_told.Count < NumberTable.FaultsMax)
        {
            _told.Add(new(code, where, what, expected));
        }
        else
        {
            _untold++;
        }
    }

    /// <summary>Throws them all, if there are any.</summary>
    public void ThrowIfAny()
    {
        if (_untold > 0)
        {
            _told.Add(new("TABLE_FAULTS_UNTOLD", name, $"{_untold} more faults", "a table without faults"));
        }

        if (_told.Count > 0)
        {
            throw new InvalidInputException(_told);
        }
    }
}
