using Etcdserverpb;
using Google.Protobuf;

namespace KvTui.Etcd.Calls.Descriptors;

/// <summary>Describes a call as an etcdctl command, without values and secrets.</summary>
internal static class CallSummary
{
    public static string Of(CallDescriptor call) => call.Request switch
    {
        RangeRequest range => Range(range),
        PutRequest put => $"put {Quote(put.Key.Span)} … ({put.Value.Length} B)"
            + (put.IgnoreLease ? " --ignore-lease" : put.Lease != 0 ? $" --lease={put.Lease:x16}" : ""),
        DeleteRangeRequest delete => $"del {Keys(delete.Key, delete.RangeEnd)}",
        TxnRequest txn => $"txn ({txn.Compare.Count} compares, {txn.Success.Count} then, {txn.Failure.Count} else){TxnKeys(call)}",
        CompactionRequest compaction => $"compact {compaction.Revision}{(compaction.Physical ? " --physical" : "")}",
        WatchRequest watch
            => $"watch {Keys(watch.CreateRequest.Key, watch.CreateRequest.RangeEnd)} --rev={watch.CreateRequest.StartRevision}",
        LeaseGrantRequest grant => $"lease grant {grant.TTL}",
        LeaseRevokeRequest revoke => $"lease revoke {revoke.ID:x16}",
        LeaseKeepAliveRequest keep => $"lease keep-alive {keep.ID:x16}",
        LeaseTimeToLiveRequest time => $"lease timetolive {time.ID:x16}{(time.Keys ? " --keys" : "")}",
        LeaseLeasesRequest => "lease list",
        MemberListRequest => "member list",
        StatusRequest => "endpoint status",
        AlarmRequest alarm => alarm.Action == AlarmRequest.Types.AlarmAction.Get
            ? "alarm list"
            : $"alarm {(alarm.Action == AlarmRequest.Types.AlarmAction.Deactivate ? "disarm" : "raise")} "
                + $"{alarm.Alarm.ToString().ToUpperInvariant()} of {alarm.MemberID:x}",
        DefragmentRequest => "defrag",
        MoveLeaderRequest move => $"move-leader {move.TargetID:x}",
        SnapshotRequest => "snapshot save",
        MemberAddRequest add => $"member add{(add.IsLearner ? " --learner" : "")} --peer-urls={string.Join(',', add.PeerURLs)}",
        MemberRemoveRequest remove => $"member remove {remove.ID:x}",
        MemberUpdateRequest update => $"member update {update.ID:x} --peer-urls={string.Join(',', update.PeerURLs)}",
        MemberPromoteRequest promote => $"member promote {promote.ID:x}",
        AuthenticateRequest login => $"authenticate {login.Name}",
        _ => OfAuth(call.Request) ?? call.Method.Name,
    };

    /// <summary>A key in double quotes; bytes that are not printable ASCII become \xNN.</summary>
    public static string Quote(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder("\"", key.Length + 2);
        foreach (var unit in key)
        {
            if (unit is (byte)'"' or (byte)'\\')
            {
                text.Append('\\').Append((char)unit);
            }
            else if (unit is >= 0x20 and < 0x7F)
            {
                text.Append((char)unit);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\x{unit:x2}");
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>A range as arguments of etcdctl.</summary>
    public static string KeysOf(KeyRange keys) => Keys(ByteString.CopyFrom(keys.Start.Span), ByteString.CopyFrom(keys.End.Span));

    /// <summary>A call on users and roles; null if it is none.</summary>
    private static string? OfAuth(IMessage request) => request switch
    {
        AuthUserListRequest => "user list",
        AuthUserGetRequest user => $"user get {user.Name}",
        AuthUserAddRequest user => $"user add {user.Name}{(user.Options is { NoPassword: true } ? " --no-password" : "")}",
        AuthUserDeleteRequest user => $"user delete {user.Name}",
        AuthUserChangePasswordRequest user => $"user passwd {user.Name}",
        AuthUserGrantRoleRequest grant => $"user grant-role {grant.User} {grant.Role}",
        AuthUserRevokeRoleRequest revoke => $"user revoke-role {revoke.Name} {revoke.Role}",
        AuthRoleListRequest => "role list",
        AuthRoleGetRequest role => $"role get {role.Role}",
        AuthRoleAddRequest role => $"role add {role.Name}",
        AuthRoleDeleteRequest role => $"role delete {role.Role}",
        AuthRoleGrantPermissionRequest { Perm: { } permission } grant
            => $"role grant-permission {grant.Name} {permission.PermType.ToString().ToLowerInvariant()} "
                + Keys(permission.Key, permission.RangeEnd),
        AuthRoleRevokePermissionRequest revoke => $"role revoke-permission {revoke.Role} {Keys(revoke.Key, revoke.RangeEnd)}",
        AuthStatusRequest => "auth status",
        AuthEnableRequest => "auth enable",
        AuthDisableRequest => "auth disable",
        _ => null,
    };

    private static string Range(RangeRequest range)
    {
        var text = new StringBuilder("get ").Append(Keys(range.Key, range.RangeEnd));
        text.Append(range.KeysOnly ? " --keys-only" : "").Append(range.CountOnly ? " --count-only" : "");
        if (range.Limit > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" --limit={range.Limit}");
        }

        if (range.Revision > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" --rev={range.Revision}");
        }

        return text.Append(range.Serializable ? " --consistency=s" : "").ToString();
    }

    private static string TxnKeys(CallDescriptor call)
        => call.Ranges.Count == 0 ? "" : " on " + string.Join(", ", call.Ranges.Select(static range => Quote(range.Start.Span)).Distinct());

    private static string Keys(ByteString start, ByteString end)
    {
        if (end.IsEmpty)
        {
            return Quote(start.Span);
        }

        var isAll = start.Length == 1 && start[0] == 0 && end.Length == 1 && end[0] == 0;
        if (isAll)
        {
            return "\"\" --prefix";
        }

        if (end.Length == 1 && end[0] == 0)
        {
            return $"{Quote(start.Span)} --from-key";
        }

        return KeyRange.PrefixEnd(new(start.ToByteArray())).Span.SequenceEqual(end.Span)
            ? $"{Quote(start.Span)} --prefix"
            : $"{Quote(start.Span)} {Quote(end.Span)}";
    }
}
