using Etcdserverpb;
using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Calls.Load;

namespace KvTui.Etcd.Calls;

/// <summary>
/// Carries every call: refuse, wait if background, choose an endpoint, add leader and token, send, record, repeat if safe.
/// </summary>
internal sealed class CallPipeline : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstTokenPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Shorter than the usual poll interval, so that each poll may find that logins work again.</summary>
    private static readonly TimeSpan LongestTokenPause = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a call waits for an optional token: a login needs a quorum, which may be missing.</summary>
    private static readonly TimeSpan OptionalTokenPatience = TimeSpan.FromSeconds(0.5);

    /// <summary>New tokens for one call: users and roles may change while a token is on its way.</summary>
    private const int Renewals = 3;

    private readonly EtcdClientOptions _options;
    private readonly Random _random;
    private readonly CallGuard _guard;
    private readonly CallAttempts _attempts;
    private readonly WriteTarget _target;
    private readonly TokenSource _tokens;
    private readonly bool _onlyTls;
    private readonly CancellationTokenSource _closed = new();

    public CallPipeline(EtcdClientOptions options, EndpointPool pool, TimeProvider clock, Random random)
    {
        (_options, Pool, Clock, _random) = (options, pool, clock, random);
        _guard = new(options);
        Governor = new(options.MaxLoad, clock);
        _attempts = new(options, Identity, Governor, clock);
        _target = new(Identity, _attempts);
        var login = new Login(options, (call, cancel) => CallAsync(call, ReadToken, cancel));
        var pauses = NewBackoff(FirstTokenPause, LongestTokenPause);
        _tokens = new(options.User is null ? null : login.AuthenticateAsync, clock, pauses, _closed.Token)
        {
            AsksForPassword = options.PasswordSource is not null,
            LoginIgnored = options.LoginIgnored,
        };
        _onlyTls = options.Endpoints.All(static endpoint => endpoint.Tls);
    }

    public EndpointPool Pool { get; }

    public ClusterIdentity Identity => Pool.Identity;

    public TimeProvider Clock { get; }

    public LoadGovernor Governor { get; }

    public MemberVersions Versions { get; } = new();

    public AccessGate Access { get; } = new();

    public TimeSpan CommandTimeout => _options.CommandTimeout;

    /// <summary>The prefix that this client is confined to.</summary>
    public EtcdKey Root => _options.Root;

    public CancellationToken Closed => _closed.Token;

    /// <summary>Reads another cluster from now on, where the user's rights have to be learned again.</summary>
    public void MoveTo(ulong clusterId)
    {
        Identity.MoveTo(clusterId);
        Access.Forget();
        Access.Doubt();
    }

    public Backoff NewBackoff(TimeSpan first, TimeSpan longest) => new(first, longest, _random);

    /// <summary>Makes a unary call, repeated where that is safe, within its time limit; a background call may first have to wait.</summary>
    public async Task<T> CallAsync<T>(CallDescriptor call, AnswerParser<T> parse, CancellationToken cancellationToken)
    {
        _guard.Check(call);
        Identity.CheckBase(call);
        await Access.ReadyAsync(call, cancellationToken).ConfigureAwait(false);
        Access.Check(call);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        try
        {
            await Governor.EnterAsync(call, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Ended(call, null);
        }

        try
        {
            return await AttemptAsync(call, parse, either, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Governor.Leave(call);
        }
    }

    private async Task<T> AttemptAsync<T>(
        CallDescriptor call, AnswerParser<T> parse, CancellationTokenSource either, CancellationToken cancellationToken)
    {
        var deadline = new Deadline(Clock, call.Timeout ?? _options.CommandTimeout);
        var log = new AttemptLog();
        Backoff? backoff = null;
        var renewals = 0;
        for (var failures = 0; ;)
        {
            EndpointChannel? channel = null;
            string? token = null;
            EtcdException? refusedLogin = null;
            try
            {
                channel = await PickAsync(call, log, deadline, either.Token).ConfigureAwait(false);
                (token, refusedLogin) = await TokenAsync(call, channel, false, deadline, either.Token).ConfigureAwait(false);
                var connection = await _target.ConnectionAsync(call, channel, token, deadline, either.Token).ConfigureAwait(false);
                var hasOthers = call.Endpoint is null && Pool.Count > 1;
                var answer = await _attempts.CallAsync(
                    call, parse, channel, token, connection, hasOthers, deadline, either.Token).ConfigureAwait(false);
                Note(call, channel, null);
                return answer;
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw Ended(call, channel);
            }
            catch (EtcdException failure)
            {
                Note(call, channel, failure);
                if (failure.Kind == EtcdErrorKind.Unauthenticated && refusedLogin is null && call.SendToken
                    && _tokens.Refuse(token, failure) && renewals++ < Renewals)
                {
                    NoteRenewal(failure);
                    continue;
                }

                failure = refusedLogin is null
                    ? DenialText.Explain(failure, call, _options)
                    : DenialText.WithoutLogin(failure, refusedLogin);
                log.Add(failure);
                failures += channel is null ? Pool.Count : 1;
                if (!MayGoOn(call, failure, log, failures, deadline))
                {
                    throw log.Summarize(failure);
                }

                if (failures % Pool.Count == 0)
                {
                    backoff ??= NewBackoff(FirstPause, LongestPause);
                    await PauseAsync(
                        call, backoff.Next(), log.Summarize(failure), deadline, either.Token, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Opens a stream at whichever endpoint works, or at the call's own, in one attempt.</summary>
    public Task<OpenedStream> OpenAsync(CallDescriptor call, CancellationToken cancellationToken)
        => OpenAsync(call, new(), cancellationToken);

    /// <summary>The same, with the failures of the attempts before it.</summary>
    public async Task<OpenedStream> OpenAsync(CallDescriptor call, AttemptLog log, CancellationToken cancellationToken)
    {
        _guard.Check(call);
        Identity.CheckBase(call);
        await Access.ReadyAsync(call, cancellationToken).ConfigureAwait(false);
        Access.Check(call);
        var deadline = new Deadline(Clock, _options.CommandTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        EndpointChannel? channel = null;
        string? token = null;
        try
        {
            channel = await PickAsync(call, log, deadline, either.Token).ConfigureAwait(false);
            (token, _) = await TokenAsync(call, channel, true, deadline, either.Token).ConfigureAwait(false);
            var connection = await _target.ConnectionAsync(call, channel, token, deadline, either.Token).ConfigureAwait(false);
            return await _attempts.OpenAsync(
                call, channel, token, connection, call.Endpoint is null && Pool.Count > 1, deadline, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Ended(call, channel);
        }
        catch (EtcdException failure)
        {
            Note(call, channel, failure);
            if (failure.Kind == EtcdErrorKind.Unauthenticated)
            {
                _tokens.Refuse(token, failure);
            }

            throw;
        }
    }

    /// <summary>Whether there is a token: false if no user is given, or authentication is off.</summary>
    public async Task<bool> HasTokenAsync(CancellationToken cancellationToken)
        => await _tokens.GetAsync(false, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Whether the token was requested at or after a timestamp of the clock.</summary>
    public bool HasTokenSince(long timestamp) => _tokens.IsNewerThan(timestamp);

    /// <summary>Requests a token where there was none before; returns whether there is one now.</summary>
    public Task<bool> LogInAgainAsync(CancellationToken cancellationToken)
    {
        _tokens.Refuse(null, new(EtcdErrorKind.Unauthenticated, "Authentication has been switched on."));
        return HasTokenAsync(cancellationToken);
    }

    /// <summary>Reports that rights may have changed: any change invalidates all JWT tokens (etcd: server/auth/store.go).</summary>
    public void NoteRenewal(EtcdException refusal)
    {
        // An empty user name means that authentication has been switched on.
        if (refusal.Message.Contains("auth store is old", StringComparison.Ordinal)
            || refusal.Message.Contains("user name is empty", StringComparison.Ordinal))
        {
            Access.Doubt();
        }
    }

    /// <summary>Records that a call with this token was refused; true if a new one can be fetched.</summary>
    public bool RefuseToken(string? token, EtcdException failure) => _tokens.Refuse(token, failure);

    /// <summary>A refusal in clearer words: which user may not do what.</summary>
    public EtcdException Explain(EtcdException failure, CallDescriptor call) => DenialText.Explain(failure, call, _options);

    /// <summary>Records how a call on a channel ended, for the choice of the next channel.</summary>
    public void Note(CallDescriptor call, EndpointChannel? channel, EtcdException? failure)
    {
        if (channel is null)
        {
            return;
        }

        if (failure is null && call.Ranges.Count > 0)
        {
            // A call without keys may be allowed to everybody, whatever the token.
            _tokens.Accepted();
        }

        if (failure?.Kind == EtcdErrorKind.LearnerRefused || (failure is null && call.RequireLeader))
        {
            channel.IsLearner = failure is not null;
        }

        if (failure is not null)
        {
            if (failure.Kind.IsPassing())
            {
                Pool.Failed(channel);
                if (failure.Kind.IsSilence())
                {
                    Versions.Forget();
                }
            }
            else if (failure.Kind == EtcdErrorKind.PermissionDenied)
            {
                Access.Note(call);
            }
        }
        else if (call.Endpoint is null)
        {
            Pool.Succeeded(channel);
        }
        else
        {
            channel.MarkGood();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await Pool.DisposeAsync().ConfigureAwait(false);
    }

    private static string ReadToken(ReadOnlyMemory<byte> message) => AuthenticateResponse.Parser.ParseFrom(message.Span).Token;

    private static EtcdException Ended(CallDescriptor call, EndpointChannel? channel) => new(
        EtcdErrorKind.ConnectionLost, $"{call.Method.Name} was ended because the client was closed; open it again to go on.",
        channel?.Endpoint, call.IsWrite && channel is not null);

    private bool MayGoOn(CallDescriptor call, EtcdException failure, AttemptLog log, int failures, Deadline deadline)
        => call.Endpoint is null && deadline.Remaining > TimeSpan.Zero && RetryRule.MayRepeat(call, failure)
            && failures < (long)log.Rounds * Pool.Count;

    private async Task PauseAsync(
        CallDescriptor call, TimeSpan pause, EtcdException failure, Deadline deadline, CancellationToken either,
        CancellationToken cancellationToken)
    {
        if (pause >= deadline.Remaining)
        {
            throw failure;
        }

        try
        {
            await Task.Delay(pause, Clock, either).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Ended(call, null);
        }
    }

    private async ValueTask<EndpointChannel> PickAsync(
        CallDescriptor call, AttemptLog log, Deadline deadline, CancellationToken cancellationToken)
    {
        if (call.Endpoint is { } pinned)
        {
            return call.Apart ?? Pool.Of(pinned);
        }

        if (Pool.Count == 1)
        {
            return Pool.Current;
        }

        using var timeout = deadline.Limit(cancellationToken);
        try
        {
            return await Pool.PickAsync(log, timeout.Token).ConfigureAwait(false) ?? throw log.Summarize();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw log.IsEmpty ? CallAttempts.TimedOut(call, Pool.Current.Endpoint, deadline.Whole, false) : log.Summarize();
        }
    }

    /// <summary>The token to send, or the failed login because of which a call goes without.</summary>
    private async ValueTask<(string? Token, EtcdException? RefusedLogin)> TokenAsync(
        CallDescriptor call, EndpointChannel channel, bool fresh, Deadline deadline, CancellationToken cancellationToken)
    {
        // Credentials for an encrypted cluster are never sent to a plain-text endpoint that was discovered later.
        if (!call.SendToken || (_onlyTls && !channel.Endpoint.Tls))
        {
            return default;
        }

        if (_options.AuthToken is not null || _options.User is null)
        {
            return (_options.AuthToken, null);
        }

        deadline = call.TokenIsOptional && deadline.Remaining > OptionalTokenPatience ? new(Clock, OptionalTokenPatience) : deadline;
        using var timeout = deadline.Limit(cancellationToken);
        try
        {
            return (await _tokens.GetAsync(fresh, timeout.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var late = CallAttempts.TimedOut(call, channel.Endpoint, deadline.Whole, false);
            return call.TokenIsOptional ? (null, late) : throw late;
        }
        catch (EtcdException failure) when (call.TokenIsOptional || (call.Serializable && failure.Kind == EtcdErrorKind.LearnerRefused))
        {
            return (null, failure);
        }
    }
}
