using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Cluster.Auth;

/// <summary>Who the client is logged in as, and what that user may do.</summary>
public interface IAuthClient
{
    /// <summary>What the user may do, as learned last; everything before that. Calls beyond it are refused before they are sent.</summary>
    AccessRights Rights { get; }

    /// <summary>Whether there is a user whose rights can be asked for: one that was given, or that of a client certificate.</summary>
    bool HasUser { get; }

    /// <summary>Raised when a server denied a call on keys though the rights allow it, or said that they have changed. On any thread.</summary>
    event Action? Outdated;

    /// <summary>
    /// Asks what the user may do; those who ask at the same time share the answer, and calls on keys wait for it. Without a user, and where authentication is
    /// off, that is everything.
    /// </summary>
    /// <exception cref="EtcdException">It cannot be told now; the rights known so far stay.</exception>
    Task<AccessRights> LearnAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Asks again what the user may do, if users or roles can have changed since it was asked last; tells what is known otherwise. To be called from
    /// time to time.
    /// </summary>
    /// <exception cref="EtcdException">It cannot be told now, or the user is not let in any more; the rights known so far stay.</exception>
    Task<AccessRights> RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Forgets which calls were denied, so that they are made again.</summary>
    void Forget();

    /// <summary>The names of a user's roles; a user may ask for his own.</summary>
    Task<IReadOnlyList<string>> UserAsync(string name, CancellationToken cancellationToken);

    /// <summary>What a role permits; a user may ask for his own roles.</summary>
    Task<IReadOnlyList<Grant>> RoleAsync(string name, CancellationToken cancellationToken);
}
