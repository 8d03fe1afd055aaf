namespace KvTui.Cli.Commands.Care;

/// <summary><c>kvtui defrag [MEMBER]</c>.</summary>
internal static class DefragmentCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "defrag",
            "Defragment the members one after the other, the leader last and after the leadership was moved away; stops when one does not "
                + "come back, and goes on from there when run again. A member serves nothing while it is at it",
            "kvtui defrag",
            "kvtui defrag n2 --yes",
            "kvtui defrag --without-spare")
        {
            Writes = true,
            Needs = Need.Root,
        };
        var member = new Argument<string?>("MEMBER")
        { Description = "The name or id of the only member; all without it", Arity = ArgumentArity.ZeroOrOne };
        var withoutSpare = Switch.Of("--without-spare", "Go on where a member is silent: writes wait while another one is at it");
        var anew = Switch.Of("--anew", "Begin with the first member, although an earlier run has ended before all were done");
        var yes = Confirmation.Yes();
        verb.Arguments.Add(member);
        verb.Options.Add(withoutSpare);
        verb.Options.Add(anew);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var order = new DefragmentOrder(
                parsed.GetValue(member), parsed.GetValue(withoutSpare), parsed.GetValue(anew), Confirmation.IsSure(parsed, yes));
            return async (session, cancellationToken) =>
            {
                using var run = new DefragmentRun(session, order);
                return await run.RunAsync(cancellationToken);
            };
        });
        return verb;
    }
}

/// <summary>What was asked for.</summary>
/// <param name="Member">The name or id of the only member; null for all.</param>
/// <param name="WithoutSpare">Whether to go on where a voter is silent.</param>
/// <param name="IsAnew">Whether to begin with the first member, whatever was left behind.</param>
/// <param name="IsSure">Whether nothing is asked.</param>
internal sealed record DefragmentOrder(string? Member, bool WithoutSpare, bool IsAnew, bool IsSure);
