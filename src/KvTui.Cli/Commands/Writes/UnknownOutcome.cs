namespace KvTui.Cli.Commands.Writes;

/// <summary>After a write whose answer was lost: reads again, and says what is there now. The write may still be on its way.</summary>
internal static class UnknownOutcome
{
    public static async Task<int> OfPutAsync(
        Session session, PutRequest request, EtcdException failure, CancellationToken cancellationToken)
    {
        var key = Printable.Escaped(request.Key.Span);
        var page = await ReadAsync(session, KeyRange.Key(request.Key), new(), cancellationToken);
        var sentence = page?.KeyValues switch
        {
            null => $"Unknown whether '{key}' was put: it could not be read again. Read it before you repeat the put.",
            [] => $"Not applied so far: '{key}' does not exist. The put may still be applied; read the key again before you repeat it.",
            [var item, ..] when item.Value.Span.SequenceEqual(request.Value.Span) && item.ModRevision != request.IfRevision
                => $"Probably applied: '{key}' has the value that was put, at r{item.ModRevision}.",
            [var item, ..] => $"Not applied so far: '{key}' has another value, of r{item.ModRevision}. The put may still be applied; "
                + "read the key again before you repeat it.",
        };
        return Tell(session, failure, sentence);
    }

    public static async Task<int> OfDeleteAsync(Session session, KeyRange keys, EtcdException failure, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(session, keys, new() { CountOnly = true }, cancellationToken);
        var sentence = page?.Count switch
        {
            null => "Unknown whether the keys were deleted: they could not be counted again. Count them before you repeat the delete.",
            0 => "Probably applied: no such key is left.",
            1 => "Not applied so far: 1 key is still there. The delete may still be applied; look again before you repeat it.",
            var count
                => $"Not applied so far: {count} keys are still there. The delete may still be applied; look again before you repeat it.",
        };
        return Tell(session, failure, sentence);
    }

    private static async Task<RangePage?> ReadAsync(
        Session session, KeyRange keys, RangeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Client.Kv.RangeAsync(keys, options, cancellationToken);
        }
        catch (EtcdException)
        {
            return null;
        }
    }

    private static int Tell(Session session, EtcdException failure, string sentence)
    {
        StandardStreams.Say(FailureText.Of(failure));
        StandardStreams.Say(sentence);
        session.Target.Tell(session.Client, default);
        return ExitCode.OutcomeUnknown;
    }
}
