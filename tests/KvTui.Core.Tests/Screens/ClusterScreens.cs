using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using KvTui.Etcd.Watch;
using KvTui.Tty.Output.Frames;

namespace KvTui.Core.Tests.Screens;

/// <summary>Clusters in every kind of trouble, beside the keys and on the full screen, small and large.</summary>
internal static class ClusterScreens
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, Func<TestExplorer>> Stories = new()
    {
        ["healthy"] = () => Polled(Healthy(), Healthy(), Healthy(), Healthy()),
        ["degraded"] = Degraded,
        ["no-quorum"] = NoQuorum,
        ["partitioned"] = Partitioned,
        ["alarm"] = () => Polled(Healthy(), Healthy(), Full(), Full()),
        ["slow"] = Slow,
        ["learner"] = () => Polled(Healthy(), Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3), Sample.Member(4, learner: true))),
        ["proxy"] = () => Polled(Proxied(), Proxied()),
        ["one-address"] = () => Polled(OneAddress(), OneAddress()),
        ["five-members"] = () => Polled(FiveMembers(), FiveMembers()),
    };

    public static IReadOnlyDictionary<string, Func<TestExplorer>> All { get; } = new Dictionary<string, Func<TestExplorer>>(
        [
            .. Stories.Select(story => KeyValuePair.Create($"cluster-full-{story.Key}", () => story.Value().Press("3 f"))),
            .. Stories.Select(story => KeyValuePair.Create($"cluster-full-{story.Key}-200x50", () => story.Value().Resize(200, 50).Press("3 f"))),
        ])
    {
        ["cluster-slow"] = Slow,
        ["cluster-proxy"] = () => Polled(Proxied(), Proxied()),
        ["cluster-one-address"] = () => Polled(OneAddress(), OneAddress()),
        ["cluster-partitioned"] = Partitioned,
        ["cluster-asking"] = () => Polled(Healthy()).Pass(Interval).Mirror(new WatchUpdate.Disconnected(Sample.Lost, TimeSpan.FromSeconds(1))),
        ["cluster-scrolled"] = () => GoldenScreens.Shop(Many()).Press("3 G"),
        ["cluster-full-ascii"] = () => Partitioned(TerminalCapabilities.Modern with { Utf8 = false, Colors = ColorDepth.None }).Press("3 f"),
        ["cluster-full-many"] = () => GoldenScreens.Shop(Many()).Press("3 f"),
        ["cluster-full-scrolled"] = () => NoQuorum().Press("3 f down down"),
        ["cluster-full-40x10"] = () => NoQuorum().Resize(40, 10).Press("3 f pgdn"),
        ["cluster-full-metrics"] = () => Measured(Polled(Healthy())),
        ["cluster-full-metrics-200x50"] = () => Measured(Polled(Healthy())).Resize(200, 50),
        ["cluster-full-metrics-ascii"] = () => Measured(Polled(TerminalCapabilities.Modern with { Utf8 = false, Colors = ColorDepth.None }, Healthy())),
        ["cluster-full-metrics-five"] = () => Measured(Polled(FiveMembers(), FiveMembers()), FiveMembers()),
        ["cluster-full-metrics-missing"] = () => Polled(Healthy()).Press("3 f").Answer(
            MetricsSample.Failed(1, "answered with status 404"), MetricsSample.Failed(2, "answered with status 404"), MetricsSample.Failed(3, "connection refused")),
        ["cluster-full-unknown"] = () => TestExplorer.Live("a").Press("3 f"),
    };

    private static ClusterReport Healthy() => Sample.Report(Sample.Member(1), Sample.Member(2), Sample.Member(3));

    private static ClusterReport Full()
    {
        MemberReport[] members = [.. new ulong[] { 1, 2, 3 }.Select(i => Sample.Member(i, 2, false, "memberID:1 alarm:NOSPACE "))];
        return Sample.Report(members);
    }

    private static ClusterReport FiveMembers() =>
        Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused), Sample.Member(4, 2, 7, "3.5.30"), Sample.Member(5));

    private static ClusterReport Proxied() =>
        Sample.Report(Sample.Member(1) with { Id = 0, Name = "", IsProxy = true, Endpoints = [Sample.Endpoint], Backends = [new(1, "n1"), new(2, "n2"), new(3, "n3")] });

    /// <summary>Only n1 is given, all advertise one address where another cluster answers, which is given too.</summary>
    private static ClusterReport OneAddress()
    {
        var common = new EtcdEndpoint("localhost", 2390, false);
        MemberReport Misdirected(ulong id, params string[] others) => new() { Id = id, Name = $"n{id}", Endpoints = [common], Misdirection = new(common, others, 0xBAD, "") };
        var foreign = new MemberReport { Endpoints = [common], ForeignCluster = 0xBAD };
        return Sample.Report(Sample.Member(1), Misdirected(2, "n1", "n3"), Misdirected(3, "n1", "n2"), foreign);
    }

    private static ClusterReport Many() => Sample.Report([.. Enumerable.Range(1, 9).Select(i => Sample.Member((ulong)i))]);

    /// <summary>The leader dies, and another is elected.</summary>
    private static TestExplorer Degraded()
    {
        var dead = Sample.SilentMember(2, Sample.Refused);
        return Polled(
            Healthy(),
            Healthy(),
            Sample.Report(Sample.Member(1), dead, Sample.Member(3)),
            Sample.Report(Sample.Member(1, 3, 8), dead, Sample.Member(3, 3, 8)),
            Sample.Report(Sample.Member(1, 3, 8), dead, Sample.Member(3, 3, 8)));
    }

    /// <summary>Two of three go, one after the other, and one hangs without an answer.</summary>
    private static TestExplorer NoQuorum()
    {
        var left = Sample.Member(1, leader: 0, errors: "etcdserver: no leader");
        static MemberReport Hanging(double seconds) => Sample.SilentMember(2, Sample.Silent) with { Error = null, Pending = TimeSpan.FromSeconds(seconds) };
        var refused = Sample.SilentMember(3, Sample.Refused);
        return Polled(
            Healthy(),
            Sample.Report(Sample.Member(1), Sample.Member(2), refused),
            Sample.Report(Sample.Member(1), Hanging(1), refused),
            ClusterAssessment.Assess([left, Hanging(3), refused], Sample.Silent),
            ClusterAssessment.Assess([left, Hanging(5), refused], Sample.Silent)).Pass(TimeSpan.FromSeconds(1));
    }

    private static TestExplorer Partitioned() => Partitioned(TerminalCapabilities.Modern);

    /// <summary>n1 is cut off from the others, not from here, and still believes that it leads.</summary>
    private static TestExplorer Partitioned(TerminalCapabilities capabilities)
    {
        var together = Sample.Report(Sample.Member(1, 1, 7), Sample.Member(2, 1, 7), Sample.Member(3, 1, 7));
        var apart = Sample.Report(Sample.Member(1, 1, 7), Sample.Member(2, 3, 8), Sample.Member(3, 3, 8));
        return Polled(capabilities, together, together, apart, apart, apart);
    }

    private static TestExplorer Slow()
    {
        static MemberReport Defragmenting(double seconds) => Sample.Member(3) with { RoundTrip = TimeSpan.FromSeconds(seconds) };
        return Polled(
            Healthy(),
            Healthy(),
            Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent) with { Error = null, Pending = TimeSpan.FromSeconds(1) }),
            Sample.Report(Sample.Member(1), Sample.Member(2), Defragmenting(3.04)),
            Sample.Report(Sample.Member(1), Sample.Member(2), Defragmenting(3.04) with { Pending = TimeSpan.FromSeconds(1) }));
    }

    /// <summary>Two minutes with metrics: n2 has a slow disk for a while, and n3 grows until somebody defragments it.</summary>
    private static TestExplorer Measured(TestExplorer explorer, ClusterReport? report = null)
    {
        explorer.Press("3 f");
        for (var i = 0; i < 12; i++)
        {
            var grown = Sample.Member(3);
            var size = i < 9 ? (25 + i) << 20 : 12 << 20;
            explorer.Send(new ClusterMessage(
                report ?? Sample.Report(Sample.Member(1), Sample.Member(2), grown with { Status = grown.Status! with { DbSize = size } })));
            explorer.Answer(
                MetricsSample.Read(1, explorer.Now, MetricsSample.Page(100 * i, applied: 50 * i * i)),
                MetricsSample.Read(2, explorer.Now, MetricsSample.Page(100 * i, slow: Math.Clamp(10 * (i - 9), 0, 10), applied: 50 * i * i, pending: i - 5)),
                MetricsSample.Read(report is null ? 3ul : 4, explorer.Now, MetricsSample.Page(i < 6 ? 0 : i, applied: 50 * i * i)));
            if (i < 11)
            {
                explorer.Pass(TimeSpan.FromSeconds(10));
            }
        }

        return explorer;
    }

    private static TestExplorer Polled(params ClusterReport[] reports) => Polled(TerminalCapabilities.Modern, reports);

    private static TestExplorer Polled(TerminalCapabilities capabilities, params ClusterReport[] reports)
    {
        var explorer = GoldenScreens.Shop(reports[0], capabilities);
        foreach (var report in reports.Skip(1))
        {
            explorer.Pass(Interval).Send(new ClusterMessage(report));
        }

        return explorer;
    }
}
