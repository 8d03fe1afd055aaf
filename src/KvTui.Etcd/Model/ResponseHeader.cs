namespace KvTui.Etcd.Model;

/// <summary>What an answer says of its sender; all zero where etcd sends no header.</summary>
/// <param name="ClusterId">The id of the cluster.</param>
/// <param name="MemberId">The id of the member that answered.</param>
/// <param name="Revision">The member's store revision when it handled the request; 0 in answers of the Cluster service.</param>
/// <param name="RaftTerm">The member's raft term.</param>
public readonly record struct ResponseHeader(ulong ClusterId, ulong MemberId, long Revision, ulong RaftTerm);
