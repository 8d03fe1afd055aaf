namespace KvTui.Cli.Output;

/// <summary>Lease ids as etcdctl writes them, so that they can be compared as text.</summary>
internal static class LeaseId
{
    /// <summary>Sixteen hexadecimal digits; “0” for no lease.</summary>
    public static string Of(KeyLease lease) => lease.Id == 0 ? "0" : lease.ToString();
}
