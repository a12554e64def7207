using Arus.Contracts.Gateway;
using Arus.Contracts.MarketData;
using Arus.Gateway.Api;

namespace Arus.Gateway.Imports;

/// <summary>Imports what was uploaded, one file at a time.</summary>
internal sealed class ImportDesk(IMarketImporter importer, IMarketStore store, ServerFacts server) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Imports, or only looks when there is no source to store to.</summary>
    /// <exception cref="RefusedException">Another import runs.</exception>
    public async Task<ImportAnswer> Run(FileRequest request, SourceId? source, CancellationToken cancel)
    {
        if (!await _turn.WaitAsync(0, cancel))
        {
            throw new RefusedException(new("IMPORT_BUSY", "imports", "another file is being imported", "one file after the other"));
        }

        try
        {
            return await Task.Factory.StartNew(
                () => source is { } into ? Store(request, into, cancel) : new(0, 0, importer.Run(request, null, null, cancel)),
                cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private ImportAnswer Store(FileRequest request, SourceId source, CancellationToken cancel)
    {
        var quarantine = Path.Combine(server.DataDirectory, "quarantine");
        Directory.CreateDirectory(quarantine);
        var kept = $"{source}-{request.Instrument.ToString().Replace('/', '_')}-{Path.GetFileName(request.Files[0])}.csv";
        using var import = store.BeginImport(server.DataDirectory, source);
        var summary = importer.Run(request, import, Path.Combine(quarantine, kept), cancel);
        var receipt = import.Complete(summary.Quality);
        return new(receipt.Stored, receipt.AlreadyStored, summary);
    }
}
