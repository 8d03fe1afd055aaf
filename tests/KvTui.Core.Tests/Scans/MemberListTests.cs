using KvTui.Core.Care;
using KvTui.Core.Dialogs;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Roster;
using KvTui.Core.Scans.Running;
using KvTui.Core.Tests.Fakes;
using KvTui.Testing.Time;

namespace KvTui.Core.Tests.Scans;

/// <summary>The list of members, and what is done from it.</summary>
public sealed class MemberListTests
{
    [Fact]
    public void A_command_asks_for_the_list_and_rows_say_who_they_are()
    {
        var explorer = new TestExplorer().Listed("/app/a").Command("members");
        Assert.Equal(new ScanRequest.Roster(RosterKind.Members), explorer.Last<Effect.StartScan>().Request);

        var list = MemberRows.Of(MemberSample.WithLearner, Sample.Healthy());
        Assert.Equal("3 of 3 voters answer, quorum 2: 1 more may fail", list.Sentence);
        Assert.Equal(
            [
                "n1|1|follower|3.5.16|0|http://10.0.0.1:2380|http://10.0.0.1:2379", "n2|2|leader|3.5.16|0|http://10.0.0.2:2380|http://10.0.0.2:2379",
                "n3|3|follower|3.5.16|0|http://10.0.0.3:2380|http://10.0.0.3:2379", "|4|unstarted learner|||http://10.0.0.4:2380|",
            ],
            list.Rows.Select(static row => string.Join('|', row.Cells)));
        Assert.Equal("", list.Warning);
    }

    [Fact]
    public void Enter_on_a_silent_member_shows_how_it_is_replaced_and_y_copies_it()
    {
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused));
        var explorer = MemberSample.Open(report: report).Press("G enter");
        explorer.AssertSays("# n3 is replaced by n3 at http://10.0.0.3:2380");
        Assert.Contains("kvtui member remove 3\n", System.Text.Encoding.UTF8.GetString(explorer.Press("y").Last<Effect.Copy>().Text.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("replaced", string.Join('\n', MemberSample.Open(report: report).Press("enter").Top<Layer.Page>().Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_balancer_the_list_says_that_members_cannot_be_told_apart()
    {
        var proxy = Sample.Report(Sample.Member(1) with { Id = 0, Name = "", IsProxy = true, Endpoints = [Sample.Endpoint], Backends = [new(1, "n1"), new(2, "n2")] });
        Assert.Contains("none can be addressed alone", MemberRows.Of(MemberSample.Three, proxy).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_quorum_the_list_says_whom_to_recover_from_and_R_how()
    {
        var explorer = MemberSample.Open(report: MemberSample.NoQuorum);
        Assert.StartsWith("No quorum: of those that answer, n1 has the most data: term 7, index 10234, r10234", explorer.State.Scans.Roster!.Progress.List.Warning, StringComparison.Ordinal);
        explorer.Press("R").AssertSays("# Recover from n1: of those that answer, n1 has the most data");
        explorer.AssertSays("k3s server --cluster-reset");
    }

    [Fact]
    public async Task The_list_is_asked_of_the_cluster_with_how_its_members_fare()
    {
        var last = await ScanFollower.FollowAsync(
            new RosterScan(new FakeEtcdClient(), new(RosterKind.Members), new ManualTimeProvider()), static _ => { }, TestContext.Current.CancellationToken);

        var list = ((ScanProgress.Roster)last).List;
        Assert.Equal(("1 of 1 voter answers, quorum 1: none may fail", "leader"), (list.Sentence, list.Rows.Single().Cells[2]));
    }

    [Theory]
    [InlineData("G d", "Remove n3 (3).", "2 of 2 voters answer, quorum 2: none may fail", MembershipAct.Remove)]
    [InlineData("m", "Move the leadership from n2 to n1.", "3 of 3 voters answer, quorum 2: 1 more may fail", MembershipAct.Lead)]
    public void An_act_says_on_which_cluster_and_what_may_fail_before_and_after_and_its_default_is_not_to(
        string keys, string order, string after, MembershipAct act)
    {
        var explorer = MemberSample.Open().Press(keys);
        explorer.AssertSays("On cluster local (http://127.0.0.1:2379):");
        explorer.AssertSays(order);
        explorer.AssertSays("Before: 3 of 3 voters answer, quorum 2: 1 more may fail");
        explorer.AssertSays($"After:  {after}");
        Assert.DoesNotContain(explorer.Copy().Press("enter").Effects, static effect => effect is Effect.ChangeMembers);
        Assert.DoesNotContain(explorer.Copy().Press("esc").Effects, static effect => effect is Effect.ChangeMembers);

        var sent = explorer.Press("tab enter").Last<Effect.ChangeMembers>().Order;
        Assert.Equal((act, 0xC1UL, after), (sent.Change.Act, sent.ClusterId, sent.After.Text));
        explorer.Top<Layer.Roster>();
    }

    [Theory]
    [InlineData("n4 http://10.0.0.4:2380", null)]
    [InlineData("n4", "a name, then scheme://host:port")]
    [InlineData("n4 http://10.0.0.4", "scheme://host:port")]
    [InlineData("n=4 http://10.0.0.4:2380", "no comma or = in a name")]
    public void A_new_member_is_typed_with_its_name_and_urls(string line, string? mistake)
    {
        var explorer = MemberSample.Open().Press("a").Type(line);
        Assert.Equal(mistake, explorer.Top<Layer.Prompt>().Error);
        explorer.Press("enter");
        if (mistake is not null)
        {
            explorer.Top<Layer.Prompt>();
            return;
        }

        explorer.AssertSays("Add n4 at http://10.0.0.4:2380 as a learner.");
        explorer.AssertSays("As a voter at once: 3 of 4 voters answer, quorum 3: none may fail.");
        var learner = explorer.Copy().Send(new UserMessage.Chosen(1)).Last<Effect.ChangeMembers>().Order;
        Assert.Equal((MembershipAct.AddLearner, "3 of 3 voters answer, quorum 2: 1 more may fail"), (learner.Change.Act, learner.After.Text));
        var voter = explorer.Send(new UserMessage.Chosen(2)).Last<Effect.ChangeMembers>().Order;
        Assert.Equal((MembershipAct.AddVoter, "3 of 4 voters answer, quorum 3: none may fail"), (voter.Change.Act, voter.After.Text));
        Assert.Equal(["http://10.0.0.4:2380"], voter.PeerUrls);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_and_a_learner_that_has_not_started_is_not_promoted()
    {
        Assert.Equal("There is a member n2 already; give the new one another name.", MemberSample.Open().Press("a").Type("n2 http://a:1").Press("enter").Notice);
        var explorer = MemberSample.Open(MemberSample.WithLearner).Press("G p");
        Assert.Equal("4: 4 has not started yet; start it, and promote it once it has caught up.", explorer.Notice);
        explorer.Press("enter").AssertSays("ETCD_INITIAL_CLUSTER='n1=http://10.0.0.1:2380,n2=http://10.0.0.2:2380,n3=http://10.0.0.3:2380,NAME=http://10.0.0.4:2380'");
    }

    [Fact]
    public void Beside_a_silent_voter_it_is_said_that_etcd_adds_no_member_and_none_can_be_added_as_a_voter()
    {
        var report = Sample.Report(Sample.Member(1), Sample.Member(2), Sample.SilentMember(3, Sample.Refused));
        var explorer = MemberSample.Open(report: report).Press("a").Type("n4 http://10.0.0.4:2380").Press("enter");
        explorer.AssertSays("n3 does not answer from here: while a voter is not connected to the others, etcd adds no member");
        Assert.Equal(2, explorer.Top<Layer.Question>().State.Dialog.Buttons.Length);
    }

    [Fact]
    public void Other_peer_urls_are_typed_in_place_of_those_there_are()
    {
        var explorer = MemberSample.Open().Press("u");
        Assert.Equal(("http://10.0.0.1:2380", true), (explorer.Top<Layer.Prompt>().Text, explorer.Top<Layer.Prompt>().IsOffered));
        explorer.Press("ctrl+u").Type("http://10.0.0.9:2380").Press("enter").AssertSays("The others reach n1 at http://10.0.0.9:2380, no longer at http://10.0.0.1:2380.");
        Assert.Equal(["http://10.0.0.9:2380"], explorer.Press("tab enter").Last<Effect.ChangeMembers>().Order.PeerUrls);
    }

    [Fact]
    public void After_an_addition_the_lines_of_the_new_member_are_shown_and_copied_and_the_list_is_asked_for_again()
    {
        var explorer = MemberSample.Open();
        var asked = explorer.Effects.Count(static effect => effect is Effect.StartScan);
        explorer.Send(new OperationMessage.MembersChanged("n4 added; 3 voters", true, ["# start it", "ETCD_NAME=n4"]));
        Assert.Equal(asked + 1, explorer.Effects.Count(static effect => effect is Effect.StartScan));
        Assert.Equal("n4 added; 3 voters", explorer.Top<Layer.Page>().Title);
        Assert.Equal("# start it\nETCD_NAME=n4\n", System.Text.Encoding.UTF8.GetString(explorer.Press("y").Last<Effect.Copy>().Text.Span));
        explorer.Press("esc").Top<Layer.Roster>();
        Assert.Single(explorer.State.Layers);
    }

    [Fact]
    public void Asked_for_again_the_rows_and_the_cursor_stay_until_they_are_known_anew()
    {
        var explorer = MemberSample.Open().Press("down down r");
        var scan = explorer.Last<Effect.StartScan>();
        explorer.Send(new ScanMessage(scan.Generation, new ScanProgress.Roster(ScanStatus.AtStart, RosterRows.Empty)));
        Assert.Equal((3, 2, true), (explorer.State.Scans.Roster!.Count, explorer.State.Scans.Roster.List.Selected, explorer.State.Scans.Roster.Status.IsRunning));
        explorer.Lists(MemberRows.Of(MemberSample.WithLearner, Sample.Healthy()));
        Assert.Equal((4, 2), (explorer.State.Scans.Roster!.Count, explorer.State.Scans.Roster.List.Selected));
    }

    [Fact]
    public void What_is_refused_is_told_and_shows_no_page()
    {
        var explorer = MemberSample.Open().Send(new OperationMessage.MembersChanged("n4: etcd refuses", false, []));
        explorer.Top<Layer.Roster>();
        Assert.Equal((NoticeKind.Error, "n4: etcd refuses"), (explorer.State.Notice!.Kind, explorer.Notice));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("p")]
    [InlineData("d")]
    [InlineData("u")]
    [InlineData("m")]
    public void Who_may_change_nothing_changes_no_member(string key)
    {
        Assert.Contains("Read-only", Pressed(MemberSample.Open(settings: Sample.Settings with { ReadOnly = true }), key), StringComparison.Ordinal);
        Assert.Contains("confined to /app/", Pressed(MemberSample.Open(settings: Sample.Settings with { Root = Etcd.Model.EtcdKey.FromText("/app/") }), key), StringComparison.Ordinal);
        Assert.Contains("the role root, which bob does not have", Pressed(MemberSample.Open().Send(new AccessMessage(AccessSample.Bob)), key), StringComparison.Ordinal);
        Assert.IsType<DialogPurpose.Unlock>(MemberSample.Open(settings: AccessSample.Production).Press(key).Top<Layer.Question>().Purpose);

        static string Pressed(TestExplorer explorer, string key)
        {
            explorer.Press(key).Top<Layer.Roster>();
            return explorer.Notice!;
        }
    }

    [Fact]
    public void A_change_that_was_asked_of_one_cluster_is_not_sent_to_another()
    {
        var explorer = MemberSample.Open().Press("G d");
        explorer.With(explorer.State with { Keyspace = explorer.State.Keyspace with { ClusterId = 0xC2 } });
        Assert.Contains("cluster 00000000000000c2 is read now", explorer.Press("tab enter").Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.ChangeMembers);
    }

    [Fact]
    public void A_corrupt_member_can_be_replaced_though_keys_cannot_be_written()
    {
        var report = Sample.Report(Sample.Member(1, 2, false, "memberID:3 alarm:CORRUPT "), Sample.Member(2), Sample.Member(3));
        MemberSample.Open(report: report).Press("G d").AssertSays("Remove n3");
    }
}
