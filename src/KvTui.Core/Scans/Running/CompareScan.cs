using System.Runtime.CompilerServices;
using KvTui.Core.Care.Running;
using KvTui.Core.Comparing;
using KvTui.Core.Comparing.Running;
using KvTui.Core.Exports;
using KvTui.Etcd;
using KvTui.Etcd.Model.Options;
using KvTui.Etcd.Offline;

namespace KvTui.Core.Scans.Running;

/// <summary>Compares the keys with a prefix with others, both at one revision; the first differences are held.</summary>
/// <param name="connect">Makes a client of a profile's cluster; null if there are no profiles.</param>
internal sealed class CompareScan(
    IEtcdClient client, ScanRequest.Compare request, TimeProvider clock, Func<string, CancellationToken, Task<IEtcdClient>>? connect)
    : IScan
{
    private const long MostBytes = 16 * 1024 * 1024;

    public ScanProgress Start { get; } = new ScanProgress.Compare(ScanStatus.AtStart, default, DifferenceCounts.None);

    public async IAsyncEnumerable<ScanProgress> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (started, target) = (clock.GetTimestamp(), request.Target);
        var (found, counts, room) = (new SharedList<ComparedKey>(), DifferenceCounts.None, MostBytes);
        var latest = await new HistorySurvey(client, clock, request.Prefix).LatestAsync(cancellationToken);
        var (status, path) = (ScanStatus.AtStart with { Revision = latest }, target.File is { } typed ? TypedPath.Full(typed) : null);
        await using var other = target.Profile is { } profile ? await ConnectAsync(profile, cancellationToken)
            : path is not null && DatabaseFile.IsOne(path) ? OfDatabase(path)
            : null;
        using var file = other is null && path is not null ? Open(path) : null;
        await using var before = PairSide.Of(client.Kv, request.Prefix, status.Revision, cancellationToken);
        await using var after = file is not null
            ? PairSide.Of(new ExportReader(file.Read, target.Text), target.Prefix, cancellationToken)
            : other is not null ? PairSide.Of(other.Kv, target.Prefix, target.Revision, cancellationToken)
            : PairSide.Of(client.Kv, target.Prefix, target.Revision > 0 ? target.Revision : status.Revision, cancellationToken);
        await using var differences = Comparison.DifferencesAsync(before, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(differences))
        {
            if (differences.Current is { } difference)
            {
                counts = counts.With(difference.Kind);
                if (found.Count < ScanProgress.Compare.Most)
                {
                    found.Add(ComparedKey.Of(difference, ref room));
                }

                continue;
            }

            var keys = Math.Max(before.Count, after.Count);
            (counts, status) = (counts with { Compared = keys }, status with { Keys = keys, Elapsed = clock.GetElapsedTime(started) });
            yield return new ScanProgress.Compare(status, found.Memory, counts);
        }

        yield return new ScanProgress.Compare(status.Completed(clock.GetElapsedTime(started)), found.Memory, counts);
    }

    /// <summary>Goes on; what is wrong with an export is told as what is wrong with a cluster.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<PairDifference?> differences)
    {
        try
        {
            return await differences.MoveNextAsync();
        }
        catch (Exception problem) when (problem is ExportException or IOException)
        {
            throw new EtcdException(EtcdErrorKind.InvalidArgument, problem.Message, inner: problem);
        }
    }

    private async Task<IEtcdClient> ConnectAsync(string profile, CancellationToken cancellationToken)
    {
        if (connect is null)
        {
            throw new EtcdException(EtcdErrorKind.InvalidArgument, "There are no profiles to connect by.");
        }

        try
        {
            return await connect(profile, cancellationToken);
        }
        catch (Exception problem) when (problem is not (EtcdException or OperationCanceledException))
        {
            throw new EtcdException(EtcdErrorKind.InvalidArgument, problem.Message, inner: problem);
        }
    }

    /// <summary>A client over a snapshot or a member's database, which only reads.</summary>
    private EtcdClient OfDatabase(string path) =>
        new(new EtcdClientOptions { Endpoints = [] }.OfFile(path, Printable.Text(path)), clock, new Random());

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EtcdException(EtcdErrorKind.InvalidArgument, $"The export cannot be read: {problem.Message}", inner: problem);
        }
    }
}
