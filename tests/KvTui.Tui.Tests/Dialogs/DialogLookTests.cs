using KvTui.Etcd.Model;
using KvTui.Tty.Output.Frames;

namespace KvTui.Tui.Tests.Dialogs;

/// <summary>Questions, lines that are typed and the palette look as the screens that are kept, cell by cell with their styles.</summary>
public sealed class DialogLookTests
{
    private static readonly Rectangle LastRow = new(0, 23, 80, 1);

    public static TheoryData<string, string, string, string> Lines => new()
    {
        { "filter-typed", "", "/", "node-0" },
        { "filter-broken", "", "/", "re:(svc" },
        { "new-key-prompt", "/app/motd", "n", "a\\q" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_that_is_typed_looks_as_kept(string name, string key, string keys, string text)
    {
        using var screen = Shop();
        GoTo(screen, key).Press(keys).Type(text);
        AssertSame(name, screen, LastRow);
    }

    [Fact]
    public void A_line_with_warnings_looks_as_kept()
    {
        var settings = Sample.Settings with { IsProduction = true, IsVerified = false };
        using var screen = new LiveScreen(settings, TerminalCapabilities.Modern, new(80, 24), LiveScreen.Pairs("/app/a", "/app/b"));
        screen.Press("o");
        AssertSame("production-prompt", screen, LastRow);
    }

    [Fact]
    public void The_palette_looks_as_kept()
    {
        using var screen = Shop();
        screen.Press("l").Press(":").Type("co");
        AssertSame("palette", screen, new(1, 7, 78, 9));
    }

    [Fact]
    public void Questions_look_as_kept()
    {
        using var screen = Shop();
        GoTo(screen, "/app/db/url").Answer().Press("d");
        AssertSame("delete-key", screen, new(6, 8, 68, 7));
        screen.Press("esc");
        GoTo(screen, "/app/db/").Press("D").Type("3");
        AssertSame("delete-prefix", screen, new(6, 5, 68, 11));
        screen.Press("esc").Send(new OperationMessage.DraftsFound([Sample.Left("/app/motd", "Welcome.\n", "Welcome back.\n")])).Draw();
        AssertSame("recovery-offer", screen, new(6, 9, 68, 6));
    }

    private static void AssertSame(string name, LiveScreen screen, Rectangle part)
    {
        var (kept, shown) = (GoldenPart.Kept(name), GoldenPart.Of(screen.Terminal.Shown));
        Assert.Equal(kept.Part(part), shown.Part(part));
        Assert.Equal(kept.Cursor, shown.Cursor);
    }

    private static LiveScreen GoTo(LiveScreen screen, string key) =>
        key.Length == 0 ? screen : screen.Press("o ctrl+u").Type(key).Press("enter").Answer();

    private static LiveScreen Shop()
    {
        KeyValue[] pairs =
        [
            Sample.Pair("/app/db/config", "{}", 912, 4),
            Sample.Pair("/app/db/key", "k", 310),
            Sample.Pair("/app/db/url", "postgres://db:5432/app", 914, 3, 0x694d8a1b2c3d4e5f),
            Sample.Pair("/app/empty", "", 401),
            Sample.Pair("/app/large", "l", 500, 2),
            Sample.Pair("/app/motd", "Welcome.\n", 411, 7),
            .. Enumerable.Range(0, 14).Select(static i => Sample.Pair($"/app/svc/node-{i:D2}", $"10.0.0.{i}:8080", 600 + i)),
            Sample.Pair("/etc/limits", "nofile 65536", 12),
            Sample.Pair("leader", "n2", 3),
        ];
        return new(Sample.Settings, TerminalCapabilities.Modern, new(80, 24), pairs);
    }
}
