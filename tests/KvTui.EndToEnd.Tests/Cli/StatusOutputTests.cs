using System.Collections.Immutable;
using System.Text.Json;
using KvTui.Cli.Output.Results;
using KvTui.Core.Members.Shown;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Model;

namespace KvTui.EndToEnd.Tests.Cli;

/// <summary>What the status verb makes of reports that no simple cluster gives.</summary>
public sealed class StatusOutputTests
{
    private static readonly EtcdEndpoint Address = new("127.0.0.1", 2379, false);

    [Fact]
    public void A_proxy_is_one_row_and_says_who_answers()
    {
        var report = ClusterAssessment.Assess([Proxy()], null);

        var lines = StatusTable.Of(report).Split('\n');
        Assert.Equal("-     http://127.0.0.1:2379  proxy: answers from n1, b", lines[1]);
        Assert.Equal("healthy: proxy: answers from n1, b; leader n1, term 7.", lines[2]);

        var root = Json(report);
        Assert.Equal("healthy", root.GetProperty("health").GetString());
        Assert.All(["voters", "quorum", "answering", "failures_tolerated"], name => Assert.Equal(JsonValueKind.Null, root.GetProperty(name).ValueKind));
        var row = root.GetProperty("members")[0];
        Assert.True(row.GetProperty("proxy").GetBoolean());
        Assert.Equal(["1", "b"], row.GetProperty("answers_from").EnumerateArray().Select(each => each.GetProperty("id").GetString()));
        Assert.Equal(["n1", null], row.GetProperty("answers_from").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        Assert.Equal(("proxy", "1"), (row.GetProperty("role").GetString(), row.GetProperty("answered_by").GetString()));
        Assert.All(["id", "lag", "revision_lag", "rtt_ms"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Fact]
    public void A_round_trip_that_is_not_known_is_three_dots_and_null()
    {
        var report = ClusterAssessment.Assess([Member(1)], null);

        Assert.Contains("  …\n", StatusTable.Of(report), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Json(report).GetProperty("members")[0].GetProperty("rtt_ms").ValueKind);
    }

    [Fact]
    public void Three_members_that_agree_take_no_more_than_80_columns_and_what_all_say_is_in_the_sentence()
    {
        var members = (MemberReport[])[Wide(1), Wide(2), Wide(3)];
        var lines = StatusTable.Of(ClusterAssessment.Assess(members, null)).Split('\n');

        Assert.Matches("^NAME +ENDPOINT +ROLE +VERSION +DB/IN USE +RTT$", lines[0]);
        Assert.Equal("healthy: 3 of 3 members answer, leader n1, term 7, r5; 1 more may fail.", lines[4]);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 80));

        members[2] = members[2] with { Status = members[2].Status! with { RaftTerm = 6, RaftIndex = 7, RaftAppliedIndex = 7 } };
        lines = StatusTable.Of(ClusterAssessment.Assess(members, null)).Split('\n');
        Assert.Matches(@"^NAME +ENDPOINT +ROLE +VERSION +TERM +LAG +DB/IN USE +RTT$", lines[0]);
        Assert.Matches(@"^n3 +\S+ +follower +3\.5\.16 +!6 +3 ", lines[3]);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 80));

        static MemberReport Wide(ulong id) => Member(id) with
        {
            Endpoints = [new($"10.0.0.{id}", 2379, true)],
            RoundTrip = TimeSpan.FromMilliseconds(12),
            Status = Member(id).Status! with { DbSize = 104857600, DbSizeInUse = 10485760 },
        };
    }

    [Fact]
    public void What_an_old_server_does_not_tell_is_no_figure()
    {
        var member = Member(1);
        var report = ClusterAssessment.Assess([member with { Status = member.Status! with { DbSizeInUse = 0, RaftAppliedIndex = 0 } }], null);

        Assert.Matches(@"3\.5\.16 +1 KiB/- ", StatusTable.Of(report));
        var row = Json(report).GetProperty("members")[0];
        Assert.All(["db_size_in_use", "raft_applied_index"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Fact]
    public void A_figure_that_is_added_to_the_table_of_figures_is_a_column_and_a_field()
    {
        var added = new MemberFigure("error count", "error_count", "ERRORS", static answer => FigureValue.OfNumber((ulong)answer.Status.Errors.Count));
        ImmutableArray<MemberFigure> figures = [.. MemberFigures.All, added];
        var member = Member(1);
        var report = ClusterAssessment.Assess([member with { Status = member.Status! with { Errors = ["one", "another"] } }], null);

        Assert.Matches(@"DB/IN USE +ERRORS +RTT", StatusTable.Of(report, figures));
        Assert.Matches(@"1 KiB/1 KiB +2 +…", StatusTable.Of(report, figures));
        Assert.Equal(2, Json(report, figures).GetProperty("members")[0].GetProperty("error_count").GetInt32());
    }

    [Fact]
    public void Where_nobody_answers_nothing_is_claimed_of_leader_and_term()
    {
        var refused = new EtcdException(EtcdErrorKind.Unreachable, "http://127.0.0.1:2379 refused the connection; check that etcd listens there.");
        var report = ClusterAssessment.Assess([new MemberReport { Endpoints = [Address], Error = refused }], null);

        Assert.Equal("unreachable: no member known (no member answers from here: http://127.0.0.1:2379 refused the connection).", StatusTable.Sentence(report));
        var root = Json(report);
        Assert.All(
            ["cluster_id", "leader", "term", "voters", "quorum", "failures_tolerated"], name => Assert.Equal(JsonValueKind.Null, root.GetProperty(name).ValueKind));
    }

    [Fact]
    public void Another_clusters_endpoint_is_named_and_has_no_figures()
    {
        var foreign = Member(9);
        foreign = foreign with { Id = 0, Name = "", Status = foreign.Status! with { Header = new(0xBAD, 9, 77, 88) } };
        var report = ClusterAssessment.Assess([Member(1), foreign], null);

        Assert.Contains("?     http://127.0.0.1:2379  belongs to another cluster: bad\n", StatusTable.Of(report), StringComparison.Ordinal);
        Assert.Contains("another cluster (bad) than the others (c): two clusters in one list", StatusTable.Sentence(report), StringComparison.Ordinal);
        var row = Json(report).GetProperty("members")[1];
        Assert.Equal(("bad", "belongs to another cluster"), (row.GetProperty("other_cluster_id").GetString(), row.GetProperty("error").GetString()));
        Assert.All(["raft_index", "lag", "revision", "role"], name => Assert.False(row.TryGetProperty(name, out _)));
    }

    [Fact]
    public void Members_that_advertise_one_address_say_who_answers_there()
    {
        var n2 = new MemberReport { Id = 2, Name = "n2", Endpoints = [Address], Misdirection = new(Address, ["n1", "n3"], 0xBAD, "") };
        var report = ClusterAssessment.Assess([Member(1), n2], null);

        Assert.Contains("n2    http://127.0.0.1:2379  another cluster answers there; n1, n3 advertise it too\n", StatusTable.Of(report), StringComparison.Ordinal);
        var row = Json(report).GetProperty("members")[1];
        Assert.Equal(("http://127.0.0.1:2379", "bad"), (row.GetProperty("advertised").GetString(), row.GetProperty("answered_by_cluster_id").GetString()));
        Assert.Equal(["n1", "n3"], row.GetProperty("advertised_by_others").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("answered_by").ValueKind);
    }

    private static MemberReport Member(ulong id) => new()
    {
        Id = id,
        Name = $"n{id}",
        Endpoints = [Address],
        Status = new EndpointStatus(new(0xC, id, 5, 7), "3.5.16", 1024, 1024, 0, 1, 10, 10, 7, false, []),
    };

    private static MemberReport Proxy() => Member(1) with { Id = 0, Name = "", IsProxy = true, Backends = [new(1, "n1"), new(0xB, "")] };

    private static JsonElement Json(ClusterReport report, ImmutableArray<MemberFigure>? figures = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            StatusJson.Write(json, report, null, figures);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
