using KvTui.Cli.Output.Results;
using KvTui.Core.Care;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui member list</c>, <c>add</c>, <c>promote</c>, <c>remove</c>, <c>update</c>.</summary>
internal static class MemberCommand
{
    private const string List = "list";
    private static readonly string[] Actions = [List, "add", "promote", "remove", "update"];

    public static Verb Create(ConnectionFlags flags)
    {
        var action = new Argument<string>("ACTION")
        {
            Description = "list; add: prints what the new member is to be started with; promote: make a learner a voter; remove; "
                + "update: other peer URLs",
            CompletionSources = { Actions },
        };
        var verb = new Verb(
            "member",
            "List the members, or change them: says before each change how many may fail before and after it",
            "kvtui member list",
            "kvtui member add n4 --peer-urls https://10.0.0.4:2380 --learner",
            "kvtui member promote n4",
            "kvtui member remove n3",
            "kvtui member update n2 --peer-urls https://10.0.0.9:2380 --yes")
        {
            WritesIf = parsed => parsed.GetValue(action) != List,
        };
        var who = new Argument<string?>("WHO")
        { Description = "The name or id of the member; with add the name it is to have", Arity = ArgumentArity.ZeroOrOne };
        var urls = new Option<string?>("--peer-urls")
        { HelpName = "URLS", Description = "Where the other members reach it, comma-separated" };
        var learner = Switch.Of("--learner", "With add: it gets no vote until it is promoted, and cannot cost the quorum");
        var yes = CareSession.Yes();
        verb.Arguments.Add(action);
        verb.Arguments.Add(who);
        verb.Options.Add(urls);
        verb.Options.Add(learner);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var wanted = parsed.GetRequiredValue(action);
            if (!Actions.Contains(wanted))
            {
                throw new UsageException($"member: there is no '{wanted}'; expected {string.Join(", ", Actions)}.");
            }

            if (wanted == List)
            {
                return ListAsync;
            }

            var name = parsed.GetValue(who) is { Length: > 0 } given ? given
                : throw new UsageException($"member {wanted}: say which member, by its name or id.");
            var peers = PeerUrls(wanted, parsed.GetValue(urls));
            var (isLearner, isSure) = (parsed.GetValue(learner), CareSession.IsSure(parsed, yes));
            return (session, cancellationToken) =>
                new MemberChange(session, isSure).RunAsync(Act(wanted, isLearner), name, peers, cancellationToken);
        });
        return verb;
    }

    private static MembershipAct Act(string action, bool isLearner) => action switch
    {
        "add" => isLearner ? MembershipAct.AddLearner : MembershipAct.AddVoter,
        "promote" => MembershipAct.Promote,
        "remove" => MembershipAct.Remove,
        "update" => MembershipAct.UpdatePeers,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "is not a known action"),
    };

    private static string[] PeerUrls(string action, string? text)
    {
        if (text is null != action is not ("add" or "update"))
        {
            throw new UsageException(text is null
                ? $"member {action} needs --peer-urls, as in --peer-urls https://10.0.0.4:2380."
                : $"--peer-urls goes with add and update, not with {action}.");
        }

        var urls = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Array.Find(urls, static url => !IsPeerUrl(url)) is { } wrong
            ? throw new UsageException($"--peer-urls: '{wrong}' is not a scheme, a host and a port, as in https://10.0.0.4:2380.")
            : urls;
    }

    /// <summary>Whether etcd takes a text for a URL: it wants a port, which may not be left out, and no path.</summary>
    private static bool IsPeerUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && text.Equals($"{url.Scheme}://{url.Host}:{url.Port}", StringComparison.OrdinalIgnoreCase);

    private static async Task<int> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var members = (await session.Client.Cluster.MemberListAsync(null, cancellationToken)).Members;
        session.Writer.Table([.. members.Select(Row)]);
        return ExitCode.Done;
    }

    private static ResultPart[] Row(Member member) =>
    [
        ResultPart.Id("id", member.Id),
        new("status", member.Name.Length > 0 ? "started" : "unstarted"),
        new("name", member.Name),
        new("peer_urls", member.PeerUrls),
        new("client_urls", member.ClientUrls),
        new("learner", member.IsLearner),
    ];
}
