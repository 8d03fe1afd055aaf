using KvTui.Cli.Output.Results;
using KvTui.Core.Care.Membership;
using KvTui.Core.Copying;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui member replace-plan MEMBER</c>: the lines that replace one that is gone for good.</summary>
internal static class ReplacePlanCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "replace-plan",
            "Print the lines that replace a member which is gone for good; none is run",
            "kvtui member replace-plan n3",
            "kvtui member replace-plan n3 --name n4 --peer-urls https://10.0.0.4:2380");
        var who = MemberCommand.Who();
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "The name of the new one [that of the old one]" };
        var urls = MemberCommand.Urls("Where the other members reach the new one, comma-separated [where they reached the old one]");
        verb.Arguments.Add(who);
        verb.Options.Add(name);
        verb.Options.Add(urls);
        verb.Does(flags, parsed =>
        {
            var (gone, given) = (parsed.GetRequiredValue(who), parsed.GetValue(name));
            var there = parsed.GetValue(urls) is { } text ? MemberCommand.UrlsOf(urls, text) : null;
            return (session, cancellationToken) => RunAsync(session, gone, given, there, cancellationToken);
        });
        return verb;
    }

    /// <summary>Prints the lines; they name the cluster as it was named here, and write unless a profile forbids it.</summary>
    private static async Task<int> RunAsync(
        Session session, string who, string? name, IReadOnlyList<string>? urls, CancellationToken cancellationToken)
    {
        var gone = MemberChoice.Find((await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members, who);
        if ((name ?? gone.Name) is not { Length: > 0 } called)
        {
            throw new UsageException("That member has no name, as it has never started: give that of the new one by --name.");
        }

        var report = await new CareSession(session, true).Runner.LookAsync(cancellationToken);
        var words = ConnectionWords.Of(session.Client.Options with { ReadOnly = false }, session.Profile);
        string[] lines = [.. ReplacementPlan.Lines(report, gone, called, urls ?? gone.PeerUrls, words)];
        session.Writer.Done(lines, new ResultPart("lines", lines));
        return lines.Length > 1 ? ExitCode.Done : ExitCode.DegradedOrConflict;
    }
}
