using KvTui.Cli.Output.Results;
using KvTui.Core.Users;

namespace KvTui.Cli.Commands.Users;

/// <summary><c>kvtui user may KEY</c>: who may read or write it, and by which role.</summary>
internal static class MayVerb
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "may",
            "Tell which users may read or write a key, or the keys that begin alike, and by which permissions of which roles",
            "kvtui user may /app/db/url",
            "kvtui user may --prefix /registry/ -o json");
        var key = new KeyArgument<string>("KEY") { Description = "The key, or the prefix" };
        var prefix = Switch.Of("--prefix", "All keys that begin with KEY; who may touch only some of them may 'part'");
        verb.Takes([key], prefix);
        verb.Does(flags, parsed =>
        {
            var isPrefix = parsed.GetValue(prefix);
            var start = verb.Keys.Read(parsed, parsed.GetRequiredValue(key), mayBeEmpty: isPrefix);
            var keys = isPrefix ? KeyRange.Prefix(start) : KeyRange.Key(start);
            return (session, cancellationToken) => RunAsync(session, keys, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, KeyRange keys, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(session, cancellationToken);
        known = known with { IsOn = known.Only is not null || (await session.Client.Users.StatusAsync(cancellationToken)).IsOn };
        foreach (var note in KeyAccessText.Notes(known))
        {
            StandardStreams.Say(note);
        }

        var found = known.WhoMay(keys);
        session.Writer.Table([.. found.Select(Parts)]);
        if (found.IsEmpty)
        {
            StandardStreams.Say("No user may read or write it.");
        }

        return ExitCode.Done;
    }

    /// <summary>All users; where only root may ask for others, the one who asks.</summary>
    private static async Task<UserList> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            return await UserSurvey.ReadAsync(session.Client.Users, null, cancellationToken);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.PermissionDenied && session.Client.Options.User is not null)
        {
            var user = session.Client.Options.User;
            return await UserSurvey.ReadAsync(session.Client.Users, user, cancellationToken) with { Only = user };
        }
    }

    private static ResultPart[] Parts(KeyAccess access) =>
    [
        new("user", access.User), new("read", PermissionText.Of(access.Read)), new("write", PermissionText.Of(access.Write)),
        KeyPart.Words("by", [.. access.Reasons.Select(static reason => reason.ToString())]),
    ];
}
