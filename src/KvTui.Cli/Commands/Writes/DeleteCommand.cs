namespace KvTui.Cli.Commands.Writes;

/// <summary><c>kvtui del KEY</c>, <c>del --prefix P</c>, <c>del --range A B</c>.</summary>
internal static class DeleteCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "del",
            "Delete a key, or the keys of a prefix or range; asks first, and prints how many were deleted",
            "kvtui del /app/db/url",
            "kvtui del --prefix /app/tmp/ --yes",
            "kvtui del --range /app/a /app/m --yes")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var key = new KeyArgument<string>("KEY") { Description = "The key, the prefix, or with --range the first key" };
        var end = new KeyArgument<string?>("END")
        { Description = "With --range: the first key that is kept", Arity = ArgumentArity.ZeroOrOne };
        var prefix = Switch.Of("--prefix", "All keys that begin with KEY");
        var range = Switch.Of("--range", "All keys in [KEY, END)");
        var yes = Switch.Of("--yes", "Do not ask; needed where there is no terminal to ask on");
        verb.Takes([key, end], prefix, range, yes);
        verb.Does(flags, parsed =>
        {
            var (isPrefix, isRange) = (parsed.GetValue(prefix), parsed.GetValue(range));
            var last = parsed.GetValue(end);
            if (isPrefix && isRange)
            {
                throw new UsageException("--prefix and --range exclude each other.");
            }

            if (isRange != last is not null)
            {
                throw new UsageException(isRange
                    ? "--range needs two keys: START END."
                    : "Two keys are given: 'del' deletes one; to delete all between them use --range.");
            }

            var first = verb.Keys.Read(parsed, parsed.GetRequiredValue(key), mayBeEmpty: isPrefix || isRange);
            var keys = isRange ? KeyRange.Between(first, verb.Keys.Read(parsed, last!))
                : isPrefix ? KeyRange.Prefix(first)
                : KeyRange.Key(first);
            var sure = parsed.GetValue(yes);
            return sure || StandardStreams.InputIsTerminal
                ? (session, cancellationToken) => RunAsync(session, keys, first, sure, cancellationToken)
                : throw new UsageException("There is no terminal to ask on: give --yes to delete without being asked.");
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, KeyRange keys, EtcdKey first, bool sure, CancellationToken cancellationToken)
    {
        // Who may not delete need not be asked whether he is sure.
        if (!sure && !session.Client.Options.ReadOnly)
        {
            var count = (await session.Client.Kv.RangeAsync(keys, new() { CountOnly = true }, cancellationToken)).Count;
            if (count == 0)
            {
                return await NothingAsync();
            }

            if (!keys.IsSingleKey)
            {
                await DeletionPreview.ShowAsync(session, keys, cancellationToken);
            }

            if (!Confirmation.Asks(count, keys, first, session.Client, cancellationToken))
            {
                StandardStreams.Say("Nothing was deleted.");
                return ExitCode.NotFoundOrDenied;
            }
        }

        try
        {
            var (result, changed) = session.Journal.IsOn && session.MayWrite
                ? await JournaledDelete.RunAsync(session, keys, first, cancellationToken)
                : (await session.Client.Kv.DeleteAsync(keys, 0, cancellationToken), 0);
            session.Writer.Deleted(result.Deleted, result.Header.Revision);
            session.Target.Tell(session.Client, result.Header);
            return changed > 0 ? ExitCode.DegradedOrConflict : result.Deleted > 0 ? ExitCode.Done : await NothingAsync();
        }
        catch (EtcdException failure) when (failure.MayHaveBeenApplied)
        {
            return await UnknownOutcome.OfDeleteAsync(session, keys, failure, cancellationToken);
        }

        async Task<int> NothingAsync()
        {
            StandardStreams.Say(keys.IsSingleKey ? $"There is no key '{Printable.Escaped(first.Span)}'." : "There is no such key.");
            await PrintedKey.HintAsync(session, keys, cancellationToken);
            return ExitCode.NotFoundOrDenied;
        }
    }
}
