using KvTui.Core.Access;
using KvTui.Core.Scans;
using KvTui.Core.Scans.Search;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Access;

public sealed class MaskTests
{
    private const string Key = "/registry/secrets/default/db";
    private const string Secret = "battery";

    [Theory]
    [InlineData("/registry/secrets/", "/registry/secrets/a/b", true)]
    [InlineData("/registry/secrets/", "/registry/secret", false)]
    [InlineData("/registry/secrets/", "/other/registry/secrets/a", false)]
    [InlineData("*/secrets/", "/other/registry/secrets/a", true)]
    [InlineData("/app/*/password", "/app/db/main/password", true)]
    [InlineData("/app/*/password", "/app/db/main/user", false)]
    [InlineData("/app/*pass*word", "/app/passxword1", true)]
    [InlineData("", "/app", false)]
    public void A_pattern_is_a_beginning_with_stars_in_it(string pattern, string key, bool masked) =>
        Assert.Equal(masked, KeyMask.Of([pattern]).Matches(EtcdKey.FromText(key)));

    [Fact]
    public void Whether_a_key_is_masked_is_told_without_allocating()
    {
        var (mask, key) = (KeyMask.Of(KeyMask.KubernetesSecrets), EtcdKey.FromText("/registry/secret"));
        var isMasked = mask.Matches(key);
        var before = GC.GetAllocatedBytesForCurrentThread();
        isMasked |= mask.Matches(key);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(isMasked);
    }

    [Fact]
    public void A_secret_is_masked_until_asked_for()
    {
        var explorer = AccessSample.WithSecret().GoTo(Key);
        explorer.AssertHides(Secret);
        explorer.AssertShows("•••• masked, 28 B · u: unmask");
        explorer.Press("u").AssertShows(Secret);
        explorer.Press("u").AssertHides(Secret);
    }

    [Fact]
    public void It_is_masked_again_when_another_key_was_selected()
    {
        var explorer = AccessSample.WithSecret().GoTo(Key).Press("u").GoTo("/registry/pods/p");
        explorer.AssertShows("a pod");
        explorer.GoTo(Key).AssertHides(Secret);
    }

    [Fact]
    public void A_change_elsewhere_does_not_unmask_it() =>
        AccessSample.WithSecret().GoTo(Key).PutElsewhere(Key, "new battery", 1001).AssertHides(Secret);

    [Theory]
    [InlineData("t")]
    [InlineData("t t t")]
    [InlineData("2 pgdn")]
    [InlineData("f 2")]
    public void No_other_view_shows_it(string keys) => AccessSample.WithSecret().GoTo(Key).Press(keys).AssertHides(Secret);

    [Fact]
    public void It_is_neither_copied_nor_edited_before_it_was_shown()
    {
        var explorer = AccessSample.WithSecret().GoTo(Key);
        Assert.StartsWith("The value is masked", explorer.Press("Y").Notice, StringComparison.Ordinal);
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.Copy);
        Assert.StartsWith("The value is masked", explorer.Press("e").Notice, StringComparison.Ordinal);
        Assert.StartsWith("The value is masked", explorer.Press("2 e").Notice, StringComparison.Ordinal);
        Assert.Null(explorer.State.Detail.Edit);
        Assert.NotNull(explorer.Press("u Y").Last<Effect.Copy>());
        Assert.NotNull(explorer.Press("e").State.Detail.Edit);
    }

    [Fact]
    public void Whether_it_can_be_edited_is_asked_of_the_row_under_the_cursor_or_of_the_value_in_the_focus()
    {
        var explorer = new TestExplorer(settings: Sample.Settings with { Mask = KeyMask.Of(["b"]) }).Listed("a", "b").Press("down");
        Assert.Equal(("b", "a"), (explorer.Cursor, explorer.State.Detail.Subject?.Path.ToString()));
        Assert.NotNull(MaskRules.WhyNoEdit(explorer.State));
        Assert.Null(MaskRules.WhyNoEdit(explorer.State with { Focus = Pane.Value }));
        explorer.Answer().Press("up");
        Assert.Null(MaskRules.WhyNoEdit(explorer.State));
        Assert.NotNull(MaskRules.WhyNoEdit(explorer.State with { Focus = Pane.Value }));
    }

    [Fact]
    public void No_draft_of_it_is_kept()
    {
        var explorer = AccessSample.WithSecret().GoTo(Key).Press("u e").Type("changed");
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.KeepDraft);
        explorer = AccessSample.WithSecret().Press("n ctrl+u").Type("/registry/secrets/default/new").Press("enter").Type("text");
        Assert.DoesNotContain(explorer.Effects, static effect => effect is Effect.KeepDraft);
        Assert.Contains(AccessSample.WithSecret().GoTo("/registry/pods/p").Press("e").Type("x").Effects, static effect => effect is Effect.KeepDraft);
    }

    [Fact]
    public void A_search_in_values_is_told_what_not_to_show()
    {
        var request = (ScanRequest.Find)AccessSample.WithSecret().Press(":").Type("find values battery").Press("enter").Last<Effect.StartScan>().Request;
        Assert.Equal(SearchIn.Values, request.Where);
        Assert.True(request.Mask.Matches(EtcdKey.FromText(Key)));
    }

    [Fact]
    public void A_key_that_is_no_secret_has_nothing_to_unmask() =>
        Assert.Equal("There is no masked value in the pane.", AccessSample.WithSecret().GoTo("/registry/pods/p").Press("u").Notice);
}
