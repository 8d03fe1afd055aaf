using KvTui.Etcd.Offline;

namespace KvTui.Cli.Commands.Exports;

/// <summary>A comparison as it was asked for.</summary>
/// <param name="First">What the keys of the first side begin with; null for all that may be seen.</param>
/// <param name="Second">What those of the second side begin with; null for the same.</param>
/// <param name="Revision">That of the first side; 0 for the newest.</param>
/// <param name="OtherRevision">That of the second side; 0 for the newest.</param>
/// <param name="Profile">The profile of the second side's cluster; null for none.</param>
/// <param name="Endpoints">The endpoints of the second side's cluster; null for those of the first side.</param>
/// <param name="File">The file of the second side, an export or a database; null if that is a cluster.</param>
internal sealed record DiffRequest(
    EtcdKey? First, EtcdKey? Second, long Revision, long OtherRevision, string? Profile, string? Endpoints, string? File, bool WithValues)
{
    /// <summary>Whether the second side is a snapshot or a member's database.</summary>
    public bool HasDatabase => File is not null && DatabaseFile.IsOne(File);

    /// <exception cref="UsageException">The second side is not named, or more than once.</exception>
    public void Check()
    {
        string?[] places = [Profile, Endpoints, File];
        var named = Array.FindAll(places, static place => place is not null).Length;
        if (named > 1)
        {
            throw new UsageException("--to-profile, --to-endpoints and --to-file exclude each other.");
        }

        if (File is not null && OtherRevision > 0 && !HasDatabase)
        {
            throw new UsageException("--to-rev is for a cluster or a database: an export has one revision.");
        }

        if (named == 0 && (Second ?? First) == First && Revision == OtherRevision)
        {
            throw new UsageException(
                "Both sides are the same: give a second prefix, --rev or --to-rev, --to-profile, --to-endpoints or --to-file.");
        }
    }
}
