namespace KvTui.Etcd.Auth;

/// <summary>The token of the user, got once for all calls that want it at the same time, and again after it was refused.</summary>
internal sealed class TokenSource(Func<Task<string>>? authenticate, TimeProvider clock)
{
    /// <summary>Streams keep the token they were opened with, so they get one that is at most this old.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task<string?>? _token;
    private long _since;

    /// <summary>The token; null if there is no user or the server has authentication switched off.</summary>
    /// <param name="fresh">Whether one that is older than half a minute will not do.</param>
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
                (_token, _since) = (FetchAsync(authenticate), clock.GetTimestamp());
            }

            token = _token!;
        }

        return token.IsCompletedSuccessfully ? new(token) : new(token.WaitAsync(cancellationToken));
    }

    /// <summary>Drops a token that a server refused; false if there is no user to get another for.</summary>
    public bool Refuse(string? refused)
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
                _token = null;
            }
        }

        return true;
    }

    private static async Task<string?> FetchAsync(Func<Task<string>> authenticate)
    {
        try
        {
            return await authenticate().ConfigureAwait(false);
        }
        catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationNotEnabled)
        {
            return null;
        }
    }
}
