using KvTui.Core.Users;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Watch;

namespace KvTui.Cli.Commands.Reading;

/// <summary>Watches what the user may read, in rounds: when that changes, the next round goes on from where the last one was.</summary>
internal sealed class WatchRounds(Session session, KeyRange wanted, long start)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly HashSet<EtcdKey> _told = [];
    private long _next = start;
    private (long Revision, HashSet<EtcdKey> Told) _begin = (start, []);

    /// <summary>Whether a watch has been open, so that a cluster that cannot be reached is waited for.</summary>
    public bool HasContact { get; private set; }

    /// <summary>Runs round after round, until one ends by itself.</summary>
    /// <param name="watch">One round; it is cancelled when another is due.</param>
    public async Task<int> RunAsync(Func<WatchOptions, CancellationToken, Task<int>> watch, CancellationToken cancellationToken)
    {
        var ranges = await Reach.OfAsync(session, wanted, cancellationToken);
        while (true)
        {
            _begin = (_next, [.. _told]);
            using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var change = ChangeAsync(ranges, round);
            try
            {
                return await watch(new() { Ranges = ranges, StartRevision = _next }, round.Token);
            }
            catch (OperationCanceledException) when (round.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                ranges = await change;
            }
            catch (EtcdException refused) when (refused.Kind == EtcdErrorKind.PermissionDenied && HasContact)
            {
                // Rights were taken away while the watch was opened again: what is left of them is watched.
                if (await LeftAsync(ranges, cancellationToken) is not { } left)
                {
                    throw;
                }

                ranges = left;
            }
            finally
            {
                await round.CancelAsync();
                await ((Task)change).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>A watch is open at a member.</summary>
    public void Begin(WatchUpdate.Connected connected)
    {
        HasContact = true;
        _next = _next == 0 ? connected.Header.Revision + 1 : _next;
    }

    /// <summary>Everything up to a revision has come.</summary>
    public void Advance(long revision)
    {
        if (revision >= _next)
        {
            _next = revision + 1;
            _told.Clear();
        }
    }

    /// <summary>
    /// Those of the changes that have not come before: ranges that are watched side by side bring one revision in parts, and a new round
    /// begins with it again.
    /// </summary>
    public IEnumerable<WatchEvent> News(IReadOnlyList<WatchEvent> changes)
    {
        foreach (var change in changes)
        {
            var (key, revision) = (change.KeyValue.Key, change.KeyValue.ModRevision);
            if (revision == _begin.Revision && _begin.Told.Contains(key))
            {
                continue;
            }

            if (revision > _next)
            {
                _next = revision;
                _told.Clear();
            }

            if (revision == _next)
            {
                _told.Add(key);
            }

            yield return change;
        }
    }

    /// <summary>What may be read once that has changed; the round is cancelled then.</summary>
    /// <exception cref="EtcdException">Nothing may be read any more.</exception>
    private async Task<IReadOnlyList<KeyRange>> ChangeAsync(IReadOnlyList<KeyRange> ranges, CancellationTokenSource round)
    {
        var isDenied = false;
        using var timer = new PeriodicTimer(Interval, session.Clock);
        while (session.Client.Auth.HasUser && await timer.WaitForNextTickAsync(round.Token))
        {
            try
            {
                var readable = (await session.Client.Auth.RefreshAsync(round.Token)).Readable(wanted);
                isDenied = false;
                if (!readable.SequenceEqual(ranges))
                {
                    await round.CancelAsync();
                    return Told(readable);
                }
            }
            catch (EtcdException denial) when (denial.IsDenial && !round.IsCancellationRequested)
            {
                if (!isDenied)
                {
                    StandardStreams.Say($"{denial.Message} The watch goes on as long as its connection holds.");
                }

                isDenied = true;
            }
            catch (EtcdException) when (!round.IsCancellationRequested)
            {
                // The watch itself tells what is wrong with the cluster.
            }
        }

        return ranges;
    }

    /// <summary>What may be read now; null if that is no other than before, or cannot be told.</summary>
    private async Task<IReadOnlyList<KeyRange>?> LeftAsync(IReadOnlyList<KeyRange> ranges, CancellationToken cancellationToken)
    {
        AccessRights rights;
        try
        {
            rights = await session.Client.Auth.LearnAsync(cancellationToken);
        }
        catch (EtcdException)
        {
            return null;
        }

        var readable = rights.Readable(wanted);
        return readable.SequenceEqual(ranges) ? null : Told(readable);
    }

    /// <exception cref="EtcdException">Nothing may be read any more.</exception>
    private IReadOnlyList<KeyRange> Told(IReadOnlyList<KeyRange> readable)
    {
        var rights = session.Client.Auth.Rights;
        if (readable.Count == 0)
        {
            throw new EtcdException(
                EtcdErrorKind.PermissionDenied,
                $"permission denied: user '{Printable.Text(rights.User!)}' may not watch \"{Printable.Escaped(wanted.Start.Span)}\" "
                + "any more; use a user whose roles allow this.");
        }

        StandardStreams.Say(rights.User is null
            ? "Authentication is off now: all that was asked for is watched."
            : $"The rights of {Printable.Text(rights.User)} have changed: watched is now {RangeText.Of(readable)}.");
        return readable;
    }
}
