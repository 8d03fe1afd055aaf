using KvTui.Etcd.Calls.Descriptors;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Calls.Access;

/// <summary>
/// The token of the user, got once for all calls that want it at the same time, and again after it was refused. Where every new token is
/// refused too, further ones are fetched ever more slowly.
/// </summary>
/// <param name="authenticate">Fetches one; null if there is nobody to log in.</param>
/// <param name="clock">Measures ages and pauses.</param>
/// <param name="pauses">The pauses between tokens that nothing was done with but to refuse them.</param>
/// <param name="closed">Ends what is under way.</param>
internal sealed class TokenSource(Func<CancellationToken, Task<string>>? authenticate, TimeProvider clock, Backoff pauses, CancellationToken closed)
{
    /// <summary>Streams keep the token they were opened with, so they get one that is at most this old.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    /// <summary>A login that was refused is tried again less often where a command prints the password, as that may ask a person.</summary>
    private const int AskingFactor = 5;

    /// <summary>A call waits for a new token no longer than this; it then fails as the last one did.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private Task<string?>? _token;
    private long _since;
    private bool _isProven = true;
    private bool _isTold;
    private (TimeSpan Length, long At, EtcdException? Failure, bool IsLogin) _pause;

    /// <summary>Whether a login may ask a person for the password.</summary>
    public bool AsksForPassword { get; init; }

    /// <summary>Told once that there is a user, and the server has authentication switched off; null tells nobody.</summary>
    public Action? LoginIgnored { get; init; }

    /// <summary>Whether the token, or that there is none to be had, was asked for after a timestamp of the clock.</summary>
    public bool IsNewerThan(long timestamp) => Volatile.Read(ref _since) >= timestamp;

    /// <summary>The token; null if there is no user or the server has authentication switched off.</summary>
    /// <param name="fresh">Whether one that is older than half a minute will not do.</param>
    /// <exception cref="EtcdException">The login failed, or failed a moment ago, or all tokens are refused.</exception>
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

    /// <summary>Says that a server accepted the token in use.</summary>
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

    /// <summary>Drops a token that a server refused; false if there is no user to get another for.</summary>
    /// <param name="refused">The token.</param>
    /// <param name="failure">How it was refused.</param>
    public bool Refuse(string? refused, EtcdException failure)
    {
        if (authenticate is null)
        {
            return false;
        }

        lock (_lock)
        {
            // Another call may have renewed it already.
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
        // Whoever is asked for the password must not be asked under the lock.
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
