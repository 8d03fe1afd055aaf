namespace KvTui.Cli.Commands.Writes;

/// <summary><c>kvtui put KEY [VALUE]</c>.</summary>
internal static class PutCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "put",
            "Put a key; it keeps the lease it has, unless --lease or --ttl says otherwise",
            "kvtui put /app/db/pool 20",
            "kvtui put /app/config.json <config.json",
            "kvtui put /app/lock me --if-rev 0 --ttl 60s",
            "kvtui put /app/db/pool 30 --if-rev 1042",
            "kvtui put /app/db/pool 30 --lease 0",
            "kvtui put /app/offset -- -5")
        {
            Writes = true,
            TakesBack = true,
        };
        var key = new KeyArgument<string>("KEY") { Description = "The key" };
        var value = new Argument<string?>("VALUE")
        { Description = "The value; '-' or none: read from standard input", Arity = ArgumentArity.ZeroOrOne };
        var lease = new Option<string?>("--lease") { HelpName = "ID", Description = "Attach to this lease (hexadecimal); 0 detaches" };
        var timeToLive = new Option<string?>("--ttl")
        { HelpName = "TIME", Description = "Attach to a new lease that ends after this time, such as 60s" };
        var revision = Number.Of("--if-rev", "Only if the key was last changed at revision N; 0: only if there is none");
        verb.Takes([key, value], lease, timeToLive, revision);
        verb.Does(flags, parsed =>
        {
            var attach = Number.ReadLease(parsed, lease);
            var time = parsed.GetValue(timeToLive) is { } text ? GoDuration.ParsePositive(text, timeToLive.Name) : (TimeSpan?)null;
            if (attach is not null && time is not null)
            {
                throw new UsageException("--lease and --ttl exclude each other.");
            }

            var name = verb.Keys.Read(parsed, parsed.GetRequiredValue(key));
            var condition = Number.Read(parsed, revision);
            var source = parsed.GetValue(value);

            // Standard input is read last: a password may be its first line.
            return (session, cancellationToken) => RunAsync(
                session, new(name, ValueInput.Read(source, cancellationToken), attach, time, condition), cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(Session session, PutRequest request, CancellationToken cancellationToken)
    {
        var hint = await PrintedKey.HintOfAsync(session, KeyRange.Key(request.Key), cancellationToken);
        var lease = request.Lease;
        if (request.TimeToLive is { } time)
        {
            lease = await session.Client.Leases.GrantAsync(time, 0, cancellationToken);
        }

        try
        {
            var (put, conflict) = session.Journal.IsOn && session.MayWrite
                ? await JournaledPut.SendAsync(session, request, lease, cancellationToken)
                : await PutSteps.SendAsync(session.Client.Kv, request, lease, cancellationToken);
            if (conflict is null)
            {
                session.Writer.Put(request.Key, put.Revision, lease is 0 ? null : lease);
                session.Target.Tell(session.Client, put);
                if (hint is not null)
                {
                    StandardStreams.Say($"'{Printable.Escaped(request.Key.Span)}' is a new key. {hint}");
                }

                return ExitCode.Done;
            }

            StandardStreams.Say(Conflict(request, conflict));
        }
        catch (EtcdException failure) when (failure.MayHaveBeenApplied)
        {
            return await UnknownOutcome.OfPutAsync(session, request, failure, cancellationToken);
        }
        catch (EtcdException) when (request.TimeToLive is not null)
        {
            await RevokeAsync(session, lease!.Value, cancellationToken);
            throw;
        }

        if (request.TimeToLive is not null)
        {
            await RevokeAsync(session, lease!.Value, cancellationToken);
        }

        return ExitCode.DegradedOrConflict;
    }

    private static string Conflict(PutRequest request, TxnResult result)
    {
        var key = Printable.Escaped(request.Key.Span);
        var found = result.Responses is [TxnResponse.Range { Page.KeyValues: [var item, ..] }] ? item : null;
        return (found, request.IfRevision) switch
        {
            (null, _) => $"Nothing was put: '{key}' does not exist, and --if-rev wants it at r{request.IfRevision}.",
            (_, 0) => $"Nothing was put: '{key}' exists already, at r{found.ModRevision}.",
            _ => $"Nothing was put: '{key}' was changed at r{found.ModRevision}, and --if-rev wants it at r{request.IfRevision}.",
        };
    }

    private static async Task RevokeAsync(Session session, long lease, CancellationToken cancellationToken)
    {
        try
        {
            await session.Client.Leases.RevokeAsync(lease, 0, cancellationToken);
        }
        catch (EtcdException)
        {
            // It has no key and ends by itself.
        }
    }
}
