using System.Runtime.CompilerServices;
using System.Text.Unicode;
using KvTui.Cli.Output.Results;

namespace KvTui.Cli.Commands.Snapshots;

/// <summary><c>kvtui snapshot diff FILE [PREFIX]</c>: what became of the keys of a file in the cluster.</summary>
internal static class FileDifference
{
    /// <summary>So many differences are kept before they are written out.</summary>
    private const int Batch = 256;

    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "diff",
            "Compare the keys of a snapshot, or of a member's database file, that begin with a prefix with those of the cluster: "
            + "a line for each that was added (+), removed (-) or has another value (~) there",
            "kvtui snapshot diff backup.db /app/",
            "kvtui snapshot diff backup.db -o json");
        var file = FileVerb.Path();
        var prefix = KeySyntax.Prefix();
        verb.Takes([file, prefix]);
        verb.Does(flags, parsed =>
        {
            var (path, given, checks) = (parsed.GetRequiredValue(file), parsed.GetValue(prefix), FileVerb.ChecksHash(flags, parsed));
            var wanted = given is null ? (EtcdKey?)null : verb.Keys.Read(parsed, given, mayBeEmpty: true);
            return async (session, cancellationToken) =>
            {
                await using var offline = FileVerb.Open(path, checks, session);
                var keys = KeyRange.Prefix(wanted ?? session.Client.Options.Root);
                return await CompareAsync(session, offline, keys, cancellationToken);
            };
        });
        return verb;
    }

    /// <summary>Reads both in the order of keys, a page of each at a time.</summary>
    private static async Task<int> CompareAsync(Session session, EtcdClient file, KeyRange keys, CancellationToken cancellationToken)
    {
        await using var before = PairsAsync(file.Kv, keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var after = PairsAsync(session.Client.Kv, keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (added, removed, changed, same, flushed) = (0L, 0L, 0L, 0L, 0L);
        var (hasOld, hasNew) = (await before.MoveNextAsync(), await after.MoveNextAsync());
        while (hasOld || hasNew)
        {
            var order = !hasOld ? 1 : !hasNew ? -1 : before.Current.Key.CompareTo(after.Current.Key);
            if (order < 0)
            {
                removed++;
                Write(session, "-", "removed", before.Current, null);
            }
            else if (order > 0)
            {
                added++;
                Write(session, "+", "added", null, after.Current);
            }
            else if (before.Current.Value.Span.SequenceEqual(after.Current.Value.Span))
            {
                same++;
            }
            else
            {
                changed++;
                Write(session, "~", "changed", before.Current, after.Current);
            }

            if (added + removed + changed - flushed >= Batch)
            {
                session.Results.Flush();
                flushed = added + removed + changed;
            }

            hasOld = order <= 0 ? await before.MoveNextAsync() : hasOld;
            hasNew = order >= 0 ? await after.MoveNextAsync() : hasNew;
        }

        StandardStreams.Say($"Since the file: {added} added, {removed} removed, {changed} changed; {same} are the same.");
        return ExitCode.Done;
    }

    private static async IAsyncEnumerable<KeyValue> PairsAsync(
        IKvClient kv, KeyRange keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in kv.PagesAsync(keys, RangeOptions.Default, cancellationToken))
        {
            foreach (var pair in page.KeyValues)
            {
                yield return pair;
            }
        }
    }

    private static void Write(Session session, string sign, string change, KeyValue? old, KeyValue? current)
    {
        var key = (old ?? current)!.Key;
        var name = Utf8.IsValid(key.Span) ? new ResultPart("key", key.ToString()) : new("key_base64", Convert.ToBase64String(key.Span));
        var revisions = old is null ? $"r{current!.ModRevision}"
            : current is null ? $"r{old.ModRevision}"
            : $"r{old.ModRevision} -> r{current.ModRevision}";
        session.Writer.Done(
            [$"{sign} {Printable.Escaped(key.Span)} ({revisions})"],
            name, new("change", change), Revision("file_revision", old), Revision("mod_revision", current));
    }

    private static ResultPart Revision(string name, KeyValue? pair) =>
        pair is null ? KeyPart.None(name) : new(name, (decimal)pair.ModRevision);
}
