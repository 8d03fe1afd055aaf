using KvTui.Core.Scans;
using KvTui.Etcd.Model;

namespace KvTui.Core.Tests.Browse;

/// <summary>Keys that are folded at “:”.</summary>
public sealed class SeparatorTests
{
    private static readonly string[] Keys = ["svc:db:url", "svc:db:user", "svc:web/a", "top/x"];

    [Fact]
    public void The_tree_is_folded_there() => Assert.Equal(["- svc:", "  + svc:db:", "  svc:web/a", "top/x"], Live().Press("enter").Rows);

    [Fact]
    public void Going_to_a_key_unfolds_what_hides_it() => Assert.Equal("svc:db:user", Live().GoTo("svc:db:user").Cursor);

    [Fact]
    public void A_prefix_is_deleted_up_to_it()
    {
        var explorer = Live().GoTo("svc:db:user").Press("h D");
        explorer.AssertSays("All 2 keys that start with svc:db:");
        explorer.Type("2").Press("enter");
        Assert.Equal(EtcdKey.FromText("svc:db:"), explorer.LastWrite().Subject);
    }

    [Fact]
    public void A_new_key_begins_with_the_prefix_that_the_cursor_is_in() => Live().GoTo("svc:db:url").Press("n").AssertSays("svc:db:");

    [Fact]
    public void Keys_that_are_written_after_all_were_deleted_are_folded_there_too()
    {
        var explorer = Live();
        foreach (var (key, i) in Keys.Select((key, i) => (key, i)))
        {
            explorer.DeletedElsewhere(key, 2000 + i);
        }

        Assert.Equal(["x svc:"], explorer.Rows);
        Assert.Empty(explorer.Press("down").Rows);
        Assert.Equal(["- a:", "  a:b", "  a:c"], explorer.PutElsewhere("a:b", "v", 3000).PutElsewhere("a:c", "v", 3001).Rows);
    }

    [Theory]
    [InlineData("du")]
    [InlineData("top")]
    public void Long_reads_add_up_there(string command)
    {
        var request = Live().Press(":").Type(command).Press("enter").Last<Effect.StartScan>().Request;
        Assert.Equal(':', (char)(request is ScanRequest.Usage usage ? usage.Folding : ((ScanRequest.Top)request).Folding).Separator);
    }

    private static TestExplorer Live() => new TestExplorer(settings: Sample.Settings with { Folding = new((byte)':') }).Listed(Keys);
}
