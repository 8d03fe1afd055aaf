using KvTui.Core.Past;
using KvTui.Core.Past.Running;
using KvTui.Core.Scans.Roster;
using KvTui.Etcd;

namespace KvTui.Core.Scans.Running;

/// <summary>Lists the keys below a prefix as of two revisions, without their values, and compares the lists.</summary>
internal sealed class ChangesSurvey(IEtcdClient client, TimeProvider clock)
{
    /// <exception cref="EtcdException">A revision cannot be read, or the keys cannot be listed.</exception>
    public async Task<RosterRows> ReadAsync(ScanRequest.Roster request, CancellationToken cancellationToken)
    {
        var from = await FoundAsync(request.Between.From, cancellationToken);
        var to = await FoundAsync(request.Between.To, cancellationToken);
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        var range = KeyRange.Prefix(request.Key);
        var rights = client.Auth.Rights;
        var (before, after) = (KeyIndex.Empty, KeyIndex.Empty);
        foreach (var part in rights.Readable(range) is { IsEmpty: false } parts ? parts : [range])
        {
            before = before.Append(await UndeleteRun.KeysAtAsync(client.Kv, part, from, cancellationToken));
            after = after.Append(await UndeleteRun.KeysAtAsync(client.Kv, part, to, cancellationToken));
        }

        return HistoryRows.Of(RevisionChanges.Between(before, after), from, to);
    }

    /// <exception cref="EtcdException">The revision cannot be read: the message says which is the oldest that can.</exception>
    private async Task<long> FoundAsync(WantedRevision wanted, CancellationToken cancellationToken)
    {
        var (revision, refusal) = await new PastSurvey(client, clock).FindAsync(wanted, cancellationToken);
        return refusal is null ? revision : throw new EtcdException(EtcdErrorKind.FailedPrecondition, refusal);
    }
}
