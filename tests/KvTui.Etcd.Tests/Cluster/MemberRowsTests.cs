using KvTui.Etcd.Cluster;
using KvTui.Etcd.Cluster.Maintenance;
using KvTui.Etcd.Cluster.Probing;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Cluster;

/// <summary>Whose row an answer belongs to, where addresses do not lead to one member each.</summary>
public sealed class MemberRowsTests
{
    private const string Given = "http://127.0.0.1:1001";
    private const string Common = "http://localhost:2379";

    private static readonly EtcdException Refused = new(EtcdErrorKind.Unreachable, "refused");
    private static readonly EtcdException Denied = new(EtcdErrorKind.PermissionDenied, "no");

    [Fact]
    public void Members_that_advertise_one_address_where_nobody_answers_are_said_to()
    {
        var report = Report([Given], Answer(Given, 1), Failure(Common));

        Assert.Equal(["", "nobody answers there; n1, n3 advertise it too", "nobody answers there; n1, n2 advertise it too"], Texts(report));
        Assert.Equal(
            "n1, n2 and n3 advertise the same address, http://localhost:2379, where nobody answers: n2 and n3 cannot be asked until each has its own --advertise-client-urls",
            report.Reason);
        Assert.Equal([Given], report.Members[0].Endpoints.Select(endpoint => endpoint.ToString()));
    }

    [Fact]
    public void Members_that_advertise_the_address_of_one_of_them_are_said_to()
    {
        var report = Report([Given], Answer(Given, 1), Answer(Common, 2));

        Assert.Equal((ClusterHealth.Degraded, 2), (report.Health, report.AnsweringCount));
        Assert.Equal(["", "", "n2 answers there; n1, n2 advertise it too"], Texts(report));
        Assert.Equal(Common, report.Members[1].Endpoint!.ToString());
    }

    [Fact]
    public void Another_cluster_at_the_address_that_they_advertise_lends_no_member_its_figures()
    {
        var report = Report([Given], Answer(Given, 1), Answer(Common, 9, cluster: 0xBAD));

        Assert.Equal(["n1", "n2", "n3"], report.Members.Select(member => member.Name));
        Assert.Equal(["", "another cluster answers there; n1, n3 advertise it too", "another cluster answers there; n1, n2 advertise it too"], Texts(report));
        Assert.Equal([true, false, false], report.Members.Select(member => member.Status is not null));
        Assert.Contains("where another cluster (bad) answers", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_denies_its_status_at_the_address_that_they_advertise_is_said_to()
    {
        var report = Report([Given], Answer(Given, 1), Failure(Common) with { Error = Denied });

        Assert.Equal(
            ["", "a member that denies its status answers there; n1, n3 advertise it too", "a member that denies its status answers there; n1, n2 advertise it too"],
            Texts(report));
    }

    [Fact]
    public void Of_several_addresses_of_a_member_the_one_that_tells_its_status_is_shown_else_one_that_denies_it()
    {
        string[] urls = ["http://127.0.0.1:1001", "http://127.0.0.1:1002", "http://127.0.0.1:1003"];
        MemberReport[] answers = [Failure(urls[0]), Failure(urls[1]) with { Error = Denied }, Answer(urls[2], 1)];

        var told = Assert.Single(Rows([Listed(1, urls)], urls, answers).All());
        Assert.NotNull(told.Status);
        Assert.Equal([urls[2], urls[0], urls[1]], told.Endpoints.Select(endpoint => endpoint.ToString()));
        Assert.Equal([urls[0]], told.SilentEndpoints.Select(endpoint => endpoint.ToString()));

        var denied = Assert.Single(Rows([Listed(1, urls)], urls, answers[..2]).All());
        Assert.Same(Denied, denied.Error);
        Assert.Equal([urls[1], urls[0], urls[2]], denied.Endpoints.Select(endpoint => endpoint.ToString()));
    }

    [Fact]
    public void A_member_of_another_cluster_with_the_same_id_is_not_the_member()
    {
        var list = new[] { Listed(1, Given), Listed(2, "http://127.0.0.1:1002") };
        var report = Report(list, [Given, "http://127.0.0.1:1002"], Answer(Given, 1), Answer("http://127.0.0.1:1002", 2, cluster: 0xBAD));

        Assert.Equal(["n1", "n2", ""], report.Members.Select(member => member.Name));
        Assert.Equal(["", "another cluster answers there", ""], Texts(report));
        Assert.Equal([0UL, 0UL, 0xBADUL], report.Members.Select(member => member.ForeignCluster));
        Assert.StartsWith(
            "http://127.0.0.1:1002 belongs to another cluster (bad) than the others (1): two clusters in one list; n2 cannot be asked: another cluster (bad) answers",
            report.Reason,
            StringComparison.Ordinal);
        Assert.Null(report.Members[2].Status);
        Assert.Null(report.LagOf(report.Members[2]));
    }

    [Fact]
    public void A_member_with_an_address_of_its_own_that_fails_is_silent_and_not_misdirected()
    {
        var list = new[] { Listed(1, Given), Listed(2, "http://127.0.0.1:1002", Common), Listed(3, Common) };
        var report = Report(list, [Given], Answer(Given, 1), Failure("http://127.0.0.1:1002"), Answer(Common, 1));

        Assert.Equal(["", "", "n1 answers there; n2 advertises it too"], Texts(report));
        Assert.Same(Refused, report.Members[1].Error);
    }

    [Fact]
    public void Behind_a_proxy_only_members_that_were_asked_themselves_have_a_row()
    {
        var proxy = Answer("http://127.0.0.1:1009", 3) with { Id = 0, IsProxy = true, Backends = [new(2, "n2"), new(3, "n3")] };
        var report = Report([Given, "http://127.0.0.1:1009"], Answer(Given, 1), proxy);

        Assert.Equal(["", "n1"], report.Members.Select(member => member.Name));
        Assert.Equal((ClusterHealth.Healthy, "proxy: answers from n2, n3"), (report.Health, ProxyText.Of(report.Proxy!)));
        Assert.Empty(Rows(Members(), [Given, "http://127.0.0.1:1009"], Answer(Given, 1), proxy).All().Skip(2));
    }

    [Fact]
    public void A_common_address_is_asked_once_and_not_again_when_it_has_been() =>
        Assert.Equal([Common], Rows(Members(), [Given], Answer(Given, 1)).Unasked().Distinct().Select(endpoint => endpoint.ToString()));

    [Fact]
    public void A_common_address_that_was_asked_under_another_name_of_this_host_is_not_asked_again() =>
        Assert.Empty(Rows(Members(), [Given], Answer(Given, 1), Failure("http://127.0.0.1:2379")).Unasked());

    [Fact]
    public void A_member_is_a_learner_if_the_list_says_so_whether_it_answers_or_not()
    {
        Member[] list = [Listed(1, Given), Listed(2, "http://127.0.0.1:1002") with { IsLearner = true }, Listed(3, "http://127.0.0.1:1003") with { IsLearner = true }];

        var rows = Rows(list, [Given], Answer(Given, 1), Answer("http://127.0.0.1:1002", 2)).All();

        Assert.Equal([(1UL, false), (2UL, true), (3UL, true)], rows.Select(row => (row.Id, row.IsLearner)));
    }

    [Fact]
    public void Another_address_of_a_member_is_asked_if_one_failed_and_not_while_its_answer_is_awaited()
    {
        var (one, other) = ("http://127.0.0.1:1002", "http://127.0.0.1:1003");
        Member[] list = [Listed(2, one, other)];

        Assert.Equal([other], Rows(list, [Given], Failure(one)).Unasked().Select(endpoint => endpoint.ToString()));
        Assert.Empty(Rows(list, [Given], Failure(one) with { Error = null, Pending = TimeSpan.FromSeconds(1) }).Unasked());
        Assert.Empty(Rows(list, [Given], Answer(one, 2)).Unasked());
        Assert.Empty(Rows(list, [Given], Failure(one) with { Error = Denied }).Unasked());
    }

    [Fact]
    public void A_member_that_has_not_started_is_not_asked() =>
        Assert.Empty(Rows([Listed(2, "http://127.0.0.1:1002") with { Name = "" }], [Given], Answer(Given, 1)).Unasked());

    private static Member[] Members() => [Listed(1, Common), Listed(2, Common), Listed(3, Common)];

    private static Member Listed(ulong id, params string[] urls) => new(id, $"n{id}", [], urls, false);

    private static MemberReport Answer(string endpoint, ulong id, ulong cluster = 1) => new()
    {
        Id = id,
        Endpoints = [EtcdEndpoint.Parse(endpoint)],
        Status = new EndpointStatus(new(cluster, id, 5, 7), "3.5.16", 1, 1, 0, 1, 10, 10, 7, false, []),
    };

    private static MemberReport Failure(string endpoint) => new() { Endpoints = [EtcdEndpoint.Parse(endpoint)], Error = Refused };

    private static MemberRows Rows(Member[] members, string[] given, params MemberReport[] answers) =>
        new(members, answers, 1, new() { Endpoints = [.. given.Select(text => EtcdEndpoint.Parse(text))] });

    private static ClusterReport Report(string[] given, params MemberReport[] answers) => Report(Members(), given, answers);

    private static ClusterReport Report(Member[] members, string[] given, params MemberReport[] answers) =>
        ClusterAssessment.Assess(Rows(members, given, answers).All(), null, 1);

    private static IEnumerable<string> Texts(ClusterReport report) => report.Members.Select(member => member.Misdirection?.Text ?? "");
}
