using KvTui.Etcd.Calls.Access;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>The client's user, and what that user may do.</summary>
public interface IAuthClient
{
    /// <summary>The rights learned last; before that, everything is allowed. Calls beyond them are refused before they are sent.</summary>
    AccessRights Rights { get; }

    /// <summary>Whether there is a user whose rights can be requested: a given one, or that of a client certificate.</summary>
    bool HasUser { get; }

    /// <summary>Raised on any thread when an answer shows that the rights may have changed, or another cluster is read.</summary>
    event Action? Outdated;

    /// <summary>
    /// Asks what the user may do; concurrent callers share the answer, and calls on keys wait for it. Without a user, or where
    /// authentication is off, everything is allowed.
    /// </summary>
    /// <exception cref="EtcdException">The server does not tell; the known rights remain.</exception>
    Task<AccessRights> LearnAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Asks again what the user may do if users or roles may have changed since the last time; otherwise returns the known rights. To be
    /// called from time to time.
    /// </summary>
    /// <exception cref="EtcdException">The server does not tell, or the login is refused; the known rights remain.</exception>
    Task<AccessRights> RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Forgets which calls were denied, so that they are sent again.</summary>
    void Forget();
}
