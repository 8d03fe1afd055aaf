using System.Text;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Diagnosis;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Model;
using KvTui.Etcd.Transport.Pages;

namespace KvTui.Core.Tests.Diagnosis;

/// <summary>Facts about a cluster of three, and about some that are not well.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static readonly EtcdException NoAnswer = new(EtcdErrorKind.DeadlineExceeded, "a linearizable read has not been answered for 5.0 s.");

    public static IReadOnlyList<MemberReport> Three => [Member(1), Member(2), Member(3)];

    public static ClusterFacts Healthy => Of(Three);

    public static ClusterFacts Of(IReadOnlyList<MemberReport> members, EtcdException? readError = null)
    {
        var report = ClusterAssessment.Assess(members, readError);
        return new() { At = Now, Before = report, Report = report, Given = [Address(1)] };
    }

    public static EtcdEndpoint Address(ulong id) => new($"10.0.0.{id}", 2379, true);

    public static EndpointStatus Status(ulong id) => new(new(0xC, id, 5, 7), "3.5.16", 1000, 900, 0, 1, 100_000, 100_000, 7, false, []);

    public static MemberReport Member(ulong id) => new() { Id = id, Name = $"n{id}", Endpoints = [Address(id)], Status = Status(id) };

    public static MemberReport Learner(ulong id) => Member(id) with { IsLearner = true, Status = Status(id) with { IsLearner = true } };

    public static MemberReport Silent(ulong id) => Member(id) with
    {
        Status = null,
        Error = new EtcdException(EtcdErrorKind.Unreachable, $"{Address(id)}: connection refused; check that etcd listens there.", Address(id)),
    };

    /// <summary>Three members that tell something else of themselves.</summary>
    public static IReadOnlyList<MemberReport> Told(Func<EndpointStatus, EndpointStatus> change) =>
        [.. Three.Select(member => member with { Status = change(member.Status!) })];

    public static HashComparison Hashes(params string[] hashes) =>
        HashComparison.Of([.. hashes.Select(static (hash, place) => new DataHash((ulong)place + 1, 5, 2, hash))])!;

    public static MemberPage Page(ulong id) => new(Address(id), "/version") { Error = null };

    public static ClusterFacts WithPage(Action<MemberPage> change)
    {
        var page = Page(1);
        change(page);
        return Healthy with { Versions = [new(Member(1), page)] };
    }

    public static ClusterFacts WithFault(EtcdErrorKind kind) => WithPage(page => page.Fault = new(kind, "its certificate 'CN=n1' is not right", "renew it"));

    public static SeenCertificate Certificate(int days) =>
        new($"CN=days {days}", "CN=ca", ["n1"], Now.AddDays(-100), Now.AddDays(days).AddHours(1), $"0{days}");

    /// <summary>A page by which the member's clock is that of this machine, or some seconds ahead.</summary>
    public static VersionFacts Clock(ulong id, int ahead)
    {
        var page = Page(id);
        (page.Sent, page.Received, page.Date) = (Now, Now.AddMilliseconds(10), Now.AddSeconds(ahead));
        return new(Member(id), page);
    }

    public static ClusterFacts WithMetrics(string page, Func<EndpointStatus, EndpointStatus>? change = null)
    {
        var metrics = MemberMetrics.Parse(Encoding.UTF8.GetBytes(page));
        return Of(Told(change ?? (static status => status))) with { Metrics = [new(Address(1), Member(1), metrics, null)] };
    }

    /// <summary>A histogram of which all observations are in the bucket that ends at a time.</summary>
    public static string Histogram(string name, string labels, double time) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{name}_bucket{{{labels}le=\"{time / 2}\"}} 0\n{name}_bucket{{{labels}le=\"{time}\"}} 1000\n{name}_bucket{{{labels}le=\"+Inf\"}} 1000\n{name}_count 1000\n");
}
