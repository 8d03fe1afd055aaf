namespace KvTui.Etcd.Model;

/// <summary>What every answer says of its sender; all zero where etcd sends no header.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="MemberId">The member that answered.</param>
/// <param name="Revision">That member's store revision when the request was handled; 0 on Cluster calls.</param>
/// <param name="RaftTerm">That member's raft term.</param>
public readonly record struct ResponseHeader(ulong ClusterId, ulong MemberId, long Revision, ulong RaftTerm);
