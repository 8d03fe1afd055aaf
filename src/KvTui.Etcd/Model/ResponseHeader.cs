namespace KvTui.Etcd.Model;

/// <summary>What an answer says of its sender; all zero where etcd sends no header.</summary>
/// <param name="Revision">The member's store revision when it handled the request; 0 in answers of the Cluster service.</param>
public readonly record struct ResponseHeader(ulong ClusterId, ulong MemberId, long Revision, ulong RaftTerm);
