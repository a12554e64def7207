using Arus.Contracts.MarketData;
using Microsoft.Data.Sqlite;

namespace Arus.Benchmarks.MarketData.Storage;

/// <summary>The same work by SQLite, as well as it can be had: write-ahead log, prepared insert, a transaction for each batch.</summary>
internal static class SqliteTicks
{
    static SqliteTicks() => SQLitePCL.Batteries_V2.Init();

    public static void Append(string folder, Tick[] ticks, int batchRows)
    {
        using var connection = Open(folder);
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, "CREATE TABLE ticks(received INTEGER, venue INTEGER, bid INTEGER, ask INTEGER, flags INTEGER);");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ticks VALUES ($0, $1, $2, $3, $4)";
        var values = Enumerable.Range(0, 5).Select(i => insert.Parameters.Add($"${i}", SqliteType.Integer)).ToArray();
        insert.Prepare();
        for (var at = 0; at < ticks.Length; at += batchRows)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (ref readonly var tick in ticks.AsSpan(at, Math.Min(batchRows, ticks.Length - at)))
            {
                values[0].Value = tick.ReceivedAt.Nanos;
                values[1].Value = tick.VenueTime.Nanos;
                values[2].Value = tick.Bid.Nanos;
                values[3].Value = tick.Ask.Nanos;
                values[4].Value = (long)tick.Flags;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public static long Read(string folder, Timestamp from, Timestamp to)
    {
        using var connection = Open(folder);
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT received, venue, bid, ask, flags FROM ticks WHERE received >= $0 AND received < $1";
        select.Parameters.AddWithValue("$0", from.Nanos);
        select.Parameters.AddWithValue("$1", to.Nanos);
        using var rows = select.ExecuteReader();
        var (sum, instrument) = (0L, InstrumentId.Of("EURUSD"));
        while (rows.Read())
        {
            var tick = new Tick(instrument, new(rows.GetInt64(2)), new(rows.GetInt64(3)), new(rows.GetInt64(1)), new(rows.GetInt64(0)), (QuoteFlags)rows.GetInt64(4));
            sum += tick.Bid.Nanos;
        }

        return sum;
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "ticks.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
