namespace KvTui.Etcd.Transport.Messages;

/// <summary>The header of generated messages as the record that callers see.</summary>
internal static class Headers
{
    /// <summary>Several answers of etcd have no header, depending on the version: all zero then.</summary>
    public static ResponseHeader Of(Etcdserverpb.ResponseHeader? header)
        => header is null ? default : new(header.ClusterId, header.MemberId, header.Revision, header.RaftTerm);
}
