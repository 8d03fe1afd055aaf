using KvTui.Cli.Commands.Care;
using KvTui.Cli.Output.Results;
using KvTui.Core;
using KvTui.Core.Care;
using KvTui.Core.Care.Running;
using KvTui.Core.Copying;

namespace KvTui.Cli.Commands.Snapshots;

/// <summary>Saves a snapshot of a member, and tells what came of it.</summary>
/// <param name="rate">The most bytes a second; null for those of --max-load.</param>
internal sealed class SnapshotSave(Session session, string path, double? rate)
{
    private readonly SnapshotDownload _download = new(session.Client, session.Clock, rate);

    public async Task<int> RunAsync(string? wanted, CancellationToken cancellationToken)
    {
        var report = await new CareSession(session, true).Runner.LookAsync(cancellationToken);
        var id = wanted is null ? 0
            : MemberChoice.Find((await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members, wanted).Id;
        var member = id == 0 ? SnapshotSource.Of(report) : report.Members.FirstOrDefault(m => m.Id == id);
        if (member is not { Status: not null, Endpoint: not null })
        {
            StandardStreams.Say($"No snapshot was saved: {SnapshotSource.WhyNone(report, id)}; see 'kvtui status'.");
            return ExitCode.Unreachable;
        }

        try
        {
            var result = await ReadAsync(member, cancellationToken);
            if (result.Damage is { } damage)
            {
                StandardStreams.Say(
                    $"What {member.Label} sent is no whole snapshot, as {damage}: nothing was kept; try again, or another member.");
                return ExitCode.DegradedOrConflict;
            }

            Tell(report, member, result);
            return ExitCode.Done;
        }
        catch (SnapshotFileException problem)
        {
            throw problem.WasBegun ? (Exception)new OutputException(problem.Message) : new UsageException(problem.Message);
        }
        catch (EtcdException failure)
        {
            StandardStreams.Say($"{FailureText.Of(failure)}\n{Quantities.Size(_download.Length)} were read, and nothing was kept.");
            return ExitCode.Of(failure);
        }
    }

    private async Task<SnapshotResult> ReadAsync(MemberReport member, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(session.Clock);
        return await _download.RunAsync(member, path, now => progress.Show(now.Text), cancellationToken);
    }

    private void Tell(ClusterReport report, MemberReport member, SnapshotResult result)
    {
        var revision = member.Status!.Header.Revision;
        session.Writer.Done(
            [
                $"{path}: {Quantities.Size(result.Length)} of {member.Label} ({report.RoleOf(member)}), r{revision} or later, "
                    + $"in {result.Took.TotalSeconds:0.0} s; sha256 {result.Hash}",
            ],
            new("file", path), new("bytes", result.Length), new("sha256", result.Hash), new("member", member.Label),
            ResultPart.Id("member_id", member.Id), new("revision_at_least", revision),
            new("seconds", (decimal)Math.Round(result.Took.TotalSeconds, 1)));
        StandardStreams.Say($"To restore it: kvtui snapshot restore-plan {ShellWord.Of(path)}");
    }
}
