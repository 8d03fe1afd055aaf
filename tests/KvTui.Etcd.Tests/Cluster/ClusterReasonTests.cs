using KvTui.Etcd.Cluster;
using KvTui.Etcd.Model;

namespace KvTui.Etcd.Tests.Cluster;

/// <summary>What is said of a member without a status.</summary>
public sealed class ClusterReasonTests
{
    private static readonly MemberReport Unasked = new() { Id = 7, Name = "n7" };

    [Fact]
    public void A_member_that_is_still_asked_does_not_answer() => AssertSaid("does not answer", Unasked with { Pending = TimeSpan.FromSeconds(1) });

    [Fact]
    public void A_member_that_cannot_be_reached_does_not_answer_from_here()
        => AssertSaid("does not answer from here: refused", Unasked with { Error = new(EtcdErrorKind.Unreachable, "refused") });

    [Fact]
    public void A_member_without_a_name_has_not_started() => AssertSaid("has not started", Unasked with { Name = "" });

    [Fact]
    public void A_member_that_nothing_leads_to_has_no_address() => AssertSaid("has no address that can be asked from here", Unasked);

    private static void AssertSaid(string text, MemberReport member)
        => Assert.Equal($"{member.Label} {text}", ClusterReason.OfMember(ClusterAssessment.Assess([member], null), member));
}
