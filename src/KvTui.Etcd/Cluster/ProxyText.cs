namespace KvTui.Etcd.Cluster;

/// <summary>The words for an address that stands for several members.</summary>
public static class ProxyText
{
    /// <summary>“proxy: answers from n1, n2, n3”, of those that have answered so far.</summary>
    public static string Of(MemberReport member) => $"proxy: {Answers(member)}";

    /// <summary>“answers from n1, n2, n3”.</summary>
    public static string Answers(MemberReport member) =>
        member.Backends.Count == 0
            ? "no answer yet"
            : $"answers from {string.Join(", ", member.Backends.Select(static backend => backend.Label))}";
}
