using KvTui.Etcd.Cluster.Auth;

namespace KvTui.Core.Users;

/// <summary>A password that is typed for a user, twice. It never becomes text, and is kept nowhere.</summary>
/// <param name="isNew">Whether the user is to be added with it.</param>
/// <param name="first">What was typed the first time; empty before that.</param>
public sealed class PasswordEntry(string user, bool isNew, string first = "")
{
    /// <summary>Whose it is to be.</summary>
    public string User => user;

    /// <summary>Whether it is to be typed again.</summary>
    public bool IsAgain => first.Length > 0;

    /// <summary>The entry after it was typed the first time.</summary>
    public PasswordEntry Typed(string password) => new(user, isNew, password);

    /// <summary>The change that is made with it; null if it is not what was typed the first time.</summary>
    public AuthChange? Change(string again) => again != first ? null
        : isNew ? AuthChange.AddUser(user, first)
        : AuthChange.SetPassword(user, first);
}
