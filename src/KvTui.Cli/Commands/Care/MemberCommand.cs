using KvTui.Cli.Output.Results;
using KvTui.Core.Care;
using KvTui.Core.Care.Membership;

namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui member</c>: list, add, promote, remove and update, as etcdctl has them; replace-plan.</summary>
internal static class MemberCommand
{
    public static Verb Create(ConnectionFlags flags) => new Verb(
        "member",
        "List the members, or change them: says before each change how many may fail before and after it",
        "kvtui member list",
        "kvtui member add n4 --peer-urls https://10.0.0.4:2380 --learner",
        "kvtui member promote n4",
        "kvtui member remove n3",
        "kvtui member replace-plan n3").With(
            List(flags),
            Add(flags),
            Change(flags, MembershipAct.Promote, "promote", "Make a learner a voter; asks first", "kvtui member promote n4"),
            Change(flags, MembershipAct.Remove, "remove", "Remove a member; asks first", "kvtui member remove n3"),
            Update(flags),
            ReplacePlanCommand.Create(flags));

    /// <summary>The member that is meant.</summary>
    public static Argument<string> Who() => new("MEMBER") { Description = "Its name or id" };

    /// <summary>Where the others reach a member.</summary>
    public static Option<string?> Urls(string description = "Where the other members reach it, comma-separated") =>
        new("--peer-urls") { HelpName = "URLS", Description = description };

    /// <summary>The URLs that a text names.</summary>
    /// <exception cref="UsageException">It names something else.</exception>
    public static IReadOnlyList<string> UrlsOf(Option<string?> option, string text)
    {
        var (urls, wrong) = PeerUrls.Read(text);
        return wrong is null
            ? urls
            : throw new UsageException($"{option.Name}: '{wrong}' is not a scheme, a host and a port, as in https://10.0.0.4:2380.");
    }

    private static Verb List(ConnectionFlags flags)
    {
        var verb = new Verb("list", "Print the members, one a line", "kvtui member list", "kvtui member list -o json");
        verb.Does(flags, _ => ListAsync);
        return verb;
    }

    private static Verb Add(ConnectionFlags flags)
    {
        var verb = new Verb(
            "add",
            "Add a member, and print what it is to be started with; asks first",
            "kvtui member add n4 --peer-urls https://10.0.0.4:2380 --learner")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var (name, urls, yes) = (new Argument<string>("NAME") { Description = "The name it is to have" }, Urls(), Confirmation.Yes());
        var learner = Switch.Of("--learner", "It gets no vote until it is promoted, and cannot cost the quorum");
        verb.Arguments.Add(name);
        verb.Options.Add(urls);
        verb.Options.Add(learner);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var act = parsed.GetValue(learner) ? MembershipAct.AddLearner : MembershipAct.AddVoter;
            return Act(parsed, act, name, yes, Read(urls, parsed));
        });
        return verb;
    }

    private static Verb Update(ConnectionFlags flags)
    {
        var verb = new Verb(
            "update",
            "Say where the other members reach one; asks first",
            "kvtui member update n2 --peer-urls https://10.0.0.9:2380")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var (who, urls, yes) = (Who(), Urls(), Confirmation.Yes());
        verb.Arguments.Add(who);
        verb.Options.Add(urls);
        verb.Options.Add(yes);
        verb.Does(flags, parsed => Act(parsed, MembershipAct.UpdatePeers, who, yes, Read(urls, parsed)));
        return verb;
    }

    private static Verb Change(ConnectionFlags flags, MembershipAct act, string name, string description, string example)
    {
        var verb = new Verb(name, description, example) { Writes = true, Needs = Need.Root };
        var (who, yes) = (Who(), Confirmation.Yes());
        verb.Arguments.Add(who);
        verb.Options.Add(yes);
        verb.Does(flags, parsed => Act(parsed, act, who, yes, []));
        return verb;
    }

    private static Func<Session, CancellationToken, Task<int>> Act(
        ParseResult parsed, MembershipAct act, Argument<string> who, Option<bool> yes, IReadOnlyList<string> urls)
    {
        var (name, isSure) = (parsed.GetRequiredValue(who), Confirmation.IsSure(parsed, yes));
        return (session, cancellationToken) => new MemberChange(session, isSure).RunAsync(act, name, urls, cancellationToken);
    }

    private static IReadOnlyList<string> Read(Option<string?> option, ParseResult parsed)
    {
        var text = parsed.GetValue(option) ?? throw new UsageException(
            $"member {parsed.CommandResult.Command.Name} needs {option.Name}, as in {option.Name} https://10.0.0.4:2380.");
        return UrlsOf(option, text);
    }

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
