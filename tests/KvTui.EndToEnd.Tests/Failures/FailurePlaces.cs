using System.Text.Json;
using KvTui.EndToEnd.Tests.Cli;
using KvTui.Etcd.Model;
using KvTui.Testing;
using KvTui.Testing.Pty;

namespace KvTui.EndToEnd.Tests.Failures;

/// <summary>The other places that show why a member is not reached: status as a table and as JSON, watch, and the explorer's cluster pane.</summary>
internal static class FailurePlaces
{
    private const string Silence = "no answer";

    /// <summary>A terminal so wide that no reason is cut.</summary>
    private const int Columns = 400;

    /// <summary>What takes a second to fail is waited for; all else ends by itself, however busy the machine is.</summary>
    private static readonly IReadOnlyList<string> Short = ["--dial-timeout", "1s", "--command-timeout", "8s"];
    private static readonly IReadOnlyList<string> Long = ["--dial-timeout", "10s", "--command-timeout", "20s"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The places that do not say what get said.</summary>
    /// <param name="sentence">What get said.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(FailureRow row, string sentence, CancellationToken cancellationToken)
    {
        var reason = row.IsSilence ? Silence : Reason(row, sentence);
        var faults = new List<string>();
        var status = KvTuiProgram.With(["status", .. Timeouts(row), .. row.Flags]);
        Expect("status", (await status.RunAsync(cancellationToken)).Text);
        var json = (await (status with { Arguments = [.. status.Arguments, "-o", "json"] }).RunAsync(cancellationToken)).Text;
        if (!row.IsSilence)
        {
            Expect("status -o json, error", ErrorIn(json));
            Expect("status -o json, reason", ReasonIn(json));
            await TryAsync(WaitForWatchAsync);
        }

        await TryAsync(WaitForPaneAsync);
        return faults;

        void Expect(string place, string text)
        {
            // Inside a sentence a reason may begin with a small letter.
            if (!text.Contains(reason, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"{place} was to say “{reason}”, and says: {text.TrimEnd()}");
            }
        }

        async Task TryAsync(Func<FailureRow, string, CancellationToken, Task> wait)
        {
            try
            {
                await wait(row, reason, cancellationToken);
            }
            catch (TimeoutException missing)
            {
                faults.Add(missing.Message);
            }
        }
    }

    private static IReadOnlyList<string> Timeouts(FailureRow row) => row.TakesAllTime ? Short : Long;

    /// <summary>Get's sentence without the program, the endpoint and the next step.</summary>
    private static string Reason(FailureRow row, string sentence)
    {
        var text = sentence.Replace("kvtui: ", "", StringComparison.Ordinal).Split("; ", 2)[0].TrimEnd('.');
        var endpoint = EtcdEndpoint.Parse(row.Flags[1]).ToString();
        return text.StartsWith(endpoint, StringComparison.Ordinal) ? text[endpoint.Length..].TrimStart(':', ' ') : text;
    }

    private static string ErrorIn(string json) => JsonDocument.Parse(json).RootElement.GetProperty("members")[0].GetProperty("error").GetString() ?? "";

    private static string ReasonIn(string json) => JsonDocument.Parse(json).RootElement.GetProperty("reason").GetString() ?? "";

    private static async Task WaitForWatchAsync(FailureRow row, string reason, CancellationToken cancellationToken)
    {
        await using var watch = new RunningProgram(KvTuiProgram.With(["watch", .. Timeouts(row), .. row.Flags]));
        await Eventually.TrueAsync(
            () => watch.Errors.Contains(reason, StringComparison.Ordinal), () => $"watch was to say “{reason}”, and says: {watch.Errors}", Patience, cancellationToken: cancellationToken);
    }

    private static async Task WaitForPaneAsync(FailureRow row, string reason, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("pane");
        var environment = new Dictionary<string, string?>(KvTuiProgram.With().Environment) { ["XDG_STATE_HOME"] = folder.PathTo("state") };
        await using var screen = await TmuxScreen.StartAsync([KvTuiProgram.Path, .. Timeouts(row), .. row.Flags], Columns, 24, environment, cancellationToken);
        await screen.WaitForAsync(
            text => text.Split('\n').Any(line => line.Contains('✖', StringComparison.Ordinal) && line.Contains(row.IsSilence ? reason : $": {reason}", StringComparison.Ordinal)),
            $"the cluster pane was to say “{reason}”",
            Patience,
            cancellationToken);
    }
}
