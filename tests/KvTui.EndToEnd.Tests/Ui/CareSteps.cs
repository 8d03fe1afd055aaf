using System.Text.RegularExpressions;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>A hand that goes through a course of care on the screen, step by step.</summary>
internal static partial class CareSteps
{
    private const string Asks = "Enter asks, then does it";
    private const string Safe = "[ Not now ]";

    /// <summary>Opens a course by its command.</summary>
    public static async Task CommandAsync(this Explorer explorer, string command)
    {
        await explorer.PressAsync(":");
        await explorer.Screen.TypeAsync(command);
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("Steps");
    }

    /// <summary>Opens `:space` on a full cluster whose history is known, and chooses how many revisions are kept.</summary>
    public static async Task ChooseAsync(this Explorer explorer, int kept)
    {
        await explorer.CommandAsync("space");
        await explorer.WaitForAsync(
            static screen => screen.Contains("Alarm NOSPACE of n", StringComparison.Ordinal) && screen.Contains("r1 to r", StringComparison.Ordinal),
            "the alarm and the history are told");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync("keep the last revisions: 1000");
        await explorer.Screen.TypeAsync($"{kept}");
        await explorer.PressAsync("Enter");
        await explorer.WaitForAsync(" are forgotten: ");
    }

    /// <summary>Has the next step asked about, agrees, and waits until it is told to be done.</summary>
    public static async Task<string> StepAsync(this Explorer explorer, int number)
    {
        await explorer.AskAsync();
        await explorer.PressAsync("Tab", "Enter");
        return await explorer.WaitForAsync($"{number}. done: ");
    }

    /// <summary>Opens the question of the next step; a member that is just being looked at may put it off. Returns the screen.</summary>
    public static async Task<string> AskAsync(this Explorer explorer)
    {
        while (true)
        {
            await explorer.WaitForAsync(Asks);
            await explorer.PressAsync("Enter");
            var screen = await explorer.WaitForAsync(
                static screen => screen.Contains(Safe, StringComparison.Ordinal) || screen.Contains("Not now: ", StringComparison.Ordinal), "it is asked, or said why not");
            if (screen.Contains(Safe, StringComparison.Ordinal))
            {
                return screen;
            }
        }
    }

    /// <summary>Waits until a step can be asked about, or all is done; whether one can.</summary>
    public static async Task<bool> HasNextAsync(this Explorer explorer) => (await explorer.WaitForAsync(
        static screen => screen.Contains(Asks, StringComparison.Ordinal) || screen.Contains("All is done", StringComparison.Ordinal), "a step can be done, or all is done",
        TimeSpan.FromSeconds(40))).Contains(Asks, StringComparison.Ordinal);

    /// <summary>Agrees to a step that does not come to its end; false if it was not even begun.</summary>
    public static async Task<bool> BeginAsync(this Explorer explorer)
    {
        await explorer.PressAsync("Tab", "Enter");
        return IsAtIt().IsMatch(await explorer.WaitForAsync(
            static screen => IsAtIt().IsMatch(screen) || screen.Contains("Nothing was done", StringComparison.Ordinal), "the step is begun"));
    }

    /// <summary>Agrees to what is asked about and waits until that has ended, whatever has come of it.</summary>
    public static async Task EndAsync(this Explorer explorer)
    {
        await explorer.PressAsync("Tab", "Enter");
        await explorer.EndedAsync();
    }

    /// <summary>Waits until no step is being done or asked about. Returns the screen.</summary>
    public static Task<string> EndedAsync(this Explorer explorer) => explorer.WaitForAsync(
        static screen => !screen.Contains(Safe, StringComparison.Ordinal) && !IsAtIt().IsMatch(screen)
            && (screen.Contains(Asks, StringComparison.Ordinal) || screen.Contains("Not now: ", StringComparison.Ordinal)
                || screen.Contains("All is done", StringComparison.Ordinal)),
        "the step has ended",
        TimeSpan.FromSeconds(40));

    /// <summary>What is asked about, by the title of its question: “Compact”, “Defragment n2”.</summary>
    public static string Title(string screen) => TitleOf().Match(screen).Groups[1].Value is { Length: > 0 } title ? title
        : throw new InvalidOperationException($"No step is asked about:\n{screen}");

    /// <summary>The members that a step waits for when they are frozen: who is defragmented, else all.</summary>
    public static IReadOnlyList<EtcdProcess> Needed(EtcdCluster cluster, string title) => title.StartsWith("Defragment ", StringComparison.Ordinal)
        ? [cluster.Members.Single(member => title.EndsWith(member.Name, StringComparison.Ordinal))]
        : cluster.Members;

    [GeneratedRegex("╭ (Compact|Defragment n[1-3]|Move the leadership|Alarm NOSPACE|Try a write) ─")]
    private static partial Regex TitleOf();

    /// <summary>A question about a defragmentation has figures there.</summary>
    [GeneratedRegex("Now: [a-z]")]
    private static partial Regex IsAtIt();
}
