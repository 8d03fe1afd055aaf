using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary>Reads a snapshot from a member into a file.</summary>
/// <param name="rate">The most bytes a second; infinity for no cap.</param>
internal sealed class SnapshotDownload(Session session, string path, double rate)
{
    /// <summary>How far reading may run ahead of the cap before it waits.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(50);

    public async Task<int> RunAsync(string? wanted, CancellationToken cancellationToken)
    {
        var report = await new CareSession(session, true).Runner.LookAsync(cancellationToken);
        var id = wanted is null ? 0
            : MemberChoice.Find((await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members, wanted).Id;
        var member = id == 0 ? SnapshotSource.Of(report) : report.Members.FirstOrDefault(m => m.Id == id);
        if (member is not { Status: not null, Endpoint: { } endpoint })
        {
            StandardStreams.Say($"No snapshot was saved: {member?.Label ?? "no member"} does not answer from here; see 'kvtui status'.");
            return ExitCode.Unreachable;
        }

        using var file = new SnapshotFile(path);
        var started = session.Clock.GetTimestamp();
        try
        {
            await ReadAsync(endpoint, file, cancellationToken);
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say($"{FailureText.Of(failure)}\n{Quantities.Size(file.Length)} were read, and nothing was kept.");
            return ExitCode.Of(failure);
        }

        if (file.Finish() is { } damage)
        {
            StandardStreams.Say(
                $"What {member.Label} sent is no whole snapshot, as {damage}: nothing was kept; try again, or another member.");
            return ExitCode.DegradedOrConflict;
        }

        Tell(report, member, file, session.Clock.GetElapsedTime(started));
        return ExitCode.Done;
    }

    private async Task ReadAsync(EtcdEndpoint endpoint, SnapshotFile file, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        var started = session.Clock.GetTimestamp();
        await foreach (var part in session.Client.Maintenance.SnapshotAsync(endpoint, cancellationToken))
        {
            file.Add(part.Bytes.Span);
            var elapsed = session.Clock.GetElapsedTime(started);
            var perSecond = Quantities.Size((long)(file.Length / Math.Max(elapsed.TotalSeconds, 0.001)));
            progress.Show($"{Quantities.Size(file.Length)} of {Quantities.Size(file.Length + part.Remaining)}, {perSecond}/s");
            var ahead = TimeSpan.FromSeconds(file.Length / rate) - elapsed;
            if (ahead > Lead)
            {
                await Task.Delay(ahead, session.Clock, cancellationToken);
            }
        }
    }

    private void Tell(ClusterReport report, MemberReport member, SnapshotFile file, TimeSpan took)
    {
        var revision = member.Status!.Header.Revision;
        session.Writer.Done(
            [
                $"{path}: {Quantities.Size(file.Length)} of {member.Label} ({report.RoleOf(member)}), r{revision} or later, "
                    + $"in {took.TotalSeconds:0.0} s; sha256 {file.Hash}",
            ],
            new("file", path), new("bytes", file.Length), new("sha256", file.Hash), new("member", member.Label),
            ResultPart.Id("member_id", member.Id), new("revision_at_least", revision),
            new("seconds", (decimal)Math.Round(took.TotalSeconds, 1)));
        StandardStreams.Say($"To restore it: kvtui snapshot restore-plan {path}");
    }
}
