using System.Text;
using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Members;

/// <summary>Addresses that do not lead to one member each: proxies, members that advertise one address, another cluster's.</summary>
public sealed class ProxyTests
{
    private static readonly EtcdException Silent = new(EtcdErrorKind.DeadlineExceeded, "A linearizable read has not been answered.");

    [Fact]
    public void A_proxy_is_one_row_that_names_who_answers_and_its_figures_are_nobodys()
    {
        var explorer = Polled(Proxied(1), Proxied(2));
        explorer.AssertShows("Cluster ─ healthy · proxy · leader n2 · term 7 ──");
        explorer.AssertShows("●        http://127.0.0.1:2379  proxy: answers from n1, n2, n3");
        explorer.Press("3 f").AssertShows("http://127.0.0.1:2379: proxy: answers from n1, n2, n3.");
        explorer.AssertShows("Reads and writes work; how many may fail is not known behind a proxy.");
        explorer.AssertShows("role            proxy");
        explorer.AssertShows("index, applied  ·");
        explorer.AssertHides("25 MiB");
    }

    [Fact]
    public void Answers_of_one_member_after_another_are_no_joins_and_leaves()
    {
        var explorer = Polled(Proxied(1), Proxied(2), Proxied(3), Proxied(1));
        Assert.Equal(["first look: healthy, proxy: answers from n1, n2, n3; leader n2, term 7"], Timeline(explorer));
    }

    [Fact]
    public void An_idle_proxy_is_drawn_the_same_whoever_answers()
    {
        var explorer = Polled(Proxied(1), Proxied(1));
        var screen = explorer.Screen;
        Assert.Equal(screen, explorer.Send(new ClusterMessage(Proxied(2))).Screen);
        Assert.Equal(screen, explorer.Send(new ClusterMessage(Proxied(3))).Screen);
    }

    [Fact]
    public void An_address_that_turns_out_to_be_a_proxy_takes_no_member_away()
    {
        var explorer = Polled(Sample.Healthy(), Proxied(1), Sample.Healthy());
        Assert.DoesNotContain(Timeline(explorer), text => text.Contains("member (id", StringComparison.Ordinal) || text.Contains("added", StringComparison.Ordinal));
    }

    [Fact]
    public void A_proxy_that_does_not_answer_is_unreachable_and_back_again()
    {
        var dead = Proxy(1) with { Status = null, Error = Sample.Refused };
        var explorer = Polled(Proxied(1), Sample.Report(dead), Proxied(2));
        Assert.Contains("members answer again after about 2 s", Timeline(explorer));
    }

    [Fact]
    public void Without_a_leader_behind_a_proxy_no_number_of_voters_is_made_up()
    {
        var proxy = Proxy(1);
        var explorer = Polled(Sample.Report(proxy with { Status = proxy.Status! with { Leader = 0 } }));
        Assert.Equal("Edits are off: no quorum behind the proxy; reading through it only.", explorer.Press("e").Notice);
        explorer.Press("3 f").AssertShows("nothing can be written until enough voters");
        explorer.AssertHides("of 0 voters");
    }

    [Fact]
    public void A_read_through_a_proxy_that_is_awaited_is_no_loss_of_quorum() =>
        Polled(ClusterAssessment.Assess([Proxy(1)], Silent)).AssertShows("Cluster ─ degraded · proxy · leader n2");

    [Fact]
    public void Members_that_advertise_one_address_say_so_and_do_not_age()
    {
        var explorer = Polled(Sample.Report(Sample.Member(1, leader: 1), Misdirected(2), Misdirected(3)));
        explorer.AssertShows("nobody answers there; n1, n3 advertise it");
        explorer.AssertHides("has not started");
        Assert.Null(explorer.State.NextWakeup());
        Assert.Equal(["first look: degraded, 1 of 3 members answer, leader n1, term 7"], Timeline(explorer));
    }

    [Fact]
    public void The_member_followed_is_the_one_that_answers_at_a_common_address()
    {
        var common = Misdirected(1) with { Endpoints = [Sample.Endpoint], Misdirection = new(Sample.Endpoint, ["n2"], 0, "n2") };
        var answering = Sample.Member(2) with { Endpoints = [Sample.Endpoint] };
        var explorer = Polled(Sample.Report(common, answering));
        explorer.AssertShows("via n2 · live r1000");
    }

    [Fact]
    public void Another_clusters_member_has_no_role_no_lag_and_no_figures()
    {
        var foreign = Sample.Member(3);
        foreign = foreign with { Id = 0, Name = "", Status = foreign.Status! with { Version = "3.4.99", Header = new(0xBAD, 3, 77, 88) } };
        var explorer = Polled(Sample.Report(Sample.Member(1), Sample.Member(2), foreign), Sample.Report(Sample.Member(1), Sample.Member(2), foreign));
        explorer.AssertShows("≠        http://127.0.0.1:2383  belongs to another cluster: bad");
        explorer.AssertShows("another cluster (bad) than the others (c1)");
        explorer.AssertHides("3.4.99");
        explorer.Press("3 f").AssertHides("3.4.99");
        explorer.AssertShows("≠bad");
        Assert.DoesNotContain(Timeline(explorer), text => text.Contains("does not answer", StringComparison.Ordinal));
        var copied = Encoding.UTF8.GetString(explorer.Press("y").Last<Effect.Copy>().Text.Span);
        Assert.Contains("another cluster (bad) than the others (c1): two clusters in one list", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("r77", copied, StringComparison.Ordinal);
    }

    private static MemberReport Proxy(ulong answering) =>
        Sample.Member(answering) with { Id = 0, Name = "", IsProxy = true, Endpoints = [Sample.Endpoint], Backends = [new(1, "n1"), new(2, "n2"), new(3, "n3")] };

    private static ClusterReport Proxied(ulong answering)
    {
        var proxy = Proxy(answering);
        return Sample.Report(proxy with { Status = proxy.Status! with { DbSize = 1 << (int)(20 + answering), RaftIndex = 10_000 + answering } });
    }

    private static MemberReport Misdirected(ulong number)
    {
        string[] others = [.. new[] { "n1", "n2", "n3" }.Where(name => name != $"n{number}")];
        var common = new EtcdEndpoint("localhost", 2390, false);
        return new() { Id = number, Name = $"n{number}", Endpoints = [common], Misdirection = new(common, others, 0, "") };
    }

    private static TestExplorer Polled(params ClusterReport[] reports)
    {
        var explorer = TestExplorer.Live("a");
        foreach (var report in reports)
        {
            explorer.Send(new ClusterMessage(report)).Pass(TimeSpan.FromSeconds(2));
        }

        return explorer;
    }

    private static string[] Timeline(TestExplorer explorer) =>
        [.. explorer.State.Cluster.Timeline.Entries.Where(entry => !entry.Text.StartsWith("watch ", StringComparison.Ordinal) && !entry.Text.StartsWith("all keys ", StringComparison.Ordinal)).Select(entry => entry.Text)];
}
