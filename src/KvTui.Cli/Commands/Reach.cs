using KvTui.Cli.Output;
using KvTui.Etcd;
using KvTui.Etcd.Kv;
using KvTui.Terminal.Text;

namespace KvTui.Cli.Commands;

/// <summary>What of the keys that a verb was asked for the user may read.</summary>
internal static class Reach
{
    /// <summary>How many ranges are named.</summary>
    private const int MostNamed = 8;

    /// <summary>The ranges, in ascending order and apart; if that is not all that was asked for, says so on standard error.</summary>
    /// <exception cref="EtcdException">The user may read nothing of it, or it can not be told.</exception>
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
        catch (EtcdException) when (session.Client.Options.User is null)
        {
            // It is not certain that the certificate is a user's: then the server decides.
            return [wanted];
        }

        var rights = auth.Rights;
        if (rights.MayRead(wanted))
        {
            return [wanted];
        }

        var ranges = rights.Readable(wanted);
        var user = Printable.Text(rights.User!);
        if (ranges.IsEmpty)
        {
            throw new EtcdException(EtcdErrorKind.PermissionDenied, $"{user} may not read any of these keys; use a user whose roles allow it.");
        }

        var more = ranges.Length > MostNamed ? $" and {ranges.Length - MostNamed} more" : "";
        StandardStreams.Say($"{user} may not read all of these keys; only {string.Join(", ", ranges.Take(MostNamed).Select(Named))}{more}.");
        return ranges;
    }

    private static string Named(KeyRange range) => range.IsSingleKey ? Printable.Escaped(range.Start.Span)
        : range == KeyRange.Prefix(range.Start) ? $"{Printable.Escaped(range.Start.Span)}…"
        : range.HasNoUpperBound ? $"those from {Printable.Escaped(range.Start.Span)} on"
        : $"those from {Printable.Escaped(range.Start.Span)} to before {Printable.Escaped(range.End.Span)}";
}
