namespace KvTui.Etcd.Calls.Access;

/// <summary>
/// The user's token, fetched once for all calls that want it at the same time, and again after a refusal. Where every new token is refused
/// too, further ones are fetched ever more slowly.
/// </summary>
/// <param name="authenticate">Fetches a token; null if there is no user.</param>
/// <param name="clock">Measures the token's age and the pauses.</param>
/// <param name="pauses">The pauses between tokens that were refused without ever being accepted.</param>
/// <param name="closed">Cancels a login in progress.</param>
internal sealed class TokenSource(
    Func<CancellationToken, Task<string>>? authenticate, TimeProvider clock, Backoff pauses, CancellationToken closed)
{
    /// <summary>Streams keep the token that they were opened with, so that token is at most this old.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    /// <summary>Pauses after a refused login are longer by this factor where the password is asked for, perhaps from a person.</summary>
    private const int AskingFactor = 5;

    /// <summary>The longest that a call waits for a new token; beyond it, the call fails as the last one did.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private Task<string?>? _token;
    private long _since;
    private bool _isProven = true;
    private bool _isTold;
    private (TimeSpan Length, long At, EtcdException? Failure, bool IsLogin) _pause;

    public bool AsksForPassword { get; init; }

    /// <summary>Called once if the server has authentication off although there is a user; may be null.</summary>
    public Action? LoginIgnored { get; init; }

    /// <summary>Whether the token, or the finding that there is none, was requested at or after a timestamp of the clock.</summary>
    public bool IsNewerThan(long timestamp) => Volatile.Read(ref _since) >= timestamp;

    /// <summary>The token; null if there is no user or the server has authentication off.</summary>
    /// <param name="fresh">Whether a token older than half a minute is replaced.</param>
    /// <exception cref="EtcdException">The login failed, just now or a moment ago, or every token is refused.</exception>
    public ValueTask<string?> GetAsync(bool fresh, CancellationToken cancellationToken)
    {
        if (authenticate is null)
        {
            return default;
        }

        Task<string?> token;
        lock (_lock)
        {
            var isStale = _token is null or { IsFaulted: true } or { IsCanceled: true }
                || (fresh && _token.IsCompleted && clock.GetElapsedTime(_since) > FreshFor);
            if (isStale)
            {
                var rest = _pause.Length == default ? default : _pause.Length - clock.GetElapsedTime(_pause.At);
                if (rest > (_pause.IsLogin ? TimeSpan.Zero : LongestWait) && _pause.Failure is { } known)
                {
                    throw new EtcdException(known.Kind, known.Message, known.Endpoint, inner: known.InnerException);
                }

                (_token, _since) = (FetchAsync(authenticate, rest), clock.GetTimestamp());
            }

            token = _token!;
        }

        return token.IsCompletedSuccessfully ? new(token) : new(token.WaitAsync(cancellationToken));
    }

    public void Accepted()
    {
        if (!Volatile.Read(ref _isProven))
        {
            lock (_lock)
            {
                (_isProven, _pause) = (true, default);
                pauses.Reset();
            }
        }
    }

    /// <summary>Drops a token that a server refused; false if there is no user to fetch another for.</summary>
    /// <param name="failure">The server's refusal.</param>
    public bool Refuse(string? refused, EtcdException failure)
    {
        if (authenticate is null)
        {
            return false;
        }

        lock (_lock)
        {
            // Another call may have renewed the token already.
            if (_token is { IsCompletedSuccessfully: true } held && held.GetAwaiter().GetResult() == refused)
            {
                _pause = _isProven ? default : (pauses.Next(), clock.GetTimestamp(), failure, false);
                (_token, _isProven) = (null, false);
            }
        }

        return true;
    }

    private async Task<string?> FetchAsync(Func<CancellationToken, Task<string>> fetch, TimeSpan pause)
    {
        // Nobody must be asked for the password while the lock is held.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, clock, closed).ConfigureAwait(false);
            }

            return await fetch(closed).ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationNotEnabled)
        {
            if (!_isTold)
            {
                _isTold = true;
                LoginIgnored?.Invoke();
            }

            return null;
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationFailed)
        {
            lock (_lock)
            {
                (_pause, _isProven) = ((pauses.Next() * (AsksForPassword ? AskingFactor : 1), clock.GetTimestamp(), failure, true), false);
            }

            throw;
        }
    }
}
