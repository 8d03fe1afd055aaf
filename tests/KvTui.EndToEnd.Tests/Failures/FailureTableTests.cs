using System.Collections.Concurrent;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Testing;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Failures;

public sealed class FailureTableTests
{
    private const int AtOnce = 2;
    private const int LongestSentence = 500;

    /// <summary>What else is asked takes four more programs a row: every third row's, and of all with KVTUI_FULL=1.</summary>
    private static readonly int RowsAPlace = Environment.GetEnvironmentVariable("KVTUI_FULL") == "1" ? 1 : 3;

    /// <summary>The command time-out, and what starting a program takes on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2 + 3);

    private static readonly IReadOnlyList<string> Short = ["--dial-timeout", "1s", "--command-timeout", "2s"];

    /// <summary>For what is to end by itself, however busy the machine is.</summary>
    private static readonly IReadOnlyList<string> Long = ["--dial-timeout", "10s", "--command-timeout", "20s"];

    private static readonly IReadOnlyList<string> DotNetWords =
        ["Exception", "ResponseEnded", "HttpRequest", "SSL connection could not be", "transport connection", "inner", "SSL_ERROR", "AuthenticationFailed", "RemoteCertificate"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_failure_has_its_cause_in_one_sentence_and_its_exit_code_within_the_time_out()
    {
        await using var servers = await FailureServers.StartAsync(Cancelled);
        var rows = FailureRows.All(servers);
        Assert.InRange(rows.Count, 30, 100);
        var etcdctl = await EtcdBinaries.FindAsync(EtcdBinaries.DefaultLine, Cancelled);
        var wrong = new ConcurrentQueue<string>();
        var elsewhere = rows.Where(static row => row.IsSaidOfMembers).Where(static (_, i) => i % RowsAPlace == 0).ToHashSet();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled }, async (row, token) =>
        {
            var outcome = await OutcomeAsync(row, etcdctl.Client, elsewhere.Contains(row), token);
            FailureTable.Add(outcome);
            if (outcome.Faults.Count > 0)
            {
                wrong.Enqueue(outcome.Text);
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    private static async Task<FailureOutcome> OutcomeAsync(FailureRow row, string etcdctl, bool isAskedElsewhere, CancellationToken cancellationToken)
    {
        var ours = KvTuiProgram.With(["get", "a", .. row.TakesAllTime ? Short : Long, .. row.Flags]);
        var theirs = new Command(etcdctl, ["get", "a", .. Short, .. row.Flags]) { Environment = ours.Environment };
        var outcome = new FailureOutcome(row.Name, await ProgramEnd.OfAsync(ours, cancellationToken), await ProgramEnd.OfAsync(theirs, cancellationToken));
        var elsewhere = isAskedElsewhere ? await FailurePlaces.FaultsAsync(row, outcome.Ours.Words, cancellationToken) : [];
        return outcome with { Faults = [.. Faults(row, outcome.Ours), .. elsewhere] };
    }

    private static IEnumerable<string> Faults(FailureRow row, ProgramEnd end)
    {
        if (end.ExitCode != row.ExitCode)
        {
            yield return $"exit code {row.ExitCode} was due";
        }

        if (end.After > Longest)
        {
            yield return $"it may take {Longest.TotalSeconds} s";
        }

        if (end.Words.Contains('\n', StringComparison.Ordinal) || end.Words.Contains("   at ", StringComparison.Ordinal) || end.Words.Length > LongestSentence)
        {
            yield return $"one sentence was due, and this came:\n{end.Words}";
        }

        foreach (var leak in DotNetWords.Where(leak => end.Words.Contains(leak, StringComparison.Ordinal)))
        {
            yield return $"“{leak}” is not a word for a user: {end.Words}";
        }

        foreach (var word in row.Words)
        {
            if (!end.Words.Contains(word, StringComparison.Ordinal))
            {
                yield return $"“{word}” was due in: {end.Words}";
            }
        }
    }
}
