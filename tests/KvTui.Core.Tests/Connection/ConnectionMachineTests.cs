using KvTui.Core.Connection;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;
using static KvTui.Core.Connection.ConnectionPhase;
using static KvTui.Core.Connection.StreamPhase;

namespace KvTui.Core.Tests.Connection;

public sealed class ConnectionMachineTests
{
    /// <summary>What the mirror last said × what the members last said, asked after that × asked before it → the phase.</summary>
    [Theory]
    [InlineData(Opening, "none", Connecting, Connecting)]
    [InlineData(Opening, "healthy", Connecting, Connecting)]
    [InlineData(Opening, "electing", Leaderless, Leaderless)]
    [InlineData(Opening, "one of three", NoQuorum, NoQuorum)]
    [InlineData(Opening, "nobody", ConnectionPhase.Offline, ConnectionPhase.Offline)]
    [InlineData(Listing, "none", Loading, Loading)]
    [InlineData(Listing, "healthy", Loading, Loading)]
    [InlineData(Listing, "electing", Leaderless, Loading)]
    [InlineData(Listing, "one of three", NoQuorum, Loading)]
    [InlineData(Listing, "nobody", ConnectionPhase.Offline, Loading)]
    [InlineData(Following, "none", Live, Live)]
    [InlineData(Following, "healthy", Live, Live)]
    [InlineData(Following, "another silent", Live, Live)]
    [InlineData(Following, "own silent", Silent, Live)]
    [InlineData(Following, "own silent at one address", Silent, Live)]
    [InlineData(Following, "own slow", Live, Live)]
    [InlineData(Following, "electing", Leaderless, Live)]
    [InlineData(Following, "one of three", NoQuorum, Live)]
    [InlineData(Following, "nobody", Silent, Live)]
    [InlineData(Broken, "none", Reconnecting, Reconnecting)]
    [InlineData(Broken, "healthy", Reconnecting, Reconnecting)]
    [InlineData(Broken, "own silent", Reconnecting, Reconnecting)]
    [InlineData(Broken, "electing", Leaderless, Leaderless)]
    [InlineData(Broken, "one of three", NoQuorum, NoQuorum)]
    [InlineData(Broken, "nobody", ConnectionPhase.Offline, ConnectionPhase.Offline)]
    [InlineData(StreamPhase.Refused, "healthy", ConnectionPhase.Refused, ConnectionPhase.Refused)]
    [InlineData(StreamPhase.Refused, "nobody", ConnectionPhase.Refused, ConnectionPhase.Refused)]
    public void The_phase_follows_from_the_mirror_and_the_members(StreamPhase stream, string members, ConnectionPhase asked, ConnectionPhase askedBefore)
    {
        var connection = ConnectionState.AtStart(Sample.Start).Heard(stream, Sample.Start) with { Endpoint = Sample.Endpoint };
        var second = TimeSpan.FromSeconds(1);
        Assert.Equal(asked, ConnectionMachine.Next(connection, new(Report(members), [], Sample.Start + second)));
        Assert.Equal(askedBefore, ConnectionMachine.Next(connection, new(Report(members), [], Sample.Start - second)));
    }

    [Theory]
    [InlineData(Listing)]
    [InlineData(Broken)]
    [InlineData(StreamPhase.Refused)]
    public void What_is_shown_is_stale_from_the_moment_the_watch_is_lost_until_another_runs(StreamPhase lost)
    {
        var (start, second) = (Sample.Start, TimeSpan.FromSeconds(1));
        var following = ConnectionState.AtStart(start).Heard(Following, start);
        Assert.Null(following.StaleSince);
        var later = following.Heard(lost, start + second).Heard(Broken, start + (2 * second)).Heard(Listing, start + (3 * second));
        Assert.Equal(start + second, later.StaleSince);
        Assert.Null(later.Heard(Following, start + (4 * second)).StaleSince);
    }

    [Fact]
    public void What_was_never_live_has_no_age() => Assert.Null(ConnectionState.AtStart(Sample.Start).Heard(Broken, Sample.Start).StaleSince);

    private static ClusterReport? Report(string members)
    {
        var slow = Sample.Member(1) with { Pending = TimeSpan.FromSeconds(2), RoundTrip = TimeSpan.FromSeconds(3) };
        var elsewhere = Sample.Member(1) with { Endpoints = [new("10.0.0.1", 2379, false), Sample.Endpoint], SilentEndpoints = [Sample.Endpoint] };
        var noLeader = new EtcdException(EtcdErrorKind.NoLeader, "no leader");
        return members switch
        {
            "none" => null,
            "healthy" => Sample.Healthy(),
            "another silent" => Assess(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Silent)),
            "own silent" => Assess(Sample.SilentMember(1, Sample.Silent), Sample.Member(2), Sample.Member(3)),
            "own silent at one address" => Assess(elsewhere, Sample.Member(2), Sample.Member(3)),
            "own slow" => Assess(slow, Sample.Member(2), Sample.Member(3)),
            "electing" => ClusterAssessment.Assess([Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.Member(3, 0)], noLeader),
            "one of three" => ClusterAssessment.Assess([Sample.Member(1, 0), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Refused)], noLeader),
            "nobody" => Assess(Sample.SilentMember(1, Sample.Refused), Sample.SilentMember(2, Sample.Refused), Sample.SilentMember(3, Sample.Silent)),
            _ => throw new ArgumentOutOfRangeException(nameof(members), members, "is no known case"),
        };
    }

    private static ClusterReport Assess(params MemberReport[] members) => ClusterAssessment.Assess(members, null);
}
