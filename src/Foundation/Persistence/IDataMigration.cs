namespace Arus.Foundation.Persistence;

/// <summary>Rewrites what one version of the data directory's format laid out differently from the next.</summary>
public interface IDataMigration
{
    /// <summary>The version it starts from; it ends at the next one.</summary>
    int From { get; }

    /// <summary>
    /// Does the work. It may be cut off at any moment and is then begun again, so what is done already is recognised and left alone.
    /// </summary>
    void Run(MigrationStep step);
}
