using Etcdserverpb;

namespace KvTui.Etcd.Calls.Access;

/// <summary>Logs the user in with the password given or one that is asked for, and asked for again after a refusal.</summary>
internal sealed class Login(EtcdClientOptions options, Func<CallDescriptor, CancellationToken, Task<string>> send)
{
    private string? _password = options.Password;

    /// <summary>Fetches a new token; calls must not overlap.</summary>
    /// <exception cref="EtcdException">The password was refused, even one asked for just now, or the call failed.</exception>
    public async Task<string> AuthenticateAsync(CancellationToken cancellationToken)
    {
        var isNew = false;
        while (true)
        {
            if (_password is null && options.PasswordSource is { } ask)
            {
                (_password, isNew) = (await ask(cancellationToken).ConfigureAwait(false), true);
            }

            try
            {
                return await SendAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (EtcdException failure) when (failure.Kind == EtcdErrorKind.AuthenticationFailed)
            {
                if (options.PasswordSource is null)
                {
                    throw Explain(failure);
                }

                _password = null;
                if (isNew)
                {
                    throw Explain(failure);
                }
            }
        }
    }

    private Task<string> SendAsync(CancellationToken cancellationToken)
    {
        var request = new AuthenticateRequest { Name = options.User, Password = _password ?? "" };
        return send(new(RpcMethod.Authenticate, request) { SendToken = false }, cancellationToken);
    }

    /// <summary>The failure with the user's name; etcd does not say which of name and password is wrong.</summary>
    private EtcdException Explain(EtcdException failure)
    {
        var text = $"{failure.Endpoint}: wrong user name or password: '{options.User}' was not let in; check both.";
        return new(failure.Kind, text, failure.Endpoint, inner: failure);
    }
}
