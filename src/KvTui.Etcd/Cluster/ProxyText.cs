namespace KvTui.Etcd.Cluster;

/// <summary>The texts for an address that several members share.</summary>
public static class ProxyText
{
    /// <summary>“proxy: answers from n1, n2, n3”, with the members that have answered so far.</summary>
    public static string Of(MemberReport member) => $"proxy: {Answers(member)}";

    /// <summary>“answers from n1, n2, n3”.</summary>
    public static string Answers(MemberReport member) =>
        member.Backends.Count == 0
            ? "no answer yet"
            : $"answers from {string.Join(", ", member.Backends.Select(static backend => backend.Label))}";
}
