using KvTui.Etcd.Calls.Access;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Explorers of whom not everything is allowed.</summary>
internal static class AccessSample
{
    /// <summary>May read below /app/ and /cfg/, and write below /app/.</summary>
    public static AccessRights Bob { get; } = AccessRights.Of("bob", [Grant("/app/", writes: true), Grant("/cfg/")]);

    public static ExplorerSettings Production { get; } = Sample.Settings with { Profile = "shop-prod", IsProduction = true };

    public static ExplorerSettings Masking { get; } = Sample.Settings with { Mask = KeyMask.Of(KeyMask.KubernetesSecrets) };

    public static Grant Grant(string prefix, bool writes = false) => new(KeyRange.Prefix(EtcdKey.FromText(prefix)), true, writes);

    /// <summary>The explorer of a user who has logged in.</summary>
    public static TestExplorer As(AccessRights rights, params string[] keys) => new TestExplorer().Send(new AccessMessage(rights)).Listed(keys);

    public static TestExplorer AsBob() => As(Bob, "/app/a", "/app/b", "/cfg/a");

    /// <summary>With a secret of Kubernetes and a key that is none.</summary>
    public static TestExplorer WithSecret() => new TestExplorer(settings: Masking).Listed(
        [Sample.Pair("/registry/pods/p", "a pod"), Sample.Pair("/registry/secrets/default/db", "correct horse battery staple")]);
}
