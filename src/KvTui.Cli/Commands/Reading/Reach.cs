using KvTui.Core.Users;

namespace KvTui.Cli.Commands.Reading;

/// <summary>What of the keys that a verb was asked for the user may read.</summary>
internal static class Reach
{
    /// <summary>The ranges, in ascending order and apart; if that is not all that was asked for, says so on standard error.</summary>
    /// <exception cref="EtcdException">The user may read nothing of it, or it cannot be told.</exception>
    public static async Task<IReadOnlyList<KeyRange>> OfAsync(Session session, KeyRange wanted, CancellationToken cancellationToken)
    {
        var auth = session.Client.Auth;
        if (!auth.HasUser)
        {
            return [wanted];
        }

        try
        {
            await auth.LearnAsync(cancellationToken);
        }
        catch (EtcdException failure) when (session.Client.Options.User is null || failure.Kind == EtcdErrorKind.LearnerRefused)
        {
            // It is not certain that the certificate is a user's, or a learner cannot tell: then the server decides.
            return [wanted];
        }

        var rights = auth.Rights;
        if (rights.MayRead(wanted))
        {
            return [wanted];
        }

        var ranges = rights.Readable(wanted);
        if (ranges.IsEmpty)
        {
            throw new EtcdException(
                EtcdErrorKind.PermissionDenied,
                $"{Printable.Text(rights.User!)} may not read any of these keys; use a user whose roles allow it.");
        }

        StandardStreams.Say($"{Printable.Text(rights.User!)} may not read all of these keys; only {RangeText.Of(ranges)}.");
        return ranges;
    }
}
