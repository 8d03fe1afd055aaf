using System.Net.Sockets;
using System.Text;
using KvTui.Core.Editing.Drafts;
using KvTui.Core.Keyspace.Pages;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Kv;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;

namespace KvTui.Core.Tests.Explorer;

/// <summary>Keys, members and failures as a small cluster has them.</summary>
internal static class Sample
{
    /// <summary>Noon where the tests run, as the screen shows local times.</summary>
    public static readonly DateTimeOffset Start = new(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Local));

    public static readonly EtcdEndpoint Endpoint = new("127.0.0.1", 2379, false);

    public static WatchScope Whole { get; } = new(0, [KeyRange.All], true);

    public static ExplorerSettings Settings { get; } = new("local", EtcdKey.Empty, false, true, 4 * 1024 * 1024);

    public static EtcdException Refused { get; } =
        new(EtcdErrorKind.Unreachable, "http://127.0.0.1:2379: connection refused; check that etcd listens there.", Endpoint, inner: new SocketException((int)SocketError.ConnectionRefused));

    public static EtcdException Silent { get; } = new(EtcdErrorKind.DeadlineExceeded, "No answer within 1 s.", Endpoint);

    public static EtcdException Lost { get; } =
        new(EtcdErrorKind.ConnectionLost, "http://127.0.0.1:2379: connection lost; check that the member is up.", Endpoint, mayHaveBeenApplied: true);

    public static KeyValue Pair(string key, string value, long revision = 100, long version = 1, long lease = 0) =>
        Pair(EtcdKey.FromText(key), Encoding.UTF8.GetBytes(value), revision, version, lease);

    public static KeyValue Pair(EtcdKey key, byte[] value, long revision = 100, long version = 1, long lease = 0) =>
        new(key, value, revision, revision, version, lease);

    /// <summary>A page of a listing with these keys.</summary>
    public static KeyPage Page(params IReadOnlyList<KeyValue> pairs) => KeyPage.Of(new(1, 1, 1000, 7), pairs, more: false, pairs.Count);

    /// <summary>The index of these keys.</summary>
    public static KeyIndex Index(params IReadOnlyList<KeyValue> pairs) => KeyIndex.Empty.Append([.. pairs.Select(KeyEntry.Listed)]);

    /// <summary>An edit that was left behind at 12:04, made on what was at r100; on a new key without an old value.</summary>
    public static LeftDraft Left(string key, string? old, string text) =>
        new($"/drafts/{key}.json", EtcdKey.FromText(key), old is null ? null : Pair(key, old), Encoding.UTF8.GetBytes(text), 0xC1, Start + TimeSpan.FromMinutes(4));

    /// <summary>What the mirror of the whole keyspace reports.</summary>
    public static KeyspaceMessage Mirrored(WatchUpdate update) => new(update, Whole);

    /// <summary>Member nN of three, at port 2377 + 2 N, which takes n2 for the leader.</summary>
    public static MemberReport Member(ulong number, ulong leader = 2, bool learner = false, params string[] errors)
    {
        var status = new EndpointStatus(
            new(0xC1, number, 10234, 7), "3.5.16", 25 << 20, 12 << 20, 0, leader, 10234, 10234, 7, learner, errors);
        return new()
        {
            Id = number,
            Name = $"n{number}",
            Endpoints = [EndpointOf(number)],
            Status = status,
            IsLearner = learner,
            RoundTrip = TimeSpan.FromMilliseconds(0.4),
        };
    }

    /// <summary>Member nN without an answer.</summary>
    public static MemberReport SilentMember(ulong number, EtcdException error) =>
        new() { Id = number, Name = $"n{number}", Endpoints = [EndpointOf(number)], Error = error };

    /// <summary>Member nN which answers, after an election that this one may have slept through.</summary>
    public static MemberReport Member(ulong number, ulong leader, ulong term, string version = "3.5.16")
    {
        var member = Member(number, leader);
        var status = member.Status!;
        return member with { Status = status with { RaftTerm = term, Version = version, Header = status.Header with { RaftTerm = term } } };
    }

    /// <summary>The members assessed, with a linearizable read that worked.</summary>
    public static ClusterReport Report(params MemberReport[] members) => ClusterAssessment.Assess(members, null);

    public static ClusterReport Healthy() => ClusterAssessment.Assess([Member(1), Member(2), Member(3)], null);

    private static EtcdEndpoint EndpointOf(ulong number) => new("127.0.0.1", 2377 + (2 * (int)number), false);
}
