using System.Text.RegularExpressions;
using KvTui.Testing.Etcd;

namespace KvTui.EndToEnd.Tests.Ui;

/// <summary>A hand that goes through a course of care on the screen, step by step.</summary>
internal static partial class CareSteps
{
    private const string Asks = "Enter asks, then does it";
    private const string Safe = "[ Not now ]";

    /// <summary>A member that is started again, and an election, take their time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan UntilAsked = TimeSpan.FromSeconds(4);

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
            static screen => screen.Has("Alarm NOSPACE of n") && screen.Has("r1 to r"), "the alarm and the history are told");
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
        for (var attempt = 1; ; attempt++)
        {
            await explorer.WaitForAsync(Asks, Longest);
            await explorer.PressAsync("Enter");
            try
            {
                return await explorer.WaitForAsync(Safe, UntilAsked);
            }
            catch (TimeoutException) when (attempt < 5)
            {
                // It was said why not, and may be possible by now.
            }
        }
    }

    /// <summary>Waits until a step can be asked about, or all is done; whether one can.</summary>
    public static async Task<bool> HasNextAsync(this Explorer explorer) => (await explorer.WaitForAsync(
        static screen => screen.Has(Asks) || screen.Has("All is done"), "a step can be done, or all is done", Longest)).Has(Asks);

    /// <summary>Agrees to a step that does not come to its end; false if it was not even begun.</summary>
    public static async Task<bool> BeginAsync(this Explorer explorer)
    {
        await explorer.PressAsync("Tab", "Enter");
        return IsAtIt().IsMatch(await explorer.WaitForAsync(
            static screen => IsAtIt().IsMatch(screen) || screen.Has("Nothing was done"), "the step is begun"));
    }

    /// <summary>Agrees to what is asked about and waits until that has ended, whatever has come of it.</summary>
    public static async Task AgreeAsync(this Explorer explorer)
    {
        await explorer.PressAsync("Tab", "Enter");
        await explorer.EndedAsync();
    }

    /// <summary>Waits until no step is being done or asked about. Returns the screen.</summary>
    public static Task<string> EndedAsync(this Explorer explorer) => explorer.WaitForAsync(
        static screen => !TitleOf().IsMatch(screen) && !IsAtIt().IsMatch(screen)
            && (screen.Has(Asks) || screen.Has("Not now: ") || screen.Has("All is done")),
        "the step has ended",
        Longest);

    /// <summary>What is asked about, by the title of its question: “Compact”, “Defragment n2”.</summary>
    public static string Title(string screen) => TitleOf().Match(screen) is { Success: true } title ? title.Groups[1].Value
        : throw new InvalidOperationException($"No step is asked about:\n{screen}");

    /// <summary>The members that a step waits for when they are frozen: who is defragmented, else all.</summary>
    public static IReadOnlyList<EtcdProcess> Needed(EtcdCluster cluster, string title) =>
        cluster.Members.FirstOrDefault(member => title == $"Defragment {member.Name}") is { } one ? [one] : cluster.Members;

    private static bool Has(this string screen, string text) => screen.Contains(text, StringComparison.Ordinal);

    [GeneratedRegex("╭ (Compact|Defragment n[1-3]|Move the leadership|Alarm NOSPACE|Try a write) ─")]
    private static partial Regex TitleOf();

    /// <summary>A question about a defragmentation has figures there.</summary>
    [GeneratedRegex("Now: [a-z]")]
    private static partial Regex IsAtIt();
}
